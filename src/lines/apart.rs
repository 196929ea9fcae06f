//! What it weighs that a loose end goes on in a loose start farther off.
//!
//! A page has thousands of such pairs and joins a few of them. So of each a glance tells first how much it can weigh at most:
//! what is said at the break, how far apart the lines stand, which brackets and neighbours they have, and the little of
//! either line by itself that counts most. Hardly a pair has to be asked anything more.

use super::{
    ask::{Asked, BREAKS, DISTANCES, HAN, HEARD, far, pulled, spanned},
    glyph::Mark,
    line::Line,
    question::{Answers, Question as Q},
    runs::{Runs, TOLD, told},
    trees::{self, Forest, Places, Trees, Weight, both},
};
use std::sync::{LazyLock, OnceLock};

/// Rows of trees that weigh lines apart.
const TREES: usize = trees::APART;

/// What no loose end and no loose start is.
const NEVER: Answers = Answers::to(&[
    Q::from_stop,
    Q::from_no_han,
    Q::from_latin_only,
    Q::from_credit,
    Q::from_byline,
    Q::from_note,
    Q::to_no_han,
    Q::to_credit,
    Q::to_byline,
    Q::to_label,
]);

/// What a glance sees of either line by itself.
const SEEN: [Q; 4] = [Q::from_no_mark, Q::to_gap, Q::to_stop, Q::to_ends];

/// The sets of [`SEEN`], a bit a question.
type Set = u8;
const SETS: usize = 1 << SEEN.len();

/// Weights by [what a pair is told by](TOLD).
type ByTold = [Weight; TOLD.len()];

/// The most that a pair can weigh.
struct Most {
    /// By [its break](BREAKS).
    breaks: [ByTold; BREAKS.len()],
    /// By what is [heard](Asked::heard) of its break.
    heard: [ByTold; HEARD],
    /// Whatever its break is.
    any: ByTold,
}

impl Most {
    fn of(breaks: [ByTold; BREAKS.len()]) -> Self {
        let (mut heard, mut any) = ([[Weight::MIN; TOLD.len()]; HEARD], [Weight::MIN; TOLD.len()]);
        for (at, weights) in breaks.iter().enumerate() {
            let of_heard = &mut heard[if at < HAN { at } else { HAN + (at - HAN) % (HEARD - HAN) }];
            for (told, &weight) in weights.iter().enumerate() {
                of_heard[told] = of_heard[told].max(weight);
                any[told] = any[told].max(weight);
            }
        }
        Self { breaks, heard, any }
    }
}

/// What a glance tells of pairs.
struct Glance {
    /// The trees, each weight the most that what a glance does not see could make of it.
    trees: Trees<TREES>,
    breaks: [Places<TREES>; BREAKS.len()],
    told: [Places<TREES>; TOLD.len()],
    /// By what is seen of the two lines and by [how far apart](DISTANCES) they stand, made when it is first seen.
    most: [[OnceLock<Box<Most>>; DISTANCES.len()]; SETS],
}

static GLANCE: LazyLock<Glance> = LazyLock::new(|| {
    let known = BREAKS.iter().chain(&TOLD).chain(&DISTANCES).fold(NEVER, |all, answers| all.union(*answers));
    let trees = Forest::learnt().apart.most(known.union(Answers::to(&SEEN)));
    let (breaks, told) = (BREAKS.map(|answers| trees.places(answers)), TOLD.map(|answers| trees.places(answers)));
    Glance { trees, breaks, told, most: [const { [const { OnceLock::new() }; DISTANCES.len()] }; SETS] }
});

impl Glance {
    /// The most that pairs can weigh of which that is seen, and which stand so far apart.
    #[inline]
    fn most(&self, set: Set, far: usize) -> &Most {
        self.most[usize::from(set) % SETS][far].get_or_init(|| Box::new(self.make(set, far)))
    }

    fn make(&self, set: Set, far: usize) -> Most {
        let mut seen = DISTANCES[far];
        SEEN.iter().enumerate().for_each(|(bit, question)| seen.note(*question, set >> bit & 1 == 1));
        let seen = self.trees.places(seen);
        Most::of(self.breaks.each_ref().map(|at_break| {
            let at_break = both(&seen, at_break);
            self.told.each_ref().map(|told| self.trees.weight(&both(&at_break, told)))
        }))
    }
}

/// Weighs the pairs of a page's lines that are no neighbours: loose ends and loose starts.
pub(super) struct Apart<'a> {
    asked: &'a Asked,
    runs: &'a Runs,
    glance: &'static Glance,
    /// Each line as a loose end and as a loose start.
    ends: Vec<Loose>,
    starts: Vec<Loose>,
}

