//! The JSON document: the only output types that serde sees, versioned.

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
    /// The page's id, where it came from a JSONL file that names one.
    #[serde(skip_serializing_if = "Option::is_none")]
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

/// What every finding has, written in the same order everywhere.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Place {
    /// The block or headline it is in; absent in `--as text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
    /// First code point in the block's text.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// Where it stood in the file.
    pub source: Vec<Bytes>,
}

/// A name or a post.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Entity {
    /// Its kind.
    pub kind: EntityKind,
    /// As written.
    pub text: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// The rule that fired.
    pub rule: String,
    /// The fullest form in the document that this one stands for.
    pub name: Option<String>,
    /// Persons: their posts.
    pub titles: Vec<String>,
    /// Persons: the organisation of the post; tickers: the company.
    pub of: Option<String>,
}

/// Kinds of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A person's name.
    Person,
    /// A post or honorific beside a name.
    Title,
    /// An organisation.
    Org,
    /// A place.
    Place,
    /// A product or brand.
    Product,
    /// A titled work.
    Work,
    /// An exchange code.
    Ticker,
    /// A named event.
    Event,
}

/// A number with a meaning.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Amount {
    /// Its kind.
    pub kind: AmountKind,
    /// As written.
    pub text: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// The rule that fired.
    pub rule: String,
    /// Exact decimal, or `lo..hi`, an open end left empty.
    pub value: Option<String>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// How the currency is known.
    pub currency_basis: Option<CurrencyBasis>,
    /// Unit or measure word.
    pub unit: Option<String>,
    /// The approximator beside it.
    pub approx: Option<Approx>,
    /// The way it moved.
    pub direction: Option<Direction>,
}

/// Kinds of amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AmountKind {
    /// Money, in major units.
    Money,
    /// The number before the percent sign.
    Percent,
    /// A count or measure with its unit.
    Quantity,
    /// A bare number.
    Number,
    /// A bare range of numbers.
    NumberRange,
    /// A place in an order.
    Ordinal,
    /// So many times.
    Multiple,
    /// Degrees.
    Temperature,
    /// Years of age.
    Age,
}

/// How a currency is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CurrencyBasis {
    /// The text names it.
    Stated,
    /// The currency of the paper's home.
    Publication,
    /// The words around it tell.
    Context,
}

/// What an approximator does to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Approx {
    /// About.
    About,
    /// Over.
    Over,
    /// Under.
    Under,
    /// Nearly.
    Nearly,
    /// Up to.
    UpTo,
    /// At least.
    AtLeast,
}

/// The way a value moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

/// A point, stretch or rhythm of time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Date {
    /// Its kind.
    pub kind: DateKind,
    /// As written.
    pub text: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// The rule that fired.
    pub rule: String,
    /// ISO 8601; ranges end-exclusive; null where it cannot be resolved.
    pub value: Option<String>,
    /// Does the text say all of it?
    pub basis: DateBasis,
    /// Was it written in the lunar calendar?
    pub lunar: bool,
}

/// Kinds of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateKind {
    /// A day.
    Date,
    /// A stretch of days.
    DateRange,
    /// A time of day.
    Time,
    /// A stretch of a day.
    TimeRange,
    /// A time on a day.
    DateTime,
    /// From one time on a day to another.
    DateTimeRange,
    /// A length of time.
    Duration,
    /// A rhythm.
    Set,
}

/// Whether a date stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateBasis {
    /// The text says all of it.
    Absolute,
    /// It needs the page's date.
    Relative,
}

/// Somebody's words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Quote {
    /// The speaker as written.
    pub speaker: Option<String>,
    /// First code point of the speaker's mention in the block.
    pub speaker_start: Option<usize>,
    /// Code point after its last.
    pub speaker_end: Option<usize>,
    /// The verb of saying.
    pub verb: Option<String>,
    /// The words.
    pub text: String,
    /// In quotation marks, or reported?
    pub direct: bool,
    /// Where the words are.
    #[serde(flatten)]
    pub place: Place,
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
