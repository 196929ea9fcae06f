//! Adding readings to the lattice, each weighed by what speaks for it.

use super::{Inner, Lattice, Step};
use crate::{
    extract::entity::{
        evidence::Evidence,
        tag::Tag,
        word::{plain_evidence, tenths},
    },
    pack::Common,
};

impl Lattice<'_> {
    /// Adds a name before the way is looked for; `cost` in tenths of a nat.
    #[inline]
    pub fn add<const N: usize>(
        &mut self,
        start: usize,
        end: usize,
        tag: Tag,
        cost: i32,
        evidence: &[(Evidence, i32); N],
    ) {
        let why = self.record(evidence.iter());
        let score = self.weighed(evidence);
        let next = self.starting[start];
        self.starting[start] = self.steps.len() as u32;
        let leading = evidence.first().map(|e| e.0);
        self.steps.push(Step { cost, score, leading, why, next, ..Step::new(start, end, tag) });
    }

    /// Adds a common word at the place the way has come to.
    #[inline]
    pub fn add_word(&mut self, start: usize, end: usize, word: Common) {
        let (cost, alone) = (tenths(word.cost), i32::from(end == start + 1));
        let score = self.weights.of(Evidence::WordCost) * cost + self.weights.of(Evidence::WordSingle) * alone;
        self.step_on(Step { cost, score, cues: word.cues, ..Step::new(start, end, Tag::of_letter(word.letter)) });
    }

    /// Adds another plain reading at the place the way has come to; `cost` in tenths of a nat. What speaks for it is told
    /// from what it is.
    #[inline]
    pub fn add_plain(&mut self, start: usize, end: usize, tag: Tag, cost: i32) {
        let score = self.weighed(&plain_evidence(tag, cost, (end - start) as u32));
        self.step_on(Step { cost, score, ..Step::new(start, end, tag) });
    }

    /// Adds, at the place the way has come to, a reading made of the steps that lead to it: it keeps what speaks for them
    /// (`score`), and adds to it.
    pub fn add_over<const N: usize>(
        &mut self,
        span: (usize, usize),
        tag: Tag,
        made_of: Inner,
        evidence: &[(Evidence, i32); N],
    ) {
        let head = [(Evidence::WordCost, made_of.head)];
        let why = self.record(evidence.iter().chain(&head));
        let score = self.weighed(evidence) + self.weighed(&head) + made_of.score;
        let leading = evidence.iter().find(|e| e.1 != 0).map(|e| e.0);
        let (cost, inner) = (made_of.cost, made_of.last);
        self.steps.push(Step { cost, score, leading, why, inner, ..Step::new(span.0, span.1, tag) });
    }

    /// Keeps evidence on record, if this lattice does: where, and how much.
    #[inline]
    fn record<'e>(&mut self, evidence: impl Iterator<Item = &'e (Evidence, i32)>) -> (u32, u32) {
        let from = self.evidence.len();
        if self.records {
            self.evidence.extend(evidence.filter(|e| e.1 != 0));
        }
        (from as u32, (self.evidence.len() - from) as u32)
    }

    /// What evidence counts, in thousandths of a nat.
    #[inline]
    fn weighed<const N: usize>(&self, evidence: &[(Evidence, i32); N]) -> i32 {
        evidence.iter().map(|&(e, n)| self.weights.of(e) * n).sum()
    }
}
