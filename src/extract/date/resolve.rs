//! A date in parts to a stretch of time, against the page's date.
//!
//! The parts narrow one another from coarse to fine. Where the coarse ones are missing the page's date fills them in, by the
//! conventions of docs/dates.md.

use super::{
    calendar::{Stretch, add_days, months, nth_weekday, years},
    part::{Clock, Daypart, Part, Unit},
    period::{first_week, half_months, month, phase, season, shift, slice, week, workdays, year},
};
use jiff::{
    SignedDuration,
    civil::{Date, DateTime, Time},
};

/// What relative dates count from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Anchor {
    /// The page's date.
    pub page: Option<Date>,
    /// The time it was written, if that is known.
    pub clock: Option<Time>,
    /// The date last spoken of.
    pub said: Option<Stretch>,
    /// Has any been spoken of, be it one that could not be resolved?
    pub spoken: bool,
}

/// Why a date has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unresolved {
    /// It counts from the page's date, and there is none.
    NoPage,
    /// It counts from the time of writing, and there is none.
    NoTime,
    /// It counts from a date spoken of, and there is none.
    NoMention,
    /// Where it begins and ends is not said.
    NoBounds,
    /// The calendar has no such day.
    Impossible,
    /// It lies outside the tables or the years that can be written.
    OutOfRange,
}

/// What a date stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A stretch of time.
    Stretch(Stretch),
    /// An instant.
    Instant(DateTime),
    /// Seconds from midnight, of no known day.
    Clock(i64),
    /// From one time of no known day to another.
    Clocks(i64, i64),
}

pub type Resolved<T> = Result<T, Unresolved>;

/// What the parts read so far come to.
#[derive(Default)]
pub struct Narrowed {
    pub stretch: Option<Stretch>,
    daypart: Option<Daypart>,
    clock: Option<i64>,
    instant: Option<DateTime>,
    /// Was the year taken from the page?
    pub guessed: bool,
}

impl Anchor {
    /// The meaning of a date's parts.
    pub fn resolve(&self, parts: &[Part]) -> Resolved<Meaning> {
        let mut so_far = Narrowed::default();
        for &part in parts {
            self.narrow(&mut so_far, part)?;
        }
        so_far.meaning()
    }

    fn narrow(&self, so_far: &mut Narrowed, part: Part) -> Resolved<()> {
        match part {
            Part::Daypart(d) => so_far.daypart = Some(d),
            Part::Clock(c) => so_far.clock = Some(seconds(c, so_far.daypart)),
            Part::Instant(unit, n) => so_far.instant = Some(shift(self.now()?, unit, n).ok_or(Unresolved::OutOfRange)?),
            _ => {
                so_far.guessed |= so_far.stretch.is_none() && matches!(part, Part::Month(_));
                so_far.stretch = Some(self.stretch(so_far, part)?);
            }
        }
        Ok(())
    }

    // Not a part of the loop over the parts, or else what only a few of them need is reckoned for all.
    #[inline(never)]
    fn stretch(&self, so_far: &Narrowed, part: Part) -> Resolved<Stretch> {
        match part {
            Part::Weekday(n) => self.weekday(so_far.stretch, n),
            Part::Day(n) => self.day(so_far, n),
            Part::LunarDay(n) => self.lunar_day(so_far.stretch, n),
            Part::Feast(rule) => self.feast(so_far.stretch, rule),
            Part::Next(unit, n) => self.next_units(unit, n),
            Part::Window(unit, n) => self.window(unit, n),
            Part::Month(n) => self.month(so_far.stretch, n),
            Part::LunarMonth(n, leap) => self.lunar_month(so_far.stretch, n, leap),
            _ => match so_far.stretch {
                Some(within) if !part.is_relative() => self.part_of(within, part),
                _ => self.opening(part),
            },
        }
    }

