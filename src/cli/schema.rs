//! `newsprint schema`: the JSON Schema of what is written.

use super::{
    args::{Schema, SchemaOf},
    exit::Outcome,
    session,
};
use crate::{Result, document, report};

/// Runs the command.
pub fn run(args: &Schema) -> Result<Outcome> {
    let schema = match args.what {
        SchemaOf::Document => document::json_schema(),
        SchemaOf::Text => document::text_schema(),
        SchemaOf::Clean => document::clean_schema(),
    };
    session::print(&report::json(&schema))
}
