//! The command line: arguments as typed, settings as meant, one file a command, exit codes in one place.

mod args;
mod clean;
mod completions;
mod exit;
mod explain;
mod extract;
mod man;
mod progress;
mod rules;
mod schema;
mod session;
mod settings;
mod terminal;
mod validate;

use crate::{Result, batch};
use args::{Cli, Command};
use clap::Parser;
use exit::Outcome;
use std::{ffi::OsString, process::ExitCode};

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    run_with(std::env::args_os())
}

/// Runs the program; the first argument is its name.
pub fn run_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(help) => return exit::of_clap(&help),
    };
    match batch::caught(|| dispatch(&cli)) {
        Ok(result) => exit::of(result),
        Err(bug) => exit::of_bug(&bug),
    }
}

fn dispatch(cli: &Cli) -> Result<Outcome> {
    match &cli.command {
        Command::Extract(args) => extract::run(args, &cli.common),
        Command::Clean(args) => clean::run(args, &cli.common),
        Command::Rules(args) => rules::run(args),
        Command::Validate(args) => validate::run(args, &cli.common),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Completions { shell } => completions::run(*shell),
        Command::Man { command } => man::run(command),
    }
}
