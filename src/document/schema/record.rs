//! Lines of JSONL that are no page: plain text with its findings, cleaned text.

use super::{Amount, Bytes, Date, EncodingBasis, Entity, Note, Quote};
use schemars::JsonSchema;
use serde::Serialize;

/// One line of `--as text`: findings in a plain text. Offsets are code points of the text as it was given, `source` its
/// UTF-8 bytes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TextRecord {
    /// The id it came with.
    pub id: serde_json::Value,
    /// Names and posts.
    pub entities: Vec<Entity>,
    /// Numbers with a meaning.
    pub amounts: Vec<Amount>,
    /// Points, stretches and rhythms of time.
    pub dates: Vec<Date>,
    /// Somebody's words.
    pub quotes: Vec<Quote>,
    /// What looked wrong, or could not be resolved.
    pub notes: Vec<Note>,
}

/// One line of `clean --format jsonl`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CleanRecord {
    /// The file's path relative to the argument that named it.
    pub path: String,
    /// The text's id, where it came from a JSONL file that names one; else null.
    pub id: Option<serde_json::Value>,
    /// WHATWG label of its encoding.
    pub encoding: String,
    /// How the encoding was found.
    pub encoding_basis: EncodingBasis,
    /// The text after decoding and repair.
    pub text: String,
    /// Every change.
    pub repairs: Vec<RepairMade>,
    /// What looked wrong and was left.
    pub notes: Vec<Note>,
}

/// One change that a repair made.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RepairMade {
    /// The repair.
    pub rule: String,
    /// The bytes of the file it concerns.
    pub source: Bytes,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}
