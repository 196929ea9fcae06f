//! The best way through the lattice, found in one pass from left to right.

use super::{Cues, Lattice, NONE, Step, UNREACHED};
use crate::extract::entity::{evidence::Evidence, tag::Tag};

/// Readings this much worse than the best one to the same place are given up, in thousandths of a nat.
const BEAM: i64 = 20_000;

/// What is known of the steps that end at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The best of them.
    best: u32,
    /// The best plain one: all that a plain step behind it needs to know of them.
    plain: u32,
    /// The last plain one settled.
    words: u32,
    /// The last one settled that is not plain.
    names: u32,
    /// The total of the best.
    most: i64,
    /// The total of the best plain one.
    most_plain: i64,
}

impl Place {
    /// A place that no step has reached.
    pub(super) const UNREACHED: Self =
        Self { best: NONE, plain: NONE, words: NONE, names: NONE, most: UNREACHED, most_plain: UNREACHED };

    /// Steps that total no more than this are given up.
    #[inline]
    fn least(&self) -> i64 {
        UNREACHED.max(self.most - BEAM)
    }

    /// The best plain step that is not given up.
    #[inline]
    fn plain(&self) -> (u32, i64) {
        if self.most_plain > self.least() { (self.plain, self.most_plain) } else { (NONE, UNREACHED) }
    }
}

