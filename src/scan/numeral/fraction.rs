//! Fractions in words: 三分之二, 一又二分之一, and the quarters of Hong Kong papers, 四分一.

use super::{Decimal, Value, reader::Reader, sign::Sign, sum::Sum};

/// Decimals kept of a fraction that does not end.
const PLACES: u32 = 18;

/// Digits of a numerator or denominator, beyond which it is no fraction; division is quadratic in them.
const LONGEST: i32 = 80;

impl Reader<'_> {
    /// The fraction whose denominator, or whose whole part, is `sum`.
    ///
    /// 百分之 and its like, without a digit in the denominator, are percentages and left to the extractor.
    pub(super) fn fraction(&self, at: usize, sum: &Sum) -> Option<(Value, usize)> {
        let whole = sum.value.as_exact().filter(|_| !sum.headless)?;
        if let Some(after) = self.word(sum.end, "又") {
            let denominator = self.sum(self.past_spaces(after))?;
            let (part, end) = self.parts(after, &denominator)?;
            return Some((Value::exact(whole.plus(&part)), end));
        }
        let (value, end) = self.parts(at, sum)?;
        Some((Value::exact(value), end))
    }

    /// `denominator` 分之 numerator.
    fn parts(&self, at: usize, denominator: &Sum) -> Option<(Decimal, usize)> {
        let below = denominator.value.as_exact().filter(|_| !denominator.headless)?;
        let Some(after) = self.word(denominator.end, "分之") else { return self.quarters(at, denominator) };
        let from = self.past_spaces(after);
        let minus = self.is(from, '负');
        let numerator = self.sum(from + usize::from(minus))?;
        let above = numerator.value.as_exact()?;
        if [above, below].iter().any(|n| n.first_place() - n.last_place() > LONGEST) {
            return None;
        }
        let value = above.over(below, PLACES)?;
        Some((if minus { value.negated() } else { value }, numerator.end))
    }

    /// 四分一, 三分二: one Chinese digit over another, larger one; not 三分二十秒.
    fn quarters(&self, at: usize, denominator: &Sum) -> Option<(Decimal, usize)> {
        let below = denominator.value.as_exact()?;
        let Some(Sign::Digit(above)) = self.sign(denominator.end + 1) else { return None };
        let next = denominator.end + 2;
        let longer = self.sign(next).is_some() || "钟秒".contains(self.chars.get(next).copied().unwrap_or(' '));
        let above = Decimal::whole(above.into());
        let chinese = matches!(self.sign(self.past_spaces(at)), Some(Sign::Digit(_) | Sign::Small(1)));
        let small = below.first_place() <= 1 && *below > above;
        if !self.is(denominator.end, '分') || longer || !chinese || !small {
            return None;
        }
        Some((above.over(below, PLACES)?, next))
    }

    /// Where `word` ends, at `at` or after spaces, with spaces between its characters allowed.
    fn word(&self, at: usize, word: &str) -> Option<usize> {
        word.chars().try_fold(at, |at, c| {
            let at = self.past_spaces(at);
            self.is(at, c).then_some(at + 1)
        })
    }
}
