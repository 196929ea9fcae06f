//! The Chinese calendar from 1900 to 2100: lunar months and days to Gregorian ones, and the solar terms.

use super::calendar::{Stretch, add_days, day};
use jiff::civil::Date;
use std::sync::LazyLock;

/// A lunar year: its first day, its leap month (0 for none), the length of each month in order.
struct LunarYear {
    first: Date,
    leap: usize,
    lengths: Vec<i64>,
}

/// The first year of both tables.
const FIRST: i64 = 1900;

static YEARS: LazyLock<Vec<LunarYear>> = LazyLock::new(|| {
    rows(include_str!("../../../packs/calendar/lunar.tsv"))
        .filter_map(|(year, rest)| {
            let mut fields = rest.split('\t');
            let first = month_day(year, fields.next()?)?;
            let leap = fields.next()?.parse().ok()?;
            let lengths = fields.next()?.split(' ').filter_map(|n| n.parse().ok()).collect();
            Some(LunarYear { first, leap, lengths })
        })
        .collect()
});

static TERMS: LazyLock<Vec<Vec<Date>>> = LazyLock::new(|| {
    rows(include_str!("../../../packs/calendar/solar_terms.tsv"))
        .map(|(year, rest)| rest.split(' ').filter_map(|d| month_day(year, d)).collect())
        .collect()
});

/// The lines of a calendar table: the year, and what follows it.
fn rows(table: &str) -> impl Iterator<Item = (i64, &str)> {
    table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| {
        let (year, rest) = l.split_once('\t')?;
        Some((year.parse().ok()?, rest))
    })
}

/// `MM-DD` of a year.
pub fn month_day(year: i64, text: &str) -> Option<Date> {
    let (month, of_month) = text.split_once('-')?;
    day(year, month.parse().ok()?, of_month.parse().ok()?)
}

fn year(of: i64) -> Option<&'static LunarYear> {
    YEARS.get(usize::try_from(of - FIRST).ok()?)
}

/// The lunar year that a day falls in.
pub fn year_of(date: Date) -> i64 {
    let gregorian = i64::from(date.year());
    match year(gregorian) {
        Some(y) if date < y.first => gregorian - 1,
        _ => gregorian,
    }
}

/// A lunar month; `leap` for the second of two with that number.
pub fn month(of: i64, month: i64, leap: bool) -> Option<Stretch> {
    let y = year(of)?;
    let month = usize::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    if leap && y.leap != month {
        return None;
    }
    let place = month - 1 + usize::from(leap || (y.leap != 0 && month > y.leap));
    let before: i64 = y.lengths.get(..place)?.iter().sum();
    Stretch::of_days(add_days(y.first, before)?, *y.lengths.get(place)?)
}

/// A day of a lunar month, from 1; 30 stands for the last day of a month of 29 (大年三十).
pub fn day_of_month(within: Stretch, n: i64) -> Option<Date> {
    let (first, end) = (within.first_day()?, within.end_day()?);
    let date = add_days(first, n - 1)?;
    if n == 30 && date == end { add_days(date, -1) } else { (date < end).then_some(date) }
}

/// The day of a solar term in a Gregorian year; 0 is 小寒, 23 is 冬至.
pub fn term(of: i64, term: usize) -> Option<Date> {
    TERMS.get(usize::try_from(of - FIRST).ok()?)?.get(term).copied()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn whole_year(of: i64) -> Option<Stretch> {
        let y = year(of)?;
        Stretch::of_days(y.first, y.lengths.iter().sum())
    }

    fn lunar_day(year: i64, month_no: i64, day_no: i64) -> String {
        month(year, month_no, false).and_then(|m| day_of_month(m, day_no)).map_or("none".into(), |d| d.to_string())
    }

    #[test]
    fn feasts_fall_on_their_known_days() {
        assert_eq!(lunar_day(2023, 8, 15), "2023-09-29");
        assert_eq!(lunar_day(2023, 1, 1), "2023-01-22");
        assert_eq!(lunar_day(2023, 5, 5), "2023-06-22");
        assert_eq!(lunar_day(2021, 12, 30), "2022-01-31", "the last month has 29 days that year");
        assert_eq!(term(2024, 23).unwrap().to_string(), "2024-12-21");
    }

    #[test]
    fn what_the_calendar_does_not_have_is_none() {
        assert_eq!(month(2023, 3, true), None);
        assert!(month(2023, 2, true).is_some());
        assert_eq!(month(2101, 1, false), None);
        assert_eq!(month(2023, 13, false), None);
        assert_eq!(lunar_day(2023, 2, 31), "none");
    }

    #[test]
    fn every_year_ends_where_the_next_begins() {
        for of in FIRST..2100 {
            assert_eq!(whole_year(of).unwrap().end, whole_year(of + 1).unwrap().start, "{of}");
        }
        assert_eq!(TERMS.iter().map(Vec::len).collect::<Vec<_>>(), vec![24; 201]);
    }

    #[test]
    fn a_day_before_new_year_is_in_the_old_one() {
        assert_eq!(year_of(day(2023, 1, 21).unwrap()), 2022);
        assert_eq!(year_of(day(2023, 1, 22).unwrap()), 2023);
    }
}
