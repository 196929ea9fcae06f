//! An automaton over words: finds every word of a lexicon at every place of a text in one pass.
//!
//! A character-wise double array behind a filter of the first two characters. It is one blob of bytes, compiled when
//! the program is built (or, for a user's pack, when it is loaded) and read in place: loading costs nothing, and the
//! time of a pass does not grow with the number of words.

mod compile;
mod format;
mod place;
mod trie;

pub use compile::Compiler;

use format::{u16_at, u32_at};
use std::{borrow::Cow, ops::Range};

/// A compiled lexicon.
#[derive(Debug, Clone)]
pub struct Automaton {
    blob: Cow<'static, [u8]>,
    sections: [Range<usize>; format::SECTIONS],
}

impl Automaton {
    /// Reads what [`Compiler::finish`] made.
    pub fn new(blob: impl Into<Cow<'static, [u8]>>) -> Self {
        let blob = blob.into();
        let mut at = format::SECTIONS * 4;
        let sections = std::array::from_fn(|n| {
            let start = at.min(blob.len());
            at = start + u32_at(&blob, n * 4) as usize;
            start..at.min(blob.len())
        });
        Self { blob, sections }
    }

    fn section(&self, number: usize) -> &[u8] {
        &self.blob[self.sections[number].clone()]
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.section(format::ENTRIES).len() / format::ENTRY
    }

    /// Class number and data of an entry.
    pub fn entry(&self, number: u32) -> (u8, &str) {
        let at = number as usize * format::ENTRY;
        let (class, place) = (self.class(number), u32_at(self.section(format::ENTRIES), at + 4) as usize);
        let data = self.section(format::DATA);
        let end = place + 2 + usize::from(u16_at(data, place));
        let text = data.get(place + 2..end).and_then(|bytes| std::str::from_utf8(bytes).ok());
        (class, text.unwrap_or_default())
    }

    fn class(&self, number: u32) -> u8 {
        self.section(format::ENTRIES).get(number as usize * format::ENTRY).copied().unwrap_or_default()
    }

    /// Entry and class number of every entry of a word that [`Walker::at`] found.
    #[inline]
    pub fn word(&self, packed: u32) -> impl Iterator<Item = (u32, u8)> + '_ {
        let (first, only) = format::unpack(packed);
        let mut next = Some(first);
        std::iter::from_fn(move || {
            let number = next?;
            if only.is_some() {
                next = None;
                return only.map(|class| (number, class));
            }
            let entry = u32_at(self.section(format::ENTRIES), number as usize * format::ENTRY);
            next = (entry & format::LAST == 0).then_some(number + 1);
            Some((number, entry as u8))
        })
    }

    /// A text's codes in this automaton, for [`Walker::at`].
    pub fn codes(&self, folded: &[char]) -> Vec<u16> {
        let (table, astral) = (self.section(format::ALPHABET), self.section(format::ASTRAL));
        let code = |&c: &char| match u32::from(c) as usize {
            n @ 0..0x1_0000 => u16_at(table, n * 2),
            n => astral_code(astral, n as u32),
        };
        folded.iter().map(code).collect()
    }

    /// The way into the trie.
    pub fn walker(&self) -> Walker<'_> {
        Walker {
            first: self.section(format::FIRST),
            pairs: self.section(format::PAIRS),
            nodes: self.section(format::NODES),
        }
    }
}

fn astral_code(table: &[u8], c: u32) -> u16 {
    let (mut low, mut high) = (0, table.len() / 8);
    while low < high {
        let middle = low.midpoint(high);
        match u32_at(table, middle * 8).cmp(&c) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return u32_at(table, middle * 8 + 4) as u16,
        }
    }
    0
}

/// Finds the words at one place.
#[derive(Debug, Clone, Copy)]
pub struct Walker<'a> {
    first: &'a [u8],
    pairs: &'a [u8],
    nodes: &'a [u8],
}

impl Walker<'_> {
    /// Calls `found(length in characters, packed word)` for every word that `codes` begins with, shortest first.
    #[inline]
    pub fn at(&self, codes: &[u16], mut found: impl FnMut(usize, u32)) {
        let [one, ref rest @ ..] = *codes else { return };
        if one == 0 {
            return;
        }
        let head = usize::from(one) * format::HEAD;
        let word = u32_at(self.first, head + 4);
        if word != 0 {
            found(1, word);
        }
        let Some(&two) = rest.first() else { return };
        if two == 0 || !self.may_begin(one, two) {
            return;
        }
        let mut base = u32_at(self.first, head);
        for (n, &code) in rest.iter().enumerate() {
            if base == 0 || code == 0 {
                return;
            }
            let slot = (base as usize + usize::from(code)) * format::NODE;
            let Some(node) = self.nodes.get(slot..slot + format::NODE) else { return };
            if u32_at(node, 4) != base {
                return;
            }
            let word = u32_at(node, 8);
            if word != 0 {
                found(n + 2, word);
            }
            base = u32_at(node, 0);
        }
    }

    #[inline]
    fn may_begin(&self, one: u16, two: u16) -> bool {
        let bit = format::pair_hash(one, two, self.pairs.len().max(1));
        self.pairs.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn automaton(words: &[String]) -> Automaton {
        let mut compiler = Compiler::default();
        for (n, word) in words.iter().enumerate() {
            compiler.add(word.clone(), 0, &n.to_string());
        }
        Automaton::new(compiler.finish().unwrap_or_default())
    }

    /// (start, end, data) of every word found.
    fn search(automaton: &Automaton, text: &str) -> Vec<(usize, usize, usize)> {
        let codes = automaton.codes(&text.chars().collect::<Vec<_>>());
        let mut out = Vec::new();
        for start in 0..codes.len() {
            automaton.walker().at(&codes[start..], |len, word| {
                let data = |(entry, _)| automaton.entry(entry).1.parse().unwrap_or(usize::MAX);
                out.extend(automaton.word(word).map(data).map(|data| (start, start + len, data)));
            });
        }
        out.sort_unstable();
        out
    }

    fn naive(words: &[String], text: &str) -> Vec<(usize, usize, usize)> {
        let text: Vec<char> = text.chars().collect();
        let mut out = Vec::new();
        for (n, word) in words.iter().map(|w| w.chars().collect::<Vec<_>>()).enumerate().filter(|w| !w.1.is_empty()) {
            let starts = (0..text.len()).filter(|&s| text[s..].starts_with(&word));
            out.extend(starts.map(|s| (s, s + word.len(), n)));
        }
        out.sort_unstable();
        out
    }

    proptest! {
        #[test]
        fn finds_what_a_naive_search_finds(
            words in prop::collection::vec("[ab香港聞𨋢é]{0,5}", 0..60),
            text in "[ab香港聞𨋢éc說]{0,60}",
        ) {
            prop_assert_eq!(search(&automaton(&words), &text), naive(&words, &text));
        }

        #[test]
        fn broad_alphabets_find_their_place(words in prop::collection::vec("[一-俿]{1,3}", 0..400)) {
            let text = words.concat();
            prop_assert_eq!(search(&automaton(&words), &text), naive(&words, &text));
        }

        #[test]
        fn no_blob_breaks_it(blob in prop::collection::vec(any::<u8>(), 0..200), text in ".{0,20}") {
            let automaton = Automaton::new(blob);
            let codes = automaton.codes(&text.chars().collect::<Vec<_>>());
            for start in 0..codes.len() {
                automaton.walker().at(&codes[start..], |_, word| {
                    assert!(automaton.word(word).take(9).all(|(entry, _)| automaton.entry(entry).1.len() <= 200));
                });
            }
        }
    }
}
