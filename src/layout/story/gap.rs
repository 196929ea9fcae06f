//! The gap between two neighbouring blocks of running text, and how likely a story ends there.

use super::{
    compare::compare,
    matter::{BEFORE, BEHIND, Matter},
    opens, signed,
    windows::{Side, Windows},
};
use crate::layout::{
    byline,
    display::Chance,
    kind::Kind,
    look::Look,
    page::BlockId,
    sheet::Sheet,
    terms::{Terms, alike},
    title::clauses,
};

/// A title half of whose words stand beside it belongs there as much as one that stands there whole.
const HALF: f64 = 0.5;

/// Running text shorter than this, in code points, may be a scrap of something else.
const SCRAP: u32 = 12;

/// How many features there are.
pub const COUNT: usize = 36;

/// Names of the features, in the order of [`Gap::features`].
pub const FEATURES: [&str; COUNT] = [
    "bias",
    "cohesion",
    "near_cohesion",
    "depth",
    "opening",
    "signed",
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
    "headline",
    "subhead",
    "only_subheads",
    "cut_off",
    "scrap_left",
    "scrap_right",
    "framed",
    "clauses",
    "framed_more",
    "clauses_more",
    "longer",
    "day",
    "says",
    "points_back",
    "matter",
    "no_matter",
    "sparse",
];

pub(super) const COHESION: usize = 1;
pub(super) const DEPTH: usize = 3;
pub(super) const UNTITLED: usize = 6;
pub(super) const RELATIVE: usize = 16;
pub(super) const FRAMED: usize = 25;
pub(super) const CLAUSES: usize = 26;
pub(super) const FRAMED_MORE: usize = 27;
pub(super) const CLAUSES_MORE: usize = 28;
pub(super) const LONGER: usize = 29;
pub(super) const SPARSE: usize = 35;

/// One gap.
#[derive(Debug, Clone)]
pub struct Gap {
    /// What is seen there, in the order of [`FEATURES`].
    pub features: [f64; COUNT],
}

/// Text with fewer words that tell says nothing of its matter.
const FEW: usize = 4;

/// Reads the gaps of a page.
pub struct Gaps<'a> {
    sheet: &'a Sheet<'a>,
    terms: &'a Terms,
    kinds: &'a [Kind],
    chances: &'a [Chance],
    /// The blocks of running text, in the order of the page.
    body: &'a [BlockId],
    /// The width of most lines of running text.
    column: u32,
    matter: Matter,
}

impl<'a> Gaps<'a> {
    /// Makes ready to read.
    pub fn new(
        sheet: &'a Sheet<'a>,
        terms: &'a Terms,
        kinds: &'a [Kind],
        chances: &'a [Chance],
        body: &'a [BlockId],
    ) -> Self {
        let column = sheet.column(body.iter().copied());
        Self { sheet, terms, kinds, chances, body, column, matter: Matter::of(sheet, kinds) }
    }

    /// All gaps: gap `n` lies between blocks `n` and `n + 1` of the running text.
    pub fn read(&self) -> Vec<Gap> {
        let count = self.body.len().saturating_sub(1);
        let mut windows = Windows::new(self.terms, self.body);
        let mut gaps: Vec<Gap> = (0..count)
            .map(|n| {
                windows.go_to(n);
                Gap { features: self.features(n, &windows) }
            })
            .collect();
        compare(&mut gaps);
        gaps
    }

