//! `newsprint validate`, as typed.

use super::{
    exits,
    pages::{PageArgs, jobs, laid_out},
};
use crate::golden::Match;
use clap::Args;
use std::path::PathBuf;

/// A file of figures to write.
#[derive(Debug, Clone)]
pub enum Report {
    Json(PathBuf),
    Junit(PathBuf),
}

fn report(text: &str) -> Result<Report, String> {
    match text.split_once('=') {
        Some((_, "")) => Err("no file is named".into()),
        Some(("json", path)) => Ok(Report::Json(path.into())),
        Some(("junit", path)) => Ok(Report::Junit(path.into())),
        _ => Err("write json=FILE or junit=FILE".into()),
    }
}

#[derive(Debug, Args)]
#[command(after_help = exits::OF_VALIDATE, mut_arg("form", |a| a.value_parser(laid_out())))]
pub struct Validate {
    /// Folder of documents, or of pages, whose documents are then made first
    #[arg(value_name = "PREDICTED")]
    pub predicted: PathBuf,
    /// Folder of golden documents; they may be partial
    #[arg(long, value_name = "DIR")]
    pub golden: PathBuf,
    /// When a found item counts as right
    #[arg(long = "match", value_name = "HOW", default_value = "strict")]
    pub matching: Match,
    /// Exit 1 only if a field's F1 is below this, not on any difference; may be repeated
    #[arg(long, value_name = "FIELD=F1")]
    pub min: Vec<String>,
    /// Show the change against a report written before
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Take new documents as golden: those named, or all; refused where CI is set
    #[arg(long, value_name = "ID", num_args = 0..)]
    pub accept: Option<Vec<String>>,
    /// Write the figures to files, with a comma between them
    #[arg(long, value_name = "json=FILE|junit=FILE", value_delimiter = ',', value_parser = report)]
    pub report: Vec<Report>,
    /// Folder of the pages, to show differences in their lines
    #[arg(long, value_name = "DIR")]
    pub pages: Option<PathBuf>,
    /// Documents compared at a time; 0 for as many as there are processors
    #[arg(short, long, value_name = "N", default_value_t = 0, value_parser = jobs)]
    pub jobs: usize,
    /// How many differences to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub differences: usize,
    /// Use a pack of rules beside the built-in ones; may be repeated, where documents are made first
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    #[command(flatten)]
    pub said: PageArgs,
}
