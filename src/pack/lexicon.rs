//! Words and their classes, found in one pass over a folded text.

use super::{
    Class,
    automaton::{self, Automaton, Compiler, Match},
    common_word::Common,
};
use crate::text::fold;
use std::cell::Cell;

/// No Latin letter that words are written in comes from here on.
const LATIN_ENDS: char = '\u{250}';
/// Room for more characters and hits than this is given back.
const ROOM: usize = 1 << 16;

/// Room for a text's hits and for the search of them.
#[derive(Debug, Default)]
struct Room {
    search: automaton::Room,
    hits: Vec<Hit>,
}

thread_local! {
    /// The room of the text before.
    static SPARE: Cell<Option<Room>> = const { Cell::new(None) };
}

/// What a lexicon says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What kind of word it is.
    pub class: Class,
    /// What the pack says of it (the second column), or nothing.
    pub data: &'a str,
}

/// A word found in a text: code points `start..end` of it. A word of two entries gives two hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// The number of what the lexicon says of it.
    pub datum: u32,
    /// What kind of word it is.
    pub class: Class,
}

impl Hit {
    /// How many code points long.
    #[allow(clippy::len_without_is_empty, reason = "no hit is empty")]
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// All word lists of all packs.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The built-in lexicon and those of users, each with the number of data before it.
    parts: Vec<(u32, Automaton)>,
    /// What each datum says of a common word.
    common: Vec<Common>,
    /// The number that each datum is, if it is one.
    numbers: Vec<Option<u16>>,
}

impl Lexicon {
    /// A lexicon of a few words, as (word, class, data).
    pub fn of(words: &[(&str, Class, &str)]) -> Self {
        let mut compiler = Compiler::default();
        for &(word, class, data) in words {
            compiler.add(word.chars().map(fold).collect(), class as u8, data);
        }
        let mut lexicon = Self::default();
        lexicon.push(Automaton::new(compiler.finish().unwrap_or_default()));
        lexicon
    }

    /// Adds a compiled lexicon beside those there are.
    pub(super) fn push(&mut self, automaton: Automaton) {
        let before = self.common.len() as u32;
        let data = (0..automaton.data_len() as u32).map(|n| automaton.datum(n));
        self.common.extend(data.clone().map(Common::read));
        self.numbers.extend(data.map(|datum| datum.parse().ok()));
        self.parts.push((before, automaton));
    }

    /// The entry of a hit.
    pub fn entry(&self, hit: Hit) -> Entry<'_> {
        Entry { class: hit.class, data: self.datum(hit.datum) }
    }

    /// What is said of words, by the number that hits carry.
    pub(super) fn datum(&self, number: u32) -> &str {
        let part = self.parts.iter().rev().find(|(before, _)| *before <= number);
        part.map_or("", |(before, part)| part.datum(number - before))
    }

    /// What a hit of the class of common words says.
    #[inline]
    pub fn common(&self, hit: Hit) -> Common {
        self.common.get(hit.datum as usize).copied().unwrap_or_default()
    }

    /// The number that is said of a hit, if it is a number.
    #[inline]
    pub fn number(&self, hit: Hit) -> Option<u16> {
        self.numbers.get(hit.datum as usize).copied().flatten()
    }

    /// Whatever is said of words: the number of a datum, and the class that says it. Some come more than once.
    pub(super) fn said(&self) -> impl Iterator<Item = (u32, Class)> + '_ {
        self.parts.iter().flat_map(|(before, part)| {
            part.said().filter_map(|(class, datum)| Some((before.saturating_add(datum), class_of(class)?)))
        })
    }

    /// The entry of a whole word of that class, if it is in a lexicon.
    pub fn find(&self, word: &str, class: Class) -> Option<Entry<'_>> {
        let folded: Vec<char> = word.chars().map(fold).collect();
        let whole = |h: &Hit| h.start == 0 && h.end as usize == folded.len() && h.class == class;
        self.hits(&folded).into_iter().find(whole).map(|h| self.entry(h))
    }

    /// Every word of the lexicons in a folded text, by start, then by length.
    ///
    /// A Latin word is found whole only: `AI` is not in `AIA`.
    pub fn hits(&self, folded: &[char]) -> Vec<Hit> {
        let mut room = SPARE.take().unwrap_or_default();
        room.hits.clear();
        for (before, part) in &self.parts {
            find(*before, part, folded, &mut room);
        }
        if self.parts.len() > 1 {
            room.hits.sort_by_key(|h| (h.start, h.end));
        }
        let hits = room.hits.to_vec();
        SPARE.set(Some(room).filter(|r| r.hits.capacity().max(r.search.capacity()) <= ROOM));
        hits
    }
}

