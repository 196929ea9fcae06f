//! Exact decimal numbers of any length: read, shifted, added, printed; never a float.
//!
//! Here are the number, what can be asked of it, and which of two is larger; `reckon` has sums, products and quotients,
//! `print` its text.

mod print;
mod reckon;

use super::row::Row;
use std::cmp::Ordering;

/// An exact decimal number. Printed without exponent and without needless zeros.
///
/// Kept as digits × 10^exponent with neither leading nor trailing zeros, so that equal numbers are equal values.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Decimal {
    negative: bool,
    /// Most significant first, each 0 to 9; empty for zero.
    digits: Row,
    exponent: i32,
}

impl Decimal {
    /// The number these digits (each 0 to 9) make, times 10^`exponent`.
    pub fn new(digits: impl IntoIterator<Item = u8>, exponent: i32) -> Self {
        Self { negative: false, digits: digits.into_iter().collect(), exponent }.trimmed()
    }

    /// A whole number.
    pub fn whole(mut n: u64) -> Self {
        // The longest has twenty digits.
        let mut digits = [0; 20];
        let mut first = digits.len();
        while n > 0 {
            first -= 1;
            digits[first] = (n % 10) as u8;
            n /= 10;
        }
        Self { negative: false, digits: Row::from(&digits[first..]), exponent: 0 }.trimmed()
    }

    /// Is it nought?
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Is it below nought?
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Is it without a fractional part?
    pub fn is_whole(&self) -> bool {
        self.exponent >= 0
    }

    /// The power of ten of its last digit that is not 0: 2 for 1500, -1 for 2.5, 0 for nought.
    pub fn last_place(&self) -> i32 {
        self.exponent
    }

    /// The power of ten of its first digit: 3 for 1500, -1 for 0.25; 0 for nought.
    pub fn first_place(&self) -> i32 {
        if self.is_zero() { 0 } else { self.exponent + self.digits.len() as i32 - 1 }
    }

    /// As a `u64`, if it is whole, not negative and small enough.
    pub fn to_u64(&self) -> Option<u64> {
        if self.negative || !self.is_whole() || self.first_place() > 19 {
            return None;
        }
        let digits = self.digits.iter().copied().chain(std::iter::repeat_n(0, self.exponent as usize));
        digits.into_iter().try_fold(0u64, |n, d| n.checked_mul(10)?.checked_add(u64::from(d)))
    }

    /// The same below nought; nought stays nought.
    #[must_use]
    pub fn negated(mut self) -> Self {
        self.negative = !self.negative && !self.is_zero();
        self
    }

    /// Times 10^`places`.
    #[must_use]
    pub fn shifted(mut self, places: i32) -> Self {
        if !self.is_zero() {
            self.exponent = self.exponent.saturating_add(places);
        }
        self
    }

    /// Its digits down to 10^`exponent`, which is not above its own.
    fn scaled_to(&self, exponent: i32) -> Row {
        let mut digits = self.digits.clone();
        digits.extend(std::iter::repeat_n(0, (self.exponent - exponent).max(0) as usize));
        digits
    }

    /// Without zeros at either end.
    fn trimmed(mut self) -> Self {
        let Some(last) = self.digits.iter().rposition(|&d| d != 0) else { return Self::default() };
        let first = self.digits.iter().position(|&d| d != 0).unwrap_or(last);
        let zeros = self.digits.len() - 1 - last;
        if zeros > 0 || first > 0 {
            self.exponent = self.exponent.saturating_add(i32::try_from(zeros).unwrap_or(i32::MAX));
            self.digits = Row::from(&self.digits[first..=last]);
        }
        self
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |n: &Self| (!n.is_zero(), n.first_place());
        let larger = || size(self).cmp(&size(other)).then_with(|| self.digits[..].cmp(&other.digits[..]));
        match (self.negative, other.negative) {
            (false, false) => larger(),
            (true, true) => larger().reverse(),
            (negative, _) => {
                if negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `n` × 10^`exponent`.
    pub fn dec(n: u64, exponent: i32) -> Decimal {
        Decimal::whole(n).shifted(exponent)
    }

    #[test]
    fn no_length_is_too_long() {
        let n = "1234567890123456789012345678901234567891";
        let long = Decimal::new(n.bytes().map(|b| b - b'0'), 0);
        assert_eq!(long.to_string(), n);
        assert_eq!(long.to_u64(), None);
        assert_eq!(dec(u64::MAX, 0).to_u64(), Some(u64::MAX));
    }
}
