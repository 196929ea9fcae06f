//! Exact decimal numbers of any length: read, shifted, added, printed; never a float.

use super::row::Row;
use std::{cmp::Ordering, fmt};

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

    /// The sum of two numbers of the same sign.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if self.is_zero() || other.is_zero() {
            let sum = if self.is_zero() { other } else { self };
            return Self { negative: self.negative, ..sum.clone() };
        }
        let exponent = self.exponent.min(other.exponent);
        let (mut long, mut short) = (self.scaled_to(exponent), other.scaled_to(exponent));
        if long.len() < short.len() {
            std::mem::swap(&mut long, &mut short);
        }
        let mut carry = 0;
        let mut low = short.iter().rev();
        for digit in long.iter_mut().rev() {
            let sum = *digit + low.next().copied().unwrap_or(0) + carry;
            (*digit, carry) = (sum % 10, sum / 10);
        }
        if carry > 0 {
            long = std::iter::once(carry).chain(long.iter().copied()).collect();
        }
        Self { negative: self.negative, digits: long, exponent }.trimmed()
    }

    /// One more at the last place that is not 0: 900 after 800, 2.6 after 2.5.
    #[must_use]
    pub fn stepped(&self) -> Self {
        self.plus(&Self { negative: self.negative, digits: Row::from(&[1][..]), exponent: self.exponent })
    }

    /// One less, for whole numbers above nought; others stay.
    #[must_use]
    pub fn less_one(&self) -> Self {
        if self.is_zero() || self.negative || !self.is_whole() {
            return self.clone();
        }
        let mut digits = self.scaled_to(0);
        for digit in digits.iter_mut().rev() {
            if *digit > 0 {
                *digit -= 1;
                break;
            }
            *digit = 9;
        }
        Self { negative: false, digits, exponent: 0 }.trimmed()
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut cells = vec![0u32; self.digits.len() + other.digits.len()];
        for (i, &a) in self.digits.iter().enumerate().rev() {
            let mut carry = 0;
            for (j, &b) in other.digits.iter().enumerate().rev() {
                let sum = cells[i + j + 1] + u32::from(a) * u32::from(b) + carry;
                (cells[i + j + 1], carry) = (sum % 10, sum / 10);
            }
            cells[i] += carry;
        }
        let negative = self.negative != other.negative;
        let digits = cells.into_iter().map(|d| d as u8).collect();
        Self { negative, digits, exponent: self.exponent.saturating_add(other.exponent) }.trimmed()
    }

    /// The quotient: exact where it ends within `places` decimals, else rounded half up there; none by nought.
    pub fn over(&self, divisor: &Self, places: u32) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        // Long division of whole numbers; the quotient's last digit stands at 10^-(places + 1), to round by.
        let last = -(places as i32) - 1;
        let wanted = self.exponent - divisor.exponent - last;
        let dividend = self.digits.iter().copied().chain(std::iter::repeat_n(0, wanted.max(0) as usize));
        let mut rest = Vec::new();
        let mut quotient = Vec::new();
        for digit in dividend.take((self.digits.len() as i32 + wanted).max(0) as usize) {
            rest.push(digit);
            quotient.push(take_times(&mut rest, &divisor.digits));
        }
        let rounds_up = quotient.pop().is_some_and(|d| d >= 5);
        let mut result = Self::new(quotient, last + 1);
        if rounds_up {
            result = result.plus(&Self::new([1], last + 1));
        }
        result.negative = (self.negative != divisor.negative) && !result.is_zero();
        Some(result)
    }

    /// Its digits down to 10^`exponent`, which is not above its own.
    fn scaled_to(&self, exponent: i32) -> Row {
        let mut digits = self.digits.clone();
        digits.extend(std::iter::repeat_n(0, (self.exponent - exponent).max(0) as usize));
        digits
    }

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

