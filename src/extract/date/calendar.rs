//! Gregorian arithmetic that answers with nothing where the calendar ends (years −9999 to 9999).

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, Weekday},
};

/// A half-open stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First instant inside; none where it is open.
    pub start: Option<DateTime>,
    /// First instant after; none where it is open.
    pub end: Option<DateTime>,
}

impl Stretch {
    /// From a day to the day before another.
    pub fn days(start: Date, end: Date) -> Self {
        Self { start: Some(midnight(start)), end: Some(midnight(end)) }
    }

    /// `count` days from `start`.
    pub fn of_days(start: Date, count: i64) -> Option<Self> {
        Some(Self::days(start, add_days(start, count)?))
    }

    /// The day it begins on.
    pub fn first_day(&self) -> Option<Date> {
        self.start.map(DateTime::date)
    }

    /// The day after its last.
    pub fn end_day(&self) -> Option<Date> {
        self.end.map(DateTime::date)
    }
}

/// The instant a day begins.
pub fn midnight(day: Date) -> DateTime {
    day.to_datetime(Time::midnight())
}

/// That day, if there is one.
pub fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// So many days on.
pub fn add_days(from: Date, days: i64) -> Option<Date> {
    if days.abs() > 8_000_000 {
        return None;
    }
    from.checked_add(days.days()).ok()
}

/// The first of the month so many months on.
pub fn first_of_month(year: i64, month: i64, on: i64) -> Option<Date> {
    let months = year.checked_mul(12)?.checked_add(month - 1)?.checked_add(on)?;
    day(months.div_euclid(12), months.rem_euclid(12) + 1, 1)
}

/// `count` months from the first of a month.
pub fn months(year: i64, month: i64, count: i64) -> Option<Stretch> {
    Some(Stretch::days(first_of_month(year, month, 0)?, first_of_month(year, month, count)?))
}

/// `count` years from the first of January.
pub fn years(year: i64, count: i64) -> Option<Stretch> {
    months(year, 1, count.checked_mul(12)?)
}

/// The Monday of the week that holds a day.
pub fn monday(of: Date) -> Option<Date> {
    add_days(of, -i64::from(of.weekday().to_monday_zero_offset()))
}

/// The `n`-th such weekday (1 is Monday) of a month; from the end where `n` is negative.
pub fn nth_weekday(year: i64, month: i64, n: i64, weekday: i64) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    first_of_month(year, month, 0)?.nth_weekday_of_month(i8::try_from(n).ok()?, weekday).ok()
}

/// Easter Sunday of the western churches (Butcher's rule).
pub fn easter(year: i64) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15).rem_euclid(30);
    let m = (a + 11 * h) / 319;
    let r = (2 * (b % 4) + 2 * (c / 4) - c % 4 - h + m + 32).rem_euclid(7);
    let month = (h - m + r + 90) / 25;
    day(year, month, (h - m + r + month + 19).rem_euclid(32))
}

/// Easter Sunday of the eastern churches, as a Gregorian day (Meeus's rule, 13 days apart from 1900 to 2099).
pub fn orthodox_easter(year: i64) -> Option<Date> {
    let d = (19 * year.rem_euclid(19) + 15).rem_euclid(30);
    let e = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - d + 34).rem_euclid(7);
    let apart = year / 100 - year / 400 - 2;
    add_days(day(year, (d + e + 114) / 31, (d + e + 114) % 31 + 1)?, apart)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn shown(date: Option<Date>) -> String {
        date.map_or_else(|| "none".into(), |d| d.to_string())
    }

    #[test]
    fn impossible_days_are_none() {
        assert_eq!(day(2023, 2, 30), None);
        assert_eq!(day(99_999, 1, 1), None);
        assert_eq!(first_of_month(i64::MAX, 1, 1), None);
        assert_eq!(add_days(day(9999, 12, 31).unwrap(), 1), None);
    }

    #[test]
    fn easters_fall_where_the_churches_say() {
        assert_eq!(shown(easter(2013)), "2013-03-31");
        assert_eq!(shown(easter(2024)), "2024-03-31");
        assert_eq!(shown(easter(2038)), "2038-04-25");
        assert_eq!(shown(orthodox_easter(2013)), "2013-05-05");
        assert_eq!(shown(orthodox_easter(2023)), "2023-04-16");
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(shown(monday(day(2023, 4, 12).unwrap())), "2023-04-10");
        assert_eq!(shown(monday(day(2023, 4, 16).unwrap())), "2023-04-10");
        assert_eq!(shown(nth_weekday(2023, 5, 2, 7)), "2023-05-14");
    }
}
