//! Places in the double array: where the children of each node lie. `build.rs` compiles this file too.

use super::trie::Node;
use std::cmp::Reverse;

/// How many free places are tried for a node before the search moves on for good.
const TRIES: usize = 256;

/// The base of each node's children (0 where it has none), and the length of the array.
///
/// Broad nodes go first, while there is room; the narrow ones then fill the gaps. The root is left out, and so are its
/// children as nodes: they have their own table.
pub fn place(nodes: &[Node]) -> (Vec<u32>, usize) {
    let mut inner: Vec<usize> = (1..nodes.len()).filter(|&n| !nodes[n].children.is_empty()).collect();
    inner.sort_by_key(|&n| Reverse(nodes[n].children.len()));
    let mut bases = vec![0; nodes.len()];
    let mut array = Array::default();
    let mut width = 0;
    for n in inner {
        let children = &nodes[nodes[n].children.clone()];
        if children.len() != width {
            width = children.len();
            array.from = 0; // Narrower nodes may fit where broader ones did not.
        }
        bases[n] = array.take(children);
    }
    (bases, array.next.len())
}

#[derive(Default)]
struct Array {
    /// Of a free place its own number, of a taken one that of a later place from which to look on.
    next: Vec<u32>,
    bases: Vec<bool>,
    /// Where the search begins.
    from: usize,
}

impl Array {
    /// Finds a base for these children and takes their places.
    fn take(&mut self, children: &[Node]) -> u32 {
        let least = children.iter().map(|c| usize::from(c.code)).min().unwrap_or(0);
        self.from = self.free_from(self.from);
        let mut slot = self.free_from(self.from.max(least + 1));
        let mut tries = 0;
        while !self.fits(slot - least, children) {
            tries += 1;
            slot = self.free_from(slot + 1);
            if tries == TRIES {
                self.from = slot;
                tries = 0;
            }
        }
        let base = slot - least;
        if self.bases.len() <= base {
            self.bases.resize(base + 1, false);
        }
        self.bases[base] = true;
        for child in children {
            self.fill(base + usize::from(child.code));
        }
        base as u32
    }

    /// The first free place from `at` on. Shortens the way for the next search.
    fn free_from(&mut self, at: usize) -> usize {
        let mut place = at;
        while let Some(&next) = self.next.get(place).filter(|&&next| next as usize != place) {
            let beyond = self.next.get(next as usize).copied().unwrap_or(next);
            self.next[place] = beyond;
            place = beyond as usize;
        }
        place
    }

    fn fill(&mut self, place: usize) {
        let len = self.next.len();
        self.next.extend((len..=place).map(|i| i as u32));
        self.next[place] = place as u32 + 1;
    }

    fn fits(&self, base: usize, children: &[Node]) -> bool {
        let free = |place: usize| self.next.get(place).is_none_or(|&next| next as usize == place);
        !self.bases.get(base).is_some_and(|&used| used) && children.iter().all(|c| free(base + usize::from(c.code)))
    }
}
