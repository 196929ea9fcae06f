//! Whole numbers of any size with 万 亿 兆, and their decimals: 3亿2,500万, 三万五千亿, 四百亿点零五, 13万2.

use super::{Decimal, Value, digits::Reading, reader::Reader, section::Section, sign::Sign};

/// The highest power of ten that a row of 万 and 亿 may reach; beyond it they are no number.
const HIGHEST: i32 = 64;

/// A number read, without fraction.
#[derive(Debug)]
pub(super) struct Sum {
    pub(super) value: Value,
    /// Code point after it.
    pub(super) end: usize,
    pub(super) reading: Reading,
    /// No digit at all: 百万.
    pub(super) headless: bool,
    /// Chinese decimals: 三点五.
    pub(super) pointed: bool,
}

/// The number as far as it is read.
#[derive(Default)]
struct Parts {
    /// Stretches that end in a power of ten thousand, each power below the one before.
    terms: Vec<(Value, i32)>,
    end: usize,
    reading: Option<Reading>,
    headless: bool,
    pointed: bool,
    /// 多 or 余 was read: only powers may follow.
    more: bool,
}

impl Reader<'_> {
    /// The number that begins at `at`.
    pub(super) fn sum(&self, at: usize) -> Option<Sum> {
        let mut parts = Parts { end: at, ..Parts::default() };
        while self.extend_sum(&mut parts, at) {}
        let mut value = parts.terms.iter().fold(Value::default(), |sum, (term, _)| sum.plus(term));
        let reading = parts.reading.filter(|_| parts.end > at)?;
        if !parts.pointed && !parts.more {
            parts.pointed = self.add_decimals(at, &mut value, &mut parts.end);
        }
        if reading == Reading::Few {
            value.high = value.high.map(|h| h.less_one());
        }
        Some(Sum { value, end: parts.end, reading, headless: parts.headless, pointed: parts.pointed })
    }

    /// Reads the next section with its powers of ten thousand; tells whether another may follow.
    fn extend_sum(&self, parts: &mut Parts, start: usize) -> bool {
        let first = parts.terms.is_empty();
        let (at, zero) = if first { (start, false) } else { self.past_zeros(parts.end) };
        let at = if first { at } else { self.past_spaces(at) };
        let Some(mut section) = self.section(at).or_else(|| self.bare_power(at, first)) else { return false };
        let pointed = self.add_decimals(at, &mut section.value, &mut section.end);
        section.round &= !pointed;
        let more = self.add_more(at, &mut section);
        let (headless, reading, lone) = (section.headless, section.reading, section.is_lone_digit());
        let (mut value, mut end) = (section.value, section.end);
        let (exponent, more) = self.powers(parts, &mut value, &mut end, (lone && !zero && !first, more));
        let limit = parts.terms.last().map_or(i32::MAX, |t| t.1);
        if exponent >= limit {
            return false;
        }
        if exponent == 0 && !first {
            // 13万2, 一万三: in tenths of the power before it.
            if lone && !zero && !self.digit_follows(end) {
                value = value.shifted(limit - 1);
            }
            if value.top().first_place() >= limit || !(pointed || value.low.is_whole()) || reading == Reading::String {
                return false;
            }
        }
        parts.headless = if first { headless } else { parts.headless && headless };
        parts.pointed |= pointed;
        if first || reading != Reading::Plain {
            parts.reading = Some(reading);
        }
        (parts.end, parts.more) = (end, more);
        parts.terms.push((value, exponent));
        exponent > 0 && !more
    }

    /// 万, 亿 without a digit.
    fn bare_power(&self, at: usize, first: bool) -> Option<Section> {
        let power = matches!(self.sign(at)?, Sign::Big(..=12)) && self.is_power(at, false);
        (first && power).then(|| Section::bare(at))
    }

    /// Takes in the powers of ten thousand after a section: their exponent, 0 without one, and whether 多 or 余 stood there.
    fn powers(
        &self,
        parts: &mut Parts,
        value: &mut Value,
        end: &mut usize,
        (lone, mut more): (bool, bool),
    ) -> (i32, bool) {
        let mut exponent = 0;
        while let Some((at, Sign::Big(power))) = self.find(self.past_measure(*end), |s| matches!(s, Sign::Big(_))) {
            // 万亿 multiplies, 万万 too; 亿万 is no number.
            let broken = exponent > 0 && power < exponent.min(8) || exponent + power > HIGHEST;
            if broken || !self.is_power(at, false) {
                break;
            }
            if parts.terms.last().is_some_and(|t| exponent == 0 && t.1 == power) {
                return (power, more);
            }
            // 三万五千亿: what came before is multiplied too.
            while parts.terms.last().is_some_and(|t| t.1 < exponent + power) {
                if let Some((term, above)) = parts.terms.pop() {
                    // 一万五亿 is 1.5 万亿.
                    let tenths = if lone && exponent == 0 { above - 1 } else { 0 };
                    *value = term.plus(&std::mem::take(value).shifted(tenths));
                }
            }
            *value = std::mem::take(value).shifted(power);
            exponent += power;
            *end = at + 1;
            if let Some(after) = self.more(*end) {
                *value = std::mem::take(value).and_more();
                (*end, more) = (after, true);
            }
        }
        (exponent, more)
    }

    /// 两个亿: past 个 before 亿.
    fn past_measure(&self, at: usize) -> usize {
        at + usize::from(self.says(at, "个亿"))
    }

    /// 点 and Chinese digits after a number in Chinese digits. A clock time (三点五分, 三点十五) is left alone.
    fn add_decimals(&self, start: usize, value: &mut Value, at: &mut usize) -> bool {
        let Some((point, _)) = self.find(*at, |s| s == Sign::Point) else { return false };
        let from = self.past_spaces(point + 1);
        let digits: Vec<u8> = (from..).map_while(|i| self.string_digit(i)).collect();
        let end = from + digits.len();
        let arabic = self.chars[start..*at].iter().any(char::is_ascii_digit);
        if digits.is_empty() || arabic || value.high.is_some() || self.is_clock(end) {
            return false;
        }
        let places = digits.len() as i32;
        *value = value.plus(&Value::exact(Decimal::new(digits, -places)));
        *at = end;
        true
    }

    fn is_clock(&self, at: usize) -> bool {
        match self.sign(at) {
            Some(Sign::Small(1) | Sign::Tens(_) | Sign::Half) => true,
            _ => self.is(at, '分') && !self.is(at + 1, '之') || self.is(at, '刻') || self.says(at, "个字"),
        }
    }

    /// 多 or 余 after a round section: 十余, 3000多.
    fn add_more(&self, start: usize, section: &mut Section) -> bool {
        let tens = section.end > start && matches!(self.sign(section.end - 1), Some(Sign::Tens(_)));
        let arabic = self.chars[start..section.end].iter().all(|c| c.is_ascii_digit() || *c == ',');
        let round = section.round || tens || arabic && section.value.low.last_place() > 0;
        match self.more(section.end).filter(|_| round || section.headless) {
            None => false,
            Some(end) => {
                section.value = std::mem::take(&mut section.value).and_more();
                section.end = end;
                true
            }
        }
    }

    /// Where 多, 余 or 来 before a counted thing ends.
    fn more(&self, at: usize) -> Option<usize> {
        let (at, _) = self.find(at, |s| s == Sign::More)?;
        let next = self.chars.get(at + 1).copied().unwrap_or(' ');
        match self.chars[at] {
            '来' => "个岁名人万亿年天家块元斤位次种件只".contains(next).then_some(at + 1),
            '多' => (!"数样方".contains(next)).then_some(at + 1),
            _ => Some(at + 1),
        }
    }

    fn digit_follows(&self, at: usize) -> bool {
        matches!(self.sign(at), Some(Sign::Digit(_) | Sign::Zero | Sign::Arabic(_) | Sign::Small(_)))
    }
}
