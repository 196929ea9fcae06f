//! A character with its cost and script, in one word: the entry of a decoding table.

use super::{RARE, Script, cost};
use std::sync::LazyLock;

/// A character, its cost and its script.
///
/// Bits 0 to 23 have the character: its three bytes of UTF-8, the first lowest, if it has three (bit 23 tells), and else its
/// code point. So the decoder writes most characters as they stand in its table. The script is in bits 24 to 26, the cost
/// above, where the whole word tells what is rare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed(u32);

impl Weighed {
    /// No character.
    pub const NONE: Self = Self(0);

    const THREE: u32 = 1 << 23;
    const SCRIPT: u32 = 24;
    const COST: u32 = 27;
    const LEAST_RARE: u32 = RARE << Self::COST;

    /// Weighs a character.
    #[inline]
    pub fn new(c: char) -> Self {
        static TABLE: LazyLock<Box<[Weighed]>> = LazyLock::new(|| {
            let weigh = |code| char::from_u32(code).map_or(Weighed::NONE, Weighed::weigh);
            (0..0x1_0000).map(weigh).collect()
        });
        TABLE.get(c as usize).copied().unwrap_or_else(|| Self::weigh(c))
    }

    fn weigh(c: char) -> Self {
        let mut utf8 = [0; 4];
        let three = c.encode_utf8(&mut utf8).len() == 3;
        let char = if three { u32::from_le_bytes(utf8) } else { c as u32 };
        Self(char | (Script::of(c) as u32) << Self::SCRIPT | cost(c) << Self::COST)
    }

    /// The character, if there is one.
    pub fn char(self) -> Option<char> {
        let [lead, second, third, _] = self.0.to_le_bytes();
        let low = |byte: u8| u32::from(byte & 0x3F);
        match self {
            Self::NONE => None,
            _ if self.is_three() => char::from_u32(u32::from(lead & 0xF) << 12 | low(second) << 6 | low(third)),
            _ => char::from_u32(self.0 & 0xFF_FFFF),
        }
    }

    /// The first three bytes of its UTF-8, which are all if [`is_plain_after`](Self::is_plain_after) holds.
    #[inline]
    pub fn three(self) -> [u8; 3] {
        let [first, second, third, _] = self.0.to_le_bytes();
        [first, second, third]
    }

    #[inline]
    fn is_three(self) -> bool {
        self.0 & Self::THREE != 0
    }

    /// Is it a character of three bytes in UTF-8, and not a rare one after `last`, which is rare too?
    #[inline]
    pub fn is_plain_after(self, last: Self) -> bool {
        self.is_three() && self.0.min(last.0) < Self::LEAST_RARE
    }

    /// Is it rare?
    #[inline]
    pub fn is_rare(self) -> bool {
        self.0 >= Self::LEAST_RARE
    }

    /// Is it ASCII, or no character?
    #[inline]
    pub fn is_ascii(self) -> bool {
        self.0 & 0xFF_FFFF < 0x80
    }

    /// Its bits.
    #[inline]
    pub fn cost(self) -> u32 {
        self.0 >> Self::COST
    }

    /// Its script.
    pub fn script(self) -> Script {
        Script::from_bits(self.0 >> Self::SCRIPT & 7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weighed_characters_come_back() {
        for c in ['a', 'é', '港', '𨋢', 'あ', '한', '\u{E000}'] {
            let w = Weighed::new(c);
            assert_eq!((w.char(), w.cost(), w.script()), (Some(c), cost(c), Script::of(c)));
        }
        assert_eq!(Weighed::NONE.char(), None);
    }

    #[test]
    fn plain_are_those_of_three_bytes_that_are_not_rare_after_a_rare_one() {
        let [common, rare] = ['的', '\u{9F98}'].map(Weighed::new);
        assert!(rare.is_rare() && !common.is_rare());
        assert!(common.is_plain_after(rare) && rare.is_plain_after(common) && rare.is_plain_after(Weighed::NONE));
        assert!(!rare.is_plain_after(rare));
        assert!(['a', 'é', '𨋢'].map(Weighed::new).iter().all(|c| !c.is_plain_after(common)));
        assert!(!Weighed::NONE.is_plain_after(common));
    }

    #[test]
    fn bytes_are_those_of_utf8() {
        for c in ['\u{800}', '港', '\u{FFFF}'] {
            assert_eq!(Weighed::new(c).three(), c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}
