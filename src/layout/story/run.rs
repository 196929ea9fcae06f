//! Runs of running text that stand apart on the page, brought together where they tell one story.

use super::signed;
use crate::layout::{
    features::{features, flag},
    kind::Kind,
    page::BlockId,
    sheet::Sheet,
    terms::{Groups, Term, Terms, Weight, alike},
    weights::Weights,
};
use std::collections::BTreeMap;

/// How many runs apart two runs of one story may stand.
const REACH: usize = 16;

features! {
    /// What tells whether two runs are one story (`packs/layout/pair.tsv`). What is only seen or not is 1 or 0.
    pub struct Features {
        /// Always 1.
        bias,
        /// The cosine of their words.
        likeness,
        /// How many runs near either are more like it than the other, at most 3.
        rank,
        /// One is a single block.
        short,
        /// Both begin as stories do.
        two_openings,
        /// Only the later begins as stories do.
        later_opens,
        /// How many runs apart they stand, as a logarithm.
        apart,
        /// The earlier ends without a stop.
        cut,
        /// The end of the one and the start of the other are of one width.
        same_column,
    }
}

/// Neighbouring blocks of running text of one story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The blocks, in the order of the page.
    pub body: Vec<BlockId>,
}

/// Two runs, and what speaks for their being one story.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The earlier run.
    pub first: usize,
    /// The later run.
    pub second: usize,
    /// What is seen of them.
    pub features: Features,
}

impl Pair {
    /// Log odds that the two are one story.
    pub fn odds(&self, weights: &Weights) -> f64 {
        self.features.weighed(&weights.pair)
    }
}

/// Cuts the running text at the gaps whose odds are above `cut`.
pub fn runs(body: &[BlockId], gaps: &[f64], cut: f64) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut run = Run::default();
    for (n, &id) in body.iter().enumerate() {
        run.body.push(id);
        if gaps.get(n).is_none_or(|&odds| odds > cut) {
            runs.push(std::mem::take(&mut run));
        }
    }
    runs
}

/// Compares each run with those near it; `opens` says which begin with a story's [opening](openings).
pub fn pairs(sheet: &Sheet<'_>, terms: &Terms, runs: &[Run], opens: &[bool]) -> Vec<Pair> {
    let reader = Reader { sheet, runs, opens, likeness: likeness(terms, runs) };
    let near = |first: usize| first + 1..(first + 1 + REACH).min(runs.len());
    (0..runs.len())
        .flat_map(|first| near(first).map(move |second| (first, second)))
        .map(|(a, b)| reader.pair(a, b))
        .collect()
}

/// The story of each run, stories numbered in the order of their first run.
pub fn stories(runs: &[Run], pairs: &[Pair], opens: &[bool], weights: &Weights) -> Vec<usize> {
    let scored = pairs.iter().map(|p| (p.odds(weights), p.first, p.second));
    let mut likely: Vec<(f64, usize, usize)> = scored.filter(|p| p.0 > 0.0).collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group: Vec<usize> = (0..runs.len()).collect();
    let mut opened = opens.to_vec();
    for (_, first, second) in likely {
        let (a, b) = (root(&group, first), root(&group, second));
        if a != b && !(opened[a] && opened[b]) {
            let (low, high) = (a.min(b), a.max(b));
            group[high] = low;
            opened[low] = opened[a] || opened[b];
        }
    }
    let mut numbers = BTreeMap::new();
    (0..runs.len())
        .map(|n| {
            let fresh = numbers.len();
            *numbers.entry(root(&group, n)).or_insert(fresh)
        })
        .collect()
}

/// The first of the group that `at` belongs to.
pub(super) fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

struct Reader<'a> {
    sheet: &'a Sheet<'a>,
    runs: &'a [Run],
    opens: &'a [bool],
    /// The likeness of each run to those up to twice [`REACH`] after it.
    likeness: Vec<Vec<f64>>,
}

impl Reader<'_> {
    fn pair(&self, first: usize, second: usize) -> Pair {
        let (a, b) = (&self.runs[first].body, &self.runs[second].body);
        let likeness = self.like(first, second);
        let near = first.saturating_sub(REACH)..(second + REACH + 1).min(self.runs.len());
        let better = |n: usize| near.clone().filter(|&m| m != n && self.like(n, m) > likeness).count() as f64;
        let looks = |id: Option<&BlockId>| id.map(|&id| self.sheet.looks[id]).unwrap_or_default();
        let (end, start) = (looks(a.last()), looks(b.first()));
        let features = Features {
            bias: 1.0,
            likeness,
            rank: better(first).min(better(second)).min(3.0),
            short: flag(a.len().min(b.len()) == 1),
            two_openings: flag(self.opens[first] && self.opens[second]),
            later_opens: flag(self.opens[second] && !self.opens[first]),
            apart: libm::log((second - first) as f64),
            cut: flag(!end.stops),
            same_column: flag(end.widest.abs_diff(start.widest) <= 3),
        };
        Pair { first, second, features }
    }

    fn like(&self, a: usize, b: usize) -> f64 {
        let (first, second) = (a.min(b), a.max(b));
        self.likeness[first].get(second - first - 1).copied().unwrap_or(0.0)
    }
}

/// Cosine of the words of each run and of those within reach after it, rare words counting more.
fn likeness(terms: &Terms, runs: &[Run]) -> Vec<Vec<f64>> {
    let words = Groups::new(terms, runs.iter().map(|run| run.body.as_slice()));
    let reach = |a: usize| (2 * REACH).min(runs.len() - 1 - a);
    let mut shared: Vec<Vec<Weight>> = (0..runs.len()).map(|a| vec![0; reach(a)]).collect();
    for term in 0..terms.len() as Term {
        let (holders, weight) = (words.holders(term), words.weight(term));
        for (n, &a) in holders.iter().enumerate() {
            let row = &mut shared[a as usize];
            for b in &holders[n + 1..] {
                let Some(sum) = row.get_mut((b - a - 1) as usize) else { break };
                *sum += weight;
            }
        }
    }
    let like = |a: usize, at: usize, shared: Weight| alike(shared, words.all(a), words.all(a + 1 + at));
    let row = |(a, row): (usize, &Vec<Weight>)| row.iter().enumerate().map(|(at, &s)| like(a, at, s)).collect();
    shared.iter().enumerate().map(row).collect()
}

/// Which runs begin as a story does.
pub fn openings(sheet: &Sheet<'_>, kinds: &[Kind], runs: &[Run]) -> Vec<bool> {
    runs.iter().map(|run| run.body.first().is_some_and(|&id| signed::begins(sheet, kinds, id))).collect()
}
