//! What `examples/train_join` learns from: every pair of lines that is weighed, with the answers.
//!
//! Hidden from the reference, as `examples/train_join` alone has use for them.

use super::{
    Form, Galley, ReadingOrder,
    apart::Apart,
    as_read,
    ask::Asked,
    question::QUESTIONS,
    runs::Runs,
    thread,
    trees::{self, COUNTS, DEPTH, NAMES, Weighed},
    weave,
};
use crate::text::Text;

/// A pair of lines, and what was answered of it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Number of the line on the page (blank ones count) that might go on.
    pub from: u32,
    /// Number of the line it might go on in.
    pub to: u32,
    /// Which trees weigh it: `near`, `apart` or `kin`.
    pub weighed: &'static str,
    /// The questions answered yes, the first the lowest bit.
    pub answers: u128,
    /// Were the lines brought into reading order before?
    pub ordered: bool,
}

/// The names of the questions, in the order of their bits.
#[doc(hidden)]
pub fn questions() -> impl Iterator<Item = &'static str> {
    QUESTIONS.iter().map(|&(name, _)| name)
}

/// Questions that a tree looks at.
#[doc(hidden)]
pub const TREE_DEPTH: usize = DEPTH;

/// What trees weigh, by its name in `packs/lines/join.tsv`, and how many of them weigh it.
pub fn tree_counts() -> impl Iterator<Item = (&'static str, usize)> {
    NAMES.into_iter().zip(COUNTS)
}

/// All pairs of a page that are weighed with the trees as they are: neighbours as the page has them and in reading order,
/// lines apart, and lines by themselves.
#[doc(hidden)]
pub fn samples(text: Text<'_>) -> Vec<Sample> {
    let text = as_read(text);
    let asked = Asked::of(Galley::read(&text));
    let mut all = kin(&asked);
    all.extend(near(&asked, false));
    let reading = ReadingOrder::of(&text, Form::Page);
    all.extend(near(&reading.asked, true));
    all.extend(apart(&reading));
    all
}

fn sample(galley: &Galley, (a, b): (usize, usize), weighed: Weighed, answers: u128, ordered: bool) -> Sample {
    let (from, to) = (galley.lines[a].number, galley.lines[b].number);
    Sample { from, to, weighed: weighed.name(), answers, ordered }
}

fn kin(asked: &Asked) -> Vec<Sample> {
    let galley = &asked.galley;
    let count = galley.lines.len();
    let pairs = (0..count).flat_map(|a| (a + 1..count.min(a + weave::WOVEN)).map(move |b| (a, b)));
    let pairs = pairs.filter(|&(a, b)| thread::may_follow(galley, a, b));
    pairs.map(|(a, b)| sample(galley, (a, b), Weighed::Kin, asked.kin(a, b).0, false)).collect()
}

fn near(asked: &Asked, ordered: bool) -> Vec<Sample> {
    let galley = &asked.galley;
    let pairs = (1..galley.lines.len()).map(|b| (b - 1, b)).filter(|&(a, b)| thread::may_follow(galley, a, b));
    pairs.map(|(a, b)| sample(galley, (a, b), Weighed::Near, asked.pair(a, b).0, ordered)).collect()
}

fn apart(ReadingOrder { asked, near }: &ReadingOrder) -> Vec<Sample> {
    let runs = Runs::of(&asked.galley, near);
    let answers = |a, b| asked.pair(a, b).union(runs.of_two(a, b)).0;
    let apart = Apart::of(asked, &runs);
    let pairs = thread::pairs(&asked.galley, Form::Page, near, |a, b| apart.weigh(a, b, trees::Weight::MIN));
    let pairs = pairs.into_iter().map(|p| (p.from as usize, p.to as usize)).filter(|(a, b)| *b != a + 1);
    pairs.map(|(a, b)| sample(&asked.galley, (a, b), Weighed::Apart, answers(a, b), true)).collect()
}
