//! A passage as the readers of names see it: its folded characters, and its lexicon hits by place.

use crate::{
    pack::{Class, Hit, Lexicon},
    scan::Scanned,
};

/// A passage with its lexicon.
#[derive(Debug)]
pub struct View<'a> {
    /// Folded characters.
    pub chars: &'a [char],
    scan: &'a Scanned<'a>,
    lexicon: &'a Lexicon,
}

/// A word of the lexicons in the passage.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    /// Code point after the last.
    pub end: usize,
    /// What kind of word it is.
    pub class: Class,
    hit: Hit,
    lexicon: &'a Lexicon,
}

impl<'a> Word<'a> {
    /// What its list says of it.
    pub fn data(&self) -> &'a str {
        self.lexicon.entry(self.hit).data
    }
}

impl<'a> View<'a> {
    /// The view of a scanned passage.
    pub fn new(scan: &'a Scanned<'a>, lexicon: &'a Lexicon) -> Self {
        Self { chars: &scan.folded, scan, lexicon }
    }

    /// How many code points long.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The words that begin at a code point, shortest first.
    pub fn starting(&self, at: usize) -> impl Iterator<Item = Word<'a>> + use<'a> {
        let lexicon = self.lexicon;
        let hits = self.scan.starting(at).iter();
        hits.map(move |&hit| Word { end: hit.end as usize, class: hit.class, hit, lexicon })
    }

    /// The word of that class over exactly `start..end`.
    pub fn word(&self, start: usize, end: usize, class: Class) -> Option<Word<'a>> {
        self.starting(start).find(|w| w.end == end && w.class == class)
    }

    /// Is there a word of that class over exactly `start..end`? 1 or 0.
    pub fn has(&self, start: usize, end: usize, class: Class) -> i32 {
        i32::from(self.word(start, end, class).is_some())
    }
}

/// A Han character?
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}')
}
