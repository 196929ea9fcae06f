//! Names that end in a telling word: the words to its left are taken in, one by one, and each length is a candidate.
//!
//! The lattice calls [`propose`] at every place it reaches, when the best reading to the left is known.

use super::{
    evidence::Evidence,
    lattice::{Lattice, NONE, Step},
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
}

/// Adds the names whose telling word begins at `at`; `best` is the last step of the best reading up to there.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>, at: usize, best: u32) {
    for (end, entry) in view.starting(at) {
        let head = || {
            let word = view.entry(at, end, Class::Word).map(|e| super::word::Word::read(&e.data).cost);
            Head { data: &entry.data, start: at, end, cost: word.unwrap_or(80) }
        };
        match entry.class {
            Class::OrgSuffix => org::propose(lattice, &head(), &left(lattice, best, org::takes)),
            Class::Org => org::chain(lattice, &head(), &left(lattice, best, org::chains)),
            Class::PlaceSuffix => place::propose(lattice, &head(), &left(lattice, best, place::takes)),
            Class::Title => title::propose(view, lattice, &head(), &left(lattice, best, title::takes)),
            _ => {}
        }
    }
}

/// The steps to the left of a place, nearest first, as long as `takes` lets them in.
fn left(lattice: &Lattice<'_>, best: u32, takes: fn(&Step, Option<&Step>) -> bool) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut at = best;
    while at != NONE && steps.len() < STEPS {
        let step = *lattice.step(at);
        let length = steps.first().map_or(step.end, |s| s.end) - step.start;
        if !takes(&step, steps.last()) || length as usize > LONGEST {
            break;
        }
        steps.push(step);
        at = step.back;
    }
    steps
}

/// What steps cost together, in tenths of a nat.
pub fn cost(steps: &[Step]) -> i32 {
    steps.iter().map(|s| if s.tag == Tag::Unknown { UNKNOWN } else { s.cost }).sum()
}

/// How many of the steps are as `wanted`.
pub fn count(steps: &[Step], wanted: fn(Tag) -> bool) -> i32 {
    steps.iter().filter(|s| wanted(s.tag)).count() as i32
}

/// A tally for evidence lists: kind and count, those of no count left out.
pub fn said(all: &[(Evidence, i32)]) -> Vec<(Evidence, i32)> {
    all.iter().copied().filter(|&(_, n)| n != 0).collect()
}