    /// A part that may come first.
    fn opening(&self, part: Part) -> Resolved<Stretch> {
        let found = match part {
            Part::Year(y) => years(y, 1),
            Part::ShortYear(n) => years(self.full_year(n), 1),
            Part::Years(a, b) => years(a.into(), i64::from(b) - i64::from(a)),
            Part::Decade(n) => years(self.full_decade(n), 10),
            Part::SportsSeason(_) => return Err(Unresolved::NoBounds),
            Part::Fiscal(y) => months(y, 4, 12),
            Part::School(y) => months(y, 9, 12),
            Part::YearFrom(from, n) => years(year(self.from(from, 366)?) + n, 1),
            // Without a page's date the present century is the 21st.
            Part::CenturyFrom(n) => years((self.page.map_or(20, |p| year(p).div_euclid(100)) + n) * 100, 100),
            Part::FiscalFrom(n) => months(self.year_from_month(4)? + n, 4, 12),
            Part::SchoolFrom(n) => months(self.year_from_month(9)? + n, 9, 12),
            Part::QuarterFrom(from, n) => {
                let date = self.from(from, 92)?;
                months(year(date), (month(date) - 1) / 3 * 3 + 1 + 3 * n, 3)
            }
            Part::MonthFrom(from, n) => {
                let date = self.from(from, 31)?;
                months(year(date), month(date) + n, 1)
            }
            Part::WeekFrom(from, n) => week(self.from(from, 7)?, n, 0, 7),
            Part::WeekendFrom(n) => week(self.page()?, n, 5, 2),
            Part::HalfMonthsFrom(n) => half_months(self.page()?, n).and_then(|d| Stretch::of_days(d, 1)),
            Part::WorkdaysFrom(n) => workdays(self.page()?, n).and_then(|d| Stretch::of_days(d, 1)),
            Part::DayFrom(from, n) => add_days(self.from(from, 1)?, n).and_then(|d| Stretch::of_days(d, 1)),
            _ => return self.part_of(years(year(self.page()?), 1).ok_or(Unresolved::OutOfRange)?, part),
        };
        found.ok_or(Unresolved::OutOfRange)
    }

    /// A part of the period before it.
    fn part_of(&self, within: Stretch, part: Part) -> Resolved<Stretch> {
        let (Some(start), Some(end)) = (within.first_day(), within.end_day()) else {
            return Err(Unresolved::OutOfRange);
        };
        let (y, m) = (year(start), month(start));
        let found = match part {
            Part::Decade(n) => years(y + n, 10),
            Part::Half(n) => months(y, m + 6 * (n - 1), 6),
            Part::Quarter(n) => months(y, m + 3 * (n - 1), 3),
            Part::Season(n) => season(y, n),
            Part::Phase(p) => phase(start, end, p),
            Part::Nth(Unit::Month, n) => months(y, m + n - 1, 1),
            Part::Nth(Unit::Week, n) => first_week(start).and_then(|w| Stretch::of_days(add_days(w, 7 * (n - 1))?, 7)),
            Part::Nth(Unit::Day, n) => add_days(start, n - 1).filter(|&d| d < end).and_then(|d| Stretch::of_days(d, 1)),
            Part::NthWeekday(n, w) => nth_weekday(y, m, n, w).and_then(|d| Stretch::of_days(d, 1)),
            Part::Slice(unit, n) => slice(start, end, unit, n),
            Part::DaysOn(n) => add_days(start, n).and_then(|d| Stretch::of_days(d, 1)),
            _ => None,
        };
        found.ok_or(Unresolved::Impossible)
    }
}

impl Narrowed {
    fn meaning(self) -> Resolved<Meaning> {
        if let Some(instant) = self.instant {
            return Ok(Meaning::Instant(instant));
        }
        let hour = 3600;
        match (self.stretch, self.daypart, self.clock) {
            (None, _, Some(clock)) => Ok(Meaning::Clock(clock)),
            (None, Some(d), None) if d.start == d.end => Ok(Meaning::Clock(i64::from(d.start) * hour)),
            (None, Some(d), None) => Ok(Meaning::Clocks(i64::from(d.start) * hour, i64::from(d.end) * hour)),
            (Some(s), _, Some(clock)) => Ok(Meaning::Instant(at(s, clock)?)),
            (Some(s), Some(d), None) if d.start == d.end => Ok(Meaning::Instant(at(s, i64::from(d.start) * hour)?)),
            (Some(s), Some(d), None) => {
                let (start, end) = (at(s, i64::from(d.start) * hour)?, at(s, i64::from(d.end) * hour)?);
                Ok(Meaning::Stretch(Stretch { start: Some(start), end: Some(end) }))
            }
            (Some(s), None, None) => Ok(Meaning::Stretch(s)),
            (None, None, None) => Err(Unresolved::Impossible),
        }
    }
}

/// Seconds into the first day of a stretch.
fn at(stretch: Stretch, seconds: i64) -> Resolved<DateTime> {
    let start = stretch.start.ok_or(Unresolved::OutOfRange)?;
    start.checked_add(SignedDuration::from_secs(seconds)).map_err(|_| Unresolved::OutOfRange)
}

/// Seconds from midnight, in the half of the day that the part of the day before it tells.
fn seconds(clock: Clock, daypart: Option<Daypart>) -> i64 {
    let mut hour = i64::from(clock.hour);
    if let Some(d) = daypart {
        let small = match d.start {
            12 if d.end == 12 => hour <= 3,
            22 | 0 => hour > 5,
            18 => hour > 4,
            _ => true,
        };
        if d.noon_before && hour < 12 && small {
            hour += 12;
        } else if hour == 12 && d.start == 0 {
            hour = 0;
        } else if hour == 12 && matches!(d.start, 18 | 22) {
            hour = 24;
        }
    }
    hour * 3600 + i64::from(clock.minute) * 60 + i64::from(clock.second)
}
