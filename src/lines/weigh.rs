//! What the pairs of a page's lines weigh.
//!
//! Neighbours are weighed by all that is asked of them, those of Latin text [otherwise](super::latin). Where two lines are weighed by themselves, the few answers that
//! there can be lead to places in the trees once for all. Lines apart are weighed [elsewhere](super::apart).

use super::{
    ask::{Asked, BREAKS, WIDER},
    by_shape, latin,
    question::Answers,
    thread::may_follow,
    trees::{Forest, Weight, both},
};

/// For each line, what it weighs that the line before goes on in it; nothing where it may not.
pub(super) fn near(asked: &Asked) -> Vec<Option<Weight>> {
    let trees = &Forest::learnt().near;
    let told =
        |a: usize, b: usize| by_shape::weight(&asked.galley, a, b).or_else(|| latin::weight(&asked.galley, a, b));
    let score = |a: usize, b: usize| told(a, b).unwrap_or_else(|| trees.score(asked.pair(a, b)));
    let weigh = |a: usize, b: usize| may_follow(&asked.galley, a, b).then(|| score(a, b));
    (0..asked.galley.lines.len()).map(|b| weigh(b.checked_sub(1)?, b)).collect()
}

/// What two lines weigh by themselves.
pub(super) fn kin(asked: &Asked) -> impl Fn(usize, usize) -> Weight + '_ {
    let trees = &Forest::learnt().kin;
    let places = |answers: &Answers| trees.places(*answers);
    let from: Vec<_> = asked.alone.from.iter().map(places).collect();
    let to: Vec<_> = asked.alone.to.iter().map(places).collect();
    let (wider, breaks) = (WIDER.answers().each_ref().map(places), BREAKS.each_ref().map(places));
    move |a, b| {
        let (x, y) = (&asked.galley.lines[a], &asked.galley.lines[b]);
        let wider = &wider[WIDER.place(i32::from(y.width) - i32::from(x.width))];
        let two = both(wider, &breaks[asked.at_break(x, y)]);
        trees.weight(&both(&two, &both(&from[a], &to[b])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lines::{Galley, trees::Weighed},
        text::Text,
    };

    const PAGE: &str = "　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開出時\n間。\n公司\
                        發言人說：「試行 2\n3 天。」\n其後 New\nYork 的渡輪\n公司檢討，由下月起\n調整離島班";

    fn pairs(asked: &Asked) -> impl Iterator<Item = (usize, usize)> {
        let count = asked.galley.lines.len();
        (0..count).flat_map(move |a| (0..count).map(move |b| (a, b))).filter(|(a, b)| a != b)
    }

    #[test]
    fn two_lines_by_themselves_weigh_what_their_answers_weigh() {
        let asked = Asked::of(Galley::read(&Text::plain(PAGE)));
        let kin = kin(&asked);
        for (a, b) in pairs(&asked) {
            assert_eq!(kin(a, b), Forest::learnt().score(Weighed::Kin, asked.kin(a, b)), "{a} {b}");
        }
    }
}
