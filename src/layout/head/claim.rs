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

/// Declares [`Feature`] and [`FEATURES`] from one list, so that name and place cannot part.
macro_rules! features {
    ($($name:ident)+) => {
        /// A feature, by its place in [`Claim::features`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(non_camel_case_types)]
        pub(super) enum Feature { $($name),+ }

        /// How many features there are.
        pub const COUNT: usize = [$(Feature::$name),+].len();

        /// Names of the features, as `packs/layout/claim.tsv` has them.
        pub const FEATURES: [&str; COUNT] = [$(stringify!($name)),+];
    };
}

features! {
    // Of a headline.
    lead story margin before after inside far opens display habit_before habit_after habit_far
    // Of a subhead.
    subhead between edge next wide chars grouped spaced lead_seen short_lines first_gap previous tail
    // The characters of a headline.
    letters letters_margin lead_letters
}

/// These features, all others being 0.
pub(super) fn features<const N: usize>(seen: [(Feature, f64); N]) -> [f64; COUNT] {
    let mut features = [0.0; COUNT];
    seen.into_iter().for_each(|(feature, value)| features[feature as usize] = value);
    features
}

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
        self.holds(Feature::before) > 0.0 || self.holds(Feature::after) > 0.0
    }

    /// Where the title stands to the story it would be a headline of: right before, right after, far off (0 or 1 each).
    pub fn stands(&self) -> [f64; 3] {
        [Feature::before, Feature::after, Feature::far].map(|feature| self.holds(feature))
    }

    /// Takes into account where the page's headlines stand.
    pub fn follow(&mut self, habit: &Habit) {
        let places = [Feature::habit_before, Feature::habit_after, Feature::habit_far];
        for ((place, stands), share) in places.into_iter().zip(self.stands()).zip(habit.share) {
            self.features[place as usize] = stands * share;
        }
    }

    fn holds(&self, feature: Feature) -> f64 {
        self.features[feature as usize]
    }
}

/// Reads the claims of titles on stories.
pub struct Claims<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) terms: &'a Terms,
    pub(super) kinds: &'a [Kind],
    pub(super) chances: &'a [Chance],
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
        let column = sheet.column(stories.iter().flat_map(|s| &s.body).copied());
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
            for (feature, value) in [
                (Feature::story, told[at]),
                (Feature::margin, margin(&told, at)),
                (Feature::letters, letters[at]),
                (Feature::letters_margin, margin(&letters, at)),
                (Feature::lead_letters, lead_letters[at]),
            ] {
                features[feature as usize] = value;
            }
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
        features([
            (Feature::lead, body.first().map_or(0.0, |&id| view.seen.by(id))),
            (Feature::before, flag(before)),
            (Feature::after, flag(after)),
            (Feature::inside, flag(inside)),
            (Feature::far, flag(!before && !after && !inside)),
            (Feature::opens, flag(body.len() == 1)),
            (Feature::display, self.chances[view.title].odds() / 4.0),
        ])
    }

    fn subhead(&self, view: &View, story: usize) -> [f64; COUNT] {
        let (title, previous, next) = (view.title, view.previous, view.next);
        let look = &self.sheet.looks[title];
        let flag = |b: bool| f64::from(u8::from(b));
        let own = |p: Option<Stand>| p.filter(|p| p.0 == story).map(|p| p.1);
        let inside = own(previous).is_some() && own(next).is_some();
        let beside = |id: Option<usize>| id.is_some_and(|id| self.kinds.get(id) == Some(&Kind::Title));
        let lead = self.stories[story].body.first().copied();
        let seen = |id: Option<BlockId>| id.map_or(0.0, |id| view.seen.by(id));
        features([
            (Feature::subhead, 1.0),
            (Feature::between, flag(inside)),
            (Feature::edge, flag(own(previous).is_none())),
            (Feature::next, seen(own(next)).min(HALF)),
            (Feature::wide, flag(look.widest > self.column + 1 || look.lines > 1)),
            (Feature::chars, f64::from(look.chars) / 10.0),
            (Feature::grouped, flag(beside(title.checked_sub(1)) || beside(Some(title + 1)))),
            (Feature::spaced, flag(self.sheet.folded(title).contains(&' '))),
            (Feature::lead_seen, seen(lead).min(HALF)),
            (Feature::short_lines, flag(look.lines > 2)),
            (Feature::first_gap, flag(lead.is_some() && lead == own(previous))),
            (Feature::previous, seen(own(previous)).min(HALF)),
            (Feature::tail, flag(own(next).is_none())),
        ])
    }
}

/// How much more one share is than the largest of the others.
fn margin(shares: &[f64], at: usize) -> f64 {
    let others = shares.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, share)| *share);
    shares[at] - others.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_stands_where_its_name_does() {
        for (feature, name) in [
            (Feature::lead, "lead"),
            (Feature::habit_far, "habit_far"),
            (Feature::subhead, "subhead"),
            (Feature::lead_letters, "lead_letters"),
        ] {
            assert_eq!(FEATURES[feature as usize], name);
        }
        let claim = Claim { role: Role::Head(0), features: features([(Feature::far, 1.0)]) };
        assert_eq!((claim.stands(), claim.beside()), ([0.0, 0.0, 1.0], false));
    }
}
