//! What speaks for two neighbouring titles' being headlines of one story: how they are set, not what they say of stories.

use crate::layout::{display::Chance, look::is_han, page::BlockId, sheet::Sheet, terms::Terms, weights::sum};

/// Titles that share half of their words are as good as one.
const HALF: f64 = 0.5;

/// How many features there are.
pub const COUNT: usize = 14;

/// Names of the features, in the order of [`Link::features`].
pub const FEATURES: [&str; COUNT] = [
    "bias",
    "blank",
    "blank_habit",
    "first_lines",
    "second_lines",
    "first_chars",
    "second_chars",
    "wider",
    "narrower",
    "first_spaced",
    "second_spaced",
    "first_display",
    "second_display",
    "shared",
];

/// Two neighbouring titles.
#[derive(Debug, Clone)]
pub struct Link {
    /// What is seen of them, in the order of [`FEATURES`].
    pub features: [f64; COUNT],
}

impl Link {
    /// Log odds that the two are headlines of one story, given that they are headlines.
    pub fn odds(&self, weights: &[f64; COUNT]) -> f64 {
        sum(&self.features, weights)
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
        let flag = |b: bool| f64::from(u8::from(b));
        let chars = |chars: u32| f64::from(chars.min(40)) / 10.0;
        let spaced =
            |id: BlockId| flag(self.sheet.folded(id).windows(3).any(|w| is_han(w[0]) && w[1] == ' ' && is_han(w[2])));
        let display = |id: BlockId| self.chances[id].odds() / 4.0;
        Link {
            features: [
                1.0,
                flag(b.blank_before),
                flag(b.blank_before) * self.tight,
                flag(a.lines > 1),
                flag(b.lines > 1),
                chars(a.chars),
                chars(b.chars),
                flag(b.widest > a.widest + 1),
                flag(a.widest > b.widest + 1),
                spaced(first),
                spaced(second),
                display(first),
                display(second),
                self.terms.seen(first, second).max(self.terms.seen(second, first)).min(HALF),
            ],
        }
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
