//! What the pairs of a page's lines weigh.
//!
//! Lines are weighed with many others. Of most of those apart a glance tells that they do not belong together; and where
//! two are weighed by themselves, the few answers that there can be lead to places in the trees once for all.

use super::{
    ask::{Asked, BREAKS, FAR, HEARD, WIDER, breaks_of, distance},
    question::{Answers, Question as Q},
    runs::{Runs, TOLD},
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
pub(super) fn apart<'a>(
    asked: &'a Asked,
    runs: &'a Runs,
    least: Weight,
) -> impl Fn(usize, usize) -> Option<Weight> + 'a {
    let trees = &Forest::learnt().apart;
    move |a, b| {
        let (x, y) = (&asked.sheet.lines[a], &asked.sheet.lines[b]);
        let hope = hope(a, b);
        let may = hope.most >= least
            && hope.heard[asked.heard(x, y)] >= least
            && hope.told[asked.at_break(x, y)][runs.told(a, b)] >= least;
        may.then(|| trees.score(asked.pair(a, b).and(runs.of_two(a, b)))).filter(|&weight| weight >= least)
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

/// The most that a loose end and a loose start can weigh: hardly a pair has to be looked at any further.
struct Hope {
    most: Weight,
    /// By what is [heard](Asked::heard).
    heard: [Weight; HEARD],
    /// By what is told [at the break](BREAKS), and by [brackets and neighbours](TOLD).
    told: [[Weight; TOLD.len()]; BREAKS.len()],
}

/// By how far the lines are apart, and whether the start stands behind.
static HOPES: LazyLock<Vec<Hope>> = LazyLock::new(|| Hope::all(&Forest::learnt().apart));

/// What no loose end and no loose start is.
const NEVER: Answers = Answers::to(&[Q::from_stop, Q::from_no_han, Q::from_latin_only, Q::to_no_han]);

fn hope(a: usize, b: usize) -> &'static Hope {
    &HOPES[a.abs_diff(b).min(FAR) * 2 + usize::from(b < a)]
}

impl Hope {
    fn all(trees: &Trees<64>) -> Vec<Self> {
        let at_break = BREAKS.iter().fold(NEVER, |all, answers| all.and(*answers));
        let told = TOLD.iter().fold(at_break, |all, answers| all.and(*answers));
        let known = [distance(0, FAR), distance(FAR, 0)].into_iter().fold(told, Answers::and);
        let most = trees.most(known);
        (0..=FAR).flat_map(|far| [(0, far), (far, 0)]).map(|(a, b)| Self::of(&most, distance(a, b))).collect()
    }

    fn of(most: &Trees<64>, distance: Answers) -> Self {
        let told = BREAKS.each_ref().map(|at_break| TOLD.map(|told| most.score(at_break.and(told).and(distance))));
        let best = |heard: usize| breaks_of(heard).flat_map(|at| told[at]).max().unwrap_or(Weight::MIN);
        let heard = std::array::from_fn(best);
        Self { most: heard.into_iter().max().unwrap_or(Weight::MIN), heard, told }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lines::{Sheet, trees::Weighed},
        text::Text,
    };

    const PAGE: &str = "　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開出時\n間。\n公司\
                        發言人說：「試行 2\n3 天。」\n其後 New\nYork 的渡輪\n公司檢討，由下月起\n調整離島班";

    fn pairs(asked: &Asked) -> impl Iterator<Item = (usize, usize)> {
        let count = asked.sheet.lines.len();
        (0..count).flat_map(move |a| (0..count).map(move |b| (a, b))).filter(|(a, b)| a != b)
    }

    #[test]
    fn two_lines_by_themselves_weigh_what_their_answers_weigh() {
        let asked = Asked::of(Sheet::read(&Text::plain(PAGE)));
        let kin = kin(&asked);
        for (a, b) in pairs(&asked) {
            assert_eq!(kin(a, b), Forest::learnt().score(Weighed::Kin, asked.kin(a, b)), "{a} {b}");
        }
    }

    #[test]
    fn no_pair_apart_weighs_more_than_was_hoped() {
        let asked = Asked::of(Sheet::read(&Text::plain(PAGE)));
        let runs = Runs::of(&asked.sheet, &near(&asked));
        let loose = |n: usize| !asked.sheet.lines[n].stops() && asked.sheet.lines[n].han > 0;
        for (a, b) in pairs(&asked).filter(|&(a, b)| b != a + 1 && loose(a) && loose(b)) {
            let (x, y) = (&asked.sheet.lines[a], &asked.sheet.lines[b]);
            let answers = asked.pair(a, b).and(runs.of_two(a, b));
            let (hope, weight) = (hope(a, b), Forest::learnt().score(Weighed::Apart, answers));
            let told = hope.told[asked.at_break(x, y)][runs.told(a, b)];
            assert!(weight <= told, "{a} {b}");
            assert!(told <= hope.heard[asked.heard(x, y)]);
            assert!(hope.heard[asked.heard(x, y)] <= hope.most);
            assert_eq!(apart(&asked, &runs, Weight::MIN)(a, b), Some(weight));
            assert_eq!(apart(&asked, &runs, weight + 1)(a, b), None);
        }
    }
}
