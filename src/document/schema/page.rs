//! A page's document: the file, what the page says of itself, its stories, furniture and remarks.

use super::{Article, BlockKind};
use schemars::JsonSchema;
use serde::Serialize;

/// The version of these types; keys never disappear within one.
pub const SCHEMA_VERSION: &str = "1";

/// Half-open range of bytes of the file as it was read.
pub type Bytes = [u32; 2];

/// One page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Document {
    /// Always "1" here.
    pub schema_version: String,
    /// The page's id, where it came from a JSONL file that names one; else null.
    pub id: Option<serde_json::Value>,
    /// The file.
    pub source: SourceFile,
    /// What the page says of itself.
    pub page: PageFacts,
    /// The stories, in order of their first line.
    pub articles: Vec<Article>,
    /// Text of the page's own.
    pub furniture: Vec<Furniture>,
    /// Blocks that no article claimed.
    pub unplaced: Vec<Unplaced>,
    /// How often each repair was made.
    pub repairs: Vec<RepairCount>,
    /// What looked wrong and was left, or could not be resolved.
    pub notes: Vec<Note>,
}

/// The file a document was made from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceFile {
    /// Its path relative to the argument that named it.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// BLAKE3 hash of its bytes, hexadecimal.
    pub blake3: String,
    /// WHATWG label of its encoding.
    pub encoding: String,
    /// How the encoding was found.
    pub encoding_basis: EncodingBasis,
}

/// How an encoding was found.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EncodingBasis {
    /// A byte order mark.
    Bom,
    /// The bytes are valid in it.
    Valid,
    /// The user said so.
    Given,
    /// The likeliest.
    Guessed,
    /// More than one.
    Mixed,
}

/// What the page says of itself, or the user of it.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct PageFacts {
    /// The paper.
    pub publication: Option<String>,
    /// The section's title.
    pub section: Option<String>,
    /// The page number as printed.
    pub number: Option<String>,
    /// Date of issue, ISO 8601.
    pub date: Option<String>,
    /// Where the date was read.
    pub date_basis: Option<PageDateBasis>,
    /// The page's editors.
    pub editors: Vec<String>,
}

/// Where the page's date was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageDateBasis {
    /// The user said so.
    Given,
    /// The page's furniture.
    Furniture,
    /// The file's name.
    Filename,
    /// The datelines of the stories.
    Dateline,
}

/// Text of the page's own.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Its text.
    pub text: String,
    /// Where it stood.
    pub source: Vec<Bytes>,
}

/// What a piece of furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FurnitureKind {
    /// The paper's name.
    Publication,
    /// The section's title.
    Section,
    /// The page number.
    Page,
    /// The date of issue.
    Date,
    /// The page's editor.
    Editor,
    /// Anything else.
    Other,
}

/// A block that no article claimed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Unplaced {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
    /// Where it stood.
    pub source: Vec<Bytes>,
}

/// How often a repair was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RepairCount {
    /// The repair.
    pub rule: String,
    /// How often.
    pub count: usize,
}

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Note {
    /// A stable name.
    pub code: String,
    /// For a reader.
    pub message: String,
    /// Where.
    pub source: Bytes,
}