/// The class of that number.
#[inline]
fn class_of(number: u8) -> Option<Class> {
    Class::ALL.get(usize::from(number)).copied()
}

fn find(before: u32, part: &Automaton, folded: &[char], room: &mut Room) {
    let Room { search, hits } = room;
    part.search(
        folded,
        search,
        |at| cuts_latin(folded, at),
        |Match { start, end, datum, class }| {
            if let Some(class) = class_of(class) {
                hits.push(Hit { start, end, datum: before.wrapping_add(datum), class });
            }
        },
    );
}

/// Are the characters before and after `at` letters of one Latin word?
#[inline]
fn cuts_latin(folded: &[char], at: usize) -> bool {
    folded.get(at).is_some_and(|&c| c < LATIN_ENDS) && is_inside_latin(folded, at)
}

#[inline(never)] // Hardly ever asked in Chinese.
fn is_inside_latin(folded: &[char], at: usize) -> bool {
    let latin = |c: &char| *c < LATIN_ENDS && c.is_alphabetic();
    at > 0 && folded[at - 1..].iter().take(2).all(latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lexicon: &Lexicon, text: &str) -> Vec<(String, Class, String)> {
        let folded: Vec<char> = text.chars().map(fold).collect();
        let word = |h: Hit| folded[h.start as usize..h.end as usize].iter().collect();
        lexicon.hits(&folded).into_iter().map(|h| (word(h), h.class, lexicon.entry(h).data.to_owned())).collect()
    }

    #[test]
    fn a_word_is_found_in_either_script_with_all_its_entries() {
        let lexicon = Lexicon::of(&[("歐元", Class::Currency, "EUR"), ("欧元", Class::Org, "")]);
        let both = [("欧元".into(), Class::Currency, "EUR".into()), ("欧元".into(), Class::Org, String::new())];
        assert_eq!(found(&lexicon, "以歐元計"), both);
        assert_eq!(found(&lexicon, "以欧元计"), both);
        assert!(found(&lexicon, "歐洲").is_empty());
    }

    #[test]
    fn latin_words_are_found_whole() {
        let lexicon = Lexicon::of(&[("AI", Class::Product, ""), ("m", Class::Unit, ""), ("HK$", Class::Currency, "")]);
        assert!(found(&lexicon, "AIA 友邦，PAI").is_empty());
        assert_eq!(found(&lexicon, "生成式AI熱").len(), 1);
        assert_eq!(found(&lexicon, "高3m，HK$5").len(), 2);
    }

    #[test]
    fn a_second_lexicon_stands_beside_the_first() {
        let mut lexicon = Lexicon::of(&[("香港", Class::Place, "a"), ("港聞", Class::Product, "b")]);
        let other = Lexicon::of(&[("香港", Class::Org, "c"), ("香", Class::Surname, "d")]);
        lexicon.push(other.parts[0].1.clone());
        let data: Vec<String> = found(&lexicon, "香港聞").into_iter().map(|f| f.2).collect();
        assert_eq!(data, ["d", "a", "c", "b"]);
        assert_eq!(lexicon.find("香港", Class::Org).map(|e| e.data), Some("c"));
        assert_eq!(lexicon.find("香港", Class::Person), None);
    }
}
