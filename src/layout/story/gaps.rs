//! Reads the gaps of a page: what tells of each how likely a story ends there.

use super::{
    compare::compare,
    gap::{Features, Gap},
    matter::{BEFORE, BEHIND, Matter},
    opens, signed,
    windows::{Side, Windows},
};
use crate::layout::{
    byline,
    display::Chance,
    features::flag,
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

    fn features(&self, n: usize, windows: &Windows<'_>) -> Features {
        let (left, right) = (self.body[n], self.body[n + 1]);
        let titles: Vec<BlockId> = (left + 1..right).filter(|&id| self.kinds[id] == Kind::Title).collect();
        let mut seen = Features { bias: 1.0, cohesion: windows.cohesion(), ..Features::default() };
        self.see_text([left, right], &mut seen);
        self.see_matter(n, &mut seen);
        self.see_kinds([left, right], &titles, &mut seen);
        self.see_titles(&titles, &mut seen);
        self.see_single(&titles, windows, &mut seen);
        seen
    }

    /// The blocks on both sides.
    fn see_text(&self, [left, right]: [BlockId; 2], seen: &mut Features) {
        let [before, after] = [left, right].map(|id| &self.sheet.looks[id]);
        seen.near_cohesion = alike(self.terms.weigh_shared(left, right), self.terms.all(left), self.terms.all(right));
        seen.other_column = flag(other_column(before, after));
        seen.cut_off = flag(!before.stops && before.chars >= SCRAP);
        seen.scrap_left = flag(before.chars < SCRAP);
        seen.scrap_right = flag(after.chars < SCRAP);
        seen.day = flag(opens::names_day(self.sheet, right, 0));
        seen.says = flag(opens::says(self.sheet, right, 0));
        seen.points_back = flag(opens::points_back(self.sheet, right));
    }

    /// What stands between two blocks, of other kinds than titles too.
    fn see_kinds(&self, [left, right]: [BlockId; 2], titles: &[BlockId], seen: &mut Features) {
        let between = &self.kinds[left + 1..right];
        let has = |kind: fn(&Kind) -> bool| flag(between.iter().any(kind));
        let opens = signed::begins(self.sheet, self.kinds, right);
        seen.opening = flag(opens || titles.iter().any(|&t| labelled(self.sheet.folded(t))));
        seen.signed = flag(between.contains(&Kind::Byline) || byline::closing(self.sheet, left).is_some());
        seen.note = has(|k| *k == Kind::Note);
        seen.picture = has(|k| matches!(k, Kind::Caption | Kind::Credit));
        seen.furniture = has(|k| matches!(k, Kind::Furniture(_)));
        seen.table = has(|k| *k == Kind::Cell);
        seen.pictures = more(between.iter().filter(|k| **k == Kind::Caption).count());
    }

    fn see_titles(&self, titles: &[BlockId], seen: &mut Features) {
        let most = |share: fn(&Chance) -> f64| titles.iter().map(|&t| share(&self.chances[t])).fold(0.0, f64::max);
        let subheads = !titles.is_empty() && titles.iter().all(|&t| !self.chances[t].heads());
        seen.untitled = flag(titles.is_empty());
        seen.titles = more(titles.len());
        seen.wide_title = flag(titles.iter().any(|&t| self.wide(t)));
        seen.headline = most(|c| c.headline);
        seen.subhead = most(|c| c.subhead);
        seen.only_subheads = flag(subheads);
        seen.framed = flag(self.framed(titles));
        seen.clauses = flag(titles.iter().any(|&t| clauses(self.sheet.folded(t))));
        seen.longer = titles.iter().map(|&t| self.sheet.looks[t].chars).sum::<u32>().into();
    }

    /// The title between two blocks, if there is one only.
    fn see_single(&self, titles: &[BlockId], windows: &Windows<'_>, seen: &mut Features) {
        let &[title] = titles else { return };
        seen.narrow_title = flag(!self.wide(title));
        seen.title_left = windows.explain(title, Side::Left).min(HALF);
        seen.title_right = windows.explain(title, Side::Right).min(HALF);
    }

    /// How much the text before and behind a gap has in common, and whether that is nothing though both tell enough.
    fn see_matter(&self, n: usize, seen: &mut Features) {
        let before = &self.body[(n + 1).saturating_sub(BEFORE)..=n];
        let behind = &self.body[n + 1..(n + 1 + BEHIND).min(self.body.len())];
        let shared = self.matter.shared(behind, before);
        let told = self.matter.told(before).min(self.matter.told(behind)) >= FEW;
        seen.matter = shared / (1.0 + shared);
        seen.no_matter = flag(told && shared == 0.0);
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

/// How many more than one, at most 3.
fn more(count: usize) -> f64 {
    (count as f64 - 1.0).clamp(0.0, 3.0)
}

/// Are two long blocks set to different widths?
fn other_column(a: &Look, b: &Look) -> bool {
    a.widest.abs_diff(b.widest) > 3 && a.lines > 2 && b.lines > 2
}
