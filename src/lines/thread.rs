//! Which line goes on in which: the strongest joins first, each line with one line before it and one after it.
//!
//! A line mostly goes on in the next. Where that join is weak, because the extractor set columns one into the other or a
//! caption between, the line may go on in any near line that does not surely follow its own neighbour.

use super::{Form, LineHint, galley::Galley, glyph::Glyph, line::Line, trees::Weight};
use std::cmp::Reverse;

/// A pair of lines that was weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub from: u32,
    pub to: u32,
    pub score: Weight,
}

/// From this score on a join of neighbours is beyond doubt.
pub(super) const SURE: Weight = 350;
/// Down to this score lines apart are joined: of several starts that a loose end may go on in, none may be likely by
/// itself, though it surely goes on in one.
pub(super) const LOOSE: Weight = -120;
/// Down to this score neighbours that nothing else claims may still be one.
const DOUBTFUL: Weight = -200;
/// How much narrower a first line is that has lost its indent, in half ems, and one to spare.
const INDENT: u16 = 5;
/// How many loose starts before and behind a loose end are weighed.
const REACH: usize = 30;
/// No line goes on farther away, in lines.
const FARTHEST: usize = 400;

impl Pair {
    /// What it has to weigh more than to be joined.
    fn least(&self) -> Weight {
        if self.to == self.from + 1 { 0 } else { LOOSE }
    }
}

/// The strongest pair first; ties go to the pair that comes first on the page.
fn strongest_first(pair: &Pair) -> (Reverse<Weight>, u32, u32) {
    (Reverse(pair.score), pair.from, pair.to)
}

/// For each line, the line that it goes on in. `near`: for each line, what it weighs that the one before goes on in it;
/// `apart`: what it weighs that a line goes on in another that is not the next, nothing where that is hopeless.
pub(super) fn follow(
    galley: &Galley,
    form: Form,
    near: &[Option<Weight>],
    apart: impl Fn(usize, usize) -> Option<Weight>,
) -> Vec<Option<u32>> {
    let mut threads = Threads::new(galley.lines.len());
    let mut pairs = pairs(galley, form, near, apart);
    pairs.sort_unstable_by_key(strongest_first);
    for pair in pairs.iter().filter(|p| p.score > p.least()) {
        threads.tie(pair.from as usize, pair.to as usize);
    }
    for pair in pairs.iter().filter(|p| p.score <= p.least() && may_be_left_over(galley, p)) {
        if threads.next[pair.to as usize].is_some() {
            threads.tie(pair.from as usize, pair.to as usize);
        }
    }
    threads.next
}

/// Two neighbours of body width over a blank line, the first of which stops amid a sentence: running text goes on
/// somewhere, and where no other line claims either end, it goes on here although the pair by itself is in doubt.
fn may_be_left_over(galley: &Galley, pair: &Pair) -> bool {
    let (a, b) = (&galley.lines[pair.from as usize], &galley.lines[pair.to as usize]);
    let body = |line: &Line| line.hint == LineHint::None && line.counts.han > 0 && line.short() <= INDENT;
    pair.score > DOUBTFUL && pair.to == pair.from + 1 && b.gap > 0 && !a.stops() && body(a) && body(b)
}

/// Every pair that comes into question, weighed. An article's lines are in order, and a blank line ends a paragraph.
pub(super) fn pairs(
    galley: &Galley,
    form: Form,
    near: &[Option<Weight>],
    apart: impl Fn(usize, usize) -> Option<Weight>,
) -> Vec<Pair> {
    let whole = |a: usize, b: usize| {
        form == Form::Page || galley.lines[b].gap == 0 || galley.lines[a].edges.end == Glyph::Comma
    };
    let near = |b: usize| {
        let (a, score) = (b.checked_sub(1)?, near[b]?);
        whole(a, b).then_some(Pair { from: a as u32, to: b as u32, score })
    };
    let mut all: Vec<Pair> = Vec::with_capacity(galley.lines.len() + 64);
    let (mut ends, mut starts) = (Vec::new(), Vec::new());
    for b in 0..galley.lines.len() {
        let pair = near(b);
        if pair.is_none_or(|p| p.score < SURE) {
            ends.extend(b.checked_sub(1).filter(|&a| goes_on(&galley.lines[a])));
            starts.extend(Some(b).filter(|&b| goes_back(&galley.lines[b])));
        }
        all.extend(pair);
    }
    if form == Form::Page {
        ends.extend(galley.lines.len().checked_sub(1).filter(|&a| goes_on(&galley.lines[a])));
        far(&ends, &starts, |a, b| {
            let score = apart(a, b).filter(|_| may_follow(galley, a, b));
            all.extend(score.map(|score| Pair { from: a as u32, to: b as u32, score }));
        });
    }
    all
}

