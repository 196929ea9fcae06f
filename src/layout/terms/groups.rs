//! The terms of groups of blocks: runs of text, stories.

use super::{
    Lists, Scale, Tally, Term, Terms,
    weight::{Weight, share},
};

/// Which groups have which terms.
#[derive(Debug)]
pub struct Groups<'a> {
    terms: &'a Terms,
    /// The groups that have each term.
    holders: Lists,
    /// What terms weigh here: the fewer groups have them, the more.
    scale: Scale,
    /// The weight of all terms of each group, each once.
    all: Vec<Weight>,
}

impl<'a> Groups<'a> {
    /// Gathers the terms of each group of blocks.
    pub fn new<'b>(terms: &'a Terms, groups: impl ExactSizeIterator<Item = &'b [usize]>) -> Self {
        let (scale, mut lists) = (Scale::new(groups.len()), Lists::default());
        let mut last = vec![0; terms.len()];
        let mut all = Vec::with_capacity(groups.len());
        for (n, blocks) in groups.enumerate() {
            all.push(scale.lone(blocks.iter().map(|&id| terms.lone(id)).sum()));
            for &term in blocks.iter().flat_map(|&id| terms.of(id)) {
                if std::mem::replace(&mut last[term as usize], n + 1) != n + 1 {
                    lists.push(term);
                }
            }
            lists.end();
        }
        let mut groups = Self { terms, holders: lists.turned(terms.len()), scale, all };
        for (n, list) in lists.iter().enumerate() {
            groups.all[n] += list.iter().map(|&term| groups.weight(term)).sum::<Weight>();
        }
        groups
    }

    /// The groups that have a term, in order.
    pub fn holders(&self, term: Term) -> &[u32] {
        self.holders.of(term as usize)
    }

    /// How much a term tells: the fewer groups have it, the more.
    pub fn weight(&self, term: Term) -> Weight {
        self.scale.of(self.holders(term).len())
    }

    /// The weight of all terms of a group.
    pub fn all(&self, group: usize) -> Weight {
        self.all[group]
    }

    /// The share of a block's words that each of some groups (in order) has; words that other groups have too count less.
    pub fn told(&self, block: usize, groups: &[usize]) -> Vec<f64> {
        let own = self.terms.of(block);
        let all = self.scale.lone(self.terms.lone(block)) + own.iter().map(|&t| self.weight(t)).sum::<Weight>();
        let mut tally = Tally::over(groups);
        own.iter().for_each(|&term| tally.add(self.holders(term), self.weight(term)));
        groups.iter().map(|&group| share(tally.of(group), all)).collect()
    }
}
