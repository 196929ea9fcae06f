//! Every exit code of the program, and which end of a command gives which.

use super::terminal;
use crate::{Error, batch};
use std::process::ExitCode;

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Done,
    /// Something was found: differences, failed or quarantined pages.
    Findings,
    /// Nothing of what was named can be used.
    NoUsableInput,
    /// Stopped by a signal; `--resume` goes on.
    Interrupted,
}

impl Outcome {
    fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::NoUsableInput => 65,
            Self::Interrupted => 130,
        }
    }
}

/// The exit code of an error.
fn code(error: &Error) -> u8 {
    match error {
        Error::Usage(_) | Error::Malformed { .. } | Error::Pack { .. } => 2,
        Error::NoInput(_) | Error::TooLarge { .. } | Error::Binary { .. } => 65,
        Error::Create { .. } => 73,
        Error::Read { .. } | Error::Write { .. } => 74,
        Error::Locked { .. } => 75,
    }
}

/// Ends the program; an error is said on standard error.
pub fn of(result: Result<Outcome, Error>) -> ExitCode {
    match result {
        Ok(outcome) => outcome.code().into(),
        Err(error) if batch::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::error(&error.to_string());
            code(&error).into()
        }
    }
}

/// Ends the program on a fault of our own.
pub fn of_bug(what: &str) -> ExitCode {
    terminal::error(&format!("a bug of ours, please report it: {what}"));
    ExitCode::from(70)
}

/// Ends the program when clap answered: help and version are no errors.
pub fn of_clap(answer: &clap::Error) -> ExitCode {
    match answer.print() {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(74),
        _ if answer.use_stderr() => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}