impl Lattice<'_> {
    /// The best way through, as step numbers from left to right.
    ///
    /// Called at every place that is reached are `read`, to add the plain readings that begin there, and `propose`, with the
    /// last step of the best reading up to there, to add names that begin there or further left and end further right;
    /// `favour` adds to the score of a name (tuning only).
    pub fn settle(
        &mut self,
        mut read: impl FnMut(&mut Self, usize),
        mut propose: impl FnMut(&mut Self, usize, u32),
        favour: impl Fn(&Step) -> i32,
    ) -> Vec<u32> {
        let len = self.places.len() - 1;
        for at in 0..len {
            let place = self.places[at];
            if at > 0 && place.best == NONE {
                continue;
            }
            self.come_to(at, place);
            read(self, at);
            let from = self.steps.len();
            propose(self, at, place.best);
            for number in from..self.steps.len() {
                self.reach(number as u32, &favour);
            }
            let mut number = self.starting[at];
            while let Some(step) = self.steps.get(number as usize) {
                let next = step.next;
                self.reach(number, &favour);
                number = next;
            }
        }
        self.trace(len)
    }

    /// Looks up what a plain step from a place needs to know of the steps before it.
    #[inline]
    fn come_to(&mut self, at: usize, place: Place) {
        self.front = if at == 0 { (NONE, 0) } else { place.plain() };
        (self.names, self.least) = (place.names, place.least());
        // Most names are so much worse than the words that no plain step comes after one.
        while let Some(name) = self.steps.get(self.names as usize) {
            if name.total > self.least && name.total + self.most_behind[name.tag as usize] >= self.front.1 {
                break;
            }
            self.names = name.next;
        }
    }

    /// Finds the best way to a plain step that begins at the place the way has come to, and adds it.
    #[inline(always)] // It is most of what a passage is read by: the step is made where it is kept.
    pub(super) fn step_on(&mut self, step: Step) {
        let (back, before) = match self.names {
            NONE => self.front,
            _ => self.past_names(step.tag, step.cues),
        };
        let (number, total) = (self.steps.len() as u32, before + i64::from(step.score));
        let place = &mut self.places[step.end as usize];
        let next = std::mem::replace(&mut place.words, number);
        // Of two as good, the first is the best of all and the last the best of the plain ones, unless one leads.
        if total > place.most || total == place.most && leads(&self.steps, place.best) {
            (place.best, place.most) = (number, total);
        }
        if total > place.most_plain || total == place.most_plain && !leads(&self.steps, place.plain) {
            (place.plain, place.most_plain) = (number, total);
        }
        self.steps.push(Step { back, total, next, ..step });
    }

    /// The best step before a plain one of that tag and those cues, where names end too.
    #[inline(never)]
    fn past_names(&self, tag: Tag, cues: Cues) -> (u32, i64) {
        self.best_of([self.names], self.least, (tag, cues), self.front)
    }

    /// Finds the best way to a name whose start is settled, and tells the place where it ends.
    fn reach(&mut self, number: u32, favour: &impl Fn(&Step) -> i32) {
        let step = &self.steps[number as usize];
        let (back, before) = match step.start {
            0 => (NONE, i64::from(self.weights.pair(Tag::Edge, step.tag))),
            start => {
                let place = &self.places[start as usize];
                self.best_of([place.words, place.names], place.least(), (step.tag, step.cues), (NONE, UNREACHED))
            }
        };
        let (plain, total) = (step.tag.is_plain(), before + i64::from(step.score + favour(step)));
        let place = &self.places[step.end as usize];
        let best = total > place.most || total == place.most && !self.is_later((number, step), place.best);
        let best_plain = plain
            && (total > place.most_plain || total == place.most_plain && self.is_later((number, step), place.plain));
        let step = &mut self.steps[number as usize];
        let place = &mut self.places[step.end as usize];
        let last = if plain { &mut place.words } else { &mut place.names };
        (step.back, step.total, step.next) = (back, total, std::mem::replace(last, number));
        if best {
            (place.best, place.most) = (number, total);
        }
        if best_plain {
            (place.plain, place.most_plain) = (number, total);
        }
    }

    /// Does a step count as later than another, where both are as good? Those that rest on evidence of their own do, and
    /// then those added later.
    #[cold]
    fn is_later(&self, (number, step): (u32, &Step), other: u32) -> bool {
        (step.leading.is_some(), number) > (leads(&self.steps, other), other)
    }

    /// The best of the steps before one of that tag and those cues, or else the one known before. `last` are the last of
    /// them, of each chain; they total more than `least`.
    fn best_of<const N: usize>(
        &self,
        last: [u32; N],
        least: i64,
        (tag, cues): (Tag, Cues),
        known: (u32, i64),
    ) -> (u32, i64) {
        // The same as `between`, with what does not change taken out of the loop.
        let pairs = self.weights.behind(tag);
        let kind = tag.cue();
        let lead = kind.map_or(0, |kind| self.weights.of(Evidence::CUES[kind * 2]));
        let asked = kind.unwrap_or(0) * 2;
        let trail = |kind: usize| self.weights.of(Evidence::CUES[kind * 2 + 1]) * i32::from(cues[kind * 2 + 1]);
        let mut best = known;
        for mut number in last {
            while let Some(before) = self.steps.get(number as usize) {
                if before.total > least {
                    let trail = before.tag.cue().map_or(0, trail);
                    let told = lead * i32::from(before.cues[asked]) + trail;
                    let total = before.total + i64::from(pairs[before.tag as usize] + told);
                    if total > best.1 || total == best.1 && self.is_later((number, before), best.0) {
                        best = (number, total);
                    }
                }
                number = before.next;
            }
        }
        best
    }

    /// The path to the end of the passage; of two as good, the one whose last step was added first.
    fn trace(&self, len: usize) -> Vec<u32> {
        let place = &self.places[len];
        let (mut last, mut most) = (NONE, UNREACHED);
        for mut number in [place.words, place.names] {
            while let Some(step) = self.steps.get(number as usize) {
                let total = step.total + i64::from(self.weights.pair(step.tag, Tag::Edge));
                let better = total > most || total == most && !self.is_later((number, step), last);
                if better && step.total > place.least() {
                    (last, most) = (number, total);
                }
                number = step.next;
            }
        }
        let mut path = Vec::with_capacity(len);
        while let Some(step) = self.steps.get(last as usize) {
            path.push(last);
            last = step.back;
        }
        path.reverse();
        path
    }
}

/// Does a step rest on evidence of its own?
#[cold]
fn leads(steps: &[Step], number: u32) -> bool {
    steps.get(number as usize).is_some_and(|step| step.leading.is_some())
}
