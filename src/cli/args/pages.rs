//! What commands over pages share: what is said of the pages, what is read, and how the run goes.

use crate::batch::{InputForm, Limits};
use clap::{
    Args, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

/// What the command line says of pages.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is said of the pages")]
pub struct PageArgs {
    /// What the inputs are
    #[arg(long = "as", value_name = "WHAT")]
    pub form: Option<InputForm>,
    /// Date of issue, used where a page does not tell
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// The paper, used where a page does not tell
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub publication: Option<String>,
    #[command(flatten)]
    pub encoded: EncodingArgs,
}

/// What the command line says of the bytes of pages.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is said of the pages")]
pub struct EncodingArgs {
    /// Encoding of the inputs
    #[arg(long, value_name = "auto|LABEL", default_value = "auto")]
    pub encoding: String,
}

/// What a page may be where its layout is asked about: not plain text, which has none.
pub fn laid_out() -> impl TypedValueParser<Value = InputForm> {
    let forms = [InputForm::Page, InputForm::Article].iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(forms.collect::<Vec<_>>()).try_map(|name| InputForm::from_str(&name, false))
}

/// What to read, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is read")]
pub struct InputArgs {
    /// Files, folders, or `-` for standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH", help_heading = None)]
    pub paths: Vec<PathBuf>,
    /// Take further paths from a file, or `-`: one a line, or ended by NULs as `find -print0` writes them
    #[arg(long, alias = "files0-from", value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// Also treat files matching GLOB as pages
    #[arg(long, value_name = "GLOB")]
    pub glob: Vec<String>,
    /// Column of a JSONL file that holds the id [default: id, where there is one]
    #[arg(long, value_name = "NAME")]
    pub id_field: Option<String>,
    /// Column of a JSONL file that holds the text [default: text]
    #[arg(long, value_name = "NAME")]
    pub text_field: Option<String>,
    #[command(flatten)]
    pub limits: Limits,
}

/// Where outputs go, and how the run goes on.
#[derive(Debug, Args)]
#[command(next_help_heading = "The run")]
pub struct RunArgs {
    /// Folder or file to write, or `-` for standard output
    #[arg(short, long, value_name = "DIR|FILE|-")]
    pub out: PathBuf,
    /// Pages worked on at a time; 0 for as many as there are processors
    #[arg(short, long, value_name = "N", default_value_t = 0, value_parser = jobs)]
    pub jobs: usize,
    /// Keep what an interrupted or earlier run made, where nothing changed
    #[arg(long, conflicts_with = "restart")]
    pub resume: bool,
    /// Make everything anew (as a plain run does)
    #[arg(long)]
    pub restart: bool,
    /// Write jsonl or csv in files of so many inputs each, numbered
    #[arg(long, value_name = "N", value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    pub shard_size: Option<usize>,
    /// Stop after more than N failures
    #[arg(long, value_name = "N")]
    pub max_failures: Option<usize>,
}

/// A name of something.
fn name(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("a name, please".into()) } else { Ok(text.to_owned()) }
}

/// A number of workers.
pub fn jobs(text: &str) -> Result<usize, String> {
    let jobs: usize = text.parse().map_err(|_| "not a number".to_owned())?;
    if jobs > 1000 { Err("at most 1000".into()) } else { Ok(jobs) }
}
