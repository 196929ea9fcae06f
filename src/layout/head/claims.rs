//! What speaks for a title's being the headline of a story, or a subhead inside one.

use super::{
    claim::{Claim, Features, Role},
    letters::Letters,
    link::Links,
};
use crate::layout::{
    display::Chance,
    features::flag,
    kind::Kind,
    page::BlockId,
    sheet::Sheet,
    story::{Ground, Stand, Story},
    terms::{Groups, Seen, Terms},
};

/// A subhead that says half of what a block says is as good as one that says all of it.
const HALF: f64 = 0.5;

/// Reads the claims of titles on stories.
pub struct Claims<'a> {
    pub(in crate::layout) sheet: &'a Sheet<'a>,
    pub(in crate::layout) terms: &'a Terms,
    pub(in crate::layout) kinds: &'a [Kind],
    pub(in crate::layout) chances: &'a [Chance],
    pub(in crate::layout) stories: &'a [Story],
    pub(in crate::layout) words: Groups<'a>,
    pub(in crate::layout) letters: Letters,
    pub(in crate::layout) ground: Ground<'a>,
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
