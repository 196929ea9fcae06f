//! Periods of the calendar: their phases and first or last units, weeks, seasons, workdays.

use super::{
    calendar::{Stretch, add_days, day, midnight, monday, months, years},
    lunar,
    part::{Phase, Unit},
};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};

/// A date's year.
pub fn year(date: Date) -> i64 {
    i64::from(date.year())
}

/// A date's month.
pub fn month(date: Date) -> i64 {
    i64::from(date.month())
}

/// How many days from one date to another.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// A month far behind or ahead of the page belongs to the next or the last year: 12月 read in January, 1月 in December.
pub fn over_new_year(page: Date, month: Date) -> i64 {
    match days_between(page, month) {
        ..=-300 => 1,
        270.. => -1,
        _ => 0,
    }
}

/// `count` days from the `first`-th (0 is Monday) of the week so many on.
pub fn week(of: Date, on: i64, first: i64, count: i64) -> Option<Stretch> {
    Stretch::of_days(add_days(monday(of)?, 7 * on + first)?, count)
}

/// The first Monday from a day on: weeks are counted by the ones that are whole.
pub fn first_week(start: Date) -> Option<Date> {
    monday(add_days(start, 6)?)
}

/// 初, 中 and 底 of a month (ten days each), a quarter (its months), a year (January, June and July, December), a decade
/// (three, four and three years) or a century (its thirds).
pub fn phase(start: Date, end: Date, phase: Phase) -> Option<Stretch> {
    let (y, m) = (year(start), month(start));
    let pick = |of: [(i64, i64); 3]| of[phase as usize];
    match days_between(start, end) {
        ..=31 => {
            let ends = [start, add_days(start, 10)?, add_days(start, 20)?, end];
            Some(Stretch::days(ends[phase as usize], ends[phase as usize + 1]))
        }
        32..=92 => months(y, m + phase as i64, 1),
        93..=366 => {
            let (on, count) = pick([(0, 1), (5, 2), (11, 1)]);
            months(y, m + on, count)
        }
        367..=4000 => {
            let (on, count) = pick([(0, 3), (3, 4), (7, 3)]);
            years(y + on, count)
        }
        _ => {
            let (on, count) = pick([(0, 33), (33, 34), (67, 33)]);
            years(y + on, count)
        }
    }
}

/// A season begins with its solar term: 立春, 立夏, 立秋, 立冬. Winter ends in the next year.
pub fn season(of: i64, n: i64) -> Option<Stretch> {
    let begins = |n: i64| lunar::term(of + n / 4, (2 + n % 4 * 6) as usize);
    Some(Stretch::days(begins(n)?, begins(n + 1)?))
}

/// The first or last units of a period.
pub fn slice(start: Date, end: Date, unit: Unit, n: i64) -> Option<Stretch> {
    let (from, to) = match unit {
        Unit::Week if n > 0 => (first_week(start)?, add_days(first_week(start)?, 7 * n)?),
        Unit::Week => (add_days(monday(end)?, 7 * n)?, monday(end)?),
        _ if n > 0 => (start, shift(midnight(start), unit, n)?.date()),
        _ => (shift(midnight(end), unit, n)?.date(), end),
    };
    (start <= from && to <= end).then(|| Stretch::days(from, to))
}

/// So many half months on: a half is 15 days.
pub fn half_months(from: Date, n: i64) -> Option<Date> {
    let whole = shift(midnight(from), Unit::Month, n / 2)?.date();
    add_days(whole, 15 * (n % 2))
}

/// So many workdays on, Monday to Friday; holidays are not known here.
pub fn workdays(from: Date, n: i64) -> Option<Date> {
    let monday = monday(from)?;
    let place = days_between(monday, from).min(4) + n;
    add_days(monday, place.div_euclid(5) * 7 + place.rem_euclid(5))
}

/// The first day of the unit that holds a day.
pub fn unit_start(date: Date, unit: Unit) -> Option<Date> {
    match unit {
        Unit::Year => day(year(date), 1, 1),
        Unit::Quarter => day(year(date), (month(date) - 1) / 3 * 3 + 1, 1),
        Unit::Month => day(year(date), month(date), 1),
        Unit::Week => monday(date),
        _ => Some(date),
    }
}

pub fn truncated(now: DateTime, unit: Unit) -> DateTime {
    let time = now.time();
    let (m, s) = match unit {
        Unit::Hour => (0, 0),
        Unit::Minute => (time.minute(), 0),
        _ => (time.minute(), time.second()),
    };
    now.date().at(time.hour(), m, s, 0)
}

/// So many units on.
pub fn shift(from: DateTime, unit: Unit, n: i64) -> Option<DateTime> {
    if n.abs() > 1_000_000 {
        return None;
    }
    let span = match unit {
        Unit::Year => jiff::Span::new().try_years(n),
        Unit::Quarter => jiff::Span::new().try_months(3 * n),
        Unit::Month => jiff::Span::new().try_months(n),
        Unit::Week => jiff::Span::new().try_weeks(n),
        Unit::Day => jiff::Span::new().try_days(n),
        Unit::Hour => Ok(n.hours()),
        Unit::Minute => Ok(n.minutes()),
        Unit::Second => Ok(n.seconds()),
    };
    span.and_then(|s| from.checked_add(s)).ok()
}
