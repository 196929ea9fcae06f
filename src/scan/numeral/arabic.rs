//! Numbers in Arabic digits: plain, grouped by commas, with decimals, an exponent or a `k`.

use super::{Decimal, reader::Reader, sign::Sign};

/// English words behind a number, and their powers of ten.
const WORDS: &[(&str, i32)] =
    &[("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("mn", 6), ("bn", 9), ("tn", 12)];

/// A number read, before any Chinese unit.
#[derive(Debug)]
pub(super) struct Literal {
    pub(super) number: Decimal,
    /// Code point after it.
    pub(super) end: usize,
    /// Digits alone: neither comma nor point nor exponent.
    pub(super) plain: bool,
}

impl Reader<'_> {
    /// The literal that begins at `at`; `.5` counts.
    ///
    /// Digit groups strung together by points (2023.04.12, 192.168.0.1) are each a number of their own.
    pub(super) fn literal(&self, at: usize) -> Option<Literal> {
        let chained = at >= 2 && self.is(at - 1, '.') && self.digit(at - 2).is_some();
        let (mut digits, mut end) = self.digits(at);
        let whole = digits.len();
        if whole > 0 && whole <= 3 {
            end = self.groups(at, end, &mut digits);
        }
        let grouped = digits.len() > whole;
        let mut exponent = 0;
        if !chained && self.is(end, '.') {
            let (fraction, after) = self.digits(end + 1);
            let chain = self.is(after, '.') && self.digit(after + 1).is_some();
            if !fraction.is_empty() && !chain {
                exponent = -(fraction.len() as i32);
                digits.extend(fraction);
                end = after;
            }
        }
        let pointed = exponent != 0;
        if digits.is_empty() {
            return None;
        }
        let bare_end = end;
        if let Some((power, after)) = self.exponent(end).or_else(|| self.thousand(at, end)) {
            (exponent, end) = (exponent + power, after);
        }
        let plain = !grouped && !pointed && end == bare_end;
        Some(Literal { number: Decimal::new(digits, exponent), end, plain })
    }

    /// `.5` where neither a word nor a point stands before it.
    pub(super) fn opens_with_point(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.chars.get(i)).copied().unwrap_or(' ');
        self.is(at, '.') && self.digit(at + 1).is_some() && before != '.' && !before.is_ascii_alphanumeric()
    }

    /// The digits from `at` on, and where they end.
    fn digits(&self, at: usize) -> (Vec<u8>, usize) {
        let digits: Vec<u8> = (at..).map_while(|i| self.digit(i)).collect();
        let end = at + digits.len();
        (digits, end)
    }

    fn digit(&self, at: usize) -> Option<u8> {
        match self.sign(at)? {
            Sign::Arabic(d) => Some(d),
            _ => None,
        }
    }

    /// Takes in the groups of three from `end` on; where they end.
    ///
    /// A full-width comma among half-width digits ends a clause (在2020，300人), unless decimals follow (82，225.00).
    fn groups(&self, start: usize, mut end: usize, digits: &mut Vec<u8>) -> usize {
        let groups: Vec<(usize, [u8; 3])> =
            (0..).map_while(|i| Some((end + 4 * i, self.group(end + 4 * i)?))).collect();
        let after = end + 4 * groups.len();
        let decimals = self.is(after, '.') && self.digit(after + 1).is_some();
        for (at, group) in groups {
            if self.is_wide(at) != self.is_wide(start) && !decimals {
                break;
            }
            digits.extend(group);
            end = at + 4;
        }
        end
    }

    /// A comma and three digits, no fourth.
    fn group(&self, at: usize) -> Option<[u8; 3]> {
        if !self.is(at, ',') || self.digit(at + 4).is_some() {
            return None;
        }
        Some([self.digit(at + 1)?, self.digit(at + 2)?, self.digit(at + 3)?])
    }

    /// `e13`, `E-1`: the power of ten, of three digits at most.
    fn exponent(&self, at: usize) -> Option<(i32, usize)> {
        if !self.is(at, 'e') && !self.is(at, 'E') {
            return None;
        }
        let signed = self.is(at + 1, '-') || self.is(at + 1, '+');
        let (digits, end) = self.digits(at + 1 + usize::from(signed));
        if digits.is_empty() || digits.len() > 3 || self.is_latin(end) {
            return None;
        }
        let power = digits.iter().fold(0, |n, &d| n * 10 + i32::from(d));
        Some((if self.is(at + 1, '-') { -power } else { power }, end))
    }

    /// `k` thousand, `M` million, and in words. 2K, 4K and 8K are picture sizes.
    fn thousand(&self, start: usize, at: usize) -> Option<(i32, usize)> {
        let at = self.past_spaces(at);
        let picture = self.is(at, 'K') && at == start + 1 && matches!(self.digit(start), Some(2 | 4 | 8));
        let (power, end) = match self.chars.get(at)? {
            'k' | 'K' if !picture => (3, at + 1),
            'M' if !self.is_latin(at + 1) => (6, at + 1),
            't' | 'm' | 'b' => {
                let (word, power) = WORDS.iter().find(|(word, _)| self.says(at, word))?;
                (*power, at + word.len())
            }
            _ => return None,
        };
        (!self.is_latin(end) && self.digit(end).is_none()).then_some((power, end))
    }
}
