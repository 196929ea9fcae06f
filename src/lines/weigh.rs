//! What the pairs of a page's lines weigh.
//!
//! Lines are weighed with many others. Of most of those apart a glance tells that they do not belong together; and where
//! two are weighed by themselves, the few answers that there can be lead to places in the trees once for all.

use super::{
    ask::{Asked, BREAKS, FAR, WIDER, distance},
    question::{Answers, Question as Q},
    thread::may_follow,
    trees::{Forest, Trees, Weight, both},
};
use std::sync::LazyLock;

/// For each line, what it weighs that the line before goes on in it; nothing where it may not.
pub(super) fn near(asked: &Asked) -> Vec<Option<Weight>> {
    let trees = &Forest::learnt().near;
    let weigh = |a: usize, b: usize| may_follow(&asked.sheet, a, b).then(|| trees.score(asked.pair(a, b)));
    (0..asked.sheet.lines.len()).map(|b| weigh(b.checked_sub(1)?, b)).collect()
}

/// What it weighs that a loose end goes on in a loose start that is not the next line; nothing if that is less than `least`.
pub(super) fn apart(asked: &Asked, least: Weight) -> impl Fn(usize, usize) -> Option<Weight> + '_ {
    let trees = &Forest::learnt().apart;
    move |a, b| {
        let (x, y) = (&asked.sheet.lines[a], &asked.sheet.lines[b]);
        let may = HOPE.of_pair(a, b, asked.at_break(x, y)) >= least;
        may.then(|| trees.score(asked.pair(a, b))).filter(|&weight| weight >= least)
    }
}

/// What two lines weigh by themselves.
pub(super) fn kin(asked: &Asked) -> impl Fn(usize, usize) -> Weight + '_ {
    let trees = &Forest::learnt().kin;
    let places = |answers: &Answers| trees.places(*answers);
    let from: Vec<_> = asked.alone.from.iter().map(places).collect();
    let to: Vec<_> = asked.alone.to.iter().map(places).collect();
    let (wider, breaks) = (WIDER.answers().each_ref().map(places), BREAKS.each_ref().map(places));
    move |a, b| {
        let (x, y) = (&asked.sheet.lines[a], &asked.sheet.lines[b]);
        let wider = &wider[WIDER.place(i32::from(y.width) - i32::from(x.width))];
        let two = both(wider, &breaks[asked.at_break(x, y)]);
        trees.weight(&both(&two, &both(&from[a], &to[b])))
    }
}

/// The most that a loose end and a loose start can weigh, by how far they are apart, whether the start stands behind, and
/// what is at the break: hardly a pair has to be looked at any further.
struct Hope(Vec<[Weight; BREAKS.len()]>);

static HOPE: LazyLock<Hope> = LazyLock::new(|| Hope::of(&Forest::learnt().apart));

/// What no loose end and no loose start is.
const NEVER: Answers = Answers::to(&[Q::from_stop, Q::from_no_han, Q::from_latin_only, Q::to_no_han, Q::to_latin_only]);

impl Hope {
    fn of(trees: &Trees<32>) -> Self {
        let at_break = BREAKS.iter().fold(NEVER, |all, answers| all.and(*answers));
        let known = [distance(0, FAR), distance(FAR, 0)].into_iter().fold(at_break, Answers::and);
        let most = trees.most(known);
        let row = |(a, b)| BREAKS.each_ref().map(|at_break| most.score(at_break.and(distance(a, b))));
        Self((0..=FAR).flat_map(|far| [(0, far), (far, 0)]).map(row).collect())
    }

    fn of_pair(&self, a: usize, b: usize, at_break: usize) -> Weight {
        self.0[a.abs_diff(b).min(FAR) * 2 + usize::from(b < a)][at_break]
    }
}
