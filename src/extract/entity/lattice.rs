//! The lattice: every reading of a passage as steps from character to character, and the best way through.
//!
//! Words and names compete in it with stated evidence. A step's score is the sum of its evidence, each weighed by
//! [`Weights`], and of what its neighbours say of it; the best path is found in one pass from left to right. Names made
//! of other names (香港 + 證監會 + 發牌科) are proposed during that pass, when the best reading to their left is known.

use super::{
    evidence::{Evidence, Weights},
    tag::Tag,
};

/// No step.
pub const NONE: u32 = u32::MAX;
/// A score no path reaches.
const UNREACHED: i64 = i64::MIN / 2;
/// Readings this much worse than the best one to the same place are given up, in thousandths of a nat.
const BEAM: i64 = 20_000;

/// What a word says of names beside it, by [`Evidence::CUES`]; 0 says nothing.
pub type Cues = [i8; 6];

/// One reading of code points `start..end`.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// What it is read as.
    pub tag: Tag,
    /// How unlikely its characters are as such, in tenths of a nat.
    pub cost: i32,
    /// What it says of names beside it.
    pub cues: Cues,
    /// Its own score, in thousandths of a nat.
    pub score: i32,
    /// Where its evidence begins, and how much there is.
    why: (u32, u32),
    /// The last of the steps it is made of, if it is made of others.
    inner: u32,
    /// The next step with the same end.
    sibling: u32,
    /// The step before it on the best path to it.
    pub back: u32,
    /// The score of that path.
    pub total: i64,
}

/// A step worth going on from, with what its neighbours ask of it.
#[derive(Debug, Clone, Copy)]
struct Alive {
    number: u32,
    total: i64,
    tag: Tag,
    /// Which names' cues speak for what follows it: [`Tag::cue`], or 3.
    named: u8,
    cues: Cues,
}

/// Every reading of a passage.
#[derive(Debug)]
pub struct Lattice<'w> {
    weights: &'w Weights,
    steps: Vec<Step>,
    evidence: Vec<(Evidence, i32)>,
    /// The last step added with each end.
    ending: Vec<u32>,
    /// Steps worth going on from, place by place.
    alive: Vec<Alive>,
    /// Where the steps that end at each place begin in `alive`.
    alive_at: Vec<u32>,
}

impl<'w> Lattice<'w> {
    /// A lattice without readings for a passage of `len` code points.
    pub fn new(len: usize, weights: &'w Weights) -> Self {
        let mut lattice = Self {
            weights,
            steps: Vec::new(),
            evidence: Vec::new(),
            ending: Vec::new(),
            alive: Vec::new(),
            alive_at: Vec::new(),
        };
        lattice.clear(len);
        lattice
    }

    /// Takes all readings out, for another passage of `len` code points; the room stays.
    pub fn clear(&mut self, len: usize) {
        self.steps.clear();
        self.evidence.clear();
        self.ending.clear();
        self.ending.resize(len + 1, NONE);
    }

    /// For how many steps there is room.
    pub fn room(&self) -> usize {
        self.steps.capacity()
    }

    /// Adds a reading; `cost` in tenths of a nat.
    pub fn add(&mut self, start: usize, end: usize, tag: Tag, cost: i32, evidence: &[(Evidence, i32)]) -> &mut Step {
        let why = (self.evidence.len() as u32, evidence.len() as u32);
        self.evidence.extend_from_slice(evidence);
        let score = evidence.iter().map(|&(e, n)| self.weights.of(e) * n).sum();
        let number = self.steps.len();
        self.steps.push(Step {
            start: start as u32,
            end: end as u32,
            tag,
            cost,
            cues: [0; 6],
            score,
            why,
            inner: NONE,
            sibling: self.ending[end],
            back: NONE,
            total: UNREACHED,
        });
        self.ending[end] = number as u32;
        &mut self.steps[number]
    }

    /// Adds a reading made of the steps that lead to `last`: it keeps what speaks for them (`score`), and adds to it.
    pub fn add_over(&mut self, span: (usize, usize), tag: Tag, made_of: Inner, evidence: &[(Evidence, i32)]) {
        let head = (Evidence::WordCost, made_of.head);
        let from = self.evidence.len();
        let step = self.add(span.0, span.1, tag, made_of.cost, &[]);
        step.inner = made_of.last;
        let number = self.steps.len() - 1;
        self.evidence.extend(evidence.iter().filter(|e| e.1 != 0).chain([&head]));
        let added = &self.evidence[from..];
        let own: i32 = added.iter().map(|&(e, n)| self.weights.of(e) * n).sum();
        self.steps[number].why.1 = added.len() as u32;
        self.steps[number].score = own + made_of.score;
    }

