//! What it weighs that a loose end goes on in a loose start farther off.
//!
//! A page has thousands of such pairs and joins a few of them. So of each is told first how much it can weigh at most, by
//! what is known of both lines once for all and by a glance at the two: what they leave at the break, how far apart they
//! stand, which brackets and neighbours they have. Hardly a pair has to be asked anything more.

use super::{
    ask::{Asked, BREAKS, FAR, distance},
    question::{Answers, Question as Q},
    runs::{Runs, TOLD},
    trees::{Forest, Places, Trees, Weight, both},
};
use std::{cell::OnceCell, iter::repeat_with, sync::LazyLock};

/// The trees that weigh lines apart.
const TREES: usize = 64;

/// What a glance at two lines does not tell: how their widths compare, and what room the first leaves.
const UNSEEN: Answers = Answers::to(&[
    Q::room_0,
    Q::room_1,
    Q::room_2,
    Q::room_5,
    Q::room_9,
    Q::room_17,
    Q::room_indented,
    Q::least_room_0,
    Q::least_room_2,
    Q::least_room_7,
    Q::least_room_indented,
    Q::room_behind_0,
    Q::room_behind_6,
    Q::room_ahead_0,
    Q::room_ahead_6,
    Q::same,
    Q::wider,
    Q::much_wider,
    Q::far_wider,
    Q::narrower,
    Q::much_narrower,
    Q::far_narrower,
    Q::same_column,
    Q::wider_column,
    Q::points_back,
    Q::sets_anew,
    Q::seam_fits,
]);

/// The places in the trees that a glance leads to, and the most that can come of them.
struct Glance {
    /// The trees, each weight the most that what a glance does not tell could make of it.
    most: Trees<TREES>,
    /// By what the characters [at the break](BREAKS) tell.
    breaks: [Places<TREES>; BREAKS.len()],
    /// By [how far apart](far) two lines are, then by [brackets and neighbours](TOLD).
    told: Vec<[Places<TREES>; TOLD.len()]>,
}

static GLANCE: LazyLock<Glance> = LazyLock::new(|| Glance::at(&Forest::learnt().apart));

impl Glance {
    fn at(trees: &Trees<TREES>) -> Self {
        let breaks = BREAKS.each_ref().map(|answers| trees.places(*answers));
        let told = |(a, b)| TOLD.map(|told| trees.places(told.and(distance(a, b))));
        let told = (0..=FAR).flat_map(|far| [(0, far), (far, 0)]).map(told).collect();
        Self { most: trees.most(Answers(!UNSEEN.0)), breaks, told }
    }
}

/// The place in [`Glance::told`] of how far apart two lines are, and whether the second stands before the first.
fn far(a: usize, b: usize) -> usize {
    a.abs_diff(b).min(FAR) * 2 + usize::from(b < a)
}

/// Weighs the pairs of a page's lines that are no neighbours.
pub(super) struct Apart<'a> {
    asked: &'a Asked,
    runs: &'a Runs,
    trees: &'static Trees<TREES>,
    glance: &'static Glance,
    /// Where what is answered of each line leads, as a loose end and as a loose start; found once for each that is one.
    ends: Vec<OnceCell<Places<TREES>>>,
    starts: Vec<OnceCell<Places<TREES>>>,
}

impl<'a> Apart<'a> {
    pub fn of(asked: &'a Asked, runs: &'a Runs) -> Self {
        let lines = || repeat_with(OnceCell::new).take(asked.sheet.lines.len()).collect();
        let (ends, starts) = (lines(), lines());
        Self { asked, runs, trees: &Forest::learnt().apart, glance: &GLANCE, ends, starts }
    }

    /// What it weighs that line `a` goes on in line `b`; nothing if that is less than `least`.
    pub fn weigh(&self, a: usize, b: usize, least: Weight) -> Option<Weight> {
        let weigh = || self.trees.score(self.asked.pair(a, b).and(self.runs.of_two(a, b)));
        (self.most(a, b) >= least).then(weigh).filter(|&weight| weight >= least)
    }

    /// The most that can come of a glance at two lines.
    #[inline]
    fn most(&self, a: usize, b: usize) -> Weight {
        let (x, y) = (&self.asked.sheet.lines[a], &self.asked.sheet.lines[b]);
        let told = &self.glance.told[far(a, b)][self.runs.told(a, b)];
        let seen = both(told, &self.glance.breaks[self.asked.at_break(x, y)]);
        let places = |answers: Answers| move || self.trees.places(answers);
        let end = self.ends[a].get_or_init(places(self.asked.alone.from[a].and(self.runs.end(a))));
        let start = self.starts[b].get_or_init(places(self.asked.alone.to[b].and(self.runs.start(b))));
        self.glance.most.weight(&both(&seen, &both(end, start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lines::{Sheet, weigh},
        text::Text,
    };

    const PAGE: &str = "　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開出時\n間。\n公司\
                        發言人說：「試行 2\n3 天。」\n其後 New\nYork 的渡輪\n公司檢討，由下月起\n調整離島班";

    #[test]
    fn no_pair_weighs_more_than_a_glance_tells() {
        let asked = Asked::of(Sheet::read(&Text::plain(PAGE)));
        let runs = Runs::of(&asked.sheet, &weigh::near(&asked));
        let apart = Apart::of(&asked, &runs);
        let count = asked.sheet.lines.len();
        for (a, b) in (0..count).flat_map(|a| (0..count).map(move |b| (a, b))).filter(|&(a, b)| a != b && b != a + 1) {
            let weight = apart.trees.score(asked.pair(a, b).and(runs.of_two(a, b)));
            assert!(weight <= apart.most(a, b), "{a} {b}");
            assert_eq!(apart.weigh(a, b, weight), Some(weight));
            assert_eq!(apart.weigh(a, b, weight + 1), None);
        }
    }

    #[test]
    fn a_glance_tells_most_pairs_not_to_be_one() {
        let asked =
            Asked::of(Sheet::read(&Text::plain(&"渡輪公司昨日宣布，由下月起\n調整來往離島的班次。\n".repeat(20))));
        let runs = Runs::of(&asked.sheet, &weigh::near(&asked));
        let apart = Apart::of(&asked, &runs);
        assert!((3..40).step_by(2).all(|b| apart.most(0, b) < super::super::thread::LOOSE));
    }
}
