//! What it weighs that a loose end goes on in a loose start farther off.
//!
//! A page has thousands of such pairs and joins a few of them. So of each a glance tells first how much it can weigh at most:
//! how far apart the lines stand, which brackets and neighbours they have, what they end and begin with, and the little of
//! either line by itself that counts most; then, what is said at the break. Hardly a pair has to be asked anything more.

mod glance;

use super::{
    ask::{Asked, HAN, far, pulled},
    line::Line,
    runs::Runs,
    trees::{Forest, Weight},
};
use glance::{Glance, Seen};

/// Weighs the pairs of a page's lines that are no neighbours: loose ends and loose starts.
pub(super) struct Apart<'a> {
    asked: &'a Asked,
    runs: &'a Runs,
    glance: &'static Glance,
    /// What is seen of each line as a loose end and as a loose start.
    ends: Vec<Loose>,
    starts: Vec<Loose>,
}

/// A loose end or a loose start.
#[derive(Debug, Clone, Copy)]
struct Loose {
    seen: Seen,
    /// The character at the break.
    c: char,
}

impl<'a> Apart<'a> {
    pub fn of(asked: &'a Asked, runs: &'a Runs) -> Self {
        let lines = || asked.galley.lines.iter().enumerate();
        let end = |(a, line): (usize, &Line)| {
            let seen = Seen::of_end(asked.alone.from[a].union(runs.end(a)), runs.of_end(a), line.edges.end);
            Loose { seen, c: line.edges.last }
        };
        let start = |(b, line): (usize, &Line)| {
            let seen = Seen::of_start(asked.alone.to[b].union(runs.start(b)), runs.of_start(b), line.edges.start);
            Loose { seen, c: line.edges.first }
        };
        let (ends, starts) = (lines().map(end).collect(), lines().map(start).collect());
        Self { asked, runs, glance: Glance::learnt(), ends, starts }
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
        let (seen, far) = (Seen::of_two(end.seen, start.seen), far(a, b));
        let most = self.glance.most(seen, far);
        most.any >= least
            && (most.silent >= least || self.asked.galley.echo.count(end.c, start.c) > 0)
            && self.may_be_broken(a, b, seen, far, least)
    }

    /// May it weigh so much by what is heard at its break?
    fn may_be_broken(&self, a: usize, b: usize, seen: Seen, far: usize, least: Weight) -> bool {
        if seen.spanned() != HAN {
            return true;
        }
        let (x, y) = (&self.asked.galley.lines[a], &self.asked.galley.lines[b]);
        let heard = HAN + self.asked.echo(x, y);
        self.glance.if_heard(seen, far, heard) >= least && self.glance.if_told(seen, far, pulled(heard, x, y)) >= least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lines::{Galley, thread::LOOSE, weigh},
        text::Text,
    };

    const PAGE: &str = "　　渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開出時\n間。\n公司\
                        發言人說：「試行 2\n3 天。」\n其後 New\nYork 的渡輪\n公司檢討，由下月起\n調整離島班";

    #[test]
    fn no_pair_weighs_more_than_a_glance_tells() {
        let asked = Asked::of(Galley::read(&Text::plain(PAGE)));
        let runs = Runs::of(&asked.galley, &weigh::near(&asked));
        let apart = Apart::of(&asked, &runs);
        let loose = |n: usize| !asked.galley.lines[n].stops() && asked.galley.lines[n].counts.han > 0;
        let count = asked.galley.lines.len();
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
        let asked = Asked::of(Galley::read(&Text::plain(&page)));
        let runs = Runs::of(&asked.galley, &weigh::near(&asked));
        let apart = Apart::of(&asked, &runs);
        assert!((4..40).step_by(2).all(|b| !apart.may_weigh(0, b, LOOSE)));
    }
}
