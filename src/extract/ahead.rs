//! A look ahead at the passages that an extractor comes to next.
//!
//! The scans of a long story lie in memory that no cache holds, and a rule waits for what it asks before it can ask on.
//! So several passages are glanced at in a row first, with nothing else between: then many reads are under way at once.

use super::Passage;
use std::hint::black_box;

/// How many passages are glanced at together: as many as a small cache holds.
const TOGETHER: usize = 16;

/// The passages of a story with their numbers, glanced at before they are given.
pub(super) fn passages<'s, 'a>(all: &'s [Passage<'a>]) -> impl Iterator<Item = (usize, &'s Passage<'a>)> {
    let glance = |passage: &Passage<'_>| passage.scan.glance();
    all.iter().enumerate().inspect(move |(number, _)| {
        if number % TOGETHER == 0 {
            black_box(all[*number..].iter().take(TOGETHER).fold(0, |seen, passage| seen ^ glance(passage)));
        }
    })
}

/// Room for so many findings, of which each numeral of the passages may be one.
pub(super) fn room(passages: &[Passage<'_>]) -> usize {
    passages.iter().map(|passage| passage.scan.numerals().len()).sum()
}
