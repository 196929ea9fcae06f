//! The arguments as they are typed. What they mean is told in `settings`.

use crate::{
    batch::{Limits, Shape},
    golden::Match,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Exit codes of the whole program.
const EXITS: &str = "Exit codes: 0 done · 1 findings or failures · 2 usage, settings, goldens or a bad rule pack · 65 no \
                     usable input · 70 a bug of ours · 73 cannot create the output · 74 input or output error · 75 output \
                     locked by another run · 130 interrupted";
/// Those of a run over pages.
const EXITS_OF_RUNS: &str = "Exit codes: 0 done · 1 a page failed or was quarantined, or more than --max-failures did · 2 \
                             usage, settings or a bad rule pack · 65 no usable input · 70 a bug of ours · 73 cannot create \
                             the output · 74 input or output error · 75 output locked by another run · 130 interrupted, \
                             --resume goes on";
const EXITS_OF_VALIDATE: &str = "Exit codes: 0 nothing differs, or every field named by --min reaches its floor · 1 \
                                 something differs, or a field is below its floor · 2 usage, a broken golden or a bad rule \
                                 pack · 65 nothing to compare · 74 input or output error";
const EXITS_OF_RULES: &str =
    "Exit codes: 0 done · 2 usage, no such rule, or a bad rule pack · 74 input or output error";
const EXITS_OF_EXPLAIN: &str = "Exit codes: 0 done · 2 usage, no such byte or article, or a bad rule pack · 65 no usable \
                                input · 74 input or output error";

/// Turns raw text dumps of newspaper pages into structured data, every field traceable to the raw bytes.
#[derive(Debug, Parser)]
#[command(name = "newsprint", version, propagate_version = true, max_term_width = 100, after_help = EXITS)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

/// Flags of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Messages")]
    pub quiet: bool,
    /// Say why each input was skipped
    #[arg(short, long, global = true, help_heading = "Messages")]
    pub verbose: bool,
    /// Colour messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Messages")]
    pub color: When,
    /// Show how far a run is, on a terminal
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Messages")]
    pub progress: Progress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Progress {
    Auto,
    Never,
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
    /// Tell how a byte of a page became what
    Explain(Explain),
    /// Print the JSON Schema of the document
    Schema(Schema),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// What the command line says of pages.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is said of the pages")]
pub struct Told {
    /// What the inputs are
    #[arg(long = "as", value_name = "WHAT")]
    pub shape: Option<Shape>,
    /// Date of issue, used where a page does not tell
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// The paper, used where a page does not tell
    #[arg(long, value_name = "NAME")]
    pub publication: Option<String>,
    /// Encoding of the inputs
    #[arg(long, value_name = "auto|LABEL", default_value = "auto")]
    pub encoding: String,
}

/// What to read, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is read")]
pub struct Reading {
    /// Files, folders, or `-` for standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH", help_heading = None)]
    pub paths: Vec<PathBuf>,
    /// Take further paths from a file, or `-`: one a line, or ended by NULs as `find -print0` writes them
    #[arg(long, alias = "files0-from", value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// Take further files in folders for pages
    #[arg(long, value_name = "GLOB")]
    pub glob: Vec<String>,
    /// Column of a JSONL file that holds the id
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub id_field: String,
    /// Column of a JSONL file that holds the text [default: text]
    #[arg(long, value_name = "NAME")]
    pub text_field: Option<String>,
    /// Column of a JSONL file that holds the date
    #[arg(long, value_name = "NAME", default_value = "date")]
    pub date_field: String,
    #[command(flatten)]
    pub told: Told,
    #[command(flatten)]
    pub limits: Limits,
}

/// Where outputs go, and how the run goes on.
#[derive(Debug, Args)]
#[command(next_help_heading = "The run")]
pub struct Running {
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
    /// End the run when more inputs than this failed
    #[arg(long, value_name = "N")]
    pub max_failures: Option<usize>,
}

#[derive(Debug, Args)]
#[command(after_help = EXITS_OF_RUNS)]
pub struct Extract {
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub running: Running,
    /// What to write: a document a page, a document a line, or a finding a row
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Which of overlapping findings to keep: the best one of all kinds, or the best one of each kind
    #[arg(long, value_name = "WHICH", default_value = "best")]
    pub overlaps: Overlaps,
    /// Use a pack of rules beside the built-in ones; may be given oftener
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

#[derive(Debug, Args)]
#[command(after_help = EXITS_OF_RUNS)]
pub struct Clean {
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub running: Running,
    /// What to write: the text, or a line of JSON with every change
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: CleanFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CleanFormat {
    Text,
    Jsonl,
}

#[derive(Debug, Args)]
#[command(after_help = EXITS_OF_RULES)]
pub struct Rules {
    #[command(subcommand)]
    pub action: Option<RulesAction>,
    /// Use a pack of rules beside the built-in ones; may be given oftener
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Text,
    Json,
}

#[derive(Debug, Args)]
#[command(after_help = EXITS_OF_VALIDATE)]
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
    /// Exit 1 only if a field's F1 is below this, not on any difference; may be given oftener
    #[arg(long, value_name = "FIELD=F1")]
    pub min: Vec<String>,
    /// Show the change against a report written before
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Take new documents as golden: those named, or all; refused where CI is set
    #[arg(long, value_name = "ID", num_args = 0..)]
    pub accept: Option<Vec<String>>,
    /// Write the figures to files, with a comma between them
    #[arg(long, value_name = "json=FILE|junit=FILE", value_delimiter = ',')]
    pub report: Vec<String>,
    /// Folder of the pages, to show differences in their lines
    #[arg(long, value_name = "DIR")]
    pub pages: Option<PathBuf>,
    /// Documents compared at a time; 0 for as many as there are processors
    #[arg(short, long, value_name = "N", default_value_t = 0, value_parser = jobs)]
    pub jobs: usize,
    /// How many differences to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub differences: usize,
    /// Use a pack of rules beside the built-in ones; may be given oftener, where documents are made first
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    #[command(flatten)]
    pub told: Told,
}

#[derive(Debug, Args)]
#[command(after_help = EXITS_OF_EXPLAIN)]
pub struct Explain {
    /// The page
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
    /// Use a pack of rules beside the built-in ones; may be given oftener
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    #[command(flatten)]
    pub told: Told,
}

#[derive(Debug, Args)]
pub struct Schema {
    /// Of what to print the schema
    #[arg(value_name = "WHAT", default_value = "document")]
    pub what: SchemaOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// The document of a page
    Document,
    /// A line of `extract --as text`
    Text,
    /// A line of `clean --format jsonl`
    Clean,
}

fn jobs(text: &str) -> Result<usize, String> {
    let jobs: usize = text.parse().map_err(|_| "not a number".to_owned())?;
    if jobs > 1000 { Err("at most 1000".into()) } else { Ok(jobs) }
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
