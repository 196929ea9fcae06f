//! The arguments as they are typed, one file a command. What they mean is told in `settings`.
//!
//! Here stand the program and the list of its commands; `always` has the flags of all of them, `pages` what commands that
//! read pages share.

mod always;
mod clean;
mod exits;
mod explain;
mod extract;
mod pages;
mod rules;
mod schema;
mod validate;

pub use always::{MessageArgs, ShowProgress, When};
pub use clean::{Clean, CleanFormat};
pub use explain::Explain;
pub use extract::{Extract, Format, Overlaps};
pub use pages::{EncodingArgs, InputArgs, PageArgs, RunArgs};
pub use rules::{Rules, RulesAction};
pub use schema::{Schema, SchemaOf};
pub use validate::{Report, Validate};

use clap::{Parser, Subcommand, ValueEnum};

/// Turns raw text dumps of newspaper pages into structured data, every field traceable to the raw bytes.
#[derive(Debug, Parser)]
#[command(name = "newsprint", version, propagate_version = true, max_term_width = 100, after_help = exits::OF_ALL)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: MessageArgs,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a document of each page
    Extract(Extract),
    /// Decode and repair only
    Clean(Clean),
    /// Show the rules in force, or check a pack
    Rules(Rules),
    /// Compare documents with their goldens, field by field
    Validate(Validate),
    /// Explain how a byte, article or page became what it is
    Explain(Explain),
    /// Print the JSON Schema of the document
    Schema(Schema),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page of newsprint, or of one of its commands
    Man {
        /// The command: `extract`, `rules check`
        #[arg(value_name = "COMMAND")]
        command: Vec<String>,
    },
}

/// How a command that tells of something prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Text,
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}
