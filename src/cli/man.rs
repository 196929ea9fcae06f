//! `newsprint man`: the manual page.

use super::{args::Cli, exit::Outcome, session};
use crate::{Error, Result};
use clap::CommandFactory;

/// Runs the command.
pub fn run() -> Result<Outcome> {
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(Cli::command()).render(&mut page);
    rendered.map_err(|source| Error::Write { path: "manual page".into(), source })?;
    session::print(&page)
}
