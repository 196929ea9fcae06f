//! Where the words of a text begin and end, by character.

use crate::pack::{Class, Classes, Hit};
use std::ops::Range;

/// No hit.
const NONE: u32 = u32::MAX;

/// The hits of a text by their places. All numbers are numbers of hits.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The first hit that begins at each character or after it, and at the end how many hits there are.
    first: Vec<u32>,
    /// The classes of the words that begin at each character.
    classes: Vec<Classes>,
    /// The longest hit that ends before each character, and before the end of the text; common words are left out. Behind
    /// those, for each hit, the next shorter one with the same end.
    ending: Vec<u32>,
    /// The hits of [sparse](Class::is_sparse) classes.
    sparse: Vec<u32>,
}

impl Places {
    /// The places of these hits, which are in order of start, then length, in a text of `len` characters.
    pub(super) fn of(hits: &[Hit], len: usize) -> Self {
        let (mut first, mut sparse) = (Vec::with_capacity(len + 1), Vec::new());
        let (mut rest, mut before) = (hits.iter().peekable(), 0);
        let begin = |start| {
            first.push(before);
            let mut here = Classes::default();
            while let Some(hit) = rest.next_if(|hit| hit.start as usize <= start) {
                here.add(hit.class);
                if hit.class.is_sparse() {
                    sparse.push(before);
                }
                before += 1;
            }
            here
        };
        let classes = (0..len).map(begin).collect();
        first.push(before);
        let mut places = Self { first, classes, ending: vec![NONE; len + 1 + hits.len()], sparse };
        places.chain(hits);
        places
    }

    /// Chains the hits by their ends; from the last on, so that the earliest start comes first.
    fn chain(&mut self, hits: &[Hit]) {
        let mut n = hits.len() as u32;
        let (ending, shorter) = self.ending.split_at_mut(self.first.len());
        for (hit, shorter) in hits.iter().zip(shorter).rev() {
            n -= 1;
            if hit.class != Class::Word {
                *shorter = std::mem::replace(&mut ending[hit.end as usize], n);
            }
        }
    }

    /// The hits that begin at code point `at`.
    #[inline]
    pub(super) fn starting(&self, at: usize) -> Range<usize> {
        match self.first.get(at..) {
            Some(&[first, next, ..]) => first as usize..next as usize,
            _ => 0..0,
        }
    }

    /// The hits that end before code point `at`, longest first, without common words.
    pub(super) fn ending(&self, at: usize) -> impl Iterator<Item = usize> {
        let (ending, shorter) = self.ending.split_at(self.first.len());
        let mut next = ending.get(at).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let this = next as usize;
            next = *shorter.get(this)?;
            Some(this)
        })
    }

    /// The classes of the words that begin at each character.
    pub(super) fn classes(&self) -> &[Classes] {
        &self.classes
    }

    /// The hits of sparse classes.
    pub(super) fn sparse(&self) -> &[u32] {
        &self.sparse
    }
}
