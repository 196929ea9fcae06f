//! Findings into their JSON form.

use super::schema as json;
use crate::{
    decode::Decoded,
    extract::{self, Found, Passage, What},
    lines::Block,
    note::Note,
    scan::Scanned,
    text::{Chars, Span, Text},
};
use std::borrow::Cow;

/// Gives each listed variant of one enum its namesake in another.
macro_rules! twins {
    ($($from:path => $to:path { $($variant:ident),* })*) => {
        $(impl From<$from> for $to {
            fn from(it: $from) -> Self {
                match it { $(<$from>::$variant => <$to>::$variant,)* }
            }
        })*
    };
}
twins! {
    extract::EntityKind => json::EntityKind { Person, Title, Org, Place, Product, Work, Ticker, Event }
    extract::AmountKind => json::AmountKind { Money, Percent, Quantity, Number, NumberRange, Ordinal, Multiple, Temperature, Age }
    extract::CurrencyBasis => json::CurrencyBasis { Stated, Publication, Context }
    extract::Approx => json::Approx { About, Over, Under, Nearly, UpTo, AtLeast }
    extract::Direction => json::Direction { Up, Down }
    extract::DateKind => json::DateKind { Date, DateRange, Time, TimeRange, DateTime, DateTimeRange, Duration, Set }
    extract::DateBasis => json::DateBasis { Absolute, Relative }
}

/// Findings of one story, told apart by dimension.
#[derive(Debug, Default)]
pub struct Findings {
    /// Names and posts.
    pub entities: Vec<json::Entity>,
    /// Numbers.
    pub amounts: Vec<json::Amount>,
    /// Times.
    pub dates: Vec<json::Date>,
    /// Words of people.
    pub quotes: Vec<json::Quote>,
    /// Remarks that came with findings.
    pub notes: Vec<json::Note>,
}

impl Findings {
    /// Puts `found` into JSON form; `place` tells where a span of a passage is, `text` what it says.
    pub fn new<'t>(
        found: Vec<Found>,
        place: impl Fn(usize, Span<Chars>) -> json::Place,
        text: impl Fn(usize, Span<Chars>) -> &'t str,
    ) -> Self {
        let entities = found.iter().filter(|f| matches!(f.what, What::Entity(_))).count();
        let mut all = Self { entities: Vec::with_capacity(entities), ..Self::default() };
        for f in found {
            let at = place(f.passage, f.span);
            let said = text(f.passage, f.span).to_owned();
            if let Some((code, message)) = f.note.map(|note| *note) {
                let source = hull(&at.source);
                all.notes.push(json::Note { code: code.to_owned(), message, source });
            }
            match f.what {
                What::Entity(e) => all.entities.push(entity(e, said, at, f.rule)),
                What::Amount(a) => all.amounts.push(amount(a, said, at, f.rule)),
                What::Date(d) => all.dates.push(date(d, said, at, f.rule)),
                What::Quote(q) => {
                    let speaker = q.speaker.map(|s| (place(f.passage, s), text(f.passage, s).to_owned()));
                    all.quotes.push(quote(q, said, at, speaker));
                }
            }
        }
        all
    }
}

/// From the first byte to the last.
fn hull(source: &[json::Bytes]) -> json::Bytes {
    [source.first().map_or(0, |s| s[0]), source.last().map_or(0, |s| s[1])]
}

fn entity(e: extract::Entity, text: String, place: json::Place, rule: Cow<'static, str>) -> json::Entity {
    json::Entity { kind: e.kind.into(), text, place, rule, name: e.name, titles: e.titles, of: e.of }
}

fn amount(a: extract::Amount, text: String, place: json::Place, rule: Cow<'static, str>) -> json::Amount {
    json::Amount {
        kind: a.kind.into(),
        text,
        place,
        rule,
        value: a.value,
        currency: a.currency.map(Into::into),
        currency_basis: a.currency_basis.map(Into::into),
        unit: a.unit,
        approx: a.approx.map(Into::into),
        direction: a.direction.map(Into::into),
    }
}

fn date(d: extract::Date, text: String, place: json::Place, rule: Cow<'static, str>) -> json::Date {
    json::Date { kind: d.kind.into(), text, place, rule, value: d.value, basis: d.basis.into(), lunar: d.lunar }
}

fn quote(q: extract::Quote, text: String, place: json::Place, speaker: Option<(json::Place, String)>) -> json::Quote {
    let (at, speaker) = speaker.unzip();
    json::Quote {
        speaker,
        speaker_start: at.as_ref().map(|p| p.start),
        speaker_end: at.as_ref().map(|p| p.end),
        verb: q.verb,
        text,
        direct: q.direct,
        place,
    }
}

/// The places in the file behind `span` of `block`, which `scan` has read.
pub(super) fn source_of(block: &Block, scan: &Scanned<'_>, text: &Text<'_>, span: Span<Chars>) -> json::Stretches {
    let places = block.current(scan.bytes(span.start(), span.end()));
    places.map(|s| text.source(s)).map(|s| [s.start() as u32, s.end() as u32]).collect()
}

/// A line of `--as text`: offsets are code points of `given`, the text before any repair; `notes` are the remarks of the
/// stages before.
pub fn text_record(
    id: serde_json::Value,
    given: &str,
    decoded: &Decoded<'_>,
    block: &Block,
    passage: &Passage<'_>,
    found: Vec<Found>,
    notes: &[Note],
) -> json::TextRecord {
    let points = CodePoints::of(given);
    let place = |_, span| {
        let source = source_of(block, passage.scan, &decoded.text, span);
        let [start, end] = hull(&source);
        json::Place { block: None, start: points.at(start as usize), end: points.at(end as usize), source }
    };
    let text = |_, span: Span<Chars>| passage.scan.slice(span.start(), span.end());
    let mut all = Findings::new(found, place, text);
    all.notes.extend(notes.iter().map(json::Note::from));
    all.notes.sort_by(|a, b| (a.source, &a.code).cmp(&(b.source, &b.code)));
    json::TextRecord {
        id,
        entities: all.entities,
        amounts: all.amounts,
        dates: all.dates,
        quotes: all.quotes,
        notes: all.notes,
    }
}

/// From bytes to code points of one text.
struct CodePoints(Vec<u32>);

impl CodePoints {
    fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(i, _)| i as u32).collect())
    }

    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|&i| (i as usize) < byte)
    }
}
