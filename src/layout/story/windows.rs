//! The words on both sides of a gap: two windows that slide over the running text.

use crate::layout::{
    page::BlockId,
    terms::{Terms, Weight, alike, share},
};

/// Blocks of running text on each side whose words are compared.
const WINDOW: usize = 3;

/// A side of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Left,
    /// After it.
    Right,
}

/// The terms of the blocks on both sides of one gap.
pub struct Windows<'a> {
    terms: &'a Terms,
    body: &'a [BlockId],
    /// How many blocks of each side have each term.
    counts: Vec<[u8; 2]>,
    /// The weight of the different terms of each side.
    all: [Weight; 2],
    /// The weight of those that both sides have.
    shared: Weight,
}

impl<'a> Windows<'a> {
    /// Stands before the first block of the running text.
    pub fn new(terms: &'a Terms, body: &'a [BlockId]) -> Self {
        let mut windows = Self { terms, body, counts: vec![[0; 2]; terms.len()], all: [0; 2], shared: 0 };
        body.iter().take(WINDOW).for_each(|&id| windows.enter(id, Side::Right));
        windows
    }

    /// Goes on to gap `n`, between blocks `n` and `n + 1` of the running text, from the one before it.
    pub fn go_to(&mut self, n: usize) {
        self.leave(self.body[n], Side::Right);
        self.enter(self.body[n], Side::Left);
        if let Some(&id) = self.body.get(n + WINDOW) {
            self.enter(id, Side::Right);
        }
        if let Some(gone) = n.checked_sub(WINDOW) {
            self.leave(self.body[gone], Side::Left);
        }
    }

    /// How much the words of both sides are the same: 0 to 1.
    pub fn cohesion(&self) -> f64 {
        alike(self.shared, self.all[0], self.all[1])
    }

    /// The share of a block's words that stand on a side.
    pub fn explain(&self, block: BlockId, side: Side) -> f64 {
        let there = self.terms.of(block).iter().filter(|&&term| self.counts[term as usize][side as usize] > 0);
        share(there.map(|&term| self.terms.weight(term)).sum(), self.terms.all(block))
    }

    fn enter(&mut self, block: BlockId, side: Side) {
        let (own, other) = (side as usize, 1 - side as usize);
        self.all[own] += self.terms.weigh_lone(block);
        for &term in self.terms.of(block) {
            let counts = &mut self.counts[term as usize];
            if counts[own] == 0 {
                self.all[own] += self.terms.weight(term);
                self.shared += self.terms.weight(term) * Weight::from(counts[other] > 0);
            }
            counts[own] += 1;
        }
    }

    fn leave(&mut self, block: BlockId, side: Side) {
        let (own, other) = (side as usize, 1 - side as usize);
        self.all[own] -= self.terms.weigh_lone(block);
        for &term in self.terms.of(block) {
            let counts = &mut self.counts[term as usize];
            counts[own] -= 1;
            if counts[own] == 0 {
                self.all[own] -= self.terms.weight(term);
                self.shared -= self.terms.weight(term) * Weight::from(counts[other] > 0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::trial;

    #[test]
    fn windows_hold_the_blocks_beside_a_gap() {
        let terms = trial::terms(&["渡輪加班", "渡輪停航", "茶園採茶", "茶園豐收", "渡輪", "茶園"]);
        let body = [0, 1, 2, 3];
        let mut windows = Windows::new(&terms, &body);
        let mut explained = Vec::new();
        for n in 0..3 {
            windows.go_to(n);
            explained.push([Side::Left, Side::Right].map(|side| (windows.explain(4, side), windows.explain(5, side))));
        }
        assert!(windows.cohesion() > 0.0);
        let ferry = |side: usize| explained.iter().map(|e| e[side].0 > 0.0).collect::<Vec<_>>();
        assert_eq!((ferry(0), ferry(1)), (vec![true, true, true], vec![true, false, false]));
        assert!(explained[0][0].1 == 0.0 && explained[0][1].1 > 0.0);
    }
}
