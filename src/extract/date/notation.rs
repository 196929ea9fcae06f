//! Dates in digits alone: 2023-04-12, 2023.04.12, 2023/4/12, 12/4/2023, 1999.08.
//!
//! In Hong Kong the day comes first (12/4/2023 is 12 April) unless only the other order is a date. Left alone: fractions
//! (1/3), versions (3.1.2), sums (3.5).

use super::{calendar::day, number::Integer, part::Part, point::Point, reader::Reader, vocabulary::Word};

impl<'t> Reader<'t> {
    /// Reads a date in digits.
    pub fn notation(&self, point: &mut Point, at: usize) -> bool {
        if self.english(point, at) {
            return true;
        }
        let before = self.before(at);
        if !self.char(at).is_ascii_digit()
            || before.is_ascii_alphanumeric()
            || matches!(before, '/' | '$')
            || self.continues_number(at)
        {
            return false;
        }
        let Some((numbers, end)) = self.three_numbers(at) else { return self.short_notation(point, at) };
        let [a, b, c] = numbers;
        let order = if a.width == 4 {
            Some((a.value, b.value, c.value))
        } else if c.width == 4 || self.char(a.end) == '/' && c.width == 2 {
            let year = if c.width == 4 { c.value } else { 2000 + c.value };
            if day(year, b.value, a.value).is_some() {
                Some((year, b.value, a.value))
            } else {
                Some((year, a.value, b.value))
            }
        } else if self.char(a.end) == '-' && numbers.iter().all(|n| n.width == 2) {
            Some((2000 + a.value, b.value, c.value))
        } else {
            None
        };
        let Some((year, month, of_month)) = order.filter(|&(_, m, d)| (1..=12).contains(&m) && (1..=31).contains(&d))
        else {
            return false;
        };
        point.push(Part::Year(year), end) && point.push(Part::Month(month), end) && point.push(Part::Day(of_month), end)
    }

    /// Three numbers between the same signs, - . or /; 1994.01-19 mixes two of them.
    fn three_numbers(&self, at: usize) -> Option<([Integer; 3], usize)> {
        let number = |at| self.integer(at).filter(|n| !n.is_chinese());
        let a = number(at)?;
        let sign = self.char(a.end);
        if !matches!(sign, '-' | '.' | '/') {
            return None;
        }
        let b = number(a.end + 1)?;
        let second = self.char(b.end);
        if second != sign && !(a.width == 4 && second == '-' && sign == '.') {
            return None;
        }
        let c = number(b.end + 1)?;
        let next = self.char(c.end);
        if next.is_ascii_alphanumeric() && next != 'T'
            || next == sign && self.char(c.end + 1).is_ascii_digit()
            || next == '%'
        {
            return None;
        }
        Some(([a, b, c], c.end))
    }

    /// 1999.08 at either end of a range.
    fn year_month(&self, point: &mut Point, at: usize, year: Integer) -> bool {
        let Some(month) = self.integer(year.end + 1).filter(|n| n.width == 2 && (1..=12).contains(&n.value)) else {
            return false;
        };
        let joins = |c: char| matches!(c, '-' | '—' | '–' | '~' | '至' | '到');
        let ranged = joins(self.char(month.end)) && self.char(month.end + 1).is_ascii_digit() || joins(self.before(at));
        let whole = !self.char(month.end).is_ascii_digit() && (1900..2100).contains(&year.value);
        self.char(year.end) == '.'
            && ranged
            && whole
            && point.push(Part::Year(year.value), month.end)
            && point.push(Part::Month(month.value), month.end)
    }

    /// 3.26選舉 behind a year's word, 11/3號, (12/4) and 09-01 where nothing else can be meant.
    fn short_notation(&self, point: &mut Point, at: usize) -> bool {
        let Some(a) = self.integer(at) else { return false };
        if a.width == 4 {
            return self.year_month(point, at, a);
        }
        let sign = self.char(a.end);
        let Some(b) = self.integer(a.end + 1).filter(|n| a.width <= 2 && n.width <= 2 && !n.is_chinese()) else {
            return false;
        };
        let next = self.char(b.end);
        let alone =
            self.opens_clause(at) && (next == '\0' || next == ')' || next == ' ' && self.char(b.end + 3) == ':');
        let (month, of_month, end) = match sign {
            '/' if matches!(next, '号' | '日') => (a.value, b.value, b.end + 1),
            '/' if alone && day(2024, b.value, a.value).is_some() => (b.value, a.value, b.end),
            '/' if alone => (a.value, b.value, b.end),
            '-' if alone && a.width == 2 && b.width == 2 => (a.value, b.value, b.end),
            '.' if a.value > 0 && self.is_event(b.end) => (a.value, b.value, b.end),
            _ => return false,
        };
        day(2024, month, of_month).is_some()
            && point.push(Part::Month(month), end)
            && point.push(Part::Day(of_month), end)
    }

    /// 6.9, as days that made news are written, behind a year (前年6.9).
    pub fn dotted_day(&self, point: &mut Point, at: usize) -> bool {
        let Some(a) = self.integer(at).filter(|n| n.width <= 2) else { return false };
        let Some(b) = self.integer(a.end + 1).filter(|n| n.width <= 2 && !n.is_chinese()) else { return false };
        let next = self.char(b.end);
        let apart = !next.is_ascii_alphanumeric()
            && !matches!(next, '.' | '%' | '万' | '亿' | '元' | '个' | '成' | '倍' | '厘' | '级');
        self.char(a.end) == '.'
            && apart
            && day(2024, a.value, b.value).is_some()
            && point.push(Part::Month(a.value), b.end)
            && point.push(Part::Day(b.value), b.end)
    }

    /// Does the name of something that happens follow, perhaps after two characters (6.9大型遊行)?
    pub fn is_event(&self, at: usize) -> bool {
        let named = |at| self.word(at, |w| (*w == Word::Event).then_some(())).is_some();
        named(at) || named(at + 2)
    }
}
