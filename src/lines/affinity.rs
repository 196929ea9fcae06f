//! How gladly one character follows another: is the end of this line and the start of that one a broken word?
//!
//! Two sources: a table made from a word list (`packs/lines/bigrams.tsv`, made by `scripts/bigram_table.py`), and the
//! page's own text, which writes its names and terms more than once.

use crate::text::fold;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../packs/lines/bigrams.tsv");
const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x5200;

/// What the word list tells of a character as the first of two.
#[derive(Clone, Copy, Default)]
struct Row {
    /// Logarithm of its share at the end of words; 0 if the list does not tell.
    ends: f32,
    /// The same at their start.
    starts: f32,
    /// Where what follows it inside words begins and ends in [`Words::follow`].
    from: u32,
    to: u32,
}

struct Words {
    rows: Vec<Row>,
    /// Second characters, in order within each row, and how much oftener than by chance they follow (logarithm).
    follow: Vec<(char, f32)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { rows: vec![Row::default(); COUNT], follow: Vec::new() };
    for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
        words.read(line);
    }
    words
});

impl Words {
    fn read(&mut self, line: &str) -> Option<()> {
        let mut fields = line.split('\t');
        let row = row_of(fields.next()?.chars().next()?)?;
        let mut share = || Some((fields.next()?.parse::<f32>().ok()? / 100.0).ln());
        let (ends, starts) = (share()?, share()?);
        let from = self.follow.len();
        let mut pairs = fields.next()?.chars();
        while let (Some(next), Some(pull)) = (pairs.next(), pairs.next()) {
            self.follow.push((next, (u32::from(pull).saturating_sub(96)) as f32 / 2.0));
        }
        self.follow[from..].sort_by_key(|&(c, _)| c);
        self.rows[row] = Row { ends, starts, from: from as u32, to: self.follow.len() as u32 };
        Some(())
    }

    fn pull(&self, row: Row, next: char) -> Option<f32> {
        let follow = &self.follow[row.from as usize..row.to as usize];
        follow.binary_search_by_key(&next, |&(c, _)| c).ok().map(|i| follow[i].1)
    }
}

fn row_of(c: char) -> Option<usize> {
    u32::from(c).checked_sub(FIRST).map(|n| n as usize).filter(|&n| n < COUNT)
}

/// The logarithm of how much oftener than by chance `b` follows `a`; 0 where the word list does not tell.
pub(super) fn pull(a: char, b: char) -> f32 {
    let (a, b) = (fold(a), fold(b));
    let (Some(x), Some(y)) = (row_of(a), row_of(b)) else { return 0.0 };
    let words = &*WORDS;
    let (x, y) = (words.rows[x], words.rows[y]);
    words.pull(x, b).unwrap_or(x.ends + y.starts)
}

const SLOTS: usize = 1 << 16;

/// How often the page has two characters side by side, roughly: pairs that fall into the same slot count as one.
#[derive(Clone)]
pub(super) struct Echo(Vec<u8>);

impl Default for Echo {
    fn default() -> Self {
        Self(vec![0; SLOTS])
    }
}

impl Echo {
    pub fn note(&mut self, a: char, b: char) {
        let slot = &mut self.0[slot(a, b)];
        *slot = slot.saturating_add(1);
    }

    pub fn count(&self, a: char, b: char) -> u8 {
        self.0[slot(a, b)]
    }
}

fn slot(a: char, b: char) -> usize {
    let mixed = (u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b)).wrapping_mul(0x85EB_CA6B);
    mixed as usize >> 16 & (SLOTS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_words_pull_together_and_bound_characters_apart() {
        assert!(pull('香', '港') > 2.0 && pull('匯', '報') > 1.0, "either script");
        assert!(pull('葡', '說') < -1.0, "葡 ends no word");
        assert_eq!(pull('A', '港'), 0.0);
    }

    #[test]
    fn the_page_echoes_its_own_pairs() {
        let mut echo = Echo::default();
        echo.note('鏸', '鏸');
        assert_eq!((echo.count('鏸', '鏸'), echo.count('鏸', '港')), (1, 0));
    }
}
