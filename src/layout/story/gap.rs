//! The gap between two neighbouring blocks of running text, and how likely a story ends there.

use crate::layout::{
    byline,
    kind::Kind,
    page::BlockId,
    sheet::Sheet,
    terms::{Term, Terms, common},
};
use std::ops::Range;

/// Blocks of running text on each side whose words are compared.
const WINDOW: usize = 3;
/// How far a gap looks around for a higher cohesion.
const CLIMB: usize = 6;

/// A title half of whose words stand beside it belongs there as much as one that stands there whole.
const HALF: f64 = 0.5;

/// Names of the features, in the order of [`Gap::features`].
pub const FEATURES: [&str; 20] = [
    "bias",
    "cohesion",
    "near_cohesion",
    "depth",
    "opening",
    "closing",
    "byline",
    "untitled",
    "titles",
    "wide_title",
    "narrow_title",
    "title_left",
    "title_right",
    "note",
    "picture",
    "furniture",
    "other_column",
    "relative",
    "table",
    "pictures",
];

/// Weights of the features: log odds that a story ends at the gap.
const WEIGHTS: [f64; 20] = [
    -0.88, -6.12, -18.1, 5.75, 3.82, 2.50, 1.82, -1.56, 0.11, 0.35, 0.03, -2.08, -3.15, 2.66, 0.39, 1.47, 1.95, -0.67,
    1.58, 0.54,
];

/// One gap.
#[derive(Debug, Clone)]
pub struct Gap {
    /// What is seen there, in the order of [`FEATURES`].
    pub features: [f64; 20],
}

impl Gap {
    /// Log odds that a story ends here.
    pub fn odds(&self) -> f64 {
        self.features.iter().zip(WEIGHTS).map(|(f, w)| f * w).sum()
    }
}

/// Reads the gaps of a page.
pub struct Gaps<'a> {
    sheet: &'a Sheet<'a>,
    terms: &'a Terms,
    kinds: &'a [Kind],
    /// The blocks of running text, in the order of the page.
    body: &'a [BlockId],
    /// The width of most lines of running text.
    column: u32,
}

impl<'a> Gaps<'a> {
    /// Makes ready to read.
    pub fn new(sheet: &'a Sheet<'a>, terms: &'a Terms, kinds: &'a [Kind], body: &'a [BlockId]) -> Self {
        let mut widths: Vec<u32> = body.iter().map(|&id| sheet.looks[id].widest).collect();
        widths.sort_unstable();
        let column = widths.get(widths.len() / 2).copied().unwrap_or(0);
        Self { sheet, terms, kinds, body, column }
    }

    /// All gaps: gap `n` lies between blocks `n` and `n + 1` of the running text.
    pub fn read(&self) -> Vec<Gap> {
        let count = self.body.len().saturating_sub(1);
        let cohesion: Vec<f64> = (0..count).map(|n| self.cohesion(n, WINDOW)).collect();
        let mut sorted = cohesion.clone();
        sorted.sort_by(f64::total_cmp);
        let median = sorted.get(count / 2).copied().unwrap_or(0.0).max(0.01);
        (0..count).map(|n| Gap { features: self.features(n, &cohesion, median) }).collect()
    }

    fn features(&self, n: usize, cohesion: &[f64], median: f64) -> [f64; 20] {
        let (left, right) = (self.body[n], self.body[n + 1]);
        let between = || (left + 1..right).map(|id| (id, self.kinds[id]));
        let has = |kinds: &[Kind]| f64::from(u8::from(between().any(|(_, k)| kinds.contains(&k))));
        let titles: Vec<BlockId> = between().filter(|&(_, k)| k == Kind::Title).map(|(id, _)| id).collect();
        let looks = &self.sheet.looks;
        let wide = |id: &BlockId| looks[*id].widest > self.column + 1 || looks[*id].lines > 1;
        let flag = |b: bool| f64::from(u8::from(b));
        let pictures = between().filter(|(_, k)| *k == Kind::Caption).count();
        let single = (titles.len() == 1).then(|| titles[0]);
        [
            1.0,
            cohesion[n],
            self.cohesion(n, 1),
            depth(cohesion, n),
            flag(byline::opening(self.sheet, right).is_some()),
            flag(byline::closing(self.sheet, left).is_some()),
            has(&[Kind::Byline]),
            flag(titles.is_empty()),
            (titles.len() as f64 - 1.0).clamp(0.0, 3.0),
            flag(titles.iter().any(wide)),
            flag(single.is_some_and(|t| !wide(&t))),
            single.map_or(0.0, |t| self.explained(t, self.left(n, WINDOW)).min(HALF)),
            single.map_or(0.0, |t| self.explained(t, self.right(n, WINDOW)).min(HALF)),
            has(&[Kind::Note]),
            has(&[Kind::Caption, Kind::Credit]),
            flag(between().any(|(_, k)| matches!(k, Kind::Furniture(_)))),
            flag(
                looks[left].widest.abs_diff(looks[right].widest) > 3 && looks[left].lines > 2 && looks[right].lines > 2,
            ),
            (cohesion[n] / median).min(2.0),
            has(&[Kind::Cell]),
            (pictures as f64 - 1.0).clamp(0.0, 3.0),
        ]
    }

    fn left(&self, n: usize, window: usize) -> Range<usize> {
        (n + 1).saturating_sub(window)..n + 1
    }

    fn right(&self, n: usize, window: usize) -> Range<usize> {
        n + 1..(n + 1 + window).min(self.body.len())
    }

    /// How much the words before and after a gap are the same: 0 to 1.
    fn cohesion(&self, n: usize, window: usize) -> f64 {
        let (left, right) = (self.union(self.left(n, window)), self.union(self.right(n, window)));
        let sum = |terms: &[Term]| terms.iter().map(|&t| self.terms.weight(t)).sum::<f64>();
        let shared: f64 = common(&left, &right).map(|t| self.terms.weight(t)).sum();
        shared / (sum(&left) * sum(&right)).sqrt().max(1.0)
    }

    /// The share of a title's words that stand in a window of running text.
    fn explained(&self, title: BlockId, window: Range<usize>) -> f64 {
        let own = self.terms.of(title);
        let all: f64 = own.iter().map(|&t| self.terms.weight(t)).sum();
        let seen: f64 = common(own, &self.union(window)).map(|t| self.terms.weight(t)).sum();
        seen / all.max(1.0)
    }

    fn union(&self, window: Range<usize>) -> Vec<Term> {
        self.terms.union(&self.body[window])
    }
}

/// How deep a gap lies between the higher cohesions around it.
fn depth(cohesion: &[f64], n: usize) -> f64 {
    let here = cohesion[n];
    let climb = |values: &mut dyn Iterator<Item = &f64>| {
        values.take(CLIMB).try_fold(here, |top, &v| if v >= top { Ok(v) } else { Err(top) }).unwrap_or_else(|top| top)
    };
    let left = climb(&mut cohesion[..n].iter().rev());
    let right = climb(&mut cohesion[n + 1..].iter());
    left + right - 2.0 * here
}
