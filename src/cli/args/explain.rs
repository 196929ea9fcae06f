//! `newsprint explain`, as typed.

use super::{
    ReportFormat, exits,
    pages::{PageArgs, laid_out},
};
use crate::batch::Limits;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = exits::OF_EXPLAIN, mut_arg("form", |a| a.value_parser(laid_out())))]
pub struct Explain {
    /// The page, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Tell of this byte of the file
    #[arg(long, value_name = "BYTE")]
    pub at: Option<usize>,
    /// Tell of this article
    #[arg(long, value_name = "ID", conflicts_with = "at")]
    pub article: Option<String>,
    /// How to print
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
    /// Use a pack of rules beside the built-in ones; may be repeated
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    /// Largest page in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_file_size, hide_short_help = true)]
    pub max_file_size: u64,
    #[command(flatten)]
    pub said: PageArgs,
}
