//! Which blocks tell one story: running text cut where the story changes, and runs of one story brought together.

pub mod gap;
pub mod run;
mod signed;

pub use gap::{Gap, Gaps};
pub use run::{Pair, Run};

use super::{kind::Kind, page::BlockId, sheet::Sheet, terms::Terms};

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
        let opening = self.body.iter().copied().find(|&id| super::byline::opening(sheet, id).is_some());
        opening.or(self.apart).or(self.body.first().copied())
    }
}

/// The stories of a page, as far as their running text goes.
pub fn stories(sheet: &Sheet<'_>, terms: &Terms, kinds: &[Kind], body: &[BlockId]) -> Vec<Story> {
    let gaps = Gaps::new(sheet, terms, kinds, body).read();
    let runs = signed::split(sheet, kinds, run::runs(body, &gaps), body, &gaps);
    let pairs = run::pairs(sheet, terms, &runs);
    let opens = run::openings(sheet, &runs);
    let of = run::stories(&runs, pairs, &opens);
    let mut stories = vec![Story::default(); of.iter().max().map_or(0, |n| n + 1)];
    for (run, story) in runs.iter().zip(of) {
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
