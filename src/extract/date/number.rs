//! Whole numbers as dates are written in: 2023, 二〇二三, 廿三, 初八, 十二.
//!
//! The scan's numerals are about amounts and join what a date keeps apart (三點十五, 4.12, 5、6), so the calendar reads its
//! small integers itself.

use crate::text::Sieve;

/// A whole number below ten thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Integer {
    /// What it says.
    pub value: i64,
    /// Code point after the last.
    pub end: usize,
    /// How many characters it is written in.
    pub width: usize,
    /// How.
    pub style: Style,
}

/// How an integer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// 23
    Arabic,
    /// 二三: digit by digit, two at least.
    Digits,
    /// 二十三, 三
    Chinese,
    /// 廿三, 卅: as lunar days are.
    Twenty,
}

/// The longest that is read; more is no date.
const WIDEST: usize = 7;

impl Integer {
    /// The integer that begins there, as far as it goes.
    #[inline]
    pub fn read(chars: &[char], at: usize) -> Option<Self> {
        let first = *chars.get(at)?;
        match first {
            '0'..='9' => arabic(chars, at),
            _ if is_chinese(first) => chinese(chars, at),
            _ => None,
        }
    }

    /// Within these bounds?
    pub fn within(self, low: i64, high: i64) -> Option<Self> {
        (low..=high).contains(&self.value).then_some(self)
    }

    /// Written in Chinese?
    pub fn is_chinese(self) -> bool {
        self.style != Style::Arabic
    }
}

fn arabic(chars: &[char], at: usize) -> Option<Integer> {
    let digits = chars[at..].iter().take(WIDEST).map_while(|c| c.to_digit(10));
    let (width, value) = digits.fold((0, 0), |(width, value), digit| (width + 1, value * 10 + i64::from(digit)));
    (width <= 4).then_some(Integer { value, end: at + width, width, style: Style::Arabic })
}

/// The digit a Chinese character stands for.
pub fn digit(c: char) -> Option<i64> {
    if !SIEVE.passes(c) {
        return None;
    }
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A digit, or a Chinese character of a number?
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || is_chinese(c)
}

/// The digits and powers below, which hardly another character passes for.
static SIEVE: Sieve = Sieve::of(&[
    '〇', '零', '○', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '廿', '卅',
]);

/// A Chinese character of a number?
#[inline]
pub fn is_chinese(c: char) -> bool {
    SIEVE.passes(c) && (digit(c).is_some() || matches!(c, '十' | '百' | '千' | '廿' | '卅'))
}

fn chinese(chars: &[char], at: usize) -> Option<Integer> {
    let width = chars[at..].iter().take(WIDEST + 1).take_while(|&&c| is_chinese(c)).count();
    let run = &chars[at..at + width];
    if run.is_empty() || run.len() > WIDEST {
        return None;
    }
    if let (1, Some(value)) = (width, digit(run[0])) {
        return Some(Integer { value, end: at + 1, width, style: Style::Chinese });
    }
    let made = |value, style| Integer { value, end: at + run.len(), width: run.len(), style };
    if run.iter().all(|&c| digit(c).is_some()) {
        if run.len() > 4 {
            return None;
        }
        let value = run.iter().filter_map(|&c| digit(c)).fold(0, |n, d| n * 10 + d);
        return Some(made(value, Style::Digits));
    }
    let style = if matches!(run[0], '廿' | '卅') { Style::Twenty } else { Style::Chinese };
    Some(made(sum(run)?, style))
}

/// 一千九百九十七, 二十三, 廿三, 十: magnitudes going down, each with at most one digit before it.
fn sum(run: &[char]) -> Option<i64> {
    let (mut total, mut pending, mut last) = (0, None, i64::MAX);
    for &c in run {
        let (power, of_itself) = match c {
            '十' => (10, 1),
            '百' => (100, 1),
            '千' => (1000, 1),
            '廿' => (10, 2),
            '卅' => (10, 3),
            _ => {
                let d = digit(c)?;
                if pending.is_some() && pending != Some(0) {
                    return None;
                }
                pending = Some(d);
                continue;
            }
        };
        if power >= last || (of_itself > 1 && pending.is_some()) {
            return None;
        }
        last = power;
        total += power * if of_itself > 1 { of_itself } else { pending.take().filter(|&d| d != 0).unwrap_or(1) };
    }
    Some(total + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i64, usize, Style)> {
        let chars: Vec<char> = text.chars().collect();
        Integer::read(&chars, 0).map(|i| (i.value, i.end, i.style))
    }

    #[test]
    fn every_style_reads() {
        assert_eq!(read("2023年"), Some((2023, 4, Style::Arabic)));
        assert_eq!(read("二〇二三年"), Some((2023, 4, Style::Digits)));
        assert_eq!(read("九七年"), Some((97, 2, Style::Digits)));
        assert_eq!(read("二十三日"), Some((23, 3, Style::Chinese)));
        assert_eq!(read("十"), Some((10, 1, Style::Chinese)));
        assert_eq!(read("廿三"), Some((23, 2, Style::Twenty)));
        assert_eq!(read("卅"), Some((30, 1, Style::Twenty)));
        assert_eq!(read("一千九百零七"), Some((1907, 6, Style::Chinese)));
    }

    #[test]
    fn every_digit_passes_the_sieve() {
        for c in (0..0x1_0000).filter_map(char::from_u32).filter(|&c| digit(c).is_some()) {
            assert!(is_chinese(c), "{c}");
        }
        assert!("十百千廿卅".chars().all(is_chinese));
        assert_eq!("〇零○一二两三四五六七八九".chars().filter_map(digit).count(), 13);
    }

    #[test]
    fn what_is_no_small_number_does_not() {
        for text in ["", "年", "12345", "一二三四五", "十十", "二十廿", "一百千", "三五十"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
