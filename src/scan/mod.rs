//! One pass over each block for everyone: the folded copy, the lexicon hits, the numerals.

mod numeral;

pub use numeral::{Decimal, Form, Numeral, Powers, Value, power_of_ten};

pub use crate::text::fold;

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
    /// Number of the first hit that begins at each character or after it, and of all hits at the end.
    by_start: Vec<u32>,
    /// Hits by end, then start.
    by_end: Ends,
    /// Numbers of the hits of [sparse](Class::is_sparse) classes, in order.
    sparse: Vec<u32>,
    /// Numerals by place.
    numerals: Vec<Numeral>,
}

/// Hits in order of their ends.
#[derive(Debug)]
struct Ends {
    /// Numbers of hits.
    order: Vec<u32>,
    /// Place in `order` of the first hit that ends before each character, and before the end of the text.
    first: Vec<u32>,
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
        let by_start = starts(hits.iter().map(|h| h.start), folded.len());
        let by_end = Ends::of(&hits, folded.len());
        let sparse = (0..).zip(&hits).filter(|(_, h)| h.class.is_sparse()).map(|(n, _)| n).collect();
        let numerals = numeral::numerals(text, &folded, &at);
        Self { text, folded, at, hits, by_start, by_end, sparse, numerals }
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

    /// The hits of [sparse](Class::is_sparse) classes, by start, then length.
    pub fn sparse(&self) -> impl Iterator<Item = Hit> + '_ {
        self.sparse.iter().map(|&n| self.hits[n as usize])
    }

    /// The hits that begin at code point `at`, shortest first.
    pub fn starting(&self, at: usize) -> &[Hit] {
        between(&self.by_start, at).and_then(|range| self.hits.get(range)).unwrap_or_default()
    }

    /// The hits that end before code point `at`, longest first.
    pub fn ending(&self, at: usize) -> impl Iterator<Item = Hit> + '_ {
        let numbers = between(&self.by_end.first, at).and_then(|range| self.by_end.order.get(range));
        numbers.unwrap_or_default().iter().map(|&i| self.hits[i as usize])
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

impl Ends {
    /// A counting sort: stable, so that of hits with one end the earlier start comes first.
    fn of(hits: &[Hit], len: usize) -> Self {
        let first = starts(hits.iter().map(|h| h.end), len);
        let (mut next, mut order) = (first.clone(), vec![0; hits.len()]);
        for (n, hit) in hits.iter().enumerate() {
            let place = &mut next[hit.end as usize];
            order[*place as usize] = n as u32;
            *place += 1;
        }
        Self { order, first }
    }
}

/// For each place up to `len`, how many of `places` come before it; then how many there are.
fn starts(places: impl Iterator<Item = u32>, len: usize) -> Vec<u32> {
    let mut counts = vec![0; len + 2];
    for place in places {
        counts[place as usize + 1] += 1;
    }
    let mut sum = 0;
    for count in &mut counts {
        sum += *count;
        *count = sum;
    }
    counts
}

fn between(first: &[u32], at: usize) -> Option<std::ops::Range<usize>> {
    Some(*first.get(at)? as usize..*first.get(at + 1)? as usize)
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
    fn hits_of_sparse_classes_are_listed_apart() {
        let lexicon = Lexicon::of(&[("昨", Class::Word, ""), ("昨日", Class::TimeDay, ""), ("日", Class::Unit, "")]);
        let scan = Scanned::new("昨日又昨日", &lexicon);
        assert_eq!(scan.sparse().map(|h| (h.start, h.end)).collect::<Vec<_>>(), [(0, 2), (3, 5)]);
    }
}
