//! What documents look like when they are written: one output, one file.

mod csv;
mod json;
mod jsonl;

pub use csv::{Csv, Safety};
pub use json::json;
pub use jsonl::jsonl;