    fn features(&self, n: usize, windows: &Windows<'_>) -> [f64; COUNT] {
        let (left, right) = (self.body[n], self.body[n + 1]);
        let [before, after] = [left, right].map(|id| &self.sheet.looks[id]);
        let between = &self.kinds[left + 1..right];
        let count = |kind: fn(&Kind) -> bool| between.iter().filter(|k| kind(k)).count();
        let has = |kind: fn(&Kind) -> bool| flag(between.iter().any(kind));
        let titles: Vec<BlockId> = (left + 1..right).filter(|&id| self.kinds[id] == Kind::Title).collect();
        let single = (titles.len() == 1).then(|| titles[0]);
        let most = |share: fn(&Chance) -> f64| titles.iter().map(|&t| share(&self.chances[t])).fold(0.0, f64::max);
        let (matter, no_matter) = self.matter(n);
        let subheads = !titles.is_empty() && titles.iter().all(|&t| !self.chances[t].heads());
        [
            1.0,
            windows.cohesion(),
            alike(self.terms.weigh_shared(left, right), self.terms.all(left), self.terms.all(right)),
            0.0,
            flag(
                signed::begins(self.sheet, self.kinds, right) || titles.iter().any(|&t| labelled(self.sheet.folded(t))),
            ),
            flag(between.contains(&Kind::Byline) || byline::closing(self.sheet, left).is_some()),
            flag(titles.is_empty()),
            (titles.len() as f64 - 1.0).clamp(0.0, 3.0),
            flag(titles.iter().any(|&t| self.wide(t))),
            flag(single.is_some_and(|t| !self.wide(t))),
            single.map_or(0.0, |t| windows.explain(t, Side::Left).min(HALF)),
            single.map_or(0.0, |t| windows.explain(t, Side::Right).min(HALF)),
            has(|k| *k == Kind::Note),
            has(|k| matches!(k, Kind::Caption | Kind::Credit)),
            has(|k| matches!(k, Kind::Furniture(_))),
            flag(other_column(before, after)),
            0.0,
            has(|k| *k == Kind::Cell),
            (count(|k| *k == Kind::Caption) as f64 - 1.0).clamp(0.0, 3.0),
            most(|c| c.headline),
            most(|c| c.subhead),
            flag(subheads),
            flag(!before.stops && before.chars >= SCRAP),
            flag(before.chars < SCRAP),
            flag(after.chars < SCRAP),
            flag(self.framed(&titles)),
            flag(titles.iter().any(|&t| clauses(self.sheet.folded(t)))),
            0.0,
            0.0,
            titles.iter().map(|&t| self.sheet.looks[t].chars).sum::<u32>().into(),
            flag(opens::names_day(self.sheet, right)),
            flag(opens::says(self.sheet, right)),
            flag(opens::points_back(self.sheet, right)),
            matter,
            flag(no_matter),
            0.0,
        ]
    }

    /// How much the text before and behind a gap has in common, and whether that is nothing though both tell enough.
    fn matter(&self, n: usize) -> (f64, bool) {
        let before = &self.body[(n + 1).saturating_sub(BEFORE)..=n];
        let behind = &self.body[n + 1..(n + 1 + BEHIND).min(self.body.len())];
        let shared = self.matter.shared(behind, before);
        let told = self.matter.told(before).min(self.matter.told(behind)) >= FEW;
        (shared / (1.0 + shared), told && shared == 0.0)
    }

    /// Do blank lines stand before and after the titles?
    fn framed(&self, titles: &[BlockId]) -> bool {
        let blank = |id: BlockId| self.sheet.looks.get(id).is_some_and(|look| look.blank_before);
        titles.first().is_some_and(|&first| blank(first)) && titles.last().is_some_and(|&last| blank(last + 1))
    }

    /// Is a title wider than a column?
    fn wide(&self, title: BlockId) -> bool {
        self.sheet.looks[title].widest > self.column + 1 || self.sheet.looks[title].lines > 1
    }
}

/// `【勞工】外賣員罷工`: what a headline is about, in brackets before it. Subheads bear none.
fn labelled(title: &[char]) -> bool {
    const LONGEST: usize = 6;
    let close = title.iter().take(LONGEST + 2).position(|&c| c == '】');
    title.first() == Some(&'【') && close.is_some_and(|at| at + 1 < title.len())
}

fn flag(seen: bool) -> f64 {
    f64::from(u8::from(seen))
}

/// Are two long blocks set to different widths?
fn other_column(a: &Look, b: &Look) -> bool {
    a.widest.abs_diff(b.widest) > 3 && a.lines > 2 && b.lines > 2
}
