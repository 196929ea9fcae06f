//! What lines that may stand apart are part of: the run of neighbours that surely go on in one another.
//!
//! A loose end and a loose start are weighed by more than themselves: whether their neighbours refuse them, whether text
//! hangs on either, and which brackets that leaves open.

use super::{
    galley::Galley,
    line::Line,
    question::{Answers, Question as Q},
    trees::Weight,
};

/// From this score on neighbours are one run.
const RUN: Weight = 100;
/// Up to this score a neighbour refuses the other.
const REFUSED: Weight = -150;

/// What is told of a page's lines by the runs that they are in.
pub(super) struct Runs {
    /// Of each line as a loose end.
    ends: Vec<End>,
    /// Of each line as a loose start.
    starts: Vec<Start>,
}

/// What may be told of two lines by their brackets and by whether their neighbours refuse them.
pub(super) static TOLD: [Answers; 12] = {
    let brackets = [Answers::to(&[]), Answers::to(&[Q::closes_none]), Answers::to(&[Q::closes_open])];
    let refused =
        [Answers::to(&[]), Answers::to(&[Q::unled]), Answers::to(&[Q::refused]), Answers::to(&[Q::refused, Q::unled])];
    let mut all = [Answers::to(&[]); 12];
    let mut at = 0;
    while at < all.len() {
        all[at] = brackets[at / 4].union(refused[at % 4]);
        at += 1;
    }
    all
};

#[derive(Debug, Clone, Copy, Default)]
struct End {
    answers: Answers,
    /// Does the line after it refuse to go on from it?
    refused: bool,
    /// Is a bracket or quotation open after it that was opened in its run?
    open: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Start {
    answers: Answers,
    /// Does the line before it refuse to go on in it?
    unled: bool,
    /// Does its run close a bracket or quotation, from it on, that it did not open there?
    closes: bool,
}

impl Runs {
    /// The runs of a galley's lines. `near`: for each line, what it weighs that the one before goes on in it.
    pub fn of(galley: &Galley, near: &[Option<Weight>]) -> Self {
        let count = galley.lines.len();
        let mut runs = Self { ends: Vec::with_capacity(count), starts: Vec::with_capacity(count) };
        let mut rest = &galley.lines[..];
        while !rest.is_empty() {
            let first = count - rest.len();
            let more = near[first + 1..].iter().take_while(|score| score.is_some_and(|score| score >= RUN));
            let (run, after) = rest.split_at(1 + more.count());
            runs.ends.extend(ends(run));
            runs.starts.extend(starts(run));
            rest = after;
        }
        let refused = |score: Option<&Option<Weight>>| score.is_none_or(|s| s.is_none_or(|s| s <= REFUSED));
        for line in 0..count {
            runs.ends[line].refused = refused(near.get(line + 1));
            runs.starts[line].unled = refused(near.get(line));
        }
        runs
    }

    /// The number of what is told of two lines by [`TOLD`].
    #[inline]
    pub fn told(&self, a: usize, b: usize) -> usize {
        told(self.of_end(a), self.of_start(b))
    }

    /// What is told of a loose end by itself: is it refused, is a bracket open after it? A bit each, for [`told`].
    pub fn of_end(&self, line: usize) -> u8 {
        u8::from(self.ends[line].refused) | u8::from(self.ends[line].open) << 1
    }

    /// What is told of a loose start by itself: is it unled, does it close a bracket? A bit each, for [`told`].
    pub fn of_start(&self, line: usize) -> u8 {
        u8::from(self.starts[line].unled) | u8::from(self.starts[line].closes) << 1
    }

    /// What is answered of a line as a loose end.
    pub fn end(&self, line: usize) -> Answers {
        self.ends[line].answers
    }

    /// What is answered of a line as a loose start.
    pub fn start(&self, line: usize) -> Answers {
        self.starts[line].answers
    }

    /// What is answered of line `a` going on in line `b`, which is not the next.
    pub fn of_two(&self, a: usize, b: usize) -> Answers {
        self.end(a).union(self.start(b)).union(TOLD[self.told(a, b)])
    }
}

/// The number of what is told of a loose end and a loose start, by [`TOLD`].
#[inline]
pub(super) fn told(end: u8, start: u8) -> usize {
    let (end, start) = (usize::from(end), usize::from(start));
    let brackets = (start >> 1 & 1) * (1 + (end >> 1 & 1));
    4 * brackets + 2 * (end & 1) + (start & 1)
}

/// Each line of a run as the end of what stands before it there.
fn ends(run: &[Line]) -> impl Iterator<Item = End> + '_ {
    let (mut depth, mut marks) = (0u8, 0u8);
    run.iter().enumerate().map(move |(before, line)| {
        depth = depth.saturating_sub(line.brackets.closed).saturating_add(line.brackets.opened);
        marks = marks.saturating_add(line.counts.marks);
        let mut answers = Answers::default();
        answers.note(Q::from_run, before > 0);
        answers.note(Q::from_sentences, marks > 1);
        End { answers, refused: false, open: depth > 0 }
    })
}

/// Each line of a run as the start of what stands after it there.
fn starts(run: &[Line]) -> Vec<Start> {
    let ends = run.last().is_some_and(Line::stops);
    let mut closed = 0u8;
    let mut starts = vec![Start::default(); run.len()];
    for (after, (line, start)) in run.iter().zip(&mut starts).rev().enumerate() {
        closed = closed.saturating_sub(line.brackets.opened).saturating_add(line.brackets.closed);
        start.answers.note(Q::to_long_run, after > 2);
        start.answers.note(Q::to_ends, ends);
        start.closes = closed > 0;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    /// Two runs of three lines and two, of which the first leaves a quotation open that the second closes.
    const PAGE: &str = "渡輪公司昨日宣布，班次有變，\n公司發言人說：「由下月起調整\n來往離島的班次，繁忙時間加\n開三班，並延長末班船的開出\n時間。」";

    fn runs() -> Runs {
        Runs::of(&Galley::read(&Text::plain(PAGE)), &[None, Some(200), Some(200), Some(-200), Some(200)])
    }

    #[test]
    fn a_quotation_left_open_in_one_run_is_closed_in_another() {
        let runs = runs();
        let two = |a, b| runs.of_two(a, b).0;
        let (open, none) = (Answers::to(&[Q::closes_open]).0, Answers::to(&[Q::closes_none]).0);
        assert!(two(2, 3) & open != 0 && two(2, 3) & none == 0);
        assert!(two(0, 3) & open == 0 && two(0, 3) & none != 0, "nothing is open after the first line");
        assert!(two(2, 0) & (open | none) == 0, "the first run closes nothing");
    }

    #[test]
    fn neighbours_refuse_and_text_hangs_on_the_ends_of_runs() {
        let runs = runs();
        let holds = |answers: Answers, question: Q| answers.holds(question as usize);
        assert!(holds(runs.of_two(2, 4), Q::refused) && !holds(runs.of_two(1, 4), Q::refused));
        assert!(holds(runs.of_two(0, 3), Q::unled) && !holds(runs.of_two(0, 4), Q::unled));
        assert!(holds(runs.ends[2].answers, Q::from_sentences) && !holds(runs.ends[3].answers, Q::from_run));
        assert!(holds(runs.starts[3].answers, Q::to_ends) && !holds(runs.starts[0].answers, Q::to_ends));
    }

    #[test]
    fn a_page_without_lines_has_no_runs() {
        assert!(Runs::of(&Galley::default(), &[]).ends.is_empty());
    }
}
