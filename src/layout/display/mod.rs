//! Display lines: what a short block is that does not say it itself: headline, subhead, running text, a cell of a table
//! or the words under a picture.
//!
//! A rule by length alone would take the first line of a paragraph whose join was missed, a sentence set narrow and a
//! cell for titles. A rule by bullets fails as some papers set them before captions, some before subheads, some before
//! neither. How the block ends, how it fills its column, what stands before and after it and how wide that is tell more;
//! the weights are learnt (`packs/layout/display.tsv`). Blocks that say what they are, and long text, are left alone.

mod picture;
mod seen;
mod surroundings;

use super::{
    kind::{Kind, caption, table, talk},
    sheet::{PressMark, Sheet},
    terms::Terms,
    weights::rows,
};
use seen::Family;
use surroundings::Surroundings;

/// The longest block that may be a display line, in code points.
const LONGEST: u32 = 60;
/// The longest that ends in a full stop.
const SENTENCE: u32 = 40;
/// The longest caption, in code points.
const CAPTION: u32 = 150;
/// The most sentences that end inside a caption.
const SENTENCES: u32 = 3;

/// Values a feature may have.
const VALUES: usize = 64;
/// What a display line may be, in the order of the table's columns.
const CLASSES: usize = 5;

/// How likely a block is what a display line may be: shares of 1. All 0 for blocks that are none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Chance {
    /// A headline, kicker or deck.
    pub headline: f64,
    /// A subhead.
    pub subhead: f64,
    /// Running text.
    pub text: f64,
    /// A cell of a table.
    pub cell: f64,
    /// The words under a picture.
    pub caption: f64,
}

impl Chance {
    /// Is a headline likelier than a subhead?
    pub fn heads(&self) -> bool {
        self.headline > self.subhead
    }

    /// Log odds of a headline against a subhead, at most 6 either way.
    pub fn odds(&self) -> f64 {
        let log = |share: f64| libm::log(share.max(1e-4));
        (log(self.headline) - log(self.subhead)).clamp(-6.0, 6.0)
    }

    /// Log odds of running text against a title, at most 6 either way; 0 for blocks that are no display lines.
    pub fn reads(&self) -> f64 {
        let log = |share: f64| libm::log(share.max(1e-4));
        if *self == Self::default() {
            0.0
        } else {
            (log(self.text) - log(self.headline + self.subhead)).clamp(-6.0, 6.0)
        }
    }

    /// Of titles in Latin letters the weights know nothing: a headline makes a sentence, a crosshead is a word or three.
    fn latin(title: &str) -> Self {
        const CROSSHEAD: usize = 3;
        let headline = if title.split_whitespace().nth(CROSSHEAD).is_some() { 0.9 } else { 0.3 };
        Self { headline, subhead: 1.0 - headline, ..Self::default() }
    }

    fn of(scores: [f64; CLASSES]) -> Self {
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raised = scores.map(|s| libm::exp(s - top));
        let all: f64 = raised.iter().sum();
        let [headline, subhead, text, cell, caption] = raised.map(|r| r / all);
        Self { headline, subhead, text, cell, caption }
    }

    /// The likeliest kind of a display line.
    fn kind(&self) -> Kind {
        let title = (Kind::Title, self.headline.max(self.subhead));
        let others = [(Kind::Body, self.text), (Kind::Cell, self.cell), (Kind::Caption, self.caption)];
        others.into_iter().fold(title, |best, other| if other.1 > best.1 { other } else { best }).0
    }

    /// The likelier kind of a block that is too long for a title.
    fn kind_of_text(&self) -> Kind {
        if self.caption > self.text { Kind::Caption } else { Kind::Body }
    }
}

/// The weight of each value of each feature for each class.
#[derive(Debug, Clone)]
pub struct Weights(Vec<[f64; CLASSES]>);

impl Weights {
    /// Reads a table: `feature.value`, then a column a class.
    pub fn read(table: &str) -> Self {
        let mut weights = vec![[0.0; CLASSES]; Family::NAMES.len() * VALUES];
        for (name, values) in rows(table) {
            let at = name.split_once('.').and_then(|(family, value)| {
                let family = Family::NAMES.iter().position(|n| *n == family)?;
                Some(family * VALUES + value.parse::<usize>().ok().filter(|v| *v < VALUES)?)
            });
            if let Some(row) = at.map(|at| &mut weights[at]) {
                row.iter_mut().zip(values).for_each(|(weight, value)| *weight = value);
            }
        }
        Self(weights)
    }

