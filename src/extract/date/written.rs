//! What a date is called and how its value is printed: kind, basis, ISO 8601.

use super::{
    calendar::{Stretch, add_days, midnight},
    part::{Part, Unit},
    point::Point,
    print,
    range::Expression,
    resolve::{Anchor, Meaning, Unresolved},
    vocabulary::Edge,
};
use crate::extract::{DateBasis, DateKind};
use jiff::{
    SignedDuration,
    civil::{Date, DateTime, Time},
};

impl Expression {
    /// Date, time, or a range of either.
    pub fn kind(&self) -> DateKind {
        let first = kind_of(&self.first);
        let open = self.edge.is_some_and(|e| e != Edge::Within);
        if self.second.is_none() && !open {
            return first;
        }
        let dated = self.first.has_date();
        let timed = matches!(first, DateKind::DateTime | DateKind::DateTimeRange)
            || self.second.as_ref().is_some_and(|s| matches!(kind_of(s), DateKind::DateTime | DateKind::DateTimeRange));
        match (dated, timed) {
            (false, _) => DateKind::TimeRange,
            (true, true) => DateKind::DateTimeRange,
            (true, false) => DateKind::DateRange,
        }
    }

    /// Does it need the page's date?
    pub fn basis(&self) -> DateBasis {
        let relative = |p: &Point| p.has_date() && !says_when(p);
        if relative(&self.first) || self.second.as_deref().is_some_and(relative) {
            DateBasis::Relative
        } else {
            DateBasis::Absolute
        }
    }

    /// Was it written in the lunar calendar?
    pub fn is_lunar(&self) -> bool {
        let lunar = |p: &Part| match p {
            Part::LunarMonth(..) | Part::LunarDay(_) => true,
            Part::Feast(rule) => rule.is_lunar(),
            _ => false,
        };
        self.first.lunar || self.first.parts.iter().any(lunar)
    }

    /// Its meaning: one, or the first's beginning to the second's end.
    pub fn resolve(&self, anchor: &Anchor) -> Result<Meaning, Unresolved> {
        let first = anchor.resolve(&self.first.parts)?;
        let meaning = match &self.second {
            None => first,
            Some(second) => {
                let own = second.parts.iter().any(|p| p.is_relative() || matches!(p, Part::Decade(_)));
                let page = if own { anchor.page } else { starts(first).map(DateTime::date).or(anchor.page) };
                let said = stretch_of(first).or(anchor.said);
                // 13:20至次日5:40: the next day is the one after the page's.
                let a_day = matches!(first, Meaning::Clock(_)).then(|| Stretch::of_days(anchor.page?, 1));
                let from_first = Anchor { said: a_day.unwrap_or(said), page, ..*anchor };
                join(first, from_first.resolve(&second.parts)?, second, anchor.page)?
            }
        };
        Ok(self.edge.map_or(meaning, |edge| open(meaning, edge)))
    }
}

/// The kind of a single date.
fn kind_of(point: &Point) -> DateKind {
    let dated = point.has_date();
    match point.last() {
        Some(Part::Clock(_)) if !dated => DateKind::Time,
        Some(Part::Daypart(d)) if !dated && d.start == d.end => DateKind::Time,
        Some(Part::Daypart(_)) if !dated => DateKind::TimeRange,
        Some(Part::Daypart(d)) if d.start != d.end => DateKind::DateTimeRange,
        Some(Part::Clock(_) | Part::Instant(..) | Part::Daypart(_)) => DateKind::DateTime,
        Some(Part::Window(unit, _) | Part::Next(unit, _)) if is_short(unit) => DateKind::DateTimeRange,
        Some(Part::Feast(rule)) if rule.lasts() => DateKind::DateRange,
        Some(Part::Nth(Unit::Day, _) | Part::NthWeekday(..) | Part::Day(_) | Part::LunarDay(_)) => DateKind::Date,
        Some(Part::HalfMonthsFrom(_) | Part::WorkdaysFrom(_)) => DateKind::Date,
        Some(Part::DayFrom(..) | Part::Weekday(_) | Part::DaysOn(_) | Part::Feast(_)) => DateKind::Date,
        _ => DateKind::DateRange,
    }
}

fn is_short(unit: Unit) -> bool {
    matches!(unit, Unit::Hour | Unit::Minute | Unit::Second)
}

/// Does the date say its year itself?
fn says_when(point: &Point) -> bool {
    let first = point.parts.first().is_some_and(|p| p.rank() == 0 && !p.is_relative());
    first && !point.parts.iter().any(|p| p.is_relative())
}

