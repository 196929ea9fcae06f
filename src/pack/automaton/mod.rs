//! An automaton over words: finds every word of a lexicon at every place of a text in one pass.
//!
//! A character-wise double array behind filters of the first two and three characters. It is one blob of bytes, compiled
//! when the program is built (or, for a user's pack, when it is loaded) and read in place: loading costs no more than a
//! look at whether the data is UTF-8. The filters keep places where no word begins away from the array, so the time of a
//! pass grows with the words found and hardly with the words listed (`benches/scan.rs` measures it).

mod compile;
mod format;
mod place;
mod search;
mod trie;

pub use compile::Compiler;
pub use search::{Match, Room};

use format::{u16_at, u32_at};
use std::{borrow::Cow, ops::Range};

/// A compiled lexicon.
#[derive(Debug, Clone)]
pub struct Automaton {
    blob: Cow<'static, [u8]>,
    sections: [Range<usize>; format::SECTIONS],
    /// What is said of entries, found to be text once for all.
    data: Cow<'static, str>,
    /// Where each datum ends in it.
    ends: Vec<u32>,
}

impl Automaton {
    /// Reads what [`Compiler::finish`] made.
    pub fn new(blob: impl Into<Cow<'static, [u8]>>) -> Self {
        let blob = blob.into();
        let mut at = format::SECTIONS * 4;
        let sections: [Range<usize>; format::SECTIONS] = std::array::from_fn(|n| {
            let start = at.min(blob.len());
            at = start + u32_at(&blob, n * 4) as usize;
            start..at.min(blob.len())
        });
        let data = sections[format::DATA].clone();
        let data = match &blob {
            Cow::Borrowed(bytes) => Cow::Borrowed(std::str::from_utf8(&bytes[data]).unwrap_or_default()),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes[data].to_vec()).unwrap_or_default()),
        };
        let (ends, _) = blob[sections[format::ENDS].clone()].as_chunks();
        let ends = ends.iter().map(|end| u32::from_le_bytes(*end)).collect();
        Self { blob, sections, data, ends }
    }

    fn section(&self, number: usize) -> &[u8] {
        &self.blob[self.sections[number].clone()]
    }

    /// How many entries there are.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        let first = self.section(format::FIRST).as_chunks().0.iter().map(|item| format::four(item)[1]);
        let words: Vec<u32> =
            self.section(format::WORDS).as_chunks().0.iter().map(|w| u32::from_le_bytes(*w)).collect();
        let nodes = self.section(format::NODES).as_chunks().0.iter().map(|node| words[format::Node::read(node).word()]);
        let alone = first.chain(nodes).filter(|&word| word != 0 && format::several(word).is_none()).count();
        alone + self.section(format::ENTRIES).len() / format::ENTRY
    }

    /// How many different data its entries have.
    pub fn data_len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a class and that of a datum, for whatever is said of words; some come more than once.
    pub fn said(&self) -> impl Iterator<Item = (u8, u32)> + '_ {
        let words = self.section(format::WORDS).as_chunks().0.iter().map(|word| u32::from_le_bytes(*word));
        let alone = words.filter(|&word| word != 0 && format::several(word).is_none());
        let entries = self.section(format::ENTRIES).as_chunks().0.iter().map(|entry| u32::from_le_bytes(*entry));
        alone.chain(entries).map(format::unpack)
    }

    /// The datum of that number.
    pub fn datum(&self, number: u32) -> &str {
        let end = |number: u32| self.ends.get(number as usize).map_or(0, |&end| end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.data.get(start..end(number)).unwrap_or_default()
    }

    /// Fills `codes` with a text's codes in this automaton, and two more that end it.
    fn code(&self, folded: &[char], codes: &mut Vec<u16>) {
        let (table, astral) = (self.section(format::ALPHABET), self.section(format::ASTRAL));
        let (table, _) = table.as_chunks::<2>();
        let code = |&c: &char| match u32::from(c) as usize {
            n @ 0..0x1_0000 => table.get(n).map_or(0, |code| u16::from_le_bytes(*code)),
            n => astral_code(astral, n as u32),
        };
        codes.clear();
        codes.extend(folded.iter().map(code));
        codes.extend([0; 2]);
    }
}

fn astral_code(table: &[u8], c: u32) -> u16 {
    let (mut low, mut high) = (0, table.len() / 8);
    while low < high {
        let middle = low.midpoint(high);
        match u32_at(table, middle * 8).cmp(&c) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return u16_at(table, middle * 8 + 4),
        }
    }
    0
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
        let text: Vec<char> = text.chars().collect();
        let mut out = Vec::new();
        automaton.search(
            &text,
            &mut Room::default(),
            |_| false,
            |found| {
                let data = automaton.datum(found.datum).parse().unwrap_or(usize::MAX);
                out.push((found.start as usize, found.end as usize, data));
            },
        );
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
            let text: Vec<char> = text.chars().collect();
            automaton.search(&text, &mut Room::default(), |_| false, |found| assert!(automaton.datum(found.datum).len() <= 200));
        }
    }
}
