//! A story in the document: headlines, writers, blocks, findings.

use super::{Amount, Bytes, Date, Entity, Quote};
use schemars::JsonSchema;
use serde::Serialize;

/// One story.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Article {
    /// `a1`, `a2` …
    pub id: String,
    /// The headline, its lines joined; null where the page has none for it.
    pub headline: Option<String>,
    /// Headline, kicker and deck apart.
    pub headlines: Vec<Headline>,
    /// The line that names the writers, where it is set apart from the body.
    pub byline_text: Option<String>,
    /// The writers.
    pub byline: Vec<Byline>,
    /// The agency or paper the story is credited to (香港文匯報訊).
    pub credit: Option<String>,
    /// The story's blocks in reading order.
    pub blocks: Vec<Block>,
    /// Names and posts.
    pub entities: Vec<Entity>,
    /// Numbers with a meaning.
    pub amounts: Vec<Amount>,
    /// Points, stretches and rhythms of time.
    pub dates: Vec<Date>,
    /// Somebody's words.
    pub quotes: Vec<Quote>,
}

/// A headline, kicker or deck.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Headline {
    /// `a1.h1` …: what findings in it name as their block.
    pub id: String,
    /// What it is.
    pub role: HeadRole,
    /// Its text.
    pub text: String,
    /// Where it stood.
    pub source: Vec<Bytes>,
}

/// What a headline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeadRole {
    /// The headline itself.
    Headline,
    /// The short line above it.
    Kicker,
    /// The line below it.
    Deck,
}

/// A writer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Byline {
    /// The name.
    pub name: String,
    /// What the line calls the writer (記者).
    pub role: Option<String>,
}

/// A block of a story.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Block {
    /// `a1.1`, `a1.2` …
    pub id: String,
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
    /// Where it stood: one range for each stretch of the file.
    pub source: Vec<Bytes>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The opening paragraph.
    Lead,
    /// A paragraph of the body.
    Paragraph,
    /// A heading inside the body.
    Subhead,
    /// The words under a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// A sentence set large.
    Pullquote,
    /// A cell of a table.
    TableCell,
    /// A remark of the editors.
    Note,
    /// A line that names the writers.
    Byline,
}
