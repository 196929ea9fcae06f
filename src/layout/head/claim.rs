//! What speaks for a title's being the headline of a story, or a subhead inside one.

use super::habit::Habit;
use crate::layout::{
    display::Chance,
    kind::Kind,
    page::BlockId,
    sheet::Sheet,
    story::Story,
    terms::{Term, Terms},
};

/// How many blocks away a title may stand from the nearest block of its story.
const REACH: usize = 240;

/// A subhead that says half of what a block says is as good as one that says all of it.
const HALF: f64 = 0.5;

/// How many features there are.
pub const COUNT: usize = 25;

/// Names of the features, in the order of [`Claim::features`]: those of a headline, then those of a subhead.
pub const FEATURES: [&str; COUNT] = [
    "lead",
    "story",
    "margin",
    "before",
    "after",
    "inside",
    "far",
    "opens",
    "display",
    "habit_before",
    "habit_after",
    "habit_far",
    "subhead",
    "between",
    "edge",
    "next",
    "wide",
    "chars",
    "grouped",
    "spaced",
    "lead_seen",
    "short_lines",
    "first_gap",
    "previous",
    "tail",
];

/// What a title may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A headline of the story.
    Head(usize),
    /// A subhead inside the story.
    Subhead(usize),
}

/// One thing a title may be, and what speaks for it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What it may be.
    pub role: Role,
    /// What is seen, in the order of [`FEATURES`].
    pub features: [f64; COUNT],
}

impl Claim {
    /// Does the title stand right before or right after the story it would be a headline of?
    pub fn beside(&self) -> bool {
        self.features[3] > 0.0 || self.features[4] > 0.0
    }

    /// Where the title stands to the story it would be a headline of: right before, right after, far off (0 or 1 each).
    pub fn stands(&self) -> [f64; 3] {
        [self.features[3], self.features[4], self.features[6]]
    }

    /// Takes into account where the page's headlines stand.
    pub fn follow(&mut self, habit: &Habit) {
        for (n, stands) in self.stands().into_iter().enumerate() {
            self.features[9 + n] = stands * habit.share[n];
        }
    }
}

/// Reads the claims of titles on stories.
pub struct Claims<'a> {
    sheet: &'a Sheet<'a>,
    terms: &'a Terms,
    kinds: &'a [Kind],
    chances: &'a [Chance],
    stories: &'a [Story],
    /// The terms of each story and of its lead.
    words: Vec<Vec<Term>>,
    /// How much each term tells: the fewer stories have it, the more.
    weight: Vec<f64>,
    /// The story of each block of running text.
    of: Vec<Option<usize>>,
    column: u32,
}

impl<'a> Claims<'a> {
    /// Makes ready to read.
    pub fn new(
        sheet: &'a Sheet<'a>,
        terms: &'a Terms,
        kinds: &'a [Kind],
        chances: &'a [Chance],
        stories: &'a [Story],
    ) -> Self {
        let words: Vec<Vec<Term>> = stories.iter().map(|s| terms.union(&s.body)).collect();
        let mut spread = vec![0; terms.len()];
        words.iter().flatten().for_each(|&t| spread[t as usize] += 1);
        let all = stories.len() as f64;
        let weight = spread.iter().map(|&n: &u32| (1.0 + all / f64::from(n.max(1))).ln()).collect();
        let mut of = vec![None; sheet.blocks.len()];
        for (n, story) in stories.iter().enumerate() {
            story.body.iter().for_each(|&id| of[id] = Some(n));
        }
        let mut widths: Vec<u32> = stories.iter().flat_map(|s| &s.body).map(|&id| sheet.looks[id].widest).collect();
        widths.sort_unstable();
        let column = widths.get(widths.len() / 2).copied().unwrap_or(0);
        Self { sheet, terms, kinds, chances, stories, words, weight, of, column }
    }