/// Calls `take` with each loose end and each loose start near it.
fn far(ends: &[usize], starts: &[usize], mut take: impl FnMut(usize, usize)) {
    for &a in ends {
        let behind = starts.partition_point(|&b| b <= a);
        let near = &starts[behind.saturating_sub(REACH)..(behind + REACH).min(starts.len())];
        let first = near.partition_point(|&b| b + FARTHEST < a);
        let end = near.partition_point(|&b| b <= a + FARTHEST);
        near[first..end].iter().filter(|&&b| b != a && b != a + 1).for_each(|&b| take(a, b));
    }
}

/// What no weight may join: a bullet, a number of a list, a kept indent, a remark, a dateline or one more label opens something
/// new, a picture's credit in brackets ends its caption, and stretches of one line were cut because they differ.
#[inline]
pub(super) fn may_follow(galley: &Galley, a: usize, b: usize) -> bool {
    let (x, y) = (&galley.lines[a], &galley.lines[b]);
    let alone = |hint: LineHint| hint.is_furniture() || matches!(hint, LineHint::Cell | LineHint::Index);
    let names = |hint: LineHint| matches!(hint, LineHint::Byline | LineHint::Credit | LineHint::Note);
    !(y.edges.start == Glyph::Bullet
        || y.says.opens_story
        || y.says.item
        || y.indented && (x.stops() || !x.indented)
        || y.says.remarks && x.stops()
        || x.says.ends_in_credit
        || alone(x.hint)
        || alone(y.hint)
        || names(x.hint) && names(y.hint)
        || y.says.labelled && (x.says.labelled || y.says.fact && x.short() > INDENT) && x.edges.end != Glyph::Comma
        || x.number == y.number)
}

/// May it go on far off? Only running text that stops amid a sentence.
pub(super) fn goes_on(line: &Line) -> bool {
    // A title of two clauses: a blank amid it, no mark, room left.
    let title = line.counts.words > 0 && line.counts.marks == 0 && line.short() > INDENT;
    line.hint == LineHint::None && !line.stops() && !line.says.ends_in_remark && !title && line.counts.han > 0
}

/// May it go on what stands far off?
fn goes_back(line: &Line) -> bool {
    line.hint == LineHint::None && !matches!(line.edges.start, Glyph::Bullet | Glyph::Label) && line.counts.han > 0
}

/// Chains of lines as they grow.
pub(super) struct Threads {
    pub next: Vec<Option<u32>>,
    taken: Vec<bool>,
    /// For the last line of a chain its first, and the other way round.
    other: Vec<u32>,
}

impl Threads {
    pub fn new(lines: usize) -> Self {
        Self { next: vec![None; lines], taken: vec![false; lines], other: (0..lines as u32).collect() }
    }

    /// Ties `b` behind `a`, unless either is tied already or they are the two ends of one chain.
    pub fn tie(&mut self, a: usize, b: usize) {
        if self.next[a].is_some() || self.taken[b] || self.other[a] as usize == b {
            return;
        }
        self.next[a] = Some(b as u32);
        self.taken[b] = true;
        let (first, last) = (self.other[a], self.other[b]);
        self.other[first as usize] = last;
        self.other[last as usize] = first;
    }
}

impl Threads {
    /// The lines, chain after chain, the chains in the order of their first lines.
    pub fn in_order(&self) -> Vec<u32> {
        let mut order = Vec::with_capacity(self.next.len());
        for first in (0..self.next.len()).filter(|&i| !self.taken[i]) {
            order.extend(std::iter::successors(Some(first as u32), |&at| self.next[at as usize]));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_take_one_line_each_way_and_close_no_circle() {
        let mut threads = Threads::new(4);
        threads.tie(0, 1);
        threads.tie(2, 1);
        threads.tie(1, 3);
        threads.tie(3, 0);
        assert_eq!(threads.next, [Some(1), Some(3), None, None]);
    }
}
