//! `newsprint extract`, as typed.

use super::{
    exits,
    pages::{InputArgs, PageArgs, RunArgs},
};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = exits::OF_RUNS)]
pub struct Extract {
    #[command(flatten)]
    pub reading: InputArgs,
    #[command(flatten)]
    pub said: PageArgs,
    #[command(flatten)]
    pub running: RunArgs,
    /// What to write: a document a page, a document a line, or a finding a row
    ///
    /// Unless given, the ending of --out tells (.jsonl, .ndjson, .csv); else it is json, but jsonl for many pages to
    /// standard output and for lines of JSONL.
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Which of overlapping findings to keep: the best one of all kinds, or the best one of each kind
    #[arg(long, value_name = "WHICH", default_value = "best")]
    pub overlaps: Overlaps,
    /// Column of a JSONL file that holds the date
    #[arg(long, value_name = "NAME", default_value = "date", help_heading = "What is read")]
    pub date_field: String,
    /// Use a pack of rules beside the built-in ones; may be repeated
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    /// Leave cells of CSV unguarded against being taken for formulas
    #[arg(long)]
    pub csv_raw: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Json,
    Jsonl,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Overlaps {
    Best,
    All,
}
