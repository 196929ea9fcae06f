//! Places in the double array: where the children of each node lie. `build.rs` compiles this file too.

use super::trie::Node;
use std::cmp::Reverse;

/// How many free places are tried for a node before the search moves on for good.
const TRIES: usize = 64;

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
            array.rewind(width);
        }
        bases[n] = array.take(children);
    }
    (bases, array.taken.len())
}

#[derive(Default)]
struct Array {
    taken: Vec<bool>,
    bases: Vec<bool>,
    /// Where the search begins.
    from: usize,
}

impl Array {
    /// Begins again at the front for narrow nodes, which may fit where broader ones did not.
    fn rewind(&mut self, width: usize) {
        if width <= 8 {
            self.from = 0;
        }
    }

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
        set(&mut self.bases, base);
        for child in children {
            set(&mut self.taken, base + usize::from(child.code));
        }
        base as u32
    }

    fn free_from(&self, at: usize) -> usize {
        (at..self.taken.len()).find(|&i| !self.taken[i]).unwrap_or(at.max(self.taken.len()))
    }

    fn fits(&self, base: usize, children: &[Node]) -> bool {
        !is_set(&self.bases, base) && children.iter().all(|c| !is_set(&self.taken, base + usize::from(c.code)))
    }
}

fn is_set(bits: &[bool], at: usize) -> bool {
    bits.get(at).copied().unwrap_or(false)
}

fn set(bits: &mut Vec<bool>, at: usize) {
    if bits.len() <= at {
        bits.resize(at + 1, false);
    }
    bits[at] = true;
}
