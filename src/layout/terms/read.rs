//! Reads the terms of texts and numbers them.

use super::{Lists, Term};
use crate::layout::look::is_han;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Characters that hold sentences together and say nothing of what they are about (folded), as a bit a code point.
static FUNCTION: [u64; 0x10000 / 64] = bits(include_str!("../../../packs/layout/function_characters.txt").as_bytes());

/// The characters of three bytes in a text: Chinese ones.
const fn bits(text: &[u8]) -> [u64; 0x10000 / 64] {
    let mut bits = [0; 0x10000 / 64];
    let mut at = 0;
    while at + 2 < text.len() {
        if text[at] >> 4 == 0b1110 {
            let [first, second, third] = [text[at] as usize, text[at + 1] as usize, text[at + 2] as usize];
            let c = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F;
            bits[c / 64] |= 1 << (c % 64);
        }
        at += 1;
    }
    bits
}

/// Does a character only hold a sentence together?
pub fn is_function(c: char) -> bool {
    FUNCTION.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
}

/// The keys of Latin words that say nothing of what a text is about.
static FUNCTION_WORDS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let words = include_str!("../../../packs/layout/function_words.txt").lines().filter(|l| !l.starts_with('#'));
    words.map(|word| Word::of(word).hash).collect()
});

/// Gives terms their numbers, in the order of first use.
#[derive(Debug, Default)]
pub struct Reader {
    numbers: FxHashMap<u64, Term>,
    /// How many texts have each term, and the last of them, counted from 1.
    uses: Vec<(u32, u32)>,
    /// The terms of each text, each once.
    pub lists: Lists,
}

impl Reader {
    /// Makes ready to read texts of so many code points.
    pub fn new(chars: usize) -> Self {
        let numbers = FxHashMap::with_capacity_and_hasher(chars / 2, rustc_hash::FxBuildHasher);
        Self { numbers, uses: Vec::with_capacity(chars / 2), lists: Lists::with_room(chars) }
    }

    /// Reads the terms of a folded text.
    pub fn read(&mut self, text: &[char]) {
        let own = self.lists.count() as u32 + 1;
        each_key(text, |key| {
            let fresh = self.uses.len() as Term;
            let term = *self.numbers.entry(key).or_insert(fresh);
            if term == fresh {
                self.uses.push((0, 0));
            }
            let (spread, last) = &mut self.uses[term as usize];
            if *last != own {
                (*spread, *last) = (*spread + 1, own);
                self.lists.push(term);
            }
        });
        self.lists.end();
    }

    /// The names of terms, for those that were given new numbers.
    pub fn names(self, numbers: Vec<Option<Term>>) -> Names {
        Names { old: self.numbers, new: numbers }
    }

    /// How many texts have each term.
    pub fn spread(&self) -> impl Iterator<Item = u32> + '_ {
        self.uses.iter().map(|u| u.0)
    }
}

/// The terms of a page by what they are.
#[derive(Debug, Default)]
pub struct Names {
    /// As the reader numbered them.
    old: FxHashMap<u64, Term>,
    /// Their numbers; nothing for a term that only one text has.
    new: Vec<Option<Term>>,
}

impl Names {
    /// Calls `take` with each term of a folded text that has a number.
    pub fn each(&self, text: &[char], mut take: impl FnMut(Term)) {
        each_key(text, |key| {
            let term = self.old.get(&key).and_then(|&old| self.new[old as usize]);
            term.into_iter().for_each(&mut take);
        });
    }
}

/// A key for each term of a folded text: two texts share the terms of which they share the keys.
pub fn keys(text: &[char]) -> Vec<u64> {
    let mut keys = Vec::with_capacity(text.len());
    each_key(text, |key| keys.push(key));
    keys
}

/// Calls `take` with a key for each term of a folded text.
pub fn each_key(text: &[char], mut take: impl FnMut(u64)) {
    let mut before = None;
    let mut word = Word::default();
    for &c in text {
        let telling = (is_han(c) && !is_function(c)).then_some(u64::from(u32::from(c)));
        if let (Some(a), Some(b)) = (before, telling) {
            take(a << 32 | b);
        }
        before = telling;
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else {
            word.end().into_iter().for_each(&mut take);
        }
    }
    word.end().into_iter().for_each(take);
}

/// The Latin word or number that is being read.
#[derive(Default)]
struct Word {
    hash: u64,
    len: usize,
}

impl Word {
    /// Set in the key of a word, and never in that of a pair.
    const MARK: u64 = 1 << 63;

    fn of(text: &str) -> Self {
        let mut word = Self::default();
        text.chars().for_each(|c| word.push(c));
        word
    }

    fn push(&mut self, c: char) {
        let byte = u64::from(u32::from(c.to_ascii_lowercase()));
        self.hash = (self.hash ^ byte).wrapping_mul(0x0100_0000_01B3) | Self::MARK;
        self.len += 1;
    }

    /// The key of the word, if it tells anything.
    fn end(&mut self) -> Option<u64> {
        let word = std::mem::take(self);
        (word.len >= 2 && !FUNCTION_WORDS.contains(&word.hash)).then_some(word.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        keys(&text.chars().collect::<Vec<_>>()).len()
    }

    #[test]
    fn pairs_of_telling_characters_and_words_are_terms() {
        for (text, terms) in [
            ("渡轮加班", 3),
            ("渡轮的班次", 2),
            ("渡，轮", 0),
            ("A5版 2024年 x", 2),
            ("Ferry ferry", 2),
            ("The ferry has been late", 2),
        ] {
            assert_eq!(count(text), terms, "{text}");
        }
    }

    #[test]
    fn function_characters_are_those_of_the_list() {
        let list = include_str!("../../../packs/layout/function_characters.txt");
        let listed = list.lines().skip(1).flat_map(str::chars);
        let held: u32 = FUNCTION.iter().map(|bits| bits.count_ones()).sum();
        assert_eq!(
            (listed.clone().filter(|c| is_function(*c)).count(), held as usize),
            (listed.clone().count(), listed.count())
        );
        assert!(!is_function('渡') && !is_function('a') && !is_function('\u{20000}'));
    }

    #[test]
    fn a_text_has_each_key_once() {
        let mut reader = Reader::new(16);
        for text in ["渡轮渡轮", "Ferry渡轮", "ferry"] {
            reader.read(&text.chars().collect::<Vec<_>>());
        }
        assert_eq!(reader.lists.iter().collect::<Vec<_>>(), [&[0, 1][..], &[2, 0], &[2]]);
        assert_eq!(reader.spread().collect::<Vec<_>>(), [2, 1, 2]);
    }
}