    /// Everything a title may be.
    pub fn of(&self, title: BlockId) -> Vec<Claim> {
        let previous = (0..title).rev().take(REACH).find_map(|id| self.of[id].map(|n| (n, id)));
        let next = (title + 1..self.of.len()).take(REACH).find_map(|id| self.of[id].map(|n| (n, id)));
        let near = self.near(title);
        let told: Vec<f64> = near.iter().map(|&n| self.told(title, n)).collect();
        let mut claims = Vec::with_capacity(near.len() + 2);
        for (at, &n) in near.iter().enumerate() {
            let rest = told.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, v)| *v).fold(0.0, f64::max);
            claims.push(Claim { role: Role::Head(n), features: self.head(title, n, told[at], rest, previous, next) });
        }
        let mut homes: Vec<usize> = previous.iter().chain(&next).map(|p| p.0).collect();
        homes.dedup();
        for n in homes {
            claims.push(Claim { role: Role::Subhead(n), features: self.subhead(title, n, previous, next) });
        }
        claims
    }

    /// The stories within reach, in order.
    fn near(&self, title: BlockId) -> Vec<usize> {
        let range = title.saturating_sub(REACH)..(title + REACH).min(self.of.len());
        let mut near: Vec<usize> = self.of[range].iter().flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    fn head(
        &self,
        title: BlockId,
        story: usize,
        told: f64,
        rest: f64,
        previous: Option<(usize, BlockId)>,
        next: Option<(usize, BlockId)>,
    ) -> [f64; COUNT] {
        let body = &self.stories[story].body;
        let flag = |b: bool| f64::from(u8::from(b));
        let before = next.is_some_and(|(_, id)| body.first() == Some(&id));
        let after = previous.is_some_and(|(_, id)| body.last() == Some(&id));
        let inside = previous.is_some_and(|p| p.0 == story) && next.is_some_and(|p| p.0 == story);
        let mut features = [0.0; COUNT];
        features[0] = body.first().map_or(0.0, |&id| self.terms.seen(title, self.terms.of(id)));
        features[1] = told;
        features[2] = told - rest;
        features[3] = flag(before);
        features[4] = flag(after);
        features[5] = flag(inside);
        features[6] = flag(!before && !after && !inside);
        features[7] = flag(body.len() == 1);
        features[8] = self.chances[title].odds() / 4.0;
        features
    }

    fn subhead(
        &self,
        title: BlockId,
        story: usize,
        previous: Option<(usize, BlockId)>,
        next: Option<(usize, BlockId)>,
    ) -> [f64; COUNT] {
        let look = &self.sheet.looks[title];
        let flag = |b: bool| f64::from(u8::from(b));
        let own = |p: Option<(usize, BlockId)>| p.filter(|p| p.0 == story).map(|p| p.1);
        let inside = own(previous).is_some() && own(next).is_some();
        let beside = |id: Option<usize>| id.is_some_and(|id| self.kinds.get(id) == Some(&Kind::Title));
        let lead = self.stories[story].body.first().copied();
        let mut features = [0.0; COUNT];
        features[12] = 1.0;
        features[13] = flag(inside);
        features[14] = flag(own(previous).is_none());
        features[15] = own(next).map_or(0.0, |id| self.terms.seen(title, self.terms.of(id))).min(HALF);
        features[16] = flag(look.widest > self.column + 1 || look.lines > 1);
        features[17] = f64::from(look.chars) / 10.0;
        features[18] = flag(beside(title.checked_sub(1)) || beside(Some(title + 1)));
        features[19] = flag(self.sheet.folded(title).contains(&' '));
        features[20] = lead.map_or(0.0, |id| self.terms.seen(title, self.terms.of(id))).min(HALF);
        features[21] = flag(look.lines > 2);
        features[22] = flag(lead.is_some() && lead == own(previous));
        features[23] = own(previous).map_or(0.0, |id| self.terms.seen(title, self.terms.of(id))).min(HALF);
        features[24] = flag(own(next).is_none());
        features
    }

    /// The share of a title's words that a story has, words that other stories have too counting less.
    fn told(&self, title: BlockId, story: usize) -> f64 {
        let own = self.terms.of(title);
        let weight = |t: &Term| self.weight[*t as usize];
        let all: f64 = own.iter().map(weight).sum();
        own.iter().filter(|t| self.words[story].binary_search(t).is_ok()).map(weight).sum::<f64>() / all.max(1.0)
    }
}
