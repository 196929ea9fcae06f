//! What speaks for a title's being the headline of a story, or a subhead inside one.

use super::{habit::Habit, letters::Letters, link::Links};
use crate::layout::{
    display::Chance,
    features::{features, flag},
    kind::Kind,
    page::BlockId,
    sheet::Sheet,
    story::{Ground, Stand, Story},
    terms::{Groups, Seen, Terms},
};

/// A subhead that says half of what a block says is as good as one that says all of it.
const HALF: f64 = 0.5;

features! {
    /// What speaks for a claim (`packs/layout/claim.tsv`): first of a headline, then of a subhead, then of a headline again. What is
    /// only seen or not is 1 or 0; shares are of 1.
    pub struct Features {
        /// The share of the title's words that the story's first block says.
        lead,
        /// The share that the story says.
        story,
        /// How much more that is than of any other story near.
        margin,
        /// Right before the story.
        before,
        /// Right after it.
        after,
        /// Between two of its blocks.
        inside,
        /// None of these.
        far,
        /// The story is one block.
        opens,
        /// Log odds of a headline against a subhead, in fours.
        display,
        /// The share of the page's headlines right before their stories, if this one is.
        habit_before,
        /// The share right after them, if this one is.
        habit_after,
        /// The share far from them, if this one is.
        habit_far,
        /// It is a subhead: always 1.
        subhead,
        /// The story's text before and after.
        between,
        /// No text of the story right before.
        edge,
        /// The share of its words that the text after says, at most a half.
        next,
        /// Wider than a column, or several lines.
        wide,
        /// Its length, in tens of code points.
        chars,
        /// Another title beside.
        grouped,
        /// It has a blank.
        spaced,
        /// The share of its words that the story's first block says, at most a half.
        lead_seen,
        /// More than two lines.
        short_lines,
        /// Right behind the story's first block.
        first_gap,
        /// The share of its words that the text before says, at most a half.
        previous,
        /// No text of the story right after.
        tail,
        /// The share of the title's characters that the story has.
        letters,
        /// How much more that is than of any other story near.
        letters_margin,
        /// The share that the story's first block has.
        lead_letters,
    }
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
    /// What is seen.
    pub features: Features,
}

impl Claim {
    /// Does the title stand right before or right after the story it would be a headline of?
    pub fn beside(&self) -> bool {
        self.features.before > 0.0 || self.features.after > 0.0
    }

    /// Where the title stands to the story it would be a headline of: right before, right after, far off (0 or 1 each).
    pub fn stands(&self) -> [f64; 3] {
        [self.features.before, self.features.after, self.features.far]
    }

    /// Takes into account where the page's headlines stand.
    pub fn follow(&mut self, habit: &Habit) {
        let [before, after, far] = habit.share;
        let seen = &mut self.features;
        seen.habit_before = seen.before * before;
        seen.habit_after = seen.after * after;
        seen.habit_far = seen.far * far;
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
            let features = Features {
                story: told[at],
                margin: margin(&told, at),
                letters: letters[at],
                letters_margin: margin(&letters, at),
                lead_letters: lead_letters[at],
                ..self.head(&view, n)
            };
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

    fn head(&self, view: &View, story: usize) -> Features {
        let (previous, next) = (view.previous, view.next);
        let body = &self.stories[story].body;
        let before = next.is_some_and(|(_, id)| body.first() == Some(&id));
        let after = previous.is_some_and(|(_, id)| body.last() == Some(&id));
        let inside = previous.is_some_and(|p| p.0 == story) && next.is_some_and(|p| p.0 == story);
        Features {
            lead: body.first().map_or(0.0, |&id| view.seen.by(id)),
            before: flag(before),
            after: flag(after),
            inside: flag(inside),
            far: flag(!before && !after && !inside),
            opens: flag(body.len() == 1),
            display: self.chances[view.title].odds() / 4.0,
            ..Features::default()
        }
    }

    fn subhead(&self, view: &View, story: usize) -> Features {
        let (title, previous, next) = (view.title, view.previous, view.next);
        let look = &self.sheet.looks[title];
        let own = |p: Option<Stand>| p.filter(|p| p.0 == story).map(|p| p.1);
        let inside = own(previous).is_some() && own(next).is_some();
        let beside = |id: Option<usize>| id.is_some_and(|id| self.kinds.get(id) == Some(&Kind::Title));
        let lead = self.stories[story].body.first().copied();
        let seen = |id: Option<BlockId>| id.map_or(0.0, |id| view.seen.by(id));
        Features {
            subhead: 1.0,
            between: flag(inside),
            edge: flag(own(previous).is_none()),
            next: seen(own(next)).min(HALF),
            wide: flag(look.widest > self.column + 1 || look.lines > 1),
            chars: f64::from(look.chars) / 10.0,
            grouped: flag(beside(title.checked_sub(1)) || beside(Some(title + 1))),
            spaced: flag(self.sheet.folded(title).contains(&' ')),
            lead_seen: seen(lead).min(HALF),
            short_lines: flag(look.lines > 2),
            first_gap: flag(lead.is_some() && lead == own(previous)),
            previous: seen(own(previous)).min(HALF),
            tail: flag(own(next).is_none()),
            ..Features::default()
        }
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
    fn a_headline_far_off_follows_the_habit_of_standing_far_off() {
        let features = Features { far: 1.0, ..Features::default() };
        let mut claim = Claim { role: Role::Head(0), features };
        assert_eq!((claim.stands(), claim.beside()), ([0.0, 0.0, 1.0], false));
        claim.follow(&Habit { share: [0.5, 0.3, 0.2] });
        assert_eq!(claim.features, Features { habit_far: 0.2, ..features });
    }
}
