//! Numerals in every written form, with their exact values, found in one pass for all extractors.
//!
//! Digits (350), with commas (1,234.5), in full width (１２８．５), Chinese (三百二十), read one by one (二〇二三), financial
//! (壹佰贰拾), mixed (3億2,500萬), fractions (三分之二), vague (800多, 幾十, 數億, 七八十). A numeral is what is written of the
//! number alone: signs, units, 百分之 and the like belong to the extractors.

mod arabic;
mod decimal;
mod digits;
mod fraction;
mod misread;
mod plain;
mod reader;
mod row;
mod section;
mod sign;
mod sum;
mod value;

pub use decimal::Decimal;
pub use value::Value;

use digits::Reading;
use misread::Misread;
use reader::Reader;
use sign::Sign;

/// A number as it is written, at code points `start..end` of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// How it is written.
    pub form: Form,
    /// What it says.
    pub value: Value,
}

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Arabic digits alone: 350, 2023, 007.
    Digits,
    /// Arabic digits with commas: 1,234.
    Grouped,
    /// Arabic digits with a point, exponent or `k`: 99.3, 1,234.5, 5k.
    Decimal,
    /// Arabic digits with Chinese powers of ten: 1.2億, 3億2,500萬, 4千.
    Mixed,
    /// Chinese digits read one by one, two at least: 二〇二三, 一九九七.
    DigitString,
    /// Chinese, powers of ten named: 三百二十, 十, 廿三; or a single digit: 三.
    Chinese,
    /// The same in financial characters: 壹佰贰拾.
    Financial,
    /// Chinese with decimals: 三點五. May be a time of day where the text is about time.
    Pointed,
    /// Two neighbours as a range: 兩三, 七八十, 十七八, 1、20.
    Pair,
    /// Powers of ten without a digit: 百, 千, 萬, 百萬.
    Magnitude,
    /// 幾, 數十: vague through and through.
    Few,
    /// 三分之二, 四分一, 一又二分之一.
    Fraction,
    /// 半 alone.
    Half,
}

impl Numeral {
    /// First code point.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// Code point after the last.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// The value, if it is a whole number, not vague and fits.
    pub fn to_u64(&self) -> Option<u64> {
        self.value.as_exact()?.to_u64()
    }
}

/// The powers of ten that a numeral ends in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Powers {
    /// 百 or 千, as a power of ten; 十 does not count.
    pub small: i32,
    /// 萬, 億 and on, as a power of ten.
    pub big: i32,
}

impl Powers {
    /// Does it end in any?
    pub fn any(self) -> bool {
        self.small > 0 || self.big > 0
    }
}

/// The powers of ten that a numeral of these folded characters ends in: 8 for 3亿, 2 and 8 for 九百亿; `k` counts as 千.
pub fn power_of_ten(folded: &[char]) -> Powers {
    let mut powers = Powers::default();
    for &c in folded.iter().rev() {
        match Sign::of(c) {
            Some(Sign::Big(p)) if powers.small == 0 => powers.big += p,
            Some(Sign::Small(p @ 2..)) => powers.small += p,
            Some(Sign::More) => {}
            _ if matches!(c, 'k' | 'K') => powers.small += 3,
            _ => break,
        }
    }
    powers
}

/// Every numeral of a text, in order, none overlapping.
///
/// `folded` is the text's folded copy and `bytes` the byte offset of each of its characters.
pub(super) fn numerals(text: &str, folded: &[char], bytes: &[u32]) -> Vec<Numeral> {
    let reader = Reader { chars: folded, text, bytes };
    let (mut found, mut misread) = (Vec::new(), Misread::default());
    let mut at = 0;
    while let Some(next) = folded[at..].iter().position(|&c| sign::may_open(c)) {
        at += next;
        match reader.plain(at).or_else(|| reader.numeral(at)) {
            Some(numeral) => {
                at = numeral.end();
                if !misread.holds(folded, numeral.start()) {
                    found.push(numeral);
                }
            }
            None => at += 1,
        }
    }
    found
}

impl Reader<'_> {
    fn numeral(&self, at: usize) -> Option<Numeral> {
        match self.sign(at) {
            None if self.opens_with_point(at) => {}
            Some(sign) if sign.opens() => {}
            _ => return None,
        }
        if self.sign(at) == Some(Sign::Half) {
            return Some(self.half(at));
        }
        let sum = self.sum(at)?;
        if let Some((value, end)) = self.fraction(at, &sum) {
            return Some(made(at, end, Form::Fraction, value));
        }
        let form = self.form(at, &sum);
        Some(made(at, sum.end, form, sum.value))
    }

    /// 半, or 半百.
    fn half(&self, at: usize) -> Numeral {
        let hundred = self.is(at + 1, '百') && !self.is(at + 2, '分');
        let (end, value) = if hundred { (at + 2, Decimal::whole(50)) } else { (at + 1, Decimal::new([5], -1)) };
        made(at, end, if hundred { Form::Chinese } else { Form::Half }, Value::exact(value))
    }

    fn form(&self, at: usize, sum: &sum::Sum) -> Form {
        let written = &self.chars[at..sum.end];
        let arabic = written.iter().any(char::is_ascii_digit);
        let powers = written.iter().any(|&c| matches!(Sign::of(c), Some(Sign::Small(_) | Sign::Big(_))));
        match sum.reading {
            Reading::Pair => Form::Pair,
            Reading::Few => Form::Few,
            Reading::String if !powers => Form::DigitString,
            _ if sum.headless => Form::Magnitude,
            _ if sum.pointed => Form::Pointed,
            _ if arabic && powers => Form::Mixed,
            _ if !arabic && written.iter().any(|&c| sign::is_financial(c)) => Form::Financial,
            _ if !arabic => Form::Chinese,
            _ if written.iter().any(|c| !c.is_ascii_digit() && *c != ',') => Form::Decimal,
            _ if written.contains(&',') => Form::Grouped,
            _ => Form::Digits,
        }
    }
}

fn made(start: usize, end: usize, form: Form, value: Value) -> Numeral {
    Numeral { start: start as u32, end: end as u32, form, value }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
