//! What a path through the lattice rests on: for learning the weights.

use super::{Lattice, NONE, Step};
use crate::extract::entity::{evidence::Evidence, tag::Tag, word::plain_evidence};

impl Lattice<'_> {
    /// All that speaks for or against a step, and for or against what it is made of.
    fn account_of(&self, step: &Step, evidence: &mut Vec<(Evidence, i32)>, pairs: &mut Vec<(Tag, Tag)>) {
        evidence.extend_from_slice(self.evidence(step));
        if step.leading.is_none() {
            evidence.extend(plain_evidence(step.tag, step.cost, step.end - step.start));
        }
        let mut at = step.inner;
        let mut right: Option<&Step> = None;
        while at != NONE && self.step(at).start >= step.start {
            let inner = self.step(at);
            self.account_of(inner, evidence, pairs);
            pairs.push((inner.tag, right.map_or(Tag::Noun, |r| r.tag)));
            evidence.extend(right.iter().flat_map(|r| cues(inner, r).into_iter().flatten()));
            right = Some(inner);
            at = inner.back;
        }
    }

    /// All that speaks for or against a path: evidence, and pairs of neighbours.
    pub fn account(&self, path: &[u32]) -> (Vec<(Evidence, i32)>, Vec<(Tag, Tag)>) {
        let mut evidence = Vec::new();
        let mut pairs = Vec::with_capacity(path.len() + 1);
        let mut before: Option<&Step> = None;
        for step in path.iter().map(|&n| self.step(n)) {
            self.account_of(step, &mut evidence, &mut pairs);
            pairs.push((before.map_or(Tag::Edge, |b| b.tag), step.tag));
            if let Some(before) = before {
                evidence.extend(cues(before, step).into_iter().flatten());
            }
            before = Some(step);
        }
        pairs.push((before.map_or(Tag::Edge, |b| b.tag), Tag::Edge));
        (evidence, pairs)
    }
}

/// The cues that two neighbours give each other: of a word before a name, and of a word after one.
pub(super) fn cues(before: &Step, after: &Step) -> [Option<(Evidence, i32)>; 2] {
    let lead = after.tag.cue().map(|kind| (Evidence::CUES[kind * 2], i32::from(before.cues[kind * 2])));
    let trail = before.tag.cue().map(|kind| (Evidence::CUES[kind * 2 + 1], i32::from(after.cues[kind * 2 + 1])));
    [lead, trail]
}
