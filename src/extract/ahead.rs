//! A look ahead at the passages that an extractor comes to next.
//!
//! The scans of a long story lie in memory that no cache holds, and a rule waits for what it asks before it can ask on.
//! So several passages are glanced at in a row first, with nothing else between: then many reads are under way at once.

use super::Passage;
use crate::scan::Glance;
use std::hint::black_box;

/// How many passages are glanced at together: as many as a small cache holds.
const TOGETHER: usize = 16;

/// The passages of a story with their numbers, glanced at before they are given.
pub(super) fn passages<'s, 'a>(all: &'s [Passage<'a>]) -> impl Iterator<Item = (usize, &'s Passage<'a>)> {
    all.iter().enumerate().inspect(|(number, _)| {
        if number % TOGETHER == 0 {
            let next = all[*number..].iter().take(TOGETHER);
            for at in [Glance::Scan, Glance::Lists, Glance::Places, Glance::Words] {
                black_box(next.clone().fold(0, |seen, passage| seen ^ passage.scan.glance(at)));
            }
        }
    })
}

/// Room for so many findings, of which each numeral of the passages may be one.
pub(super) fn room(passages: &[Passage<'_>]) -> usize {
    passages.iter().map(|passage| passage.scan.numerals().len()).sum()
}
