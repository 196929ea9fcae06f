//! One pass over each block for everyone: the folded copy, the lexicon hits, the numerals.

mod numeral;
mod places;

pub use numeral::{Decimal, Form, Numeral, Powers, Value, power_of_ten};

pub use crate::text::fold;

use crate::pack::{Classes, Hit, Lexicon};
use places::Places;

/// What one pass saw in a text. All positions are code points of the text.
#[derive(Debug)]
pub struct Scanned<'t> {
    /// The text as it stands.
    pub text: &'t str,
    /// Its folded copy, a character for a character.
    pub folded: Vec<char>,
    /// Byte offset of each character, and the length at the end.
    at: Vec<u32>,
    /// The places of characters that are not common Han characters.
    others: Vec<u32>,
    /// Lexicon hits by start, then length.
    hits: Vec<Hit>,
    /// Where they begin and end.
    places: Places,
    /// Numerals by place.
    numerals: Vec<Numeral>,
}

impl<'t> Scanned<'t> {
    /// Scans a text.
    pub fn new(text: &'t str, lexicon: &Lexicon) -> Self {
        let len = text.chars().count();
        let (mut folded, mut at) = (Vec::with_capacity(len), Vec::with_capacity(len + 1));
        let mut others = Vec::with_capacity(len / 4 + 4);
        for (i, c) in text.char_indices() {
            let c = fold(c);
            if !is_common_han(c) {
                others.push(folded.len() as u32);
            }
            folded.push(c);
            at.push(i as u32);
        }
        at.push(text.len() as u32);
        let hits = lexicon.hits(&folded);
        let places = Places::of(&hits, folded.len());
        let numerals = numeral::numerals(text, &folded, &at);
        Self { text, folded, at, others, hits, places, numerals }
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

    /// The code point that begins at a byte or holds it.
    pub fn place(&self, byte: usize) -> usize {
        self.at.partition_point(|&at| (at as usize) <= byte).saturating_sub(1)
    }

    /// The text of code points `start..end`.
    pub fn slice(&self, start: usize, end: usize) -> &'t str {
        &self.text[self.bytes(start, end)]
    }

    /// Every folded character that is not of the common Han characters, with its place: marks, letters, digits, spaces.
    pub fn others(&self) -> impl ExactSizeIterator<Item = (usize, char)> + '_ {
        self.others.iter().map(|&at| (at as usize, self.folded[at as usize]))
    }

    /// All lexicon hits, by start, then length.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The hits of [sparse](Classes::SPARSE) classes, by start, then length.
    pub fn sparse(&self) -> impl Iterator<Item = Hit> + '_ {
        self.places.sparse().iter().copied()
    }

    /// The hits of these sparse classes, by start, then length: of most texts none, which costs one look.
    pub fn sparse_of(&self, classes: Classes) -> impl Iterator<Item = Hit> + '_ {
        let hits = if self.has_sparse(classes) { self.places.sparse() } else { &[] };
        hits.iter().copied().filter(move |hit| classes.has(hit.class))
    }

    /// Is there a hit of one of these sparse classes?
    #[inline]
    pub fn has_sparse(&self, classes: Classes) -> bool {
        self.places.classes().meets(classes)
    }

    /// The hits that begin at code point `at`, shortest first.
    #[inline]
    pub fn starting(&self, at: usize) -> &[Hit] {
        self.hits.get(self.places.starting(at)).unwrap_or_default()
    }

    /// The hits that end before code point `at`, longest first, without common words.
    pub fn ending(&self, at: usize) -> impl Iterator<Item = Hit> + '_ {
        self.places.ending(at).map(|n| self.hits[n])
    }

    /// Does a word of one of these classes begin at code point `at`?
    #[inline]
    pub fn begins(&self, at: usize, classes: Classes) -> bool {
        self.places.beginning(at).meets(classes)
    }

    /// Does a word of one of these classes end before code point `at`? Of the class of common words none does.
    #[inline]
    pub fn ends(&self, at: usize, classes: Classes) -> bool {
        self.places.closing(at).meets(classes)
    }

    /// The code points where words of one of these classes begin, in order.
    pub fn places(&self, classes: Classes) -> impl Iterator<Item = usize> + '_ {
        self.places.of_classes(classes)
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

/// Of the block of common Han characters?
#[inline]
fn is_common_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Class;

    #[test]
    fn hits_are_found_by_either_end() {
        let lexicon =
            Lexicon::of(&[("香港", Class::Place, ""), ("港", Class::Place, ""), ("港聞", Class::Product, "")]);
        let scan = Scanned::new("在香港聞", &lexicon);
        let texts =
            |hits: &[Hit]| -> Vec<&str> { hits.iter().map(|h| scan.slice(h.start as usize, h.end as usize)).collect() };
        assert_eq!(texts(scan.hits()), ["香港", "港", "港聞"]);
        assert_eq!(texts(scan.starting(2)), ["港", "港聞"]);
        assert_eq!(texts(&scan.ending(3).collect::<Vec<_>>()), ["香港", "港"]);
        assert_eq!(texts(&scan.ending(4).collect::<Vec<_>>()), ["港聞"]);
        assert!(scan.starting(0).is_empty() && scan.starting(4).is_empty() && scan.starting(99).is_empty());
        assert_eq!(scan.ending(0).count() + scan.ending(99).count(), 0);
    }

    #[test]
    fn what_is_not_han_is_listed_with_its_place() {
        let scan = Scanned::new("在ＡI、㐀港。", &Lexicon::default());
        assert_eq!(scan.others().collect::<Vec<_>>(), [(1, 'A'), (2, 'I'), (3, '、'), (4, '㐀'), (6, '。')]);
        assert_eq!(Scanned::new("香港", &Lexicon::default()).others().count(), 0);
    }

    #[test]
    fn hits_of_sparse_classes_are_listed_apart() {
        let lexicon = Lexicon::of(&[("昨", Class::Word, ""), ("昨日", Class::TimeDay, ""), ("日", Class::Unit, "")]);
        let scan = Scanned::new("昨日又昨日", &lexicon);
        assert_eq!(scan.sparse().map(|h| (h.start, h.end)).collect::<Vec<_>>(), [(0, 2), (3, 5)]);
        assert_eq!(scan.sparse_of(Classes::TIME).count(), 2);
        assert_eq!(scan.sparse_of(Classes::one(Class::NotAmount)).count(), 0);
        assert!(scan.has_sparse(Classes::TIME) && !scan.has_sparse(Classes::one(Class::NotAmount)));
    }
}
