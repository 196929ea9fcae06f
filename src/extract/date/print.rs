//! Days and times as ISO 8601 writes them.

use jiff::civil::{Date, DateTime};

/// `2023-04-12`
pub fn day(day: Date) -> String {
    let mut text = String::with_capacity(22);
    add_day(&mut text, day);
    text
}

/// `2023-04-12T15:00:00`
pub fn instant(instant: DateTime) -> String {
    let mut text = String::with_capacity(41);
    add_day(&mut text, instant.date());
    let time = instant.time();
    add_clock(&mut text, [time.hour(), time.minute(), time.second()].map(|n| n.unsigned_abs().into()));
    text
}

/// `T15:00:00`, of seconds from midnight; 晚上12時半 is after it, but 24:00 ends a day.
pub fn clock(seconds: i64) -> String {
    const DAY: u64 = 24 * 3600;
    let seconds = Some(seconds.unsigned_abs()).filter(|s| *s <= DAY).unwrap_or(seconds.unsigned_abs() % DAY);
    let mut text = String::with_capacity(20);
    add_clock(&mut text, [seconds / 3600, seconds / 60 % 60, seconds % 60]);
    text
}

fn add_day(text: &mut String, day: Date) {
    let Ok(year) = u64::try_from(day.year()) else {
        // Years before our era are written with a sign and six digits.
        *text += &day.to_string();
        return;
    };
    let [month, day] = [day.month(), day.day()].map(|n| u64::from(n.unsigned_abs()));
    let [[a, b], [c, d], [e, f], [g, h]] = [year / 100, year, month, day].map(two_digits);
    add(text, &[a, b, c, d, b'-', e, f, b'-', g, h]);
}

/// The parts of a time of day, each below a hundred.
fn add_clock(text: &mut String, parts: [u64; 3]) {
    let [[a, b], [c, d], [e, f]] = parts.map(two_digits);
    add(text, &[b'T', a, b, b':', c, d, b':', e, f]);
}

/// The last two digits of a number.
fn two_digits(n: u64) -> [u8; 2] {
    [b'0' + (n / 10 % 10) as u8, b'0' + (n % 10) as u8]
}

fn add(text: &mut String, ascii: &[u8]) {
    text.push_str(std::str::from_utf8(ascii).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hours_may_go_beyond_a_day() {
        assert_eq!(clock(24 * 3600), "T24:00:00");
        assert_eq!(clock(24 * 3600 + 1800), "T00:30:00");
        assert_eq!(clock(61), "T00:01:01");
    }

    proptest! {
        #[test]
        fn days_are_written_as_the_calendar_writes_them(y in -9999_i16..=9999, m in 1_i8..=12, d in 1_i8..=28) {
            let date = jiff::civil::date(y, m, d);
            prop_assert_eq!(day(date), date.to_string());
            let at = date.at(d % 24, m, d, 0);
            prop_assert_eq!(instant(at), format!("{date}T{:02}:{m:02}:{d:02}", d % 24));
        }
    }
}
