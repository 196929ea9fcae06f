//! What extractors answer with: findings, before they become JSON.

use crate::text::{Chars, Span};
use std::borrow::Cow;

/// Something an extractor found in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The passage's place in the story.
    pub passage: usize,
    /// Where in the passage, in code points.
    pub span: Span<Chars>,
    /// The rule that fired, as `extractor/rule`.
    pub rule: Cow<'static, str>,
    /// What it is.
    pub what: What,
    /// A remark on it: code and message (a value that cannot be resolved, and why).
    pub note: Option<Box<(&'static str, String)>>,
    /// A second reading, given only where overlapping findings of other kinds are asked for.
    pub alternative: bool,
}

impl Found {
    /// A finding without remark.
    pub fn new(passage: usize, span: Span<Chars>, rule: impl Into<Cow<'static, str>>, what: impl Into<What>) -> Self {
        Self { passage, span, rule: rule.into(), what: what.into(), note: None, alternative: false }
    }
}

/// The finding itself, one variant a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A name or a post.
    Entity(Entity),
    /// A number with a meaning.
    Amount(Amount),
    /// A point, stretch or rhythm of time.
    Date(Date),
    /// Somebody's words.
    Quote(Quote),
}

macro_rules! into_what {
    ($($variant:ident),*) => {
        $(impl From<$variant> for What {
            fn from(it: $variant) -> Self { What::$variant(it) }
        })*
    };
}
into_what!(Entity, Amount, Date, Quote);

/// A name or a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its kind.
    pub kind: EntityKind,
    /// The fullest form in the document that this one stands for, if it is not the fullest itself.
    pub name: Option<String>,
    /// Persons: their posts, where the text says so.
    pub titles: Vec<String>,
    /// Persons: the organisation of the post. Tickers: the company.
    pub of: Option<String>,
}

impl Entity {
    /// An entity of which nothing but the kind is known.
    pub fn plain(kind: EntityKind) -> Self {
        Self { kind, name: None, titles: Vec::new(), of: None }
    }
}

/// Kinds of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person's name.
    Person,
    /// A post or honorific beside a name.
    Title,
    /// A company, government, party, court, school, medium, fund.
    Org,
    /// A country, region, city, district, street, venue.
    Place,
    /// A named product or brand.
    Product,
    /// A titled book, film, document, plan.
    Work,
    /// An exchange code.
    Ticker,
    /// A named event.
    Event,
}

/// A number with a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// Its kind.
    pub kind: AmountKind,
    /// Exact decimal string; a range is `lo..hi`, an open end is left empty (`..`); none where it cannot be told.
    pub value: Option<String>,
    /// ISO 4217 code.
    pub currency: Option<Cow<'static, str>>,
    /// How the currency is known.
    pub currency_basis: Option<CurrencyBasis>,
    /// The unit or measure word as written; `pp` and `bp` for percentage and basis points.
    pub unit: Option<String>,
    /// The approximator beside it.
    pub approx: Option<Approx>,
    /// Up or down, where a verb beside it says so.
    pub direction: Option<Direction>,
}

impl Amount {
    /// An amount of which only kind and value are known.
    pub fn new(kind: AmountKind, value: Option<String>) -> Self {
        Self { kind, value, currency: None, currency_basis: None, unit: None, approx: None, direction: None }
    }
}

/// Kinds of amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurrencyBasis {
    /// The text names it.
    Stated,
    /// It is the currency of the paper's home.
    Publication,
    /// The words around it tell.
    Context,
}

/// What an approximator does to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approx {
    /// 約, 左右
    About,
    /// 逾, 超過
    Over,
    /// 不足, 少於
    Under,
    /// 近, 將近
    Nearly,
    /// 至多, 高達
    UpTo,
    /// 至少, 不少於
    AtLeast,
}

/// The way a value moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 升, 增
    Up,
    /// 跌, 減
    Down,
}

/// A point, stretch or rhythm of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Its kind.
    pub kind: DateKind,
    /// ISO 8601; ranges `start/end`, end exclusive, `..` for an open end; none where it cannot be resolved.
    pub value: Option<String>,
    /// Does the text say all of it, or is it told from the page's date?
    pub basis: DateBasis,
    /// Was it written in the lunar calendar?
    pub lunar: bool,
}

/// Kinds of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// A stretch from one time on a day to another.
    DateTimeRange,
    /// A length of time.
    Duration,
    /// A rhythm: every Wednesday.
    Set,
}

/// Whether a date stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateBasis {
    /// The text says all of it.
    Absolute,
    /// It needs the page's date.
    Relative,
}

/// Somebody's words. The finding's span is the words themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The mention of the speaker, in code points of the same passage.
    pub speaker: Option<Span<Chars>>,
    /// The verb of saying as written.
    pub verb: Option<String>,
    /// In quotation marks, or reported?
    pub direct: bool,
}
