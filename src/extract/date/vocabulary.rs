//! What the words of packs/core/lexicon/time_*.tsv, weekday, daypart, era and festival mean.

use super::{
    feast::Rule,
    part::{Daypart, From, Part, Phase, Unit},
};
use crate::pack::{Class, Lexicon, Meanings};

/// A word of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// A day, its part of the day, and the characters one of which must follow.
    Day { part: Part, of_day: Option<Daypart>, before: Box<str> },
    /// A longer period, with its phase or season.
    Period { part: Part, then: Option<Part> },
    /// A day of the week.
    Weekday(i64),
    /// A part of the day.
    Daypart(Daypart),
    /// A festival, by its rule.
    Feast(Rule),
    /// 農曆.
    LunarCalendar,
    /// 公曆, 公元.
    Gregorian,
    /// An era, by the Gregorian year of its first.
    Era(i64),
    /// A unit of duration.
    Unit(Span),
    /// A part of a year or month.
    Part(Part),
    /// What makes a length of time a stretch up to now (-1), from now on (1), or the moment it is over (2).
    Window(i64),
    /// What stands behind a date.
    Edge(Edge),
    /// What may open a date that no other word and no numeral opens.
    Opener,
    /// What happens on a day that is written as 6.9.
    Event,
    /// March, by its number.
    EnglishMonth(i64),
    /// A word that means no time; always, or unless a word of time reaches beyond it.
    Decoy { always: bool },
}

/// A unit a length of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Century,
    Year,
    HalfYear,
    Quarter,
    Month,
    Week,
    Day,
    Night,
    Workday,
    Hour,
    QuarterHour,
    Minute,
    Second,
}

/// What a word behind a date makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// 之前: all time before it begins.
    Before,
    /// 三年以前: all time up to its end.
    UpTo,
    /// 之後: all time after it ends.
    After,
    /// 或之後, 起: all time from its beginning.
    From,
    /// 至今: from its beginning on.
    ToNow,
    /// 以來: belongs to the sentence.
    Since,
    /// 之內: it alone.
    Within,
    /// 之間: belongs to a range.
    Between,
}

/// What the words of time of a lexicon mean.
pub fn vocabulary(lexicon: &Lexicon) -> Meanings<Word> {
    Meanings::of(lexicon, Class::TIME, |entry| Word::of(entry.class, entry.data))
}

impl Word {
    /// May a date begin with it?
    pub fn may_open(&self) -> bool {
        !matches!(self, Word::Unit(_) | Word::Event | Word::Edge(_)) || *self == Word::Edge(Edge::ToNow)
    }

    /// The meaning of a word of the lexicon, if it is one of time.
    pub fn of(class: Class, data: &str) -> Option<Self> {
        match class {
            Class::TimeDay => day(data),
            Class::TimePeriod => period(data),
            Class::Weekday => Some(Word::Weekday(data.parse().ok()?)),
            Class::Daypart => Some(Word::Daypart(daypart(data)?)),
            Class::Festival => Some(Word::Feast(Rule::of(data)?)),
            Class::Era => Some(match data {
                "lunar" => Word::LunarCalendar,
                "gregorian" => Word::Gregorian,
                year => Word::Era(year.parse().ok()?),
            }),
            Class::TimeUnit => Some(Word::Unit(span(data)?)),
            Class::TimePart => Some(match data.split_once(' ') {
                Some(("window", way)) => Word::Window(way.parse().ok()?),
                Some(("english", month)) => Word::EnglishMonth(month.parse().ok()?),
                None if data == "opener" => Word::Opener,
                None if data == "event" => Word::Event,
                _ => Word::Part(part(data)?),
            }),
            Class::TimeEdge => Some(Word::Edge(edge(data)?)),
            Class::TimeDecoy => match data {
                "" => Some(Word::Decoy { always: false }),
                "always" => Some(Word::Decoy { always: true }),
                _ => None,
            },
            _ => None,
        }
    }
}

/// `page -1 evening`, `page 1 before 起將`
fn day(data: &str) -> Option<Word> {
    let mut words = data.split(' ');
    let part = Part::DayFrom(from(words.next()?)?, words.next()?.parse().ok()?);
    let (of_day, before) = match words.next() {
        Some("before") => (None, words.next()?),
        Some(name) => (Some(daypart(name)?), ""),
        None => (None, ""),
    };
    Some(Word::Day { part, of_day, before: before.into() })
}

