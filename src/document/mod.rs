//! The JSON document: its types, and the one place where spans become bytes of the source.

mod assemble;
pub mod file_name;
mod finding;
mod schema;

pub use assemble::{PageParts, clean_record, document, repairs};
pub use finding::{Findings, text_record};
pub use schema::*;

/// The JSON Schema of [`Document`], generated from its types.
pub fn json_schema() -> schemars::Schema {
    schemars::schema_for!(Document)
}

/// The JSON Schema of [`TextRecord`].
pub fn text_schema() -> schemars::Schema {
    schemars::schema_for!(TextRecord)
}

/// The JSON Schema of [`CleanRecord`].
pub fn clean_schema() -> schemars::Schema {
    schemars::schema_for!(CleanRecord)
}
