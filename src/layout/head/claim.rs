//! What speaks for a title's being the headline of a story, or a subhead inside one.

use super::{habit::Habit, letters::Letters, link::Links};
use crate::layout::{
    display::Chance,
    kind::Kind,
    page::BlockId,
    sheet::Sheet,
    story::{Ground, Stand, Story},
    terms::{Groups, Seen, Terms},
};

/// A subhead that says half of what a block says is as good as one that says all of it.
const HALF: f64 = 0.5;

/// How many features there are.
pub const COUNT: usize = 28;

/// Names of the features, in the order of [`Claim::features`]: those of a headline, those of a subhead, the characters
/// of a headline.
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
    "letters",
    "letters_margin",
    "lead_letters",
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
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) terms: &'a Terms,
    pub(super) kinds: &'a [Kind],
    chances: &'a [Chance],
    pub(super) stories: &'a [Story],
    pub(super) words: Groups<'a>,
    pub(super) letters: Letters,
    pub(super) ground: Ground<'a>,
    /// The width of most blocks of running text.
    column: u32,
}

/// What a title sees around it.
struct View {
    title: BlockId,
    /// The nearest running text before it.
    previous: Option<Stand>,
    /// The nearest running text after it.
    next: Option<Stand>,
    /// What the blocks near it have of its words.
    seen: Seen,
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
        let words = Groups::new(terms, stories.iter().map(|s| s.body.as_slice()));
        let titles = (0..kinds.len()).filter(|&id| kinds[id] == Kind::Title).map(|id| sheet.folded(id));
        let letters = Letters::new(sheet, titles, stories);
        let ground = Ground::new(stories, sheet.blocks.len());
        let mut widths: Vec<u32> = stories.iter().flat_map(|s| &s.body).map(|&id| sheet.looks[id].widest).collect();
        widths.sort_unstable();
        let column = widths.get(widths.len() / 2).copied().unwrap_or(0);
        Self { sheet, terms, kinds, chances, stories, words, letters, ground, column }
    }

    /// Everything a title may be.
    pub fn of(&self, title: BlockId) -> Vec<Claim> {
        let view = View {
            title,
            previous: self.ground.before(title),
            next: self.ground.after(title),
            seen: self.terms.seen_near(title, self.ground.reach(title..title + 1)),
        };
        let near = self.ground.near(title..title + 1);
        let told = self.words.told(title, &near);
        let [letters, lead_letters] = self.letters.told(self.sheet.folded(title), &near);
        let mut claims = Vec::with_capacity(near.len() + 2);
        for (at, &n) in near.iter().enumerate() {
            let mut features = self.head(&view, n);
            features[1] = told[at];
            features[2] = margin(&told, at);
            features[25] = letters[at];
            features[26] = margin(&letters, at);
            features[27] = lead_letters[at];
            claims.push(Claim { role: Role::Head(n), features });
        }
        let mut homes: Vec<usize> = view.previous.iter().chain(&view.next).map(|p| p.0).collect();
        homes.dedup();
        claims.extend(homes.into_iter().map(|n| Claim { role: Role::Subhead(n), features: self.subhead(&view, n) }));
        claims
    }

    /// The links between neighbours of these groups of titles.
    pub fn links(&self, groups: &[Vec<BlockId>]) -> Links<'a> {
        Links::new(self.sheet, self.terms, self.chances, groups)
    }

    fn head(&self, view: &View, story: usize) -> [f64; COUNT] {
        let (previous, next) = (view.previous, view.next);
        let body = &self.stories[story].body;
        let flag = |b: bool| f64::from(u8::from(b));
        let before = next.is_some_and(|(_, id)| body.first() == Some(&id));
        let after = previous.is_some_and(|(_, id)| body.last() == Some(&id));
        let inside = previous.is_some_and(|p| p.0 == story) && next.is_some_and(|p| p.0 == story);
        let mut features = [0.0; COUNT];
        features[0] = body.first().map_or(0.0, |&id| view.seen.by(id));
        features[3] = flag(before);
        features[4] = flag(after);
        features[5] = flag(inside);
        features[6] = flag(!before && !after && !inside);
        features[7] = flag(body.len() == 1);
        features[8] = self.chances[view.title].odds() / 4.0;
        features
    }

    fn subhead(&self, view: &View, story: usize) -> [f64; COUNT] {
        let (title, previous, next) = (view.title, view.previous, view.next);
        let look = &self.sheet.looks[title];
        let flag = |b: bool| f64::from(u8::from(b));
        let own = |p: Option<Stand>| p.filter(|p| p.0 == story).map(|p| p.1);
        let inside = own(previous).is_some() && own(next).is_some();
        let beside = |id: Option<usize>| id.is_some_and(|id| self.kinds.get(id) == Some(&Kind::Title));
        let lead = self.stories[story].body.first().copied();
        let mut features = [0.0; COUNT];
        features[12] = 1.0;
        features[13] = flag(inside);
        features[14] = flag(own(previous).is_none());
        features[15] = own(next).map_or(0.0, |id| view.seen.by(id)).min(HALF);
        features[16] = flag(look.widest > self.column + 1 || look.lines > 1);
        features[17] = f64::from(look.chars) / 10.0;
        features[18] = flag(beside(title.checked_sub(1)) || beside(Some(title + 1)));
        features[19] = flag(self.sheet.folded(title).contains(&' '));
        features[20] = lead.map_or(0.0, |id| view.seen.by(id)).min(HALF);
        features[21] = flag(look.lines > 2);
        features[22] = flag(lead.is_some() && lead == own(previous));
        features[23] = own(previous).map_or(0.0, |id| view.seen.by(id)).min(HALF);
        features[24] = flag(own(next).is_none());
        features
    }
}

/// How much more one share is than the largest of the others.
fn margin(shares: &[f64], at: usize) -> f64 {
    let others = shares.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, share)| *share);
    shares[at] - others.fold(0.0, f64::max)
}
