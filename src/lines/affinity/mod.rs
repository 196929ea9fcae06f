//! How gladly one character follows another: is the end of this line and the start of that one a broken word?
//!
//! Two sources: a table made from a word list (`packs/lines/bigrams.tsv`, made by `scripts/bigram_table.py`), and the
//! page's own text, which writes its names and terms more than once.

mod table;

use crate::text::fold;

/// Made by `build.rs` out of `packs/lines/bigrams.tsv`.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bigrams.bin"));

/// What the word list tells of two characters side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pull {
    /// The first hardly ever ends a word, or the second hardly ever begins one.
    Apart,
    /// Nor do they often.
    Low,
    /// Nothing.
    None,
    /// They meet inside words.
    Some,
    /// They meet inside words, and far oftener than by chance.
    Strong,
}

/// The shares of the two at the end and at the start of words, in percent and multiplied, up to which they stand apart
/// (e to the power of -2.5), and up to which they seldom meet (e to the power of -1.2).
const APART: u32 = 820;
const SELDOM: u32 = 3011;

/// A character as the word list knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known(u16);

impl Known {
    /// Either script's character; one that is not Chinese is known too, as one of which nothing is told.
    pub fn of(c: char) -> Self {
        Self(table::row_of(fold(c)).unwrap_or(u16::MAX))
    }
}

/// Would `b` follow `a` inside a word, or at least between two?
#[inline]
pub(super) fn pull(a: Known, b: Known) -> Pull {
    let (Some(x), Some(y)) = (table::row(TABLE, a.0), table::row(TABLE, b.0)) else { return Pull::None };
    match table::follows(TABLE, x, b.0) {
        Some(true) => Pull::Strong,
        Some(false) => Pull::Some,
        None => match u32::from(x.ends) * u32::from(y.starts) {
            shares if shares <= APART => Pull::Apart,
            shares if shares <= SELDOM => Pull::Low,
            _ => Pull::None,
        },
    }
}

/// Bits of the number of a pair's slot, and of three characters' slot.
const PAIRS: u32 = 16;
const THREES: u32 = 18;

/// What the page has side by side, roughly: characters that fall into the same slot count as the same.
#[derive(Clone)]
pub(super) struct Echo {
    /// How often it has two characters.
    pairs: Vec<u8>,
    /// Whether it has three, a bit for each slot.
    threes: Vec<u64>,
}

impl Default for Echo {
    fn default() -> Self {
        Self { pairs: vec![0; 1 << PAIRS], threes: vec![0; 1 << (THREES - u64::BITS.ilog2())] }
    }
}

impl Echo {
    /// Takes note of what stands side by side in a stretch of a line.
    pub fn hear(&mut self, text: &str) {
        let (mut before, mut last) = (hash('\0', '\0'), '\0');
        for c in text.chars() {
            let three = slot(hash_on(before, c), THREES);
            self.threes[three / 64] |= 1 << (three % 64);
            (before, last) = (hash(last, c), c);
            let pair = &mut self.pairs[slot(before, PAIRS)];
            *pair = pair.saturating_add(1);
        }
    }

    /// How often the page has two characters side by side.
    #[inline]
    pub fn count(&self, a: char, b: char) -> u8 {
        self.pairs[slot(hash(a, b), PAIRS)]
    }

    /// Does the page have three characters side by side?
    pub fn has(&self, three: [char; 3]) -> bool {
        let [a, b, c] = three;
        let slot = slot(hash_on(hash(a, b), c), THREES);
        self.threes[slot / 64] >> (slot % 64) & 1 == 1
    }
}

/// A number that two characters share with few others, good in its upper bits.
#[inline]
fn hash(a: char, b: char) -> u32 {
    (u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b)).wrapping_mul(0x85EB_CA6B)
}

/// The same of three, given that of the first two.
#[inline]
fn hash_on(two: u32, c: char) -> u32 {
    (two ^ u32::from(c)).wrapping_mul(0xC2B2_AE35)
}

/// The upper `bits` of a hash.
#[inline]
fn slot(hash: u32, bits: u32) -> usize {
    (hash >> (u32::BITS - bits)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_words_pull_together_and_bound_characters_apart() {
        for (a, b, told) in [
            ('香', '港', Pull::Strong),
            ('匯', '報', Pull::Strong),
            ('一', '家', Pull::Some),
            ('葡', '說', Pull::Apart),
            ('A', '港', Pull::None),
            ('港', 'A', Pull::None),
        ] {
            assert_eq!(pull(Known::of(a), Known::of(b)), told, "{a}{b}");
        }
    }

    #[test]
    fn a_character_that_the_list_does_not_have_tells_nothing() {
        let table = table::make("葡\t1\t90\t萄z京c\n");
        let row = |c| table::row(&table, table::row_of(c)?);
        let shares = |c| row(c).map(|r| (r.ends, r.starts));
        assert_eq!((shares('葡'), shares('說'), shares('A')), (Some((1, 90)), Some((100, 100)), None));
        let follows = |c| table::follows(&table, row('葡')?, table::row_of(c)?);
        assert_eq!((follows('萄'), follows('京'), follows('牙')), (Some(true), Some(false), None));
    }

    #[test]
    fn the_page_echoes_its_own_pairs() {
        let mut echo = Echo::default();
        echo.hear("鏸鏸");
        assert_eq!((echo.count('鏸', '鏸'), echo.count('鏸', '港')), (1, 0));
        echo.hear("香港站");
        assert!(echo.has(['香', '港', '站']) && !echo.has(['港', '站', '香']));
    }
}
