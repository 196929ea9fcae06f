//! The words a block is about, as far as they tell stories apart: pairs of Han characters, Latin words, numbers.
//!
//! Most terms stand in one block only. They tell nothing of what two blocks share, so they are counted and not kept.

mod groups;
mod lists;
mod read;
mod tally;
mod weight;

pub use groups::Groups;
pub use lists::Lists;
pub use read::{each_key, is_function, keys};
pub use tally::Tally;
pub use weight::{Scale, WHOLE, Weight, alike, share};

use super::sheet::Sheet;
use read::{Names, Reader};
use std::ops::Range;

/// The number of a term that several blocks have. Numbers are given in the order of first use.
pub type Term = u32;

/// The terms of every block of a page.
#[derive(Debug, Default)]
pub struct Terms {
    /// What the terms are.
    names: Names,
    /// Those that several blocks have, block by block, in order.
    of: Lists,
    /// The blocks that have each term, in order.
    holders: Lists,
    /// How many each block has alone.
    /// How many each has alone.
    lone: Vec<u32>,
    scale: Scale,
    /// How much each term tells: the fewer blocks have it, the more.
    weight: Vec<Weight>,
    /// The weight of all terms of each block.
    all: Vec<Weight>,
}

impl Terms {
    /// Reads the terms of all blocks.
    pub fn new(sheet: &Sheet<'_>) -> Self {
        let mut reader = Reader::new(sheet.scans.iter().map(|scan| scan.folded.len()).sum());
        sheet.scans.iter().for_each(|scan| reader.read(&scan.folded));
        let mut terms = Self { scale: Scale::new(reader.lists.count()), ..Self::default() };
        let numbers: Vec<Option<Term>> = reader.spread().map(|spread| terms.admit(spread)).collect();
        reader.lists.iter().for_each(|list| terms.add(list.iter().map(|&term| numbers[term as usize])));
        terms.holders = terms.of.turned(terms.len());
        terms.of = terms.holders.turned(terms.lone.len());
        terms.names = reader.names(numbers);
        terms
    }

    /// The terms of a stretch of folded text that several blocks have, as often as it has them.
    pub fn read(&self, text: &[char]) -> Vec<Term> {
        let mut terms = Vec::new();
        self.names.each(text, |term| terms.push(term));
        terms
    }

    /// The number of a term that so many blocks have; nothing for one that only one has.
    fn admit(&mut self, spread: u32) -> Option<Term> {
        if spread < 2 {
            return None;
        }
        self.weight.push(self.scale.of(spread as usize));
        Some(self.weight.len() as Term - 1)
    }

    /// Adds the terms of the next block, those without a number being its own.
    fn add(&mut self, terms: impl Iterator<Item = Option<Term>>) {
        let (mut all, mut lone) = (0, 0);
        for term in terms {
            match term {
                Some(term) => {
                    self.of.push(term);
                    all += self.weight(term);
                }
                None => lone += 1,
            }
        }
        self.of.end();
        self.lone.push(lone);
        self.all.push(all + self.scale.lone(lone));
    }

    /// The blocks that have a term, in order.
    pub fn holders(&self, term: Term) -> &[u32] {
        self.holders.of(term as usize)
    }

    /// The terms of a block that other blocks have too, each once, in order.
    pub fn of(&self, id: usize) -> &[Term] {
        self.of.of(id)
    }

    /// How many terms a block has that no other has.
    pub fn lone(&self, id: usize) -> u32 {
        self.lone[id]
    }

    /// The weight of the terms a block has that no other has.
    pub fn weigh_lone(&self, id: usize) -> Weight {
        self.scale.lone(self.lone[id])
    }

    /// How many different terms a block has.
    pub fn count(&self, id: usize) -> usize {
        self.of(id).len() + self.lone(id) as usize
    }

    /// The weight of all terms of a block.
    pub fn all(&self, id: usize) -> Weight {
        self.all[id]
    }

    /// How many terms there are that several blocks have.
    pub fn len(&self) -> usize {
        self.weight.len()
    }

    /// No terms that several blocks have?
    pub fn is_empty(&self) -> bool {
        self.weight.is_empty()
    }

    /// The terms that two blocks share, in order.
    pub fn shared(&self, a: usize, b: usize) -> impl Iterator<Item = Term> + '_ {
        let (few, many) = if self.of(a).len() < self.of(b).len() { (a, b) } else { (b, a) };
        let mut rest = self.of(many);
        self.of(few).iter().copied().filter(move |&term| {
            rest = &rest[rest.iter().take_while(|&&other| other < term).count()..];
            rest.first() == Some(&term)
        })
    }

    /// The weight of the terms that two blocks share.
    pub fn weigh_shared(&self, a: usize, b: usize) -> Weight {
        self.shared(a, b).map(|term| self.weight(term)).sum()
    }

    /// The share of a block's words that another block has, rare ones counting more.
    pub fn seen(&self, id: usize, other: usize) -> f64 {
        share(self.weigh_shared(id, other), self.all(id))
    }

    /// What each of the blocks near a block has of its words.
    pub fn seen_near(&self, id: usize, near: Range<usize>) -> Seen {
        let mut tally = Tally::new(near);
        self.of(id).iter().for_each(|&term| tally.add(self.holders.of(term as usize), self.weight(term)));
        Seen { tally, all: self.all(id) }
    }

    /// How much a term tells: the fewer blocks have it, the more.
    pub fn weight(&self, term: Term) -> Weight {
        self.weight[term as usize]
    }
}

/// What the blocks of a stretch of the page have of the words of one block.
#[derive(Debug)]
pub struct Seen {
    tally: Tally,
    all: Weight,
}

impl Seen {
    /// The share that a block has, rare words counting more; 0 for blocks that are not near.
    pub fn by(&self, block: usize) -> f64 {
        share(self.tally.of(block), self.all)
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::trial;

    #[test]
    fn blocks_share_what_both_say() {
        let terms = trial::terms(&["渡輪加班", "渡輪停航", "茶園採茶"]);
        assert_eq!((terms.count(0), terms.lone(0), terms.of(0), terms.len()), (3, 2, &[0][..], 1));
        assert_eq!(terms.shared(0, 1).collect::<Vec<_>>(), [0]);
        assert_eq!(terms.shared(0, 2).count(), 0);
        assert!(terms.seen(0, 1) > 0.0 && terms.seen(0, 1) < 1.0 / 3.0);
        assert_eq!(terms.seen(2, 0), 0.0);
        let near = terms.seen_near(0, 1..3);
        assert_eq!([near.by(0), near.by(1), near.by(2)], [0.0, terms.seen(0, 1), 0.0]);
    }
}