/// A loose end or a loose start, as far as a glance sees it by itself.
#[derive(Debug, Clone, Copy)]
struct Loose {
    /// What is [seen](SEEN) of the line.
    seen: Set,
    /// What [its run](Runs) tells of it.
    told: u8,
    /// What it ends or begins with.
    mark: Mark,
}

impl<'a> Apart<'a> {
    pub fn of(asked: &'a Asked, runs: &'a Runs) -> Self {
        let set = |answers: Answers| {
            let bits =
                SEEN.iter().enumerate().map(|(bit, question)| Set::from(answers.holds(*question as usize)) << bit);
            bits.fold(0, |set, bit| set | bit)
        };
        let lines = || asked.sheet.lines.iter().enumerate();
        let loose = |answers, told, mark| Loose { seen: set(answers), told, mark };
        let end = |(a, line): (usize, &Line)| loose(asked.alone.from[a].union(runs.end(a)), runs.of_end(a), line.end);
        let start =
            |(b, line): (usize, &Line)| loose(asked.alone.to[b].union(runs.start(b)), runs.of_start(b), line.start);
        let (ends, starts) = (lines().map(end).collect(), lines().map(start).collect());
        Self { asked, runs, glance: &GLANCE, ends, starts }
    }

    /// What it weighs that line `a` goes on in line `b`; nothing if that is less than `least`.
    #[inline(always)] // Asked of thousands of pairs: what hangs on the loose end alone is then told once.
    pub fn weigh(&self, a: usize, b: usize, least: Weight) -> Option<Weight> {
        if self.may_weigh(a, b, least) { self.exact(a, b, least) } else { None }
    }

    /// Hardly a pair comes here.
    #[cold]
    fn exact(&self, a: usize, b: usize, least: Weight) -> Option<Weight> {
        let answers = self.asked.pair(a, b).union(self.runs.of_two(a, b));
        Some(Forest::learnt().apart.score(answers)).filter(|&weight| weight >= least)
    }

    /// May a pair weigh so much, at a glance? What is dear to tell of it is told last.
    #[inline(always)]
    fn may_weigh(&self, a: usize, b: usize, least: Weight) -> bool {
        let (end, start) = (self.ends[a], self.starts[b]);
        let (most, told) = (self.glance.most(end.seen | start.seen, far(a, b)), told(end.told, start.told));
        match spanned(end.mark, start.mark) {
            HAN => most.any[told] >= least && self.may_be_broken(a, b, most, told, least),
            spanned => most.heard[spanned][told] >= least,
        }
    }

    /// The same of a pair between Chinese characters.
    #[inline(always)]
    fn may_be_broken(&self, a: usize, b: usize, most: &Most, told: usize, least: Weight) -> bool {
        let (x, y) = (&self.asked.sheet.lines[a], &self.asked.sheet.lines[b]);
        let heard = HAN + self.asked.echo(x, y);
        most.heard[heard][told] >= least && most.breaks[pulled(heard, x, y)][told] >= least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lines::{Sheet, thread::LOOSE, weigh},
        text::Text,
    };

    const PAGE: &str = "　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開出時\n間。\n公司\
                        發言人說：「試行 2\n3 天。」\n其後 New\nYork 的渡輪\n公司檢討，由下月起\n調整離島班";

    #[test]
    fn no_pair_weighs_more_than_a_glance_tells() {
        let asked = Asked::of(Sheet::read(&Text::plain(PAGE)));
        let runs = Runs::of(&asked.sheet, &weigh::near(&asked));
        let apart = Apart::of(&asked, &runs);
        let loose = |n: usize| !asked.sheet.lines[n].stops() && asked.sheet.lines[n].han > 0;
        let count = asked.sheet.lines.len();
        let pairs = (0..count).flat_map(|a| (0..count).map(move |b| (a, b)));
        for (a, b) in pairs.filter(|&(a, b)| a != b && b != a + 1 && loose(a) && loose(b)) {
            let weight = Forest::learnt().apart.score(asked.pair(a, b).union(runs.of_two(a, b)));
            assert!(apart.may_weigh(a, b, weight), "{a} {b}");
            assert_eq!(apart.weigh(a, b, weight), Some(weight));
            assert_eq!(apart.weigh(a, b, weight + 1), None);
        }
    }

    #[test]
    fn a_glance_tells_most_pairs_not_to_be_one() {
        let page = "渡輪公司昨日宣布，由下月起\n調整來往離島的班次。\n".repeat(20);
        let asked = Asked::of(Sheet::read(&Text::plain(&page)));
        let runs = Runs::of(&asked.sheet, &weigh::near(&asked));
        let apart = Apart::of(&asked, &runs);
        assert!((4..40).step_by(2).all(|b| !apart.may_weigh(0, b, LOOSE)));
    }
}
