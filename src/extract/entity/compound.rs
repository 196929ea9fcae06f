//! Names that end in a telling word: the words to its left are taken in, one by one, and each length is a candidate.
//!
//! The lattice calls [`propose`] at every place it reaches, when the best reading to the left is known.

use super::{
    latin,
    lattice::{Inner, Lattice, NONE, Step},
    org, place,
    tag::Tag,
    title,
    view::{View, Word},
    word::{UNKNOWN, tenths},
};
use crate::pack::{Class, Classes};

/// The longest name, in characters.
const LONGEST: usize = 32;
/// The cost of a telling word that is no common word, in tenths of a nat.
const PLAIN: i32 = 80;
/// What a telling word costs more that is an organisation's whole name too, in tenths of a nat.
const KNOWN: i32 = 90;
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
    /// What it is as a common word, if it is one.
    pub tag: Option<Tag>,
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
    /// What they cost, in tenths of a nat.
    cost: i32,
}

impl Head<'_> {
    /// What a name of these steps and this head is made of.
    pub fn over(&self, steps: &[Taken]) -> Inner {
        let head = self.cost;
        let Some(first) = steps.last() else { return Inner { last: NONE, score: 0, cost: head, head } };
        Inner { last: self.last, score: first.score + self.score, cost: first.cost + head, head }
    }
}

/// The classes of telling words.
const HEADS: Classes = Classes::of(&[
    Class::OrgSuffix,
    Class::Org,
    Class::OrgListed,
    Class::Place,
    Class::PlaceListed,
    Class::PlaceSuffix,
    Class::Title,
]);

/// Adds the names whose telling word begins at `at`; `best` is the last step of the best reading up to there. `room` is
/// kept from place to place.
#[inline]
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>, at: usize, best: u32, room: &mut Vec<Taken>) {
    latin::gloss(view, lattice, at, best);
    if view.begins(at, HEADS) {
        headed(view, lattice, at, best, room);
    }
}

/// Adds the names whose telling word begins at `at`, where one does.
fn headed(view: &View<'_>, lattice: &mut Lattice<'_>, at: usize, best: u32, room: &mut Vec<Taken>) {
    for word in view.starting(at).filter(|w| HEADS.has(w.class)) {
        take_left(lattice, best, takes(word.class), room);
        // Most listed names stand for themselves, with nothing before them that they could be taken together with.
        let alone = matches!(word.class, Class::OrgSuffix | Class::Title);
        if room.is_empty() && !alone {
            continue;
        }
        let mut head = head(view, &word, at, best, lattice);
        match word.class {
            Class::OrgSuffix => {
                if best != NONE {
                    head.cost = head.cost.min(closing_cost(view, lattice.step(best), word.end));
                }
                org::propose(view, lattice, &head, room);
            }
            Class::Org | Class::OrgListed => org::chain(lattice, &head, room),
            Class::Place | Class::PlaceListed => place::chain(lattice, &head, room),
            Class::PlaceSuffix => place::propose(view, lattice, &head, room),
            _ => title::propose(view, lattice, &head, room),
        }
    }
}

/// What a telling word of a class takes in of the steps before it, by what stands to their right.
fn takes(class: Class) -> fn(&Step, Option<&Step>) -> bool {
    match class {
        Class::OrgSuffix => org::takes,
        Class::Org | Class::OrgListed => org::chains,
        Class::Place | Class::PlaceListed => place::chains,
        Class::PlaceSuffix => place::takes,
        _ => title::takes,
    }
}

/// The telling word `word`, which begins at `at` after the step `best`.
fn head<'a>(view: &View<'a>, word: &Word<'a>, at: usize, best: u32, lattice: &Lattice<'_>) -> Head<'a> {
    let common = view.word(at, word.end, Class::Word).map(|w| w.common());
    let listed = matches!(word.class, Class::Org | Class::OrgListed | Class::Place | Class::PlaceListed);
    let known = word.class == Class::OrgSuffix && view.has(at, word.end, Class::Org) == 1;
    let plain = if listed { word.cost() } else { PLAIN + if known { KNOWN } else { 0 } };
    Head {
        data: word.data(),
        start: at,
        end: word.end,
        cost: common.map_or(plain, |c| tenths(c.cost)),
        tag: common.map(|c| Tag::of_letter(c.letter)),
        score: lattice.before_noun(best),
        last: best,
    }
}

/// What a telling word costs that closes a longer word (厂 in 锅炉厂): what the word costs more than its beginning `first`.
/// A longer word that tells the same by itself (財務部) is left to itself.
fn closing_cost(view: &View<'_>, first: &Step, end: usize) -> i32 {
    let start = first.start as usize;
    let whole = first.tag.is_word().then(|| view.word(start, end, Class::Word)).flatten();
    let whole = whole.filter(|_| view.has(start, end, Class::OrgSuffix) == 0);
    whole.map_or(i32::MAX, |w| (tenths(w.common().cost) - first.cost).max(0))
}

/// Fills `steps` with those to the left of a place, nearest first, as long as `takes` lets them in.
fn take_left(lattice: &Lattice<'_>, best: u32, takes: fn(&Step, Option<&Step>) -> bool, steps: &mut Vec<Taken>) {
    steps.clear();
    let mut at = best;
    while at != NONE && steps.len() < STEPS {
        let step = lattice.step(at);
        let length = steps.first().map_or(step.end, |s| s.step.end) - step.start;
        let right = steps.last();
        if !takes(step, right.map(|r| &r.step)) || length as usize > LONGEST {
            break;
        }
        let (score, cost) = right.map_or((0, 0), |r| (r.score + lattice.between(step, &r.step), r.cost));
        let own = if step.tag == Tag::Unknown { UNKNOWN } else { step.cost };
        steps.push(Taken { step: *step, score: step.score + score, cost: own + cost });
        at = step.back;
    }
}
