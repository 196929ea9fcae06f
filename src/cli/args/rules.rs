//! `newsprint rules`, as typed.

use super::{ReportFormat, exits};
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = exits::OF_RULES)]
pub struct Rules {
    #[command(subcommand)]
    pub action: Option<RulesAction>,
    /// Use a pack of rules beside the built-in ones; may be repeated
    #[arg(long, value_name = "DIR", global = true)]
    pub packs: Vec<PathBuf>,
    /// How to print
    #[arg(short, long, value_name = "FORMAT", default_value = "text", global = true)]
    pub format: ReportFormat,
}

#[derive(Debug, Subcommand)]
pub enum RulesAction {
    /// Every rule in force
    List,
    /// Read a pack and try its examples
    Check {
        /// The pack's folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// One rule with its examples
    Show {
        /// Its id, as findings name it: PACK/ID
        #[arg(value_name = "ID")]
        id: String,
    },
}
