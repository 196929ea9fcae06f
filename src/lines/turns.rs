//! Columns that were woven together, followed side by side.
//!
//! The page is read line by line. Each line goes on in one of the columns under way, or opens one, or stands apart. Woven
//! columns take turns: the column that goes on is mostly as far back in the order of last use as the one before it was,
//! the last used of all on a page in order, the longest unused where columns are woven. So a break with that costs, as
//! does a new column. Of all ways to read the page the likeliest few are followed to its end.

use super::{
    galley::Galley,
    thread::{Threads, goes_on},
    trees::Weight,
    weave::{AROUND, Scores, Support, WOVEN},
};
use std::cmp::Ordering;

/// Columns that may be under way at once.
const MOST: usize = 6;
/// Beam width per turn. It must exceed 1 because opening a column looks bad until all are open.
const WAYS: usize = 3;
/// What it costs that another column goes on than that whose turn it is.
const OUT_OF_TURN: Weight = 200;
/// What it costs to open a column.
const OPENED: Weight = 300;
/// What it costs that a line stands apart from all columns: half of it if it is no running text.
const APART: Weight = 500;
/// What it costs at most that a line follows the one before on the page.
const NEIGHBOUR: Weight = -150;
/// What is unlikely, where nothing is known.
const UNLIKELY: Weight = -200;
/// The most that one pair of lines may tell.
const TOLD: Weight = 400;
/// How much likelier than the page's own order another must be.
const GAIN: i64 = 800;
/// After so many steps the likeliest way is taken, so that memory does not grow with the page.
const STEPS: usize = 1 << 16;

/// The order in which the columns are to be read one after the other; nothing if the page's own is about as likely.
pub(super) fn order(galley: &Galley, scores: &Scores, support: &Support) -> Option<Vec<u32>> {
    let links = Links { galley, scores, support };
    let mut reading = Reading::of(scores.len());
    for line in 1..scores.len() {
        reading.take(line, &links);
    }
    let order = reading.settle().in_order();
    (reading.score - in_order(&links) >= GAIN && order.windows(2).any(|w| w[0] > w[1])).then_some(order)
}

/// What the page's own order scores.
fn in_order(links: &Links<'_>) -> i64 {
    let open = (1..links.scores.len()).filter(|&line| links.is_open(line));
    open.map(|line| i64::from(links.weight(line - 1, line))).sum()
}

/// How well lines go on in others, the lines around them heard.
struct Links<'a> {
    galley: &'a Galley,
    scores: &'a Scores,
    support: &'a Support,
}

impl Links<'_> {
    /// Is it in question what the line follows?
    fn is_open(&self, line: usize) -> bool {
        self.scores[line].is_some() || self.scores[line - 1].is_some()
    }

    fn weight(&self, a: usize, b: usize) -> Weight {
        let by = b - a;
        let stops = self.galley.lines[a].stops();
        let told = self.scores[a].as_ref().and_then(|row| *row.get(by)?);
        let told = told.unwrap_or(if stops { 0 } else { UNLIKELY });
        let told = if stops { told.max(0) } else { told };
        let told = if by == 1 { told.max(NEIGHBOUR) } else { told };
        told.clamp(-TOLD, TOLD) + self.support.get(by).map_or(0, |support| support[a] / (2 * AROUND as Weight))
    }

    fn apart(&self, line: usize) -> Weight {
        if goes_on(&self.galley.lines[line]) { APART } else { APART / 2 }
    }
}

/// No line, and no step.
const NONE: u32 = u32::MAX;

/// One way of reading the lines so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    /// The last lines of the columns under way, the last used first.
    tails: [u32; MOST],
    /// How many columns are under way, less one.
    others: u8,
    /// How far back in that order the column was that went on last: its turn.
    turn: u8,
    score: Weight,
    /// The last step of it that put a line to another; 0 if none has.
    step: u32,
    /// The line that the line just read was put to, [`NONE`] if to none.
    onto: u32,
}

impl Way {
    /// It reads as the next line of the column that was used so far back.
    fn going_on(mut self, back: usize, line: usize, score: Weight) -> Self {
        self.onto = self.tails[back];
        self.lead(back, line);
        self.score = score;
        self.turn = back as u8;
        self
    }

