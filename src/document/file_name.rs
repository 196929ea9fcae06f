//! The day that a file's name tells: `2024-05-06-A5.txt`, `HK_20240506.txt.gz`.

use jiff::civil::Date;
use std::ops::RangeInclusive;

/// Years in which newspapers have appeared and may.
const YEARS: RangeInclusive<i16> = 1600..=2199;

/// The one day in the last part of a path, as `YYYY-MM-DD` (`-`, `_` or `.` between, the same twice) or `YYYYMMDD`, no digit
/// beside it. A name that tells two days tells none.
pub fn date(path: &str) -> Option<Date> {
    let name = path.rsplit(['/', '\\']).next()?;
    let mut days = (0..name.len()).filter_map(|at| date_at(name.as_bytes(), at));
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// The day that is written from byte `at` of a name on.
fn date_at(name: &[u8], at: usize) -> Option<Date> {
    let digit = |at: usize| name.get(at).is_some_and(u8::is_ascii_digit);
    if at > 0 && digit(at - 1) {
        return None;
    }
    let mark = name.get(at + 4).filter(|mark| b"-_.".contains(mark));
    let (month, day) = if mark.is_some() { (at + 5, at + 8) } else { (at + 4, at + 6) };
    if mark.is_some() && name.get(at + 7) != mark || digit(day + 2) {
        return None;
    }
    let year = number(name, at, 4).filter(|year| YEARS.contains(year))?;
    let part = |at| number(name, at, 2)?.try_into().ok();
    Date::new(year, part(month)?, part(day)?).ok()
}

/// The number in so many digits from `at` on.
fn number(name: &[u8], at: usize, digits: usize) -> Option<i16> {
    let digits = name.get(at..at + digits)?;
    let all = digits.iter().all(u8::is_ascii_digit);
    all.then(|| digits.iter().fold(0, |number, digit| number * 10 + i16::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_date_is_read() {
        for name in [
            "2024-05-06.txt",
            "2024-05-06-A5.txt",
            "a/b/HK_20240506.txt.gz",
            "2024_05_06 港聞.txt",
            "A5.2024.05.06.txt",
            "old.zip!/20240506A5.txt",
            "20240506-2024-05-06.txt",
        ] {
            assert_eq!(date(name).map(|d| d.to_string()).as_deref(), Some("2024-05-06"), "{name}");
        }
    }

    #[test]
    fn what_may_be_something_else_is_none() {
        for name in [
            "05-06-2024.txt",
            "2024-5-6.txt",
            "240506.txt",
            "2024-05_06.txt",
            "120240506.txt",
            "202405061.txt",
            "2024-05-061.txt",
            "20241306.txt",
            "2024-02-30.txt",
            "99990506.txt",
            "2024-05-06/A5.txt",
            "20240506-20240507.txt",
            "a.jsonl!/1",
            "２０２４０５０６",
            "",
        ] {
            assert_eq!(date(name), None, "{name}");
        }
    }
}
