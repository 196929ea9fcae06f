//! What speaks for two neighbouring titles' being headlines of one story: how they are set, not what they say of stories.

use crate::layout::{
    display::Chance,
    features::{features, flag},
    look::is_han,
    page::BlockId,
    sheet::Sheet,
    terms::Terms,
};

/// Titles that share half of their words are as good as one.
const HALF: f64 = 0.5;

features! {
    /// What tells whether two neighbouring titles are headlines of one story (`packs/layout/link.tsv`). What is only seen or
    /// not is 1 or 0; first and second are the two as they stand.
    pub struct Features {
        /// Always 1.
        bias,
        /// A blank line between.
        blank,
        /// A blank line between, times the share of the page's neighbouring titles without one.
        blank_habit,
        /// Several lines.
        first_lines,
        /// Several lines.
        second_lines,
        /// Its length, in tens of code points, at most 4.
        first_chars,
        /// Its length, in tens of code points, at most 4.
        second_chars,
        /// The second is wider.
        wider,
        /// The second is narrower.
        narrower,
        /// A blank between two Chinese characters.
        first_spaced,
        /// A blank between two Chinese characters.
        second_spaced,
        /// Log odds of a headline against a subhead, in fours.
        first_display,
        /// Log odds of a headline against a subhead, in fours.
        second_display,
        /// The larger share of words that one has of the other, at most a half.
        shared,
    }
}

/// Two neighbouring titles.
#[derive(Debug, Clone)]
pub struct Link {
    /// What is seen of them.
    pub features: Features,
}

impl Link {
    /// Log odds that the two are headlines of one story, given that they are headlines.
    pub fn odds(&self, weights: &Features) -> f64 {
        self.features.weighed(weights)
    }
}

/// Reads the links between neighbouring titles of a page.
pub struct Links<'a> {
    sheet: &'a Sheet<'a>,
    terms: &'a Terms,
    chances: &'a [Chance],
    /// The share of neighbouring titles without a blank line between them.
    tight: f64,
}

impl<'a> Links<'a> {
    /// Makes ready to read; `groups` are titles that stand together.
    pub fn new(sheet: &'a Sheet<'a>, terms: &'a Terms, chances: &'a [Chance], groups: &[Vec<BlockId>]) -> Self {
        let pairs = || groups.iter().flat_map(|group| group.windows(2));
        let tight = pairs().filter(|pair| !sheet.looks[pair[1]].blank_before).count();
        Self { sheet, terms, chances, tight: tight as f64 / pairs().count().max(1) as f64 }
    }

    /// The link of two neighbours.
    pub fn of(&self, first: BlockId, second: BlockId) -> Link {
        let [a, b] = [first, second].map(|id| &self.sheet.looks[id]);
        let chars = |chars: u32| f64::from(chars.min(40)) / 10.0;
        let spaced =
            |id: BlockId| flag(self.sheet.folded(id).windows(3).any(|w| is_han(w[0]) && w[1] == ' ' && is_han(w[2])));
        let display = |id: BlockId| self.chances[id].odds() / 4.0;
        let features = Features {
            bias: 1.0,
            blank: flag(b.blank_before),
            blank_habit: flag(b.blank_before) * self.tight,
            first_lines: flag(a.lines > 1),
            second_lines: flag(b.lines > 1),
            first_chars: chars(a.chars),
            second_chars: chars(b.chars),
            wider: flag(b.widest > a.widest + 1),
            narrower: flag(a.widest > b.widest + 1),
            first_spaced: spaced(first),
            second_spaced: spaced(second),
            first_display: display(first),
            second_display: display(second),
            shared: self.terms.seen(first, second).max(self.terms.seen(second, first)).min(HALF),
        };
        Link { features }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{display::Chance, trial, weights::Weights};

    /// Log odds that two titles are headlines of one story; the second stands on line `line` of the page, the first on line 0.
    fn odds(first: &str, second: &str, line: u32) -> f64 {
        trial::with_lines(&[(first, 0), (second, line)], |sheet| {
            let chances = [Chance { headline: 1.0, ..Chance::default() }; 2];
            let terms = Terms::new(sheet);
            let links = Links::new(sheet, &terms, &chances, &[vec![0, 1]]);
            links.of(0, 1).odds(&Weights::built_in().link)
        })
    }

    #[test]
    fn a_blank_line_parts_headlines() {
        let [deck, head] = ["發言人稱月底交代詳情", "渡輪公司宣布下月加班"];
        assert!(odds(deck, head, 1) > odds(deck, head, 3));
        assert!(odds(deck, head, 1) > 0.0);
    }
}
