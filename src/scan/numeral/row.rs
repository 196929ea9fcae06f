//! A row of decimal digits that needs no memory of its own before it grows long.

use std::{hash, ops};

/// How many digits are kept in place.
const IN_PLACE: usize = 14;

/// Digits 0 to 9, most significant first.
#[derive(Debug, Clone)]
pub(super) enum Row {
    /// So many of these.
    Short(u8, [u8; IN_PLACE]),
    /// More than that.
    #[allow(clippy::box_collection, reason = "most rows are short, and there are many")]
    Long(Box<Vec<u8>>),
}

impl Row {
    /// Adds a digit behind the others.
    pub(super) fn push(&mut self, digit: u8) {
        match self {
            Row::Long(digits) => digits.push(digit),
            Row::Short(len, digits) => match digits.get_mut(usize::from(*len)) {
                Some(free) => {
                    *free = digit;
                    *len += 1;
                }
                None => {
                    let mut long = digits.to_vec();
                    long.push(digit);
                    *self = Row::Long(Box::new(long));
                }
            },
        }
    }
}

impl Default for Row {
    fn default() -> Self {
        Row::Short(0, [0; IN_PLACE])
    }
}

impl ops::Deref for Row {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Row::Short(len, digits) => &digits[..usize::from(*len)],
            Row::Long(digits) => digits,
        }
    }
}

impl ops::DerefMut for Row {
    fn deref_mut(&mut self) -> &mut [u8] {
        match self {
            Row::Short(len, digits) => &mut digits[..usize::from(*len)],
            Row::Long(digits) => digits,
        }
    }
}

impl From<&[u8]> for Row {
    fn from(digits: &[u8]) -> Self {
        if digits.len() > IN_PLACE {
            return Row::Long(Box::new(digits.to_vec()));
        }
        let mut row = [0; IN_PLACE];
        row[..digits.len()].copy_from_slice(digits);
        Row::Short(digits.len() as u8, row)
    }
}

impl FromIterator<u8> for Row {
    fn from_iter<I: IntoIterator<Item = u8>>(digits: I) -> Self {
        let mut row = Self::default();
        row.extend(digits);
        row
    }
}

impl Extend<u8> for Row {
    fn extend<I: IntoIterator<Item = u8>>(&mut self, digits: I) {
        digits.into_iter().for_each(|digit| self.push(digit));
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Row {}

impl hash::Hash for Row {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_rows_are_alike() {
        for len in [0, 1, IN_PLACE - 1, IN_PLACE, IN_PLACE + 1, 3 * IN_PLACE] {
            let digits: Vec<u8> = (0..len).map(|n| (n % 10) as u8).collect();
            let grown: Row = digits.iter().copied().collect();
            assert_eq!(*grown, digits[..]);
            assert_eq!(grown, Row::from(&digits[..]));
        }
        assert_ne!(Row::from(&[1, 0][..]), Row::from(&[1][..]));
    }
}