fn starts(meaning: Meaning) -> Option<DateTime> {
    match meaning {
        Meaning::Stretch(s) => s.start,
        Meaning::Instant(i) => Some(i),
        _ => None,
    }
}

/// The stretch that later words may refer back to.
pub fn stretch_of(meaning: Meaning) -> Option<Stretch> {
    match meaning {
        Meaning::Stretch(s) => s.start.map(|_| s),
        Meaning::Instant(i) => Stretch::of_days(i.date(), 1),
        _ => None,
    }
}

/// From the first to the second. A second that would end before the first begins is a year, a week or a day later.
fn join(first: Meaning, second: Meaning, of_second: &Point, page: Option<Date>) -> Result<Meaning, Unresolved> {
    // 13:20至次日5:40 begins on the page's day.
    let first = match (first, second, page) {
        (Meaning::Clock(c), Meaning::Instant(_), Some(day)) => {
            let start = midnight(day).checked_add(SignedDuration::from_secs(c)).map_err(|_| Unresolved::OutOfRange)?;
            Meaning::Instant(start)
        }
        _ => first,
    };
    let end = match second {
        Meaning::Stretch(s) => s.end,
        Meaning::Instant(i) => Some(i),
        Meaning::Clock(c) | Meaning::Clocks(_, c) => {
            let start = match first {
                Meaning::Clock(a) | Meaning::Clocks(a, _) => a,
                _ => return Err(Unresolved::Impossible),
            };
            return Ok(Meaning::Clocks(start, c));
        }
    };
    let start = starts(first);
    let late = match (start, end) {
        (Some(s), Some(e)) if e <= s => match of_second.parts.first() {
            Some(Part::Month(_)) => e.checked_add(jiff::Span::new().years(1)).ok(),
            Some(Part::Weekday(_) | Part::WeekFrom(..)) => e.checked_add(jiff::Span::new().weeks(1)).ok(),
            Some(Part::Day(_)) => e.checked_add(jiff::Span::new().months(1)).ok(),
            _ if matches!(second, Meaning::Instant(_)) => e.checked_add(jiff::Span::new().days(1)).ok(),
            _ => return Err(Unresolved::Impossible),
        },
        _ => end,
    };
    Ok(Meaning::Stretch(Stretch { start, end: late }))
}

/// What an edge makes of a meaning.
fn open(meaning: Meaning, edge: Edge) -> Meaning {
    let s = match meaning {
        Meaning::Stretch(s) => s,
        Meaning::Instant(i) => Stretch { start: Some(i), end: Some(i) },
        other => return other,
    };
    // 7月1日之後 counts from the day itself, as notices mean it; 2018年之後 from the next year.
    let a_day = s.first_day().and_then(|d| add_days(d, 1)).is_some_and(|next| s.end_day() == Some(next));
    Meaning::Stretch(match edge {
        Edge::Before => Stretch { start: None, end: s.start },
        Edge::UpTo => Stretch { start: None, end: s.end },
        Edge::After if a_day => Stretch { start: s.start, end: None },
        Edge::After => Stretch { start: s.end, end: None },
        Edge::From | Edge::ToNow => Stretch { start: s.start, end: None },
        Edge::Within | Edge::Between | Edge::Since => s,
    })
}

/// ISO 8601 of a meaning; `kind` tells whether times are told.
pub fn iso(meaning: Meaning, kind: DateKind, edge: Option<Edge>) -> String {
    match meaning {
        Meaning::Clock(c) => match edge {
            Some(Edge::Before) => "../".to_owned() + &print::clock(c),
            Some(Edge::After | Edge::From | Edge::ToNow) => print::clock(c) + "/..",
            _ => print::clock(c),
        },
        Meaning::Clocks(a, b) => print::clock(a) + "/" + &print::clock(b),
        Meaning::Instant(i) => print::instant(i),
        Meaning::Stretch(s) => match (kind, s.start) {
            (DateKind::Date, Some(start)) => print::day(start.date()),
            _ => {
                let whole = [s.start, s.end].into_iter().flatten().all(|i| i.time() == Time::midnight());
                let end = |i: Option<DateTime>| match i {
                    None => "..".to_owned(),
                    Some(i) if whole && kind == DateKind::DateRange => print::day(i.date()),
                    Some(i) => print::instant(i),
                };
                end(s.start) + "/" + &end(s.end)
            }
        },
    }
}