/// `year page -1 late`, `years 2021 2026`
fn period(data: &str) -> Option<Word> {
    let mut words = data.split(' ');
    let unit = words.next()?;
    if unit == "years" {
        let part = Part::Years(words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        return Some(Word::Period { part, then: None });
    }
    let from = from(words.next()?)?;
    let on = words.next()?.parse().ok()?;
    let part = match unit {
        "year" => Part::YearFrom(from, on),
        "fiscal" => Part::FiscalFrom(on),
        "school" => Part::SchoolFrom(on),
        "century" => Part::CenturyFrom(on),
        "quarter" => Part::QuarterFrom(from, on),
        "month" => Part::MonthFrom(from, on),
        "week" => Part::WeekFrom(from, on),
        "weekend" => Part::WeekendFrom(on),
        _ => return None,
    };
    let then = words.next().and_then(|w| season(w).map(Part::Season).or_else(|| phase(w).map(Part::Phase)));
    Some(Word::Period { part, then })
}

fn from(word: &str) -> Option<From> {
    match word {
        "page" => Some(From::Page),
        "said" => Some(From::Said),
        "here" => Some(From::Here),
        _ => None,
    }
}

fn part(data: &str) -> Option<Part> {
    let (kind, what) = data.split_once(' ').unwrap_or((data, ""));
    match kind {
        "half" => Some(Part::Half(what.parse().ok()?)),
        "quarter" => Some(Part::Quarter(what.parse().ok()?)),
        "season" => season(what).map(Part::Season),
        "phase" => phase(what).map(Part::Phase),
        "first_month" => Some(Part::Slice(Unit::Month, 1)),
        _ => None,
    }
}

fn season(word: &str) -> Option<i64> {
    ["spring", "summer", "autumn", "winter"].iter().position(|&s| s == word).map(|i| i as i64)
}

fn phase(word: &str) -> Option<Phase> {
    match word {
        "early" => Some(Phase::Early),
        "mid" => Some(Phase::Mid),
        "late" => Some(Phase::Late),
        _ => None,
    }
}

/// The hours of a part of the day; docs/dates.md lists them.
pub fn daypart(name: &str) -> Option<Daypart> {
    let (start, end, noon_before) = match name {
        "dawn" => (0, 6, false),
        "daybreak" => (4, 7, false),
        "early_morning" => (5, 8, false),
        "morning" => (6, 12, false),
        "forenoon" => (8, 12, false),
        "noon" => (12, 12, true),
        "afternoon" => (12, 18, true),
        "dusk" => (17, 19, true),
        "evening" => (18, 24, true),
        "night" => (22, 24, true),
        "midnight" => (0, 0, true),
        _ => return None,
    };
    Some(Daypart { start, end, noon_before })
}

fn span(name: &str) -> Option<Span> {
    Some(match name {
        "century" => Span::Century,
        "year" => Span::Year,
        "half_year" => Span::HalfYear,
        "quarter" => Span::Quarter,
        "month" => Span::Month,
        "week" => Span::Week,
        "day" => Span::Day,
        "night" => Span::Night,
        "workday" => Span::Workday,
        "hour" => Span::Hour,
        "quarter_hour" => Span::QuarterHour,
        "minute" => Span::Minute,
        "second" => Span::Second,
        _ => return None,
    })
}

fn edge(name: &str) -> Option<Edge> {
    Some(match name {
        "before" => Edge::Before,
        "after" => Edge::After,
        "on_after" | "from" => Edge::From,
        "to_now" => Edge::ToNow,
        "since" => Edge::Since,
        "within" => Edge::Within,
        "between" => Edge::Between,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[(Class, &str)] = &[
        (Class::TimeDay, include_str!("../../../packs/core/lexicon/time_day.tsv")),
        (Class::TimePeriod, include_str!("../../../packs/core/lexicon/time_period.tsv")),
        (Class::Weekday, include_str!("../../../packs/core/lexicon/weekday.tsv")),
        (Class::Daypart, include_str!("../../../packs/core/lexicon/daypart.tsv")),
        (Class::Era, include_str!("../../../packs/core/lexicon/era.tsv")),
        (Class::TimeUnit, include_str!("../../../packs/core/lexicon/time_unit.tsv")),
        (Class::TimePart, include_str!("../../../packs/core/lexicon/time_part.tsv")),
        (Class::TimeEdge, include_str!("../../../packs/core/lexicon/time_edge.tsv")),
    ];

    #[test]
    fn every_word_of_the_packs_has_a_meaning() {
        for (class, text) in FILES {
            for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
                let data = line.split_once('\t').map_or("", |(_, data)| data);
                assert!(Word::of(*class, data).is_some(), "{class:?}: {line}");
            }
        }
    }

    #[test]
    fn what_the_list_does_not_know_means_nothing() {
        for (class, data) in
            [(Class::TimeDay, "page x"), (Class::TimePeriod, "fortnight page 0"), (Class::Daypart, "tea")]
        {
            assert_eq!(Word::of(class, data), None);
        }
        assert_eq!(Word::of(Class::Currency, "HKD"), None);
    }
}