    /// What a noun gains from standing after the step `last`.
    pub fn before_noun(&self, last: u32) -> i32 {
        if last == NONE { 0 } else { self.weights.pair(self.step(last).tag, Tag::Noun) }
    }

    /// The evidence a step rests on.
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

    /// Does a step with that place and tag exist?
    pub fn has(&self, start: usize, end: usize, tag: Tag) -> bool {
        self.ending_at(end).any(|s| s.start as usize == start && s.tag == tag)
    }

    /// The steps with that end, the last added first.
    pub fn ending_at(&self, end: usize) -> impl Iterator<Item = &Step> {
        let mut at = self.ending[end];
        std::iter::from_fn(move || {
            let step = self.steps.get(at as usize)?;
            at = step.sibling;
            Some(step)
        })
    }

    /// The best way through, as step numbers from left to right.
    ///
    /// `propose` is called at every place that is reached, to add steps that begin further left and end further right;
    /// `favour` adds to the score of a step (tuning only).
    pub fn settle(
        &mut self,
        mut propose: impl FnMut(&mut Self, usize, u32),
        favour: impl Fn(&Step) -> i32,
    ) -> Vec<u32> {
        let len = self.ending.len() - 1;
        self.alive.clear();
        self.alive_at.clear();
        self.alive_at.push(0);
        for at in 0..=len {
            let best = self.reach(at, &favour);
            self.alive_at.push(self.alive.len() as u32);
            if at < len && (at == 0 || best != NONE) {
                propose(self, at, best);
            }
        }
        self.trace(len)
    }

    /// Settles every step that ends at `at`, keeps those worth going on from, and answers with the best of them.
    fn reach(&mut self, at: usize, favour: &impl Fn(&Step) -> i32) -> u32 {
        let from = self.alive.len();
        let (mut best, mut most) = (NONE, UNREACHED);
        let mut number = self.ending[at];
        while let Some(step) = self.steps.get(number as usize) {
            let (back, total) = self.best_before(step);
            let (this, sibling) = (number, step.sibling);
            if total > UNREACHED {
                let total = total + i64::from(step.score + favour(step));
                if total > most || total == most && this < best {
                    (best, most) = (this, total);
                }
                let named = step.tag.cue().map_or(3, |kind| kind as u8);
                self.alive.push(Alive { number: this, total, tag: step.tag, named, cues: step.cues });
                let step = &mut self.steps[this as usize];
                (step.back, step.total) = (back, total);
            }
            number = sibling;
        }
        let mut kept = from;
        for i in from..self.alive.len() {
            self.alive[kept] = self.alive[i];
            kept += usize::from(self.alive[i].total > most - BEAM);
        }
        self.alive.truncate(kept);
        best
    }

    /// The best step to come from, and the score up to the step's own.
    fn best_before(&self, step: &Step) -> (u32, i64) {
        let pairs = self.weights.behind(step.tag);
        if step.start == 0 {
            return (NONE, i64::from(pairs[Tag::Edge as usize]));
        }
        // The same as `between`, with what does not change taken out of the loop.
        let kind = step.tag.cue();
        let lead = kind.map_or(0, |kind| self.weights.of(Evidence::CUES[kind * 2]));
        let asked = kind.unwrap_or(0) * 2;
        let trail = |kind: usize| self.weights.of(Evidence::CUES[kind * 2 + 1]) * i32::from(step.cues[kind * 2 + 1]);
        let trails = [trail(0), trail(1), trail(2), 0];
        let range = self.alive_at[step.start as usize] as usize..self.alive_at[step.start as usize + 1] as usize;
        let mut best = (NONE, UNREACHED);
        for before in &self.alive[range] {
            let cues = lead * i32::from(before.cues[asked]) + trails[usize::from(before.named & 3)];
            let total = before.total + i64::from(pairs[before.tag as usize] + cues);
            if total > best.1 {
                best = (before.number, total);
            }
        }
        best
    }

