//! Decimal numbers as text.

use super::Decimal;
use std::fmt;

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
    use super::super::tests::dec;

    #[test]
    fn prints_without_exponent_or_needless_zeros() {
        let cases = [(0, 5, "0"), (7, 0, "7"), (15, 2, "1500"), (2500, -3, "2.5"), (5, -3, "0.005"), (1200, -2, "12")];
        for (n, exponent, text) in cases {
            assert_eq!(dec(n, exponent).to_string(), text);
        }
        assert_eq!(dec(66, -1).negated().to_string(), "-6.6");
        assert_eq!(dec(0, 0).negated().to_string(), "0");
    }
}
