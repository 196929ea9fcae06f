//! `newsprint completions`: what a shell needs to complete the command line.

use super::{args::Cli, exit::Outcome, session};
use crate::Result;
use clap::CommandFactory;

/// Runs the command.
pub fn run(shell: clap_complete::Shell) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "newsprint", &mut script);
    session::print(&script)
}