    /// What two neighbours say of each other.
    pub fn between(&self, before: &Step, after: &Step) -> i32 {
        let mut score = self.weights.pair(before.tag, after.tag);
        for (evidence, count) in cues(before, after).into_iter().flatten() {
            score += self.weights.of(evidence) * count;
        }
        score
    }

    /// The path to the end of the passage.
    fn trace(&self, len: usize) -> Vec<u32> {
        let from = self.alive_at[len] as usize;
        let last = self.alive[from..]
            .iter()
            .map(|last| {
                (last.total + i64::from(self.weights.pair(last.tag, Tag::Edge)), std::cmp::Reverse(last.number))
            })
            .max();
        let mut path: Vec<u32> = std::iter::successors(last.map(|(_, number)| number.0), |&n| {
            Some(self.steps[n as usize].back).filter(|&b| b != NONE)
        })
        .collect();
        path.reverse();
        path
    }

    /// All that speaks for or against a step, and for or against what it is made of.
    fn account_of(&self, step: &Step, evidence: &mut Vec<(Evidence, i32)>, pairs: &mut Vec<(Tag, Tag)>) {
        evidence.extend_from_slice(self.evidence(step));
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

/// What a reading made of others is made of.
#[derive(Debug, Clone, Copy)]
pub struct Inner {
    /// The last of the steps before its head, if there are any.
    pub last: u32,
    /// What they score up to the head.
    pub score: i32,
    /// What they cost together with the head, in tenths of a nat.
    pub cost: i32,
    /// What the head costs as a common word, in tenths of a nat.
    pub head: i32,
}

/// The cues that two neighbours give each other: of a word before a name, and of a word after one.
fn cues(before: &Step, after: &Step) -> [Option<(Evidence, i32)>; 2] {
    let lead = after.tag.cue().map(|kind| (Evidence::CUES[kind * 2], i32::from(before.cues[kind * 2])));
    let trail = before.tag.cue().map(|kind| (Evidence::CUES[kind * 2 + 1], i32::from(after.cues[kind * 2 + 1])));
    [lead, trail]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_reading_wins_and_the_loser_stays_on_record() {
        let weights = Weights::read("word-cost\t-100\nhan-name\t1000\nname-cost\t-100");
        let mut lattice = Lattice::new(3, &weights);
        lattice.add(0, 1, Tag::Noun, 60, &[(Evidence::WordCost, 60)]);
        lattice.add(1, 3, Tag::Noun, 90, &[(Evidence::WordCost, 90)]);
        lattice.add(0, 3, Tag::Person, 120, &[(Evidence::PersonThree, 1), (Evidence::PersonCost, 120)]);
        let path = lattice.settle(|_, _, _| {}, |_| 0);
        assert_eq!(path, [2]);
        assert_eq!(lattice.steps().len(), 3);
        assert_eq!(lattice.evidence(lattice.step(1)), [(Evidence::WordCost, 90)]);
    }

    #[test]
    fn a_long_passage_has_a_way_through() {
        let weights = Weights::read("word-unknown\t-13000");
        let len = 200_000;
        let mut lattice = Lattice::new(len, &weights);
        for at in 0..len {
            lattice.add(at, at + 1, Tag::Unknown, 130, &[(Evidence::WordUnknown, 1)]);
        }
        assert_eq!(lattice.settle(|_, _, _| {}, |_| 0).len(), len);
    }

    #[test]
    fn neighbours_speak_for_each_other() {
        let weights = Weights::read("title>person\t500");
        let mut lattice = Lattice::new(2, &weights);
        lattice.add(0, 1, Tag::Title, 0, &[]);
        lattice.add(1, 2, Tag::Noun, 0, &[]);
        lattice.add(1, 2, Tag::Person, 0, &[]);
        assert_eq!(lattice.settle(|_, _, _| {}, |_| 0), [0, 2]);
    }

    #[test]
    fn a_name_may_be_proposed_when_its_left_is_known() {
        let weights = Weights::read("org-suffix\t500");
        let mut lattice = Lattice::new(2, &weights);
        lattice.add(0, 1, Tag::Place, 0, &[]);
        lattice.add(1, 2, Tag::Noun, 0, &[]);
        let propose = |l: &mut Lattice<'_>, at: usize, best: u32| {
            if at == 1 {
                let start = l.step(best).start as usize;
                l.add(start, 2, Tag::Org, 0, &[(Evidence::OrgSuffixStrong, 1)]);
            }
        };
        assert_eq!(lattice.settle(propose, |_| 0), [2]);
    }
}
