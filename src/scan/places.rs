//! Where the words of a text begin and end, by character.

use crate::pack::{Class, Classes, Hit};
use std::ops::Range;

/// The hits of a text by their places. What is asked of a character lies side by side.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Each character's, and that of the end of the text.
    places: Vec<Place>,
    /// One more than the number of the next shorter hit with the same end, for each hit; 0 for none. Common words are passed
    /// over.
    shorter: Vec<u32>,
    /// The hits of [sparse](Classes::SPARSE) classes.
    sparse: Vec<Hit>,
    /// The sparse classes that there are hits of.
    classes: Classes,
}

/// What begins and what ends at a character.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// The classes of the words that begin there.
    begin: Classes,
    /// The classes of the words that end before it; common words are left out.
    end: Classes,
    /// The first hit that begins there or after it, or how many hits there are.
    first: u32,
    /// One more than the number of the longest hit that ends before it, without common words; 0 without one.
    closing: u32,
}

impl Places {
    /// The places of these hits, which are in order of start, then length, in a text of `len` characters.
    pub(super) fn of(hits: &[Hit], len: usize) -> Self {
        let mut places = vec![Place::default(); len + 1];
        let (mut shorter, mut sparse, mut classes) = (vec![0; hits.len()], Vec::new(), Classes::default());
        // From the last on, so that of those with the same end the earliest start comes first. That no branch depends on how
        // many begin at a place and whether they are common words, which nothing foretells, makes it several times faster.
        for ((number, hit), shorter) in hits.iter().enumerate().zip(&mut shorter).rev() {
            let class = Classes::one(hit.class);
            let begin = &mut places[hit.start as usize];
            (begin.first, begin.begin) = (number as u32, begin.begin.union(class));
            let end = &mut places[hit.end as usize];
            *shorter = end.closing;
            end.closing = if hit.class == Class::Word { end.closing } else { number as u32 + 1 };
            end.end = end.end.union(class);
            if class.meets(Classes::SPARSE) {
                sparse.push(*hit);
                classes = classes.union(class);
            }
        }
        sparse.reverse();
        finish(&mut places, hits.len() as u32);
        Self { places, shorter, sparse, classes }
    }

    /// The hits that begin at code point `at`, by their numbers.
    #[inline]
    pub(super) fn starting(&self, at: usize) -> Range<usize> {
        let first = |at: usize| self.places.get(at).map_or(self.shorter.len(), |place| place.first as usize);
        first(at)..first(at + 1)
    }

    /// The hits that end before code point `at`, by their numbers, longest first, without common words.
    pub(super) fn ending(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut next = self.places.get(at).map_or(0, |place| place.closing);
        std::iter::from_fn(move || {
            let hit = (next as usize).wrapping_sub(1);
            next = *self.shorter.get(hit)?;
            Some(hit)
        })
    }

    /// The classes of the words that begin at code point `at`.
    #[inline]
    pub(super) fn beginning(&self, at: usize) -> Classes {
        self.places.get(at).map_or_else(Classes::default, |place| place.begin)
    }

    /// The classes of the words that end before code point `at`, without common words.
    #[inline]
    pub(super) fn closing(&self, at: usize) -> Classes {
        self.places.get(at).map_or_else(Classes::default, |place| place.end)
    }

    /// The code points where words of one of these classes begin, in order.
    pub(super) fn of_classes(&self, classes: Classes) -> impl Iterator<Item = usize> + '_ {
        let places = self.places.iter().enumerate();
        places.filter(move |(_, place)| place.begin.meets(classes)).map(|(at, _)| at)
    }

    /// The hits of sparse classes, by start, then length.
    pub(super) fn sparse(&self) -> &[Hit] {
        &self.sparse
    }

    /// The sparse classes that there are hits of.
    pub(super) fn classes(&self) -> Classes {
        self.classes
    }
}

/// Gives each place at which no hit begins the first of the next place, which at the end is how many there are, and takes the
/// common words from those that end.
fn finish(places: &mut [Place], hits: u32) {
    let mut first = hits;
    for place in places.iter_mut().rev() {
        first = if place.begin == Classes::default() { first } else { place.first };
        place.first = first;
        place.end = place.end.without(Class::Word);
    }
}
