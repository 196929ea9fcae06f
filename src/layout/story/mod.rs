//! Which blocks tell one story: running text cut where the story changes, and runs of one story brought together.

mod compare;
pub mod gap;
mod gaps;
mod ground;
mod matter;
pub(super) mod opens;
mod rejoin;
pub mod run;
mod signed;
mod windows;

pub use gap::Gap;
pub use gaps::Gaps;
pub use ground::{Ground, Stand};
pub use rejoin::rejoin;
pub use run::{Pair, Run};
pub use signed::begins;

use super::{display::Chance, kind::Kind, page::BlockId, sheet::Sheet, terms::Terms, weights::Weights};

/// A story's running text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    /// Its blocks in the order of the page.
    pub body: Vec<BlockId>,
    /// A lone block that stands apart from the rest and opens the story all the same.
    pub apart: Option<BlockId>,
}

impl Story {
    /// The block that opens the story.
    pub fn lead(&self, sheet: &Sheet<'_>) -> Option<BlockId> {
        let opening = self.body.iter().copied().find(|&id| sheet.opening(id).is_some());
        opening.or(self.apart).or(self.body.first().copied())
    }
}

/// How a page's running text was cut into stories.
#[derive(Debug, Clone, Default)]
pub struct Cut {
    /// The gaps between its blocks.
    pub gaps: Vec<Gap>,
    /// The odds that a story ends at each.
    pub odds: Vec<f64>,
    /// What is told together without a break.
    pub runs: Vec<Run>,
    /// Runs that were compared.
    pub pairs: Vec<Pair>,
    /// The stories.
    pub stories: Vec<Story>,
}

/// The stories of a page, as far as their running text goes.
pub fn stories(
    sheet: &Sheet<'_>,
    terms: &Terms,
    kinds: &[Kind],
    chances: &[Chance],
    body: &[BlockId],
    weights: &Weights,
) -> Cut {
    let gaps = Gaps::new(sheet, terms, kinds, chances, body).read();
    let odds: Vec<f64> = gaps.iter().map(|gap| gap.features.weighed(&weights.gap)).collect();
    let runs = run::runs(body, &odds, weights.choice.cut);
    let runs = signed::split(sheet, kinds, runs, body, &odds, weights.choice.signed_cut);
    let opens = run::openings(sheet, kinds, &runs);
    let pairs = run::pairs(sheet, terms, &runs, &opens);
    let of = run::stories(&runs, &pairs, &opens, weights);
    let stories = gather(sheet, kinds, &runs, &of);
    Cut { gaps, odds, runs, pairs, stories }
}

/// The stories of runs; `of` is the story of each.
fn gather(sheet: &Sheet<'_>, kinds: &[Kind], runs: &[Run], of: &[usize]) -> Vec<Story> {
    let mut stories = vec![Story::default(); of.iter().max().map_or(0, |n| n + 1)];
    for (run, &story) in runs.iter().zip(of) {
        let story = &mut stories[story];
        let lone = run.body.len() == 1 && story.body.len() >= 2;
        story.apart = story.apart.or(lone.then(|| run.body[0]));
        story.body.extend(&run.body);
    }
    for story in &mut stories {
        story.apart = story.apart.or_else(|| signed::lead(sheet, kinds, &story.body));
    }
    stories
}
