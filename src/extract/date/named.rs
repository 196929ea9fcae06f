//! Months, days, weekdays and festivals named without what they belong to: the page's date tells.

use super::{
    calendar::{Stretch, add_days, day, first_of_month, midnight, months},
    feast::Rule,
    lunar,
    period::{days_between, month, over_new_year, week, year},
    resolve::{Anchor, Narrowed, Resolved, Unresolved},
};
use jiff::civil::Date;

impl Anchor {
    /// A month named by its number: of the year before it, else the page's year, else the nearer one over New Year.
    pub fn month(&self, within: Option<Stretch>, n: i64) -> Resolved<Stretch> {
        if n > 12 {
            return Err(Unresolved::Impossible);
        }
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

    pub fn lunar_month(&self, within: Option<Stretch>, n: i64, leap: bool) -> Resolved<Stretch> {
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
    pub fn day(&self, so_far: &Narrowed, n: i64) -> Resolved<Stretch> {
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

    pub fn nearest_day(&self, n: i64) -> Resolved<Option<Date>> {
        let page = self.page()?;
        let in_month = |on: i64| first_of_month(year(page), month(page), on).and_then(|f| day(year(f), month(f), n));
        let apart = |d: &Date| days_between(page, *d).abs();
        let here = in_month(0);
        if here.as_ref().is_some_and(|d| apart(d) <= 20) {
            return Ok(here);
        }
        Ok([here, in_month(-1), in_month(1)].into_iter().flatten().min_by_key(apart))
    }

    pub fn lunar_day(&self, within: Option<Stretch>, n: i64) -> Resolved<Stretch> {
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
    pub fn weekday(&self, within: Option<Stretch>, n: i64) -> Resolved<Stretch> {
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
    pub fn feast(&self, within: Option<Stretch>, rule: Rule) -> Resolved<Stretch> {
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
}
