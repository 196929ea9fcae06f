//! Names that end in a telling word: the words to its left are taken in, one by one, and each length is a candidate.
//!
//! The lattice calls [`propose`] at every place it reaches, when the best reading to the left is known.

use super::{
    evidence::Evidence,
    lattice::{Inner, Lattice, NONE, Step},
    org, place,
    tag::Tag,
    title,
    view::View,
    word::UNKNOWN,
};
use crate::pack::Class;

/// The longest name, in characters.
const LONGEST: usize = 32;
/// The most steps to the left.
const STEPS: usize = 12;

/// A telling word and what stands before it.
#[derive(Debug)]
pub struct Head<'a> {
    /// What the list says of the word.
    pub data: &'a str,
    /// Where it begins and ends.
    pub start: usize,
    pub end: usize,
    /// Its cost as a common word, in tenths of a nat.
    pub cost: i32,
    /// What it gains from standing after that step.
    pub score: i32,
    /// The last step before it.
    pub last: u32,
}

/// A step taken into a name.
#[derive(Debug)]
pub struct Taken {
    /// The step.
    pub step: Step,
    /// What it and every step to its right score.
    pub score: i32,
}

impl Head<'_> {
    /// What a name of these steps and this head is made of.
    pub fn over(&self, steps: &[Taken]) -> Inner {
        let head = self.cost;
        let Some(first) = steps.last() else { return Inner { last: NONE, score: 0, cost: head, head } };
        Inner { last: self.last, score: first.score + self.score, cost: cost(steps) + head, head }
    }
}

/// Adds the names whose telling word begins at `at`; `best` is the last step of the best reading up to there.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>, at: usize, best: u32) {
    for word in view.starting(at) {
        let head = || {
            let common = view.word(at, word.end, Class::Word).map(|w| super::word::Word::read(w.data()).cost);
            let cost = common.unwrap_or(80);
            Head { data: word.data(), start: at, end: word.end, cost, score: lattice.before_noun(best), last: best }
        };
        match word.class {
            Class::OrgSuffix => org::propose(lattice, &head(), &left(lattice, best, org::takes)),
            Class::Org | Class::OrgListed => org::chain(lattice, &head(), &left(lattice, best, org::chains)),
            Class::PlaceSuffix => place::propose(lattice, &head(), &left(lattice, best, place::takes)),
            Class::Title => title::propose(view, lattice, &head(), &left(lattice, best, title::takes)),
            _ => {}
        }
    }
}

/// The steps to the left of a place, nearest first, as long as `takes` lets them in.
fn left(lattice: &Lattice<'_>, best: u32, takes: fn(&Step, Option<&Step>) -> bool) -> Vec<Taken> {
    let mut steps: Vec<Taken> = Vec::new();
    let mut at = best;
    while at != NONE && steps.len() < STEPS {
        let step = *lattice.step(at);
        let length = steps.first().map_or(step.end, |s| s.step.end) - step.start;
        let right = steps.last();
        if !takes(&step, right.map(|r| &r.step)) || length as usize > LONGEST {
            break;
        }
        let score = step.score + right.map_or(0, |r| r.score + lattice.between(&step, &r.step));
        steps.push(Taken { step, score });
        at = step.back;
    }
    steps
}

/// What steps cost together, in tenths of a nat.
pub fn cost(steps: &[Taken]) -> i32 {
    steps.iter().map(|t| &t.step).map(|s| if s.tag == Tag::Unknown { UNKNOWN } else { s.cost }).sum()
}

/// How many of the steps are as `wanted`.
pub fn count(steps: &[Taken], wanted: fn(Tag) -> bool) -> i32 {
    steps.iter().filter(|t| wanted(t.step.tag)).count() as i32
}

/// A tally for evidence lists: kind and count, those of no count left out.
pub fn said(all: &[(Evidence, i32)]) -> Vec<(Evidence, i32)> {
    all.iter().copied().filter(|&(_, n)| n != 0).collect()
}
