//! What a page is made of once its blocks are told apart.

/// A block by its number in the list that `lines::join` gave.
pub type BlockId = usize;

/// What a block is within an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// The opening paragraph.
    Lead,
    /// A paragraph of the body.
    Paragraph,
    /// A heading inside the body.
    Subhead,
    /// The words under a picture.
    Caption,
    /// Who made the picture, where it stands apart from the caption.
    Credit,
    /// A sentence lifted out of the body and set large.
    Pullquote,
    /// A cell of a table.
    TableCell,
    /// A remark of the editors: a source, a correction, "see A6".
    Note,
    /// A line that names the writers, set apart from the body.
    Byline,
}

/// What a headline block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HeadRole {
    /// The headline itself.
    Headline,
    /// The short line above it.
    Kicker,
    /// The line below it.
    Deck,
}

/// What a piece of page furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// Anything else of the page's own: weather, a slogan, a web address.
    Other,
}

/// A writer named in a byline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// The name.
    pub name: String,
    /// What the line calls the writer (記者).
    pub role: Option<String>,
}

/// Who wrote a story and for whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Byline {
    /// The line itself, where it is set apart from the body; none where it opens the lead.
    pub text: Option<String>,
    /// The writers it names.
    pub writers: Vec<Writer>,
    /// The agency or paper the story is credited to (香港文匯報訊).
    pub credit: Option<String>,
}

/// One story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Its headlines in order.
    pub heads: Vec<(HeadRole, BlockId)>,
    /// Its blocks in reading order.
    pub blocks: Vec<(BlockKind, BlockId)>,
    /// Its writers.
    pub byline: Byline,
}

/// What the page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The paper.
    pub publication: Option<String>,
    /// The section's title.
    pub section: Option<String>,
    /// The page number as printed.
    pub number: Option<String>,
    /// The date of issue, as the furniture or the datelines tell it.
    pub date: Option<(jiff::civil::Date, DateFrom)>,
    /// The page's editors.
    pub editors: Vec<String>,
}

/// Where on the page its date was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFrom {
    /// A date line among the furniture.
    Furniture,
    /// The datelines of the stories.
    Dateline,
}

/// A page told apart: every block is in exactly one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The stories.
    pub articles: Vec<Article>,
    /// The page's own text.
    pub furniture: Vec<(FurnitureKind, BlockId)>,
    /// What no story claimed.
    pub unplaced: Vec<(BlockKind, BlockId)>,
    /// What the page says of itself.
    pub facts: Facts,
    /// Why each title went where it went.
    pub titles: Vec<super::head::Settled>,
}
