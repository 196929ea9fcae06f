//! The date extractor: dates, times, ranges of both, lengths of time and rhythms, with their ISO 8601 values.
//!
//! The words of time and the numerals of the shared scan say where a date may begin; the longest expression there is
//! read. docs/dates.md tells what each form means and what the page's date has to do with it.

mod beside;
mod bracket;
mod calendar;
mod clock;
mod counted;
mod edge;
mod english;
mod feast;
mod length;
mod lettered;
mod listing;
mod lookalike;
mod lunar;
mod named;
mod notation;
mod number;
mod numbered;
mod offset;
mod part;
mod period;
mod point;
mod print;
mod range;
mod reader;
mod relative;
mod resolve;
mod rhythm;
mod site;
mod term;
mod vocabulary;
mod worded;
mod written;
mod years;

use super::{Date, DateBasis, DateKind, Found, Story};
use crate::{pack::Classes, text::Span};
use listing::Listed;
use part::{Daypart, Part};
use range::Expression;
use reader::Reader;
use resolve::{Anchor, Unresolved};
use site::sites;

/// Every date of a story.
pub fn find(story: &Story<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let circumstances = story.circumstances;
    let mut anchor = Anchor { page: circumstances.date, clock: circumstances.clock, said: None, spoken: false };
    let words = story.packs.derived(vocabulary::vocabulary);
    for (number, passage) in story.passages.iter().enumerate() {
        if passage.scan.numerals().is_empty() && !passage.scan.has_sparse(Classes::TIME) {
            continue;
        }
        let reader = Reader::new(passage.scan, &words, anchor.clock.is_some());
        anchor = Finder { reader, anchor, passage: number, found: &mut found, daypart: None, listed: None }.run();
    }
    found
}

/// Finds the dates of one passage.
struct Finder<'t, 'f> {
    reader: Reader<'t>,
    anchor: Anchor,
    passage: usize,
    found: &'f mut Vec<Found>,
    /// The part of the day just read, and where it ends: 明天下午約4時50分 is about ten to five.
    daypart: Option<(usize, Daypart)>,
    /// The date just read, whose row the next may go on.
    listed: Option<Listed>,
}

/// Something read at a place: where it ends, its finding, and what later words may refer to.
struct Reading {
    start: usize,
    end: usize,
    rule: &'static str,
    date: Date,
    note: Option<Box<(&'static str, String)>>,
    /// The date spoken of from here on; nothing in it where this one could not be resolved.
    said: Option<Option<calendar::Stretch>>,
    daypart: Option<Daypart>,
    listed: Option<Listed>,
}

impl<'t> Finder<'t, '_> {
    /// Reads the passage, and says what the next one may refer back to.
    fn run(mut self) -> Anchor {
        let mut sites = sites(self.reader);
        let mut at = 0;
        while let Some(site) = sites.next(at) {
            at = self.read(site).max(site + 1);
        }
        self.anchor
    }

    /// Reads what begins there, and says where to go on.
    fn read(&mut self, at: usize) -> usize {
        let decoy = self.reader.decoy(at).unwrap_or(at);
        let Some(reading) = self.longest(at).filter(|r| r.end > decoy) else { return decoy };
        let mut found = Found::new(
            self.passage,
            Span::new(reading.start, reading.end),
            reading.rule,
            super::What::Date(reading.date),
        );
        found.note = reading.note;
        self.found.push(found);
        if let Some(said) = reading.said {
            self.anchor.said = said;
            self.anchor.spoken = true;
        }
        self.listed = reading.listed;
        self.daypart = reading.daypart.map(|d| (reading.end, d));
        reading.end
    }

