//! A passage as the readers of names see it: its folded characters, and its lexicon hits by place.

use crate::{
    pack::{Class, Entry, Hit, Lexicon},
    scan::Scanned,
};

/// A passage with its lexicon.
#[derive(Debug)]
pub struct View<'a> {
    /// Folded characters.
    pub chars: &'a [char],
    hits: &'a [Hit],
    lexicon: &'a Lexicon,
    /// Where the hits that begin at each code point begin.
    first: Vec<u32>,
}

impl<'a> View<'a> {
    /// The view of a scanned passage.
    pub fn new(scan: &'a Scanned<'a>, lexicon: &'a Lexicon) -> Self {
        let hits = scan.hits();
        let mut first = Vec::with_capacity(scan.len() + 2);
        let mut next = 0;
        for at in 0..=scan.len() + 1 {
            while hits.get(next).is_some_and(|h| (h.start as usize) < at) {
                next += 1;
            }
            first.push(next as u32);
        }
        Self { chars: &scan.folded, hits, lexicon, first }
    }

    /// How many code points long.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The words that begin at a code point, shortest first. Those that begin or end inside a Latin word are left out.
    pub fn starting(&self, at: usize) -> impl Iterator<Item = (usize, &'a Entry)> + '_ {
        let range = self.first[at] as usize..self.first[at + 1] as usize;
        let whole = !self.joined(at);
        self.hits[range]
            .iter()
            .filter(move |h| whole && !self.joined(h.end as usize))
            .map(|h| (h.end as usize, self.lexicon.entry(*h)))
    }

    /// The entry of that class over exactly `start..end`.
    pub fn entry(&self, start: usize, end: usize, class: Class) -> Option<&'a Entry> {
        self.starting(start).find(|(e, entry)| *e == end && entry.class == class).map(|(_, entry)| entry)
    }

    /// Are the characters on both sides of a place letters or digits of one Latin word?
    fn joined(&self, at: usize) -> bool {
        at > 0
            && at < self.chars.len()
            && self.chars[at - 1].is_ascii_alphanumeric()
            && self.chars[at].is_ascii_alphanumeric()
            && !(self.chars[at - 1].is_ascii_digit() != self.chars[at].is_ascii_digit())
    }
}

/// A Han character?
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}')
}
