//! What speaks for a title's being the headline of a story, or a subhead inside one.

use crate::layout::{
    kind::Kind,
    page::BlockId,
    sheet::Sheet,
    story::Story,
    terms::{Term, Terms, common},
};

/// How many blocks away a title may stand from the nearest block of its story.
const REACH: usize = 240;

/// A subhead that says half of what a block says is as good as one that says all of it.
const HALF: f64 = 0.5;

/// Names of the features, in the order of [`Claim::features`]: those of a headline, then those of a subhead.
pub const FEATURES: [&str; 20] = [
    "lead",
    "story",
    "margin",
    "before",
    "after",
    "inside",
    "far",
    "opens",
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
];
/// How many features there are.
const COUNT: usize = FEATURES.len();

/// Weights of the features: log odds, up to a constant of the title.
const WEIGHTS: [f64; COUNT] = [
    2.13, -0.23, 3.57, 1.47, -0.28, -3.03, -0.94, 0.22, 1.23, 1.4, -0.26, 3.03, -0.74, -0.02, -1.45, 1.66, 0.29, -1.46,
    -0.82, 0.71,
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

    /// Its log odds, up to a constant of the title.
    pub fn odds(&self) -> f64 {
        self.features.iter().zip(WEIGHTS).map(|(f, w)| f * w).sum()
    }
}

/// Reads the claims of titles on stories.
pub struct Claims<'a> {
    sheet: &'a Sheet<'a>,
    terms: &'a Terms,
    kinds: &'a [Kind],
    stories: &'a [Story],
    /// The terms of each story and of its lead.
    words: Vec<Vec<Term>>,
    /// In how many stories each term stands.
    spread: Vec<u32>,
    /// The story of each block of running text.
    of: Vec<Option<usize>>,
    column: u32,
}

impl<'a> Claims<'a> {
    /// Makes ready to read.
    pub fn new(sheet: &'a Sheet<'a>, terms: &'a Terms, kinds: &'a [Kind], stories: &'a [Story]) -> Self {
        let words: Vec<Vec<Term>> = stories.iter().map(|s| terms.union(&s.body)).collect();
        let mut spread = vec![0; terms.len()];
        words.iter().flatten().for_each(|&t| spread[t as usize] += 1);
        let mut of = vec![None; sheet.blocks.len()];
        for (n, story) in stories.iter().enumerate() {
            story.body.iter().for_each(|&id| of[id] = Some(n));
        }
        let mut widths: Vec<u32> = stories.iter().flat_map(|s| &s.body).map(|&id| sheet.looks[id].widest).collect();
        widths.sort_unstable();
        let column = widths.get(widths.len() / 2).copied().unwrap_or(0);
        Self { sheet, terms, kinds, stories, words, spread, of, column }
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
        features[0] = body.first().map_or(0.0, |&id| self.seen(title, self.terms.of(id)));
        features[1] = told;
        features[2] = told - rest;
        features[3] = flag(before);
        features[4] = flag(after);
        features[5] = flag(inside);
        features[6] = flag(!before && !after && !inside);
        features[7] = flag(body.len() == 1);
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
        features[8] = 1.0;
        features[9] = flag(inside);
        features[10] = flag(own(previous).is_none());
        features[11] = own(next).map_or(0.0, |id| self.seen(title, self.terms.of(id))).min(HALF);
        features[12] = flag(look.widest > self.column + 1 || look.lines > 1);
        features[13] = f64::from(look.chars) / 10.0;
        features[14] = flag(beside(title.checked_sub(1)) || beside(Some(title + 1)));
        features[15] = flag(self.sheet.folded(title).contains(&' '));
        features[16] = lead.map_or(0.0, |id| self.seen(title, self.terms.of(id))).min(HALF);
        features[17] = flag(look.lines > 2);
        features[18] = flag(lead.is_some() && lead == own(previous));
        features[19] = own(previous).map_or(0.0, |id| self.seen(title, self.terms.of(id))).min(HALF);
        features
    }

    /// The share of a title's words that a list has, rare ones counting more.
    fn seen(&self, title: BlockId, words: &[Term]) -> f64 {
        let own = self.terms.of(title);
        let all: f64 = own.iter().map(|&t| self.terms.weight(t)).sum();
        common(own, words).map(|t| self.terms.weight(t)).sum::<f64>() / all.max(1.0)
    }

    /// The same for a whole story, words that other stories have too counting less.
    fn told(&self, title: BlockId, story: usize) -> f64 {
        let stories = self.stories.len() as f64;
        let weight = |t: Term| (1.0 + stories / f64::from(self.spread[t as usize].max(1))).ln();
        let own = self.terms.of(title);
        let all: f64 = own.iter().map(|&t| weight(t)).sum();
        common(own, &self.words[story]).map(weight).sum::<f64>() / all.max(1.0)
    }
}
