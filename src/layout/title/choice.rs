//! Which of a story's titles is the headline: what tells of each, before and after the page's habit is known.
//!
//! The weights are learned (`packs/layout/role.tsv`).

use super::seen::see;
use crate::layout::{features::features, page::BlockId, sheet::Sheet, story::Story, terms::Terms};

features! {
    /// What tells whether a title is the headline among its story's titles (`packs/layout/role.tsv`). What is only seen or not
    /// is 1 or 0.
    pub struct Features {
        /// The first of them.
        first,
        /// The last of them.
        last,
        /// The second of three.
        middle,
        /// How the page's other stories stand: 1 where the headline comes first, -1 where last; turned round for the last title.
        as_page,
        /// The same of those stories whose titles stand on this one's side of the lead.
        as_side,
        /// Its code points against the longest other, as a logarithm, at most 1.5 either way.
        longer,
        /// Short.
        short,
        /// Short, and the first.
        short_first,
        /// Its width against the widest other, as a logarithm, at most 1.5 either way.
        wider,
        /// Several lines.
        broken,
        /// Several lines, and no other has.
        only_broken,
        /// Two clauses, and no other beside it has.
        clauses,
        /// The same, times the share of the page's lone headlines that have two clauses.
        clauses_page,
        /// A label in brackets.
        label,
        /// A colon.
        colon,
        /// A quote.
        quote,
        /// How much more of its words the lead says than of any other's.
        said_again,
        /// The first, before the story.
        first_before_story,
        /// The last, behind the lead.
        last_after_story,
    }
}

/// What a page without titles counts, so that one story does not make a habit.
const PRIOR: f64 = 1.0;

/// The titles of one story.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The blocks of each title.
    pub titles: Vec<Vec<BlockId>>,
    /// What is seen of each.
    pub features: Vec<Features>,
    /// Do they stand behind the story's lead?
    behind: bool,
    /// How the page's other stories stand: from -1, all with the headline last, to 1, all with it first.
    page: f64,
}

impl Group {
    /// Looks at a story's titles, in the order of the page.
    pub fn new(sheet: &Sheet<'_>, terms: &Terms, titles: Vec<Vec<BlockId>>, story: &Story) -> Self {
        let lead = story.lead(sheet);
        let behind = titles.first().and_then(|t| t.first()).zip(lead).is_some_and(|(&title, lead)| title > lead);
        let seen = |n: usize| see(sheet, terms, &titles, n, lead, behind);
        let features = (0..titles.len()).map(seen).collect();
        Self { titles, features, behind, page: 0.0 }
    }

    /// Do the decks of the page stand before their headlines?
    pub fn is_backward(&self) -> bool {
        self.page < 0.0
    }

    /// How likely the headline is the first of the titles, less how likely it is the last.
    fn vote(&self, weights: &Features) -> f64 {
        let odds: Vec<f64> = self.features.iter().map(|f| f.weighed(weights)).collect();
        let top = odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let all: f64 = odds.iter().map(|o| libm::exp(o - top)).sum();
        let share = |n: usize| libm::exp(odds[n] - top) / all;
        share(0) - share(odds.len() - 1)
    }

    fn follow(&mut self, page: f64, side: f64, clauses: f64) {
        self.page = page;
        self.features.iter_mut().for_each(|seen| seen.clauses_page = seen.clauses * clauses);
        let last = self.features.len() - 1;
        for (n, sign) in [(0, 1.0), (last, -1.0)] {
            self.features[n].as_page = sign * page;
            self.features[n].as_side = sign * side;
        }
    }
}

/// Reads off all stories where the page's headlines stand among the titles, and lets each story take it into account; no
/// story counts for itself.
pub fn follow(groups: &mut [Group], weights: &Features) {
    let several: Vec<usize> = (0..groups.len()).filter(|&n| groups[n].titles.len() > 1).collect();
    let clauses = clauses_of_lone(groups);
    let votes: Vec<f64> = several.iter().map(|&n| groups[n].vote(weights)).collect();
    let (mut page, mut sides) = (Votes::default(), [Votes::default(); 2]);
    for (&n, &vote) in several.iter().zip(&votes) {
        page.add(vote);
        sides[usize::from(groups[n].behind)].add(vote);
    }
    for (&n, &vote) in several.iter().zip(&votes) {
        let side = sides[usize::from(groups[n].behind)];
        groups[n].follow(page.without(vote), side.without(vote), clauses);
    }
}

/// The share of headlines with neither kicker nor deck that have two clauses: on such a page they tell no deck.
fn clauses_of_lone(groups: &[Group]) -> f64 {
    let lone = groups.iter().filter(|group| group.titles.len() == 1);
    let (all, two) = lone.fold((PRIOR, 0.0), |(all, two), group| (all + 1.0, two + group.features[0].clauses));
    two / all
}

/// What some stories tell together.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    count: f64,
    sum: f64,
}

impl Votes {
    fn add(&mut self, vote: f64) {
        self.count += 1.0;
        self.sum += vote;
    }

    /// The mean of all but one of them.
    fn without(self, vote: f64) -> f64 {
        (self.sum - vote) / (self.count - 1.0 + PRIOR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A story of two titles of which the first is the likelier headline by so much.
    fn group(odds: f64) -> Group {
        let features = vec![Features { longer: odds, ..Features::default() }, Features::default()];
        Group { titles: vec![vec![0], vec![1]], features, ..Group::default() }
    }

    #[test]
    fn clauses_tell_the_less_the_more_headlines_have_them() {
        let group = |titles: usize| {
            let mut features = vec![Features::default(); titles];
            features[0].clauses = 1.0;
            Group { titles: (0..titles).map(|n| vec![n]).collect(), features, ..Group::default() }
        };
        let mut groups = vec![group(2), group(1), group(1)];
        follow(&mut groups, &Features::default());
        assert!((groups[0].features[0].clauses_page - 2.0 / 3.0).abs() < 1e-9);
        let mut groups =
            vec![group(2), Group { titles: vec![vec![0]], features: vec![Features::default()], ..Group::default() }];
        follow(&mut groups, &Features::default());
        assert_eq!(groups[0].features[0].clauses_page, 0.0);
    }

    #[test]
    fn stories_follow_the_others_of_their_page() {
        let weights = Features { longer: 1.0, ..Features::default() };
        let mut groups = vec![group(-3.0), group(-2.0), group(0.5), Group::default()];
        follow(&mut groups, &weights);
        assert!(groups[2].page < -0.5 && groups[2].is_backward());
        assert_eq!(groups[2].features[1].as_page, -groups[2].features[0].as_page);
        assert!(groups[0].page > groups[2].page, "no story counts for itself");
        assert_eq!(groups[3].page, 0.0);
    }
}
