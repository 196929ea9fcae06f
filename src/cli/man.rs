//! `newsprint man`: the manual page of the program, or of one of its commands.

use super::{args::Cli, exit::Outcome, session};
use crate::{Error, Result};
use clap::CommandFactory;

/// Runs the command; `words` name the command that is asked about, none the program.
pub fn run(words: &[String]) -> Result<Outcome> {
    let mut whole = Cli::command();
    whole.build();
    let mut command = &whole;
    for word in words {
        let Some(found) = command.find_subcommand(word) else {
            return Err(Error::Usage(format!("man: no command `{}`; `newsprint help` names them", words.join(" "))));
        };
        command = found;
    }
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command.clone()).render(&mut page);
    rendered.map_err(|source| Error::Write { path: "manual page".into(), source })?;
    session::print(&page)
}