    fn chance(&self, seen: &[u16]) -> Chance {
        let mut scores = [0.0; CLASSES];
        for &feature in seen {
            scores.iter_mut().zip(self.0[usize::from(feature)]).for_each(|(score, weight)| *score += weight);
        }
        Chance::of(scores)
    }
}

/// Settles the kind of every display line, and says how likely each was.
pub fn mark(sheet: &Sheet<'_>, terms: &Terms, weights: &Weights, kinds: &mut [Kind]) -> Vec<Chance> {
    let mut chances = vec![Chance::default(); kinds.len()];
    each(sheet, terms, kinds, |id, seen| chances[id] = weights.chance(seen));
    for (id, chance) in chances.iter_mut().enumerate().filter(|(_, c)| **c != Chance::default()) {
        if kinds[id] == Kind::Title && sheet.looks[id].han == 0 {
            *chance = Chance::latin(&sheet.blocks[id].text);
            continue;
        }
        kinds[id] = if is_line(sheet, id, kinds[id]) { chance.kind() } else { chance.kind_of_text() };
    }
    chances
}

/// Calls `take` with each block that may be a display line, and what is seen of it: numbers that [`name`] names.
pub fn each(sheet: &Sheet<'_>, terms: &Terms, kinds: &[Kind], mut take: impl FnMut(usize, &[u16])) {
    let page = Surroundings::new(sheet, terms, kinds);
    let mut seen = Vec::new();
    for id in 0..kinds.len() {
        if may_be(sheet, id, kinds[id]) {
            seen.clear();
            seen::see(&page, id, &mut seen);
            take(id, &seen);
        }
    }
}

/// The name of a feature and its value, as the table has it.
pub fn name(feature: u16) -> String {
    let feature = usize::from(feature);
    format!("{}.{}", Family::NAMES[feature / VALUES], feature % VALUES)
}

/// May a block be a display line, or the words under a picture?
fn may_be(sheet: &Sheet<'_>, id: usize, kind: Kind) -> bool {
    let look = &sheet.looks[id];
    let worded = look.chars <= CAPTION && look.inner_stops <= SENTENCES;
    match kind {
        Kind::Caption => {
            let shown = caption::credited(sheet, id) || caption::points(sheet, id);
            worded && !shown && !caption::points_at(sheet, id)
        }
        // A sentence in Latin letters: the weights know those of Chinese only.
        Kind::Body if look.han == 0 && look.stops && look.chars > SENTENCE => false,
        Kind::Body => worded && sheet.opening(id).is_none(),
        _ => is_line(sheet, id, kind),
    }
}

/// Is a block short enough for a title or a cell, and in one breath?
fn is_line(sheet: &Sheet<'_>, id: usize, kind: Kind) -> bool {
    let look = &sheet.looks[id];
    match kind {
        Kind::Title => true,
        // A table's title that names its maker or its source says what it is, as do its rows.
        Kind::Cell => !sheet.marks(id).any(|m| m.mark == PressMark::PictureBegins) && !table::is_sure(sheet, id),
        Kind::Body | Kind::Caption => {
            let short = look.chars <= if look.stops { SENTENCE } else { LONGEST };
            let free = sheet.opening(id).is_none() && !talk::is_said(sheet, id);
            short && look.inner_stops == 0 && !look.hangs && free
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_features_that_are_seen() {
        let table = super::super::weights::TABLES[0].1;
        let known = |name: &str| Family::NAMES.iter().any(|n| name.split_once('.').is_some_and(|(f, _)| f == *n));
        assert!(rows(table).count() > 100);
        rows(table).for_each(|(name, values)| assert!(known(name) && values.len() == CLASSES, "{name}"));
    }

    #[test]
    fn a_latin_title_of_more_than_three_words_is_a_headline() {
        assert!(Chance::latin("Ferries to sail more often").heads() && !Chance::latin("More ferries").heads());
    }

    #[test]
    fn the_likeliest_class_is_the_kind() {
        let sure = |class: usize| Chance::of(std::array::from_fn(|n| if n == class { 9.0 } else { 0.0 }));
        let kinds: Vec<Kind> = (0..CLASSES).map(|class| sure(class).kind()).collect();
        assert_eq!(kinds, [Kind::Title, Kind::Title, Kind::Body, Kind::Cell, Kind::Caption]);
        assert!(sure(0).heads() && sure(1).odds() < -5.0);
        assert_eq!([sure(1), sure(4)].map(|c| c.kind_of_text()), [Kind::Body, Kind::Caption]);
    }
}
