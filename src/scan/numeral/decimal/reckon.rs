//! Sums, products and quotients of decimal numbers, reckoned as on paper.

use super::{Decimal, Row};

impl Decimal {
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
        let carry = add(&mut long, &short);
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
        let dividend = dividend.take((self.digits.len() as i32 + wanted).max(0) as usize);
        let mut quotient = divide(dividend, &divisor.digits);
        let rounds_up = quotient.pop().is_some_and(|d| d >= 5);
        let mut result = Self::new(quotient, last + 1);
        if rounds_up {
            result = result.plus(&Self::new([1], last + 1));
        }
        result.negative = (self.negative != divisor.negative) && !result.is_zero();
        Some(result)
    }
}

/// Adds the digits of `short` to those of `long`, which are no fewer: what is carried over.
fn add(long: &mut [u8], short: &[u8]) -> u8 {
    let mut carry = 0;
    let mut low = short.iter().rev();
    for digit in long.iter_mut().rev() {
        let sum = *digit + low.next().copied().unwrap_or(0) + carry;
        (*digit, carry) = (sum % 10, sum / 10);
    }
    carry
}

/// The digits of a quotient of whole numbers; the rest is left out.
fn divide(dividend: impl Iterator<Item = u8>, divisor: &[u8]) -> Vec<u8> {
    let mut rest = Vec::new();
    let next = |digit| {
        rest.push(digit);
        take_times(&mut rest, divisor)
    };
    dividend.map(next).collect()
}

/// Takes `divisor` off `rest` as often as it goes, and says how often. Both are digits without sign.
fn take_times(rest: &mut Vec<u8>, divisor: &[u8]) -> u8 {
    let zeros = rest.iter().take_while(|&&d| d == 0).count();
    rest.drain(..zeros);
    let mut times = 0;
    while rest.len() > divisor.len() || (rest.len() == divisor.len() && rest.as_slice() >= divisor) {
        take(rest, divisor);
        let zeros = rest.iter().take_while(|&&d| d == 0).count();
        rest.drain(..zeros);
        times += 1;
    }
    times
}

/// Takes the digits of `less` off those of `digits`, which are no smaller a number.
fn take(digits: &mut [u8], less: &[u8]) {
    let mut borrow = 0;
    let mut low = less.iter().rev();
    for digit in digits.iter_mut().rev() {
        let less = low.next().copied().unwrap_or(0) + borrow;
        borrow = u8::from(*digit < less);
        *digit = *digit + 10 * borrow - less;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::dec;
    use proptest::prelude::*;

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
