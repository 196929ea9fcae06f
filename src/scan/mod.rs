//! One pass over each block for everyone: the folded copy, the lexicon hits, the numerals.

mod fold;
mod numeral;

pub use fold::fold;
pub use numeral::{Decimal, Form, Numeral, Value};

use crate::pack::{Hit, Lexicon};

/// What one pass saw in a text. All positions are code points of the text.
#[derive(Debug)]
pub struct Scanned<'t> {
    /// The text as it stands.
    pub text: &'t str,
    /// Its folded copy, a character for a character.
    pub folded: Vec<char>,
    /// Byte offset of each character, and the length at the end.
    at: Vec<u32>,
    /// Lexicon hits by start, then length.
    hits: Vec<Hit>,
    /// Numbers of hits by end.
    by_end: Vec<u32>,
    /// Numerals by place.
    numerals: Vec<Numeral>,
}

impl<'t> Scanned<'t> {
    /// Scans a text.
    pub fn new(text: &'t str, lexicon: &Lexicon) -> Self {
        let mut folded = Vec::with_capacity(text.len() / 3 + 1);
        let mut at = Vec::with_capacity(text.len() / 3 + 2);
        for (i, c) in text.char_indices() {
            folded.push(fold(c));
            at.push(i as u32);
        }
        at.push(text.len() as u32);
        let hits = lexicon.hits(&folded);
        let mut by_end: Vec<u32> = (0..hits.len() as u32).collect();
        by_end.sort_by_key(|&i| hits[i as usize].end);
        let numerals = numeral::numerals(text, &folded, &at);
        Self { text, folded, at, hits, by_end, numerals }
    }

    /// How many code points long.
    pub fn len(&self) -> usize {
        self.folded.len()
    }

    /// No text at all?
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// The bytes of code points `start..end`.
    pub fn bytes(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        self.at[start] as usize..self.at[end] as usize
    }

    /// The text of code points `start..end`.
    pub fn slice(&self, start: usize, end: usize) -> &'t str {
        &self.text[self.bytes(start, end)]
    }

    /// All lexicon hits, by start, then length.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The hits that begin at code point `at`, shortest first.
    pub fn starting(&self, at: usize) -> &[Hit] {
        let from = self.hits.partition_point(|h| (h.start as usize) < at);
        let to = self.hits.partition_point(|h| h.start as usize <= at);
        &self.hits[from..to]
    }

    /// The hits that end before code point `at`, longest first.
    pub fn ending(&self, at: usize) -> impl Iterator<Item = Hit> + '_ {
        let from = self.by_end.partition_point(|&i| (self.hits[i as usize].end as usize) < at);
        let to = self.by_end.partition_point(|&i| self.hits[i as usize].end as usize <= at);
        self.by_end[from..to].iter().map(|&i| self.hits[i as usize])
    }

    /// All numerals, in order; none overlaps another.
    pub fn numerals(&self) -> &[Numeral] {
        &self.numerals
    }

    /// The numeral that begins at code point `at`.
    pub fn numeral_at(&self, at: usize) -> Option<&Numeral> {
        let i = self.numerals.binary_search_by_key(&(at as u32), |n| n.start).ok()?;
        Some(&self.numerals[i])
    }

    /// The numeral that ends before code point `at`.
    pub fn numeral_ending(&self, at: usize) -> Option<&Numeral> {
        let i = self.numerals.binary_search_by_key(&(at as u32), |n| n.end).ok()?;
        Some(&self.numerals[i])
    }
}
