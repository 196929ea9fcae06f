//! What lines that may stand apart are part of: the run of neighbours that surely go on in one another.
//!
//! A loose end and a loose start are weighed by more than themselves: whether their neighbours refuse them, how much text
//! hangs on either, which brackets that leaves open, and what the texts of both speak of.

use super::{
    affinity::{Echo, hash},
    question::{Answers, Question as Q},
    sheet::Sheet,
    trees::Weight,
};
use crate::text::chars::is_han;
use std::ops::Range;

/// From this score on neighbours are one run.
const RUN: Weight = 100;
/// Up to these scores a neighbour refuses the other, and surely does.
const REFUSED: Weight = -150;
const SURELY: Weight = -350;
/// A pair of characters that the page has so often is of a word or name that some of its text speaks of.
const RARE: std::ops::RangeInclusive<u8> = 2..=10;

/// The runs of a page's lines.
pub(super) struct Runs {
    /// For each line, the number of its run.
    of: Vec<u32>,
    /// What each run speaks of.
    terms: Vec<Terms>,
    /// Answers of each line as a loose end.
    from: Vec<Answers>,
    /// Answers of each line as a loose start.
    to: Vec<Answers>,
    /// Are brackets open after the line, those of its run counted?
    open: Vec<bool>,
    /// Do its run's lines from it on close more brackets than they open?
    closes: Vec<bool>,
}

impl Runs {
    /// The runs of the lines of `page`. `near`: for each line, what it weighs that the one before goes on in it.
    pub fn of(page: &str, sheet: &Sheet, near: &[Option<Weight>]) -> Self {
        let count = sheet.lines.len();
        let mut runs = Self {
            of: Vec::with_capacity(count),
            terms: Vec::new(),
            from: Vec::with_capacity(count),
            to: vec![Answers::default(); count],
            open: Vec::with_capacity(count),
            closes: vec![false; count],
        };
        let mut first = 0;
        for end in 1..=count {
            if near.get(end).is_none_or(|score| score.is_none_or(|score| score < RUN)) {
                runs.add(page, sheet, first..end);
                first = end;
            }
        }
        for line in 0..count {
            let refused = |score: Option<Weight>, most: Weight| score.is_none_or(|score| score <= most);
            let (before, after) = (near[line], near.get(line + 1).copied().flatten());
            runs.from[line].note(Q::refused, refused(after, REFUSED));
            runs.from[line].note(Q::refused_surely, refused(after, SURELY));
            runs.to[line].note(Q::unled, refused(before, REFUSED));
            runs.to[line].note(Q::unled_surely, refused(before, SURELY));
        }
        runs
    }

    fn add(&mut self, page: &str, sheet: &Sheet, run: Range<usize>) {
        let lines = &sheet.lines[run.clone()];
        let mut terms = Terms::default();
        let (mut depth, mut marks) = (0u8, 0);
        for (before, line) in lines.iter().enumerate() {
            terms.hear(&page[line.span.range()], &sheet.echo);
            marks += usize::from(line.marks);
            depth = depth.saturating_sub(line.closed).saturating_add(line.opened);
            let mut from = Answers::default();
            from.note(Q::from_run, before > 0);
            from.note(Q::from_long_run, before > 2);
            from.note(Q::from_sentences, marks > 1);
            self.from.push(from);
            self.open.push(depth > 0);
            self.of.push(self.terms.len() as u32);
        }
        let ends = lines.last().is_some_and(|line| line.stops());
        let mut depth = 0u8;
        for (after, (line, at)) in lines.iter().zip(run).rev().enumerate() {
            depth = depth.saturating_sub(line.opened).saturating_add(line.closed);
            let to = &mut self.to[at];
            to.note(Q::to_run, after > 0);
            to.note(Q::to_long_run, after > 2);
            to.note(Q::to_ends, ends);
            self.closes[at] = depth > 0;
        }
        self.terms.push(terms);
    }

    /// What is answered of line `a` going on in line `b`, which is not the next.
    pub fn of_two(&self, a: usize, b: usize) -> Answers {
        let mut all = self.from[a].and(self.to[b]);
        all.note(Q::closes_open, self.open[a] && self.closes[b]);
        all.note(Q::closes_none, !self.open[a] && self.closes[b]);
        let shared = self.terms[self.of[a] as usize].shared(&self.terms[self.of[b] as usize]);
        all.note(Q::shares, shared > 0);
        all.note(Q::shares_more, shared > 2);
        all.note(Q::shares_most, shared > 5);
        all
    }
}

/// Pairs of Chinese characters that the page has more than once and not often, as a set of slots.
#[derive(Debug, Clone, Copy, Default)]
struct Terms([u64; 16]);

impl Terms {
    fn hear(&mut self, text: &str, echo: &Echo) {
        let mut before = '\0';
        for c in text.chars() {
            if is_han(before) && is_han(c) && RARE.contains(&echo.count(before, c)) {
                let slot = hash(before, c) >> 16 & 1023;
                self.0[slot as usize / 64] |= 1 << (slot % 64);
            }
            before = c;
        }
    }

    fn shared(&self, other: &Self) -> u32 {
        self.0.iter().zip(other.0).map(|(a, b)| (a & b).count_ones()).sum()
    }
}
