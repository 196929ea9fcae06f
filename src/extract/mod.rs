//! Findings: one dimension, one folder. Extractors read one shared scan; only [`settle`] decides overlaps.

pub mod amount;
pub mod date;
pub mod entity;
mod found;
pub mod quote;
pub mod rule;
mod settle;

pub use found::{
    Amount, AmountKind, Approx, CurrencyBasis, Date, DateBasis, DateKind, Direction, Entity, EntityKind, Found, Quote,
    What,
};
pub use settle::{Overlaps, settle};

use crate::{layout::BlockKind, pack::Packs, scan::Scanned};

/// What a passage is, as far as extractors care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A headline, kicker or deck.
    Headline,
    /// A block of the article.
    Block(BlockKind),
    /// Text of which nothing more is known.
    Plain,
}

/// A text to extract from.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    /// What it is.
    pub role: Role,
    /// Its scan.
    pub scan: &'a Scanned<'a>,
}

/// What is known beside the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances<'a> {
    /// The page's date, which relative dates count from.
    pub date: Option<jiff::civil::Date>,
    /// The time it was written, which 兩小時前 counts from.
    pub clock: Option<jiff::civil::Time>,
    /// ISO 4217 code of the currency at the paper's home, which a bare 元 means.
    pub home_currency: Option<&'a str>,
}

/// A story to extract from: its passages in order, and everything known beside them.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// Headlines first, then the blocks in reading order.
    pub passages: &'a [Passage<'a>],
    /// What is known beside the text.
    pub circumstances: Circumstances<'a>,
    /// The packs in force.
    pub packs: &'a Packs,
}

/// An extractor that needs nothing but the story.
type Extractor = fn(&Story<'_>) -> Vec<Found>;

/// Every extractor of the first round; none sees what another found. Of findings as long, that of the first is kept.
const EXTRACTORS: [Extractor; 4] = [rule::find, entity::find, amount::find, date::find];

/// Everything the extractors find in a story, settled; by passage, then place.
pub fn extract(story: &Story<'_>, overlaps: Overlaps) -> Vec<Found> {
    let all = EXTRACTORS.map(|find| find(story));
    let mut found = Vec::with_capacity(all.iter().map(Vec::len).sum());
    all.into_iter().for_each(|mut one| found.append(&mut one));
    found = settle(found, overlaps);
    let quotes = quote::find(story, &found);
    found.extend(quotes);
    found
}