    /// The longest reading there; a date before a length of time.
    fn longest(&self, at: usize) -> Option<Reading> {
        if let Some((end, value)) = self.reader.rhythm(at) {
            return Some(plain(at, end, "date/set", DateKind::Set, value));
        }
        let date = self.reader.expression(at).map(|it| self.date(it));
        let length = self
            .reader
            .length(at)
            .map(|(length, end)| plain(at, end, "date/duration", DateKind::Duration, length.iso()));
        match (date, length) {
            (Some(date), Some(length)) => Some(if length.end > date.end { length } else { date }),
            (date, length) => date.or(length),
        }
    }

    /// The part of the day that stands before a time with nothing but 約 between them.
    fn daypart_before(&self, at: usize) -> Option<Daypart> {
        let (end, of_day) = self.daypart?;
        let between = self.reader.scan().slice(end.min(at), at);
        matches!(between, "約" | "约" | "大約" | "大约" | "近" | "的" | "，").then_some(of_day)
    }

    fn date(&self, mut it: Expression) -> Reading {
        if let Some(listed) = self.listed {
            self.reader.go_on(listed, &mut it);
        }
        let kind = it.kind();
        let rule = rule(&it);
        if let (Some(of_day), [Part::Clock(_)]) = (self.daypart_before(it.start), &it.first.parts[..]) {
            it.first.parts = [Part::Daypart(of_day)].into_iter().chain(it.first.parts.iter().copied()).collect();
        }
        let meaning = it.resolve(&self.anchor);
        let note = meaning.err().map(note);
        let value = meaning.ok().map(|m| written::iso(m, kind, it.edge));
        let dated = it.first.has_date();
        Reading {
            start: it.start,
            end: it.end,
            rule,
            date: Date { kind, value, basis: it.basis(), lunar: it.is_lunar() },
            note,
            said: dated.then(|| meaning.ok().and_then(written::stretch_of)),
            listed: Listed::of(&it),
            daypart: it.first.parts.iter().find_map(|p| if let Part::Daypart(d) = p { Some(*d) } else { None }),
        }
    }
}

fn plain(start: usize, end: usize, rule: &'static str, kind: DateKind, value: String) -> Reading {
    let date = Date { kind, value: Some(value), basis: DateBasis::Absolute, lunar: false };
    Reading { start, end, rule, date, note: None, said: None, daypart: None, listed: None }
}

/// Every rule, as it stands in a finding.
#[cfg(test)]
const RULES: &[&str] = &[
    "date/calendar",
    "date/clock",
    "date/daypart",
    "date/duration",
    "date/festival",
    "date/lunar",
    "date/open",
    "date/range",
    "date/relative",
    "date/set",
    "date/weekday",
    "date/window",
];

/// The rule that reads it, by its last and first part.
fn rule(it: &Expression) -> &'static str {
    if it.second.is_some() {
        return "date/range";
    }
    if it.edge.is_some() {
        return "date/open";
    }
    let parts = &it.first.parts;
    if parts.iter().any(|p| matches!(p, Part::Feast(_))) {
        return "date/festival";
    }
    match parts.last() {
        Some(Part::Clock(_) | Part::Instant(..)) => "date/clock",
        Some(Part::Daypart(_)) => "date/daypart",
        Some(Part::Window(..) | Part::Next(..)) => "date/window",
        Some(Part::Weekday(_)) => "date/weekday",
        _ if it.is_lunar() => "date/lunar",
        _ if parts.iter().any(|p| p.is_relative()) => "date/relative",
        _ => "date/calendar",
    }
}

/// Why a value is missing, for a reader.
fn note(why: Unresolved) -> Box<(&'static str, String)> {
    let message = match why {
        Unresolved::NoPage => "counts from the page's date, which is not known",
        Unresolved::NoTime => "counts from the time of writing, which is not known",
        Unresolved::NoMention => "counts from a date spoken of before, and there is none",
        Unresolved::NoBounds => "begins and ends where only its league knows",
        Unresolved::Impossible => "the calendar has no such day",
        Unresolved::OutOfRange => "lies outside the years or tables that are known",
    };
    Box::new(("date_unresolved", message.to_owned()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
