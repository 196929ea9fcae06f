//! `newsprint clean`, as typed.

use super::{
    exits,
    pages::{EncodingArgs, InputArgs, RunArgs},
};
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(after_help = exits::OF_RUNS)]
pub struct Clean {
    #[command(flatten)]
    pub reading: InputArgs,
    #[command(flatten)]
    pub encoded: EncodingArgs,
    #[command(flatten)]
    pub running: RunArgs,
    /// What to write: the text, or a line of JSON with every change
    ///
    /// Unless given, the ending of --out tells (.jsonl, .ndjson); else it is text.
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<CleanFormat>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CleanFormat {
    Text,
    Jsonl,
}
