//! What counts from the page's date, from the time of writing or from a date spoken of.

use super::{
    calendar::{Stretch, midnight},
    part::{From, Unit},
    period::{days_between, month, shift, truncated, unit_start, year},
    resolve::{Anchor, Resolved, Unresolved},
};
use jiff::civil::{Date, DateTime, Time};

impl Anchor {
    /// Whole units beside the page's own: 上兩周 are the two weeks before this one.
    pub fn next_units(&self, unit: Unit, n: i64) -> Resolved<Stretch> {
        let own = match unit {
            Unit::Hour | Unit::Minute | Unit::Second => truncated(self.now()?, unit),
            _ => midnight(unit_start(self.page()?, unit).ok_or(Unresolved::OutOfRange)?),
        };
        let (from, to) = if n < 0 { (n, 0) } else { (1, n + 1) };
        let ends = shift(own, unit, from).zip(shift(own, unit, to)).ok_or(Unresolved::OutOfRange)?;
        Ok(Stretch { start: Some(ends.0), end: Some(ends.1) })
    }

    /// A length of time up to the page's date, or from it.
    pub fn window(&self, unit: Unit, n: i64) -> Resolved<Stretch> {
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

    pub fn page(&self) -> Resolved<Date> {
        self.page.ok_or(Unresolved::NoPage)
    }

    pub fn now(&self) -> Resolved<DateTime> {
        Ok(self.page()?.to_datetime(self.clock.ok_or(Unresolved::NoTime)?))
    }

    /// The day a part counts from; `unit` is the length in days of what it counts.
    pub fn from(&self, from: From, unit: i64) -> Resolved<Date> {
        match from {
            From::Page => self.page(),
            From::Here if !self.spoken => self.page(),
            From::Then => self.then(unit),
            From::Said | From::Here => self.said.and_then(|s| s.first_day()).ok_or(Unresolved::NoMention),
        }
    }

    /// What 三天後 counts from: a story told of a day long past goes on from there. A day is not counted from a year.
    pub fn then(&self, unit: i64) -> Resolved<Date> {
        let exact = |s: &Stretch| Some(days_between(s.first_day()?, s.end_day()?) <= unit);
        let said = self.said.filter(|s| exact(s) == Some(true)).and_then(|s| s.first_day());
        match (said, self.page) {
            (Some(said), Some(page)) if days_between(said, page) > 30 => Ok(said),
            (Some(said), None) => Ok(said),
            _ => self.page(),
        }
    }

    /// The year in which the 12 months that begin with a month, and hold the page's date, began.
    pub fn year_from_month(&self, first: i64) -> Resolved<i64> {
        let page = self.page()?;
        Ok(year(page) - i64::from(month(page) < first))
    }

    /// Two digits of a year: not more than ten years after the page's.
    pub fn full_year(&self, n: i64) -> i64 {
        let limit = self.page.map_or(2050, |p| year(p) + 10);
        let century = limit.div_euclid(100) * 100;
        if century + n <= limit || century == 1900 { century + n } else { century - 100 + n }
    }

    /// A decade without its century: the last that had begun.
    pub fn full_decade(&self, n: i64) -> i64 {
        let limit = self.page.map_or(2025, year);
        let century = limit.div_euclid(100) * 100;
        if century + n <= limit { century + n } else { century - 100 + n }
    }
}