    /// The line stands before all others, in the place of the one so far back.
    fn lead(&mut self, back: usize, line: usize) {
        let before = self.tails;
        for at in 1..MOST {
            self.tails[at] = before[if at <= back { at - 1 } else { at }];
        }
        self.tails[0] = line as u32;
    }

    /// Its score when it has gone on there, the line weighing so much behind that column's last.
    fn gone_on(&self, back: usize, weight: Weight) -> Weight {
        self.score + weight - if back == usize::from(self.turn) { 0 } else { OUT_OF_TURN }
    }

    /// Whose turn it is when a column opens.
    fn opening_turn(&self, waited_for: bool) -> u8 {
        (self.turn + u8::from(waited_for)).min(MOST as u8 - 1)
    }

    /// It reads as the first of a column that takes the place of another, or that all the others now wait for.
    fn opening(mut self, line: usize, waited_for: bool) -> Self {
        self.lead(MOST - 1, line);
        self.others = (self.others + 1).min(MOST as u8 - 1);
        self.turn = self.opening_turn(waited_for);
        self.score -= OPENED;
        self.onto = NONE;
        self
    }

    fn passing(self, cost: Weight) -> Self {
        Self { score: self.score - cost, onto: NONE, ..self }
    }

    /// The likelier way comes first. Ties are broken, so that order never hangs on chance.
    fn by_likeliness(&self, other: &Self) -> Ordering {
        other.score.cmp(&self.score).then_with(|| self.cmp(other))
    }

    /// What the next lines make of it hangs on nothing else.
    fn state(&self) -> ([u32; MOST], u8, u8) {
        (self.tails, self.others, self.turn)
    }
}

/// A line put to the one it follows.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The place of the step before it in all steps, and one; 0 if there is none.
    before: u32,
    from: u32,
    to: u32,
}

struct Reading {
    /// The lines put to one another for good.
    threads: Threads,
    /// What they scored.
    score: i64,
    /// The steps of all ways since then.
    steps: Vec<Step>,
    /// The likeliest ways, the likeliest first.
    ways: Vec<Way>,
    /// Those that read the line at hand too, as they come.
    likeliest: Likeliest,
}

impl Reading {
    /// The reading of a page of so many lines, of which the first is read.
    fn of(lines: usize) -> Self {
        let (threads, ways) = (Threads::new(lines), vec![Way::default()]);
        Self { threads, score: 0, steps: Vec::new(), ways, likeliest: Likeliest::default() }
    }

    fn take(&mut self, line: usize, links: &Links<'_>) {
        if links.is_open(line) {
            let next = Next::of(line, links);
            self.ways.iter().for_each(|way| self.likeliest.take(way, &next));
            self.likeliest.move_into(&mut self.ways);
        } else {
            self.settle();
            self.ways.iter_mut().for_each(|way| *way = way.going_on(0, line, way.score));
        }
        for way in &mut self.ways {
            if way.onto != NONE {
                self.steps.push(Step { before: way.step, from: way.onto, to: line as u32 });
                way.step = self.steps.len() as u32;
            }
        }
        if self.steps.len() >= STEPS {
            self.settle();
        }
    }

    /// Takes the likeliest way for good, and goes on from there: the lines put to one another so far.
    fn settle(&mut self) -> &Threads {
        self.ways.truncate(1);
        for way in &mut self.ways {
            let mut at = std::mem::take(&mut way.step);
            while let Some(step) = at.checked_sub(1).map(|at| self.steps[at as usize]) {
                self.threads.tie(step.from as usize, step.to as usize);
                at = step.before;
            }
            self.score += i64::from(std::mem::take(&mut way.score));
        }
        self.steps.clear();
        &self.threads
    }
}

/// The line at hand, with all that the ways ask of it: most of them ask the same.
struct Next<'a> {
    line: usize,
    links: &'a Links<'a>,
    /// By distance, what it weighs behind each of the lines before; nothing at place 0.
    behind: [Weight; WOVEN],
    /// What it costs that it stands apart.
    apart: Weight,
}

