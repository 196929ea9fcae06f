//! A date in parts to a stretch of time, against the page's date.
//!
//! The parts narrow one another from coarse to fine. Where the coarse ones are missing the page's date fills them in, by the
//! conventions of docs/dates.md.

use super::{
    calendar::{Stretch, add_days, day, first_of_month, midnight, months, nth_weekday, years},
    feast::Rule,
    lunar,
    part::{Clock, Daypart, From, Part, Unit},
    period::{
        days_between, first_week, half_months, month, over_new_year, phase, season, shift, slice, truncated,
        unit_start, week, workdays, year,
    },
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

type Resolved<T> = Result<T, Unresolved>;

/// What the parts read so far come to.
#[derive(Default)]
struct Narrowed {
    stretch: Option<Stretch>,
    daypart: Option<Daypart>,
    clock: Option<i64>,
    instant: Option<DateTime>,
    /// Was the year taken from the page?
    guessed: bool,
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
            Part::Years(a, b) => years(a, b - a),
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

    /// A month named by its number: of the year before it, else the page's year, else the nearer one over New Year.
    fn month(&self, within: Option<Stretch>, n: i64) -> Resolved<Stretch> {
        let y = match within.and_then(|s| s.first_day()) {
            Some(start) => year(start) + i64::from(n < month(start)),
            None => {
                let page = self.page()?;
                let here = day(year(page), n, 1).ok_or(Unresolved::Impossible)?;
                year(page) + over_new_year(page, here)
            }
        };
        months(y, n, 1).ok_or(Unresolved::OutOfRange)
    }

    fn lunar_month(&self, within: Option<Stretch>, n: i64, leap: bool) -> Resolved<Stretch> {
        let y = match within.and_then(|s| s.first_day()) {
            Some(start) => year(start),
            None => {
                let page = self.page()?;
                let here = lunar::month(year(page), n, leap).and_then(|s| s.first_day());
                year(page) + here.map_or(0, |d| over_new_year(page, d))
            }
        };
        lunar::month(y, n, leap).ok_or(if leap { Unresolved::Impossible } else { Unresolved::OutOfRange })
    }

    /// A day of the month before it; alone, of the page's month or of a neighbour that is much nearer.
    fn day(&self, so_far: &Narrowed, n: i64) -> Resolved<Stretch> {
        let found = match so_far.stretch.and_then(|s| s.first_day()) {
            Some(start) => {
                let exact = day(year(start), month(start), n);
                // 29 February without a year is that of the last leap year.
                let leap = || (1..8).find_map(|back| day(year(start) - back, 2, 29));
                if so_far.guessed && month(start) == 2 && n == 29 { exact.or_else(leap) } else { exact }
            }
            None => self.nearest_day(n)?,
        };
        found.and_then(|d| Stretch::of_days(d, 1)).ok_or(Unresolved::Impossible)
    }

    fn nearest_day(&self, n: i64) -> Resolved<Option<Date>> {
        let page = self.page()?;
        let in_month = |on: i64| first_of_month(year(page), month(page), on).and_then(|f| day(year(f), month(f), n));
        let apart = |d: &Date| days_between(page, *d).abs();
        let here = in_month(0);
        if here.as_ref().is_some_and(|d| apart(d) <= 20) {
            return Ok(here);
        }
        Ok([here, in_month(-1), in_month(1)].into_iter().flatten().min_by_key(apart))
    }

    fn lunar_day(&self, within: Option<Stretch>, n: i64) -> Resolved<Stretch> {
        let month = match within {
            Some(month) => month,
            None => {
                let page = self.page()?;
                let y = lunar::year_of(page);
                let all = (1..=12).flat_map(|m| [lunar::month(y, m, false), lunar::month(y, m, true)]).flatten();
                let here = |s: &Stretch| s.start <= Some(midnight(page)) && Some(midnight(page)) < s.end;
                all.into_iter().find(here).ok_or(Unresolved::OutOfRange)?
            }
        };
        lunar::day_of_month(month, n).and_then(|d| Stretch::of_days(d, 1)).ok_or(Unresolved::Impossible)
    }

    /// The weekday of the week before it; alone, of the page's own week.
    fn weekday(&self, within: Option<Stretch>, n: i64) -> Resolved<Stretch> {
        if let Some(s) = within {
            let (Some(start), Some(end)) = (s.first_day(), s.end_day()) else { return Err(Unresolved::OutOfRange) };
            if days_between(start, end) < 7 {
                return Ok(s);
            }
            return add_days(start, n - 1).and_then(|d| Stretch::of_days(d, 1)).ok_or(Unresolved::OutOfRange);
        }
        week(self.page()?, 0, n - 1, 1).ok_or(Unresolved::OutOfRange)
    }

    /// A festival of the year before it; alone, the one in the page's year, or over New Year.
    fn feast(&self, within: Option<Stretch>, rule: Rule) -> Resolved<Stretch> {
        if let Some(start) = within.and_then(|s| s.first_day()) {
            return rule.fall(year(start)).ok_or(Unresolved::OutOfRange);
        }
        let page = self.page()?;
        let y = year(page);
        let in_year = |of: i64| {
            let falls = [of, of - 1].into_iter().filter_map(|y| rule.fall(y));
            falls.into_iter().find(|s| s.first_day().is_some_and(|d| year(d) == of))
        };
        let here = in_year(y).and_then(|s| s.first_day());
        let on = here.map_or(0, |d| match days_between(page, d) {
            ..=-270 => 1,
            331.. => -1,
            _ => 0,
        });
        in_year(y + on).ok_or(Unresolved::OutOfRange)
    }

    /// Whole units beside the page's own: 上兩周 are the two weeks before this one.
    fn next_units(&self, unit: Unit, n: i64) -> Resolved<Stretch> {
        let own = match unit {
            Unit::Hour | Unit::Minute | Unit::Second => truncated(self.now()?, unit),
            _ => midnight(unit_start(self.page()?, unit).ok_or(Unresolved::OutOfRange)?),
        };
        let (from, to) = if n < 0 { (n, 0) } else { (1, n + 1) };
        let ends = shift(own, unit, from).zip(shift(own, unit, to)).ok_or(Unresolved::OutOfRange)?;
        Ok(Stretch { start: Some(ends.0), end: Some(ends.1) })
    }

    /// A length of time up to the page's date, or from it.
    fn window(&self, unit: Unit, n: i64) -> Resolved<Stretch> {
        let now = match unit {
            Unit::Hour | Unit::Minute | Unit::Second => self.now()?,
            _ => self.page()?.to_datetime(self.clock.unwrap_or(Time::midnight())),
        };
        let far = shift(now, unit, n).ok_or(Unresolved::OutOfRange)?;
        // Months and years are not counted to the hour.
        let far = if matches!(unit, Unit::Year | Unit::Quarter | Unit::Month) { midnight(far.date()) } else { far };
        let (start, end) = if n < 0 { (far, now) } else { (now, far) };
        Ok(Stretch { start: Some(start), end: Some(end) })
    }

    fn page(&self) -> Resolved<Date> {
        self.page.ok_or(Unresolved::NoPage)
    }

    fn now(&self) -> Resolved<DateTime> {
        Ok(self.page()?.to_datetime(self.clock.ok_or(Unresolved::NoTime)?))
    }

    /// The day a part counts from; `unit` is the length in days of what it counts.
    fn from(&self, from: From, unit: i64) -> Resolved<Date> {
        match from {
            From::Page => self.page(),
            From::Here if !self.spoken => self.page(),
            From::Then => self.then(unit),
            From::Said | From::Here => self.said.and_then(|s| s.first_day()).ok_or(Unresolved::NoMention),
        }
    }

    /// What 三天後 counts from: a story told of a day long past goes on from there. A day is not counted from a year.
    fn then(&self, unit: i64) -> Resolved<Date> {
        let exact = |s: &Stretch| Some(days_between(s.first_day()?, s.end_day()?) <= unit);
        let said = self.said.filter(|s| exact(s) == Some(true)).and_then(|s| s.first_day());
        match (said, self.page) {
            (Some(said), Some(page)) if days_between(said, page) > 30 => Ok(said),
            (Some(said), None) => Ok(said),
            _ => self.page(),
        }
    }

    /// The year in which the 12 months that begin with a month, and hold the page's date, began.
    fn year_from_month(&self, first: i64) -> Resolved<i64> {
        let page = self.page()?;
        Ok(year(page) - i64::from(month(page) < first))
    }

    /// Two digits of a year: not more than ten years after the page's.
    fn full_year(&self, n: i64) -> i64 {
        let limit = self.page.map_or(2050, |p| year(p) + 10);
        let century = limit.div_euclid(100) * 100;
        if century + n <= limit || century == 1900 { century + n } else { century - 100 + n }
    }

    /// A decade without its century: the last that had begun.
    fn full_decade(&self, n: i64) -> i64 {
        let limit = self.page.map_or(2025, year);
        let century = limit.div_euclid(100) * 100;
        if century + n <= limit { century + n } else { century - 100 + n }
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
        } else if hour == 12 && d.start == 0 && d.end == 6 {
            hour = 0;
        } else if hour == 12 && matches!(d.start, 18 | 22) {
            hour = 24;
        }
    }
    hour * 3600 + i64::from(clock.minute) * 60 + i64::from(clock.second)
}
