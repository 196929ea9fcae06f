//! `newsprint schema`, as typed.

use clap::{Args, ValueEnum};

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