impl<'a> Next<'a> {
    fn of(line: usize, links: &'a Links<'a>) -> Self {
        let behind = |by: usize| if by == 0 || by > line { 0 } else { links.weight(line - by, line) };
        Self { line, links, behind: std::array::from_fn(behind), apart: links.apart(line) }
    }

    /// What it weighs behind a line, if that is near or the `last` one read.
    #[inline]
    fn behind(&self, tail: usize, last: bool) -> Option<Weight> {
        let near = self.behind.get(self.line - tail).copied();
        if last { near.or_else(|| Some(self.links.weight(tail, self.line))) } else { near }
    }
}

/// By whose turn it is, the likeliest [`WAYS`], the likeliest first; of those that come to the same only that.
#[derive(Default)]
struct Likeliest([Vec<Way>; MOST]);

impl Likeliest {
    /// All that a way can make of the next line, as far as it may be among the likeliest.
    fn take(&mut self, way: &Way, next: &Next) {
        for back in 0..=usize::from(way.others) {
            let Some(weight) = next.behind(way.tails[back] as usize, back == 0) else { continue };
            let score = way.gone_on(back, weight);
            if self.may_keep(back, score) {
                self.keep(way.going_on(back, next.line, score));
            }
        }
        for waited_for in [false, true] {
            if self.may_keep(way.opening_turn(waited_for).into(), way.score - OPENED) {
                self.keep(way.opening(next.line, waited_for));
            }
        }
        if self.may_keep(way.turn.into(), way.score - next.apart) {
            self.keep(way.passing(next.apart));
        }
    }

    #[inline]
    fn may_keep(&self, turn: usize, score: Weight) -> bool {
        self.0[turn].get(WAYS - 1).is_none_or(|last| score >= last.score)
    }

    fn keep(&mut self, way: Way) {
        if !self.may_keep(way.turn.into(), way.score) {
            return;
        }
        let ways = &mut self.0[usize::from(way.turn)];
        let same = ways.iter().position(|other| other.state() == way.state());
        if let Some(other) = same.or((ways.len() == WAYS).then_some(WAYS - 1)) {
            if way.by_likeliness(&ways[other]).is_ge() {
                return;
            }
            ways.remove(other);
        }
        ways.insert(ways.partition_point(|other| other.by_likeliness(&way).is_lt()), way);
    }

    fn move_into(&mut self, ways: &mut Vec<Way>) {
        ways.clear();
        self.0.iter_mut().for_each(|of_turn| ways.append(of_turn));
        ways.sort_unstable_by(Way::by_likeliness);
    }
}

#[cfg(test)]
mod tests {
    use super::{super::weave::support, *};
    use crate::text::Text;

    /// The order of a page of so many lines, given how well each goes with those behind it.
    fn ordered(lines: usize, kin: impl Fn(usize, usize) -> Weight) -> Option<Vec<u32>> {
        let galley = Galley::read(&Text::plain(&"甲欄的字\n".repeat(lines)));
        let row = |a: usize| Some(std::array::from_fn(|by| (by > 0 && a + by < lines).then(|| kin(a, a + by))));
        let scores: Scores = (0..lines).map(row).collect();
        let support = std::array::from_fn(|by| if by == 0 { Vec::new() } else { support(&scores, by) });
        order(&galley, &scores, &support)
    }

    #[test]
    fn columns_that_take_turns_are_read_one_after_the_other() {
        let three = ordered(12, |a, b| if b - a == 3 { 150 } else { -150 });
        assert_eq!(three, Some(vec![0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]));
    }

    #[test]
    fn a_pair_that_tells_nothing_is_told_by_its_turn() {
        let kin = |a: usize, b: usize| match b - a {
            _ if a == 6 => -100,
            2 => 200,
            _ => -200,
        };
        assert_eq!(ordered(14, kin), Some(vec![0, 2, 4, 6, 8, 10, 12, 1, 3, 5, 7, 9, 11, 13]));
    }

    #[test]
    fn a_page_in_order_stays_so() {
        assert_eq!(ordered(12, |a, b| if b - a == 1 { 200 } else { -200 }), None);
        assert_eq!(ordered(12, |_, _| 0), None);
        assert_eq!(ordered(1, |_, _| 0), None);
    }
}
