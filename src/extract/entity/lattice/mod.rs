//! The lattice: every reading of a passage as steps from character to character, and the best way through.
//!
//! Words and names compete in it with stated evidence. A step's score is the sum of its evidence, each weighed by
//! [`Weights`], and of what its neighbours say of it; the best path is found in one pass from left to right. Names made
//! of other names (香港 + 證監會 + 發牌科) are proposed during that pass, when the best reading to their left is known.

mod account;
mod add;
mod step;
mod way;

pub use step::{Cues, Inner, NONE, Step};

use super::{evidence::Evidence, tag::Tag, weights::Weights};
use account::cues;
use step::UNREACHED;
use way::Place;

/// Every reading of a passage.
#[derive(Debug)]
pub struct Lattice<'w> {
    weights: &'w Weights,
    /// Is all evidence kept? The way through does not need it.
    records: bool,
    steps: Vec<Step>,
    evidence: Vec<(Evidence, i32)>,
    /// The last name added with each start.
    starting: Vec<u32>,
    /// The places between characters, from before the first to behind the last.
    places: Vec<Place>,
    /// The best plain step up to the place the way has come to, and its total.
    front: (u32, i64),
    /// The last of the names that end there and that a plain step may come after.
    names: u32,
    /// Steps up to there that total no more than this are given up.
    least: i64,
    /// The most that a plain step behind each tag gets for it.
    most_behind: [i64; Tag::COUNT],
}

impl<'w> Lattice<'w> {
    /// A lattice without readings for a passage of `len` code points, which keeps all evidence on record.
    pub fn new(len: usize, weights: &'w Weights) -> Self {
        let mut lattice = Self::without_records(weights);
        lattice.records = true;
        lattice.clear(len);
        lattice
    }

    /// A lattice without readings and room, which keeps no evidence.
    pub fn without_records(weights: &'w Weights) -> Self {
        Self {
            weights,
            records: false,
            steps: Vec::new(),
            evidence: Vec::new(),
            starting: Vec::new(),
            places: Vec::new(),
            front: (NONE, 0),
            names: NONE,
            least: UNREACHED,
            most_behind: weights.most_behind(),
        }
    }

    /// Takes all readings out, for another passage of `len` code points; the room stays.
    pub fn clear(&mut self, len: usize) {
        self.steps.clear();
        self.evidence.clear();
        self.starting.clear();
        self.starting.resize(len + 1, NONE);
        self.places.clear();
        self.places.resize(len + 1, Place::UNREACHED);
    }

    /// For how many steps there is room.
    pub fn room(&self) -> usize {
        self.steps.capacity()
    }

    /// The steps a name is made of, but for its head, nearest to it first.
    pub fn parts(&self, step: &Step) -> impl Iterator<Item = u32> {
        let (start, inner) = (step.start, Some(step.inner));
        let within = move |&at: &u32| self.steps.get(at as usize).is_some_and(|s| s.start >= start);
        std::iter::successors(inner, |&at| self.steps.get(at as usize).map(|s| s.back)).take_while(within)
    }

    /// What a noun gains from standing after the step `last`.
    pub fn before_noun(&self, last: u32) -> i32 {
        if last == NONE { 0 } else { self.weights.pair(self.step(last).tag, Tag::Noun) }
    }

    /// The evidence that a name rests on.
    pub fn evidence(&self, step: &Step) -> &[(Evidence, i32)] {
        &self.evidence[step.why.0 as usize..(step.why.0 + step.why.1) as usize]
    }

    /// The step of that number.
    pub fn step(&self, number: u32) -> &Step {
        &self.steps[number as usize]
    }

    /// Every step that was proposed.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Was a name with that place and tag added?
    pub fn has(&self, start: usize, end: usize, tag: Tag) -> bool {
        let mut number = self.starting[start];
        while let Some(step) = self.steps.get(number as usize) {
            if step.end as usize == end && step.tag == tag {
                return true;
            }
            number = step.next;
        }
        false
    }

    /// What two neighbours say of each other.
    #[inline]
    pub fn between(&self, before: &Step, after: &Step) -> i32 {
        if before.tag.is_plain() && after.tag.is_plain() {
            return 0;
        }
        let told = cues(before, after).into_iter().flatten().map(|(evidence, count)| self.weights.of(evidence) * count);
        self.weights.pair(before.tag, after.tag) + told.sum::<i32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_reading_wins_and_the_loser_stays_on_record() {
        let weights = Weights::read("word-cost\t-100\nhan-name\t1000\nname-cost\t-100");
        let mut lattice = Lattice::new(3, &weights);
        lattice.add(0, 3, Tag::Person, 120, &[(Evidence::PersonThree, 1), (Evidence::PersonCost, 120)]);
        let words = |lattice: &mut Lattice<'_>, at| match at {
            0 => lattice.add_plain(0, 1, Tag::Noun, 60),
            _ => lattice.add_plain(1, 3, Tag::Noun, 90),
        };
        let path = lattice.settle(words, |_, _, _| {}, |_| 0);
        assert_eq!(path, [0]);
        assert_eq!(lattice.steps().len(), 3);
        assert_eq!((lattice.step(1).score, lattice.step(2).score), (-6000, -9000));
        assert_eq!(lattice.account(&path).0, [(Evidence::PersonThree, 1), (Evidence::PersonCost, 120)]);
    }

    #[test]
    fn a_long_passage_has_a_way_through() {
        let weights = Weights::read("word-unknown\t-13000");
        let len = 200_000;
        let mut lattice = Lattice::new(len, &weights);
        let words = |lattice: &mut Lattice<'_>, at| lattice.add_plain(at, at + 1, Tag::Unknown, 130);
        assert_eq!(lattice.settle(words, |_, _, _| {}, |_| 0).len(), len);
    }

    #[test]
    fn neighbours_speak_for_each_other() {
        let weights = Weights::read("title>person\t500");
        let mut lattice = Lattice::new(2, &weights);
        lattice.add(0, 1, Tag::Title, 0, &[]);
        lattice.add(1, 2, Tag::Noun, 0, &[]);
        lattice.add(1, 2, Tag::Person, 0, &[]);
        assert_eq!(lattice.settle(|_, _| {}, |_, _, _| {}, |_| 0), [0, 2]);
    }

    #[test]
    fn a_name_may_be_proposed_when_its_left_is_known() {
        let weights = Weights::read("org-suffix\t500");
        let mut lattice = Lattice::new(2, &weights);
        lattice.add(0, 1, Tag::Place, 0, &[]);
        lattice.add(1, 2, Tag::Noun, 0, &[]);
        let propose = |lattice: &mut Lattice<'_>, at: usize, best: u32| {
            if at == 1 {
                let made_of = Inner { last: best, score: 0, cost: 0, head: 0 };
                lattice.add_over(
                    (lattice.step(best).start as usize, 2),
                    Tag::Org,
                    made_of,
                    &[(Evidence::OrgSuffixStrong, 1)],
                );
            }
        };
        assert_eq!(lattice.settle(|_, _| {}, propose, |_| 0), [2]);
    }
}
