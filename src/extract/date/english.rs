//! Dates as English writes them: March 31, 2023; 8 March; June 1989.
//!
//! Left alone: a month without a day or a year, which may be a verb or a name (May, March), and weekdays, which English
//! counts from the day of writing, not within its week.

use super::{number::Integer, part::Part, point::Point, reader::Reader, vocabulary::Word};

impl Reader<'_> {
    /// Reads an English date that begins with its month or its day.
    pub(super) fn english(&self, point: &mut Point, at: usize) -> bool {
        let found = if self.char(at).is_ascii_digit() { self.day_first(at) } else { self.month_first(at) };
        let Some((year, month, day, end)) = found else { return false };
        let parts = [year.map(Part::Year), Some(Part::Month(month)), day.map(Part::Day)];
        parts.into_iter().flatten().all(|part| point.push(part, end))
    }

    /// 8 March 2023, 8th March
    fn day_first(&self, at: usize) -> Option<(Option<i64>, i64, Option<i64>, usize)> {
        let (day, end) = self.english_day(at)?;
        let (month, end) = self.english_month(self.skip_space(end))?;
        let year = self.english_year(end);
        Some((year.map(|y| y.value), month, Some(day), year.map_or(end, |y| y.end)))
    }

    /// March 31, 2023; March 8; June 1989
    fn month_first(&self, at: usize) -> Option<(Option<i64>, i64, Option<i64>, usize)> {
        let (month, end) = self.english_month(at)?;
        let day = self.english_day(self.skip_space(end));
        let year = self.english_year(day.map_or(end, |(_, end)| end));
        let last = year.map(|y| y.end).or(day.map(|(_, end)| end))?;
        Some((year.map(|y| y.value), month, day.map(|(day, _)| day), last))
    }

    /// The month named there; Sept. takes in its point.
    fn english_month(&self, at: usize) -> Option<(i64, usize)> {
        let month = |word: &Word| if let Word::EnglishMonth(n) = *word { Some(n) } else { None };
        let (month, end) = self.word(at, month)?;
        Some((month, end + usize::from(self.char(end) == '.' && self.char(end + 1) == ' ')))
    }

    /// 8, 8th
    fn english_day(&self, at: usize) -> Option<(i64, usize)> {
        let n = self.integer(at).filter(|n| !n.is_chinese() && n.width <= 2)?.within(1, 31)?;
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|s| self.reads(n.end, s));
        let end = n.end + if ordinal { 2 } else { 0 };
        let goes_on = self.char(end).is_ascii_alphanumeric() || self.continues_number(at);
        let grouped = matches!(self.char(end), '.' | ',' | ':' | '%') && self.char(end + 1).is_ascii_digit();
        (!goes_on && !grouped).then_some((n.value, end))
    }

    /// The year behind a month or a day, perhaps after a comma.
    fn english_year(&self, at: usize) -> Option<Integer> {
        let at = self.skip_space(at + usize::from(self.char(at) == ','));
        let n = self.integer(at).filter(|n| n.width == 4 && !n.is_chinese())?.within(1000, 2999)?;
        (!self.char(n.end).is_ascii_alphanumeric()).then_some(n)
    }
}
