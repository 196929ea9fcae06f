//! Findings in the document: entities, amounts, dates, quotes.

use super::Bytes;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::{borrow::Cow, ops::Deref, sync::Arc};

/// What every finding has, written in the same order everywhere.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Place {
    /// The block or headline it is in; absent in `--as text`.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "shared")]
    #[schemars(with = "Option<String>")]
    pub block: Option<Arc<str>>,
    /// First code point in the block's text.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// Where it stood in the file.
    #[schemars(with = "Vec<Bytes>")]
    pub source: Stretches,
}

fn shared<S: Serializer>(text: &Option<Arc<str>>, serializer: S) -> Result<S::Ok, S::Error> {
    text.as_deref().serialize(serializer)
}

/// Stretches of the file, mostly one.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Stretches {
    /// The one there is.
    One([Bytes; 1]),
    /// All of several, or of none.
    Several(Vec<Bytes>),
}

impl Deref for Stretches {
    type Target = [Bytes];

    fn deref(&self) -> &[Bytes] {
        match self {
            Self::One(one) => one,
            Self::Several(all) => all,
        }
    }
}

impl FromIterator<Bytes> for Stretches {
    fn from_iter<I: IntoIterator<Item = Bytes>>(stretches: I) -> Self {
        let mut rest = stretches.into_iter();
        match (rest.next(), rest.next()) {
            (Some(one), None) => Self::One([one]),
            (one, two) => Self::Several(one.into_iter().chain(two).chain(rest).collect()),
        }
    }
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
    pub rule: Cow<'static, str>,
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
    pub rule: Cow<'static, str>,
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
    pub rule: Cow<'static, str>,
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