/// Takes `divisor` off `rest` as often as it goes, and says how often. Both are digits without sign.
fn take_times(rest: &mut Vec<u8>, divisor: &[u8]) -> u8 {
    let zeros = rest.iter().take_while(|&&d| d == 0).count();
    rest.drain(..zeros);
    let mut times = 0;
    while rest.len() > divisor.len() || (rest.len() == divisor.len() && rest.as_slice() >= divisor) {
        let mut borrow = 0;
        let mut low = divisor.iter().rev();
        for digit in rest.iter_mut().rev() {
            let less = low.next().copied().unwrap_or(0) + borrow;
            borrow = u8::from(*digit < less);
            *digit = *digit + 10 * borrow - less;
        }
        let zeros = rest.iter().take_while(|&&d| d == 0).count();
        rest.drain(..zeros);
        times += 1;
    }
    times
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

impl Decimal {
    /// Writes it behind `text`, without exponent and without needless zeros.
    pub fn print(&self, text: &mut String) {
        // The digits before the point; below 1 the zeros after it come first.
        let point = self.digits.len() as i32 + self.exponent;
        text.extend(self.negative.then_some('-'));
        if point <= 0 {
            text.push_str(if self.is_zero() { "0" } else { "0." });
            text.extend((point..0).map(|_| '0'));
        }
        for (i, digit) in self.digits.iter().enumerate() {
            text.extend((i > 0 && i as i32 == point).then_some('.'));
            text.push(char::from(b'0' + digit));
        }
        text.extend((0..self.exponent).map(|_| '0'));
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(self.digits.len() + self.exponent.unsigned_abs() as usize + 3);
        self.print(&mut text);
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(n: u64, exponent: i32) -> Decimal {
        Decimal::whole(n).shifted(exponent)
    }

    #[test]
    fn prints_without_exponent_or_needless_zeros() {
        let cases = [(0, 5, "0"), (7, 0, "7"), (15, 2, "1500"), (2500, -3, "2.5"), (5, -3, "0.005"), (1200, -2, "12")];
        for (n, exponent, text) in cases {
            assert_eq!(dec(n, exponent).to_string(), text);
        }
        assert_eq!(dec(66, -1).negated().to_string(), "-6.6");
        assert_eq!(dec(0, 0).negated().to_string(), "0");
    }

    #[test]
    fn steps_at_the_last_digit_written() {
        assert_eq!(dec(800, 0).stepped(), dec(900, 0));
        assert_eq!(dec(25, -1).stepped(), dec(26, -1));
        assert_eq!(dec(9, 3).stepped(), dec(1, 4));
        assert_eq!(dec(1, 4).less_one(), dec(9999, 0));
    }

    #[test]
    fn divides_exactly_or_rounds() {
        let over = |a, b| dec(a, 0).over(&dec(b, 0), 18).map(|d| d.to_string());
        assert_eq!(over(1, 4).as_deref(), Some("0.25"));
        assert_eq!(over(2, 3).as_deref(), Some("0.666666666666666667"));
        assert_eq!(over(2333, 500).as_deref(), Some("4.666"));
        assert_eq!(over(100, 5).as_deref(), Some("20"));
        assert_eq!(over(1, 0), None);
    }

    #[test]
    fn no_length_is_too_long() {
        let n = "1234567890123456789012345678901234567891";
        let long = Decimal::new(n.bytes().map(|b| b - b'0'), 0);
        assert_eq!(long.to_string(), n);
        assert_eq!(long.to_u64(), None);
        assert_eq!(dec(u64::MAX, 0).to_u64(), Some(u64::MAX));
    }

    proptest! {
        #[test]
        fn reckons_like_whole_numbers(a in 0u64..1 << 31, b in 1u64..1 << 31) {
            prop_assert_eq!(dec(a, 0).plus(&dec(b, 0)), dec(a + b, 0));
            prop_assert_eq!(dec(a, 0).times(&dec(b, 0)), dec(a * b, 0));
            prop_assert_eq!(dec(a, 0).cmp(&dec(b, 0)), a.cmp(&b));
            prop_assert_eq!(dec(a * b, 0).over(&dec(b, 0), 2), Some(dec(a, 0)));
            prop_assert_eq!(dec(b, 0).less_one(), dec(b - 1, 0));
            prop_assert_eq!(dec(a, 0).to_u64(), Some(a));
        }
    }
}
