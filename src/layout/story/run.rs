//! Runs of running text that stand apart on the page, brought together where they tell one story.

use super::Gap;
use crate::layout::{
    byline,
    page::BlockId,
    sheet::Sheet,
    terms::{Term, Terms, common},
};
use std::collections::BTreeMap;

/// How many runs apart two runs of one story may stand.
const REACH: usize = 16;

/// Names of the features of two runs, in the order of [`Pair::features`].
pub const FEATURES: [&str; 9] =
    ["bias", "likeness", "rank", "short", "two_openings", "later_opens", "apart", "cut", "same_column"];

/// Weights of the features: log odds that two runs tell one story.
const WEIGHTS: [f64; 9] = [-2.58, 6.33, -0.83, 2.26, -2.03, -0.11, -1.14, 1.24, 0.79];

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
    /// What is seen, in the order of [`FEATURES`].
    pub features: [f64; 9],
}

impl Pair {
    /// Log odds that the two are one story.
    pub fn odds(&self) -> f64 {
        self.features.iter().zip(WEIGHTS).map(|(f, w)| f * w).sum()
    }
}

/// Cuts the running text at its likeliest gaps.
pub fn runs(body: &[BlockId], gaps: &[Gap]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut run = Run::default();
    for (n, &id) in body.iter().enumerate() {
        run.body.push(id);
        if gaps.get(n).is_none_or(|gap| gap.odds() > 0.0) {
            runs.push(std::mem::take(&mut run));
        }
    }
    runs
}

/// Compares each run with those near it.
pub fn pairs(sheet: &Sheet<'_>, terms: &Terms, runs: &[Run]) -> Vec<Pair> {
    let reader = Reader::new(sheet, terms, runs);
    let near = |first: usize| first + 1..(first + 1 + REACH).min(runs.len());
    (0..runs.len())
        .flat_map(|first| near(first).map(move |second| (first, second)))
        .map(|(a, b)| reader.pair(a, b))
        .collect()
}

/// The story of each run, stories numbered in the order of their first run.
pub fn stories(runs: &[Run], mut pairs: Vec<Pair>, opens: &[bool]) -> Vec<usize> {
    pairs.retain(|p| p.odds() > 0.0);
    pairs.sort_by(|a, b| b.odds().total_cmp(&a.odds()).then((a.first, a.second).cmp(&(b.first, b.second))));
    let mut group: Vec<usize> = (0..runs.len()).collect();
    let mut opened = opens.to_vec();
    for pair in pairs {
        let (a, b) = (root(&group, pair.first), root(&group, pair.second));
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

fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

struct Reader<'a> {
    sheet: &'a Sheet<'a>,
    runs: &'a [Run],
    /// The terms of each run.
    words: Vec<Vec<Term>>,
    /// In how many runs each term stands.
    spread: Vec<u32>,
    opens: Vec<bool>,
}

impl<'a> Reader<'a> {
    fn new(sheet: &'a Sheet<'a>, terms: &'a Terms, runs: &'a [Run]) -> Self {
        let words: Vec<Vec<Term>> = runs.iter().map(|run| terms.union(&run.body)).collect();
        let mut spread = vec![0; terms.len()];
        words.iter().flatten().for_each(|&t| spread[t as usize] += 1);
        let opens = openings(sheet, runs);
        Self { sheet, runs, words, spread, opens }
    }

    fn pair(&self, first: usize, second: usize) -> Pair {
        let (a, b) = (&self.runs[first].body, &self.runs[second].body);
        let likeness = self.likeness(first, second);
        let near = first.saturating_sub(REACH)..(second + REACH + 1).min(self.runs.len());
        let better = |n: usize| near.clone().filter(|&m| m != n && self.likeness(n, m) > likeness).count() as f64;
        let flag = |b: bool| f64::from(u8::from(b));
        let looks = |id: Option<&BlockId>| id.map(|&id| self.sheet.looks[id]).unwrap_or_default();
        let (end, start) = (looks(a.last()), looks(b.first()));
        Pair {
            first,
            second,
            features: [
                1.0,
                likeness,
                better(first).min(better(second)).min(3.0),
                flag(a.len().min(b.len()) == 1),
                flag(self.opens[first] && self.opens[second]),
                flag(self.opens[second] && !self.opens[first]),
                ((second - first) as f64).ln(),
                flag(!end.stops),
                flag(end.widest.abs_diff(start.widest) <= 3),
            ],
        }
    }

    /// Cosine of the two runs' words, rare ones counting more.
    fn likeness(&self, a: usize, b: usize) -> f64 {
        let weight = |t: Term| (1.0 + self.runs.len() as f64 / f64::from(self.spread[t as usize].max(1))).ln();
        let sum = |words: &[Term]| words.iter().map(|&t| weight(t)).sum::<f64>();
        let shared: f64 = common(&self.words[a], &self.words[b]).map(weight).sum();
        shared / (sum(&self.words[a]) * sum(&self.words[b])).sqrt().max(1.0)
    }
}

/// Which runs begin with a story's opening.
pub fn openings(sheet: &Sheet<'_>, runs: &[Run]) -> Vec<bool> {
    runs.iter().map(|run| run.body.first().is_some_and(|&id| byline::opening(sheet, id).is_some())).collect()
}
