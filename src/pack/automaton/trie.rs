//! Words into a trie, nodes numbered level by level. `build.rs` compiles this file too.

use std::ops::Range;

/// Words as codes, sorted, no word twice, all in one piece of memory.
#[derive(Debug, Default)]
pub struct Words {
    codes: Vec<u16>,
    ends: Vec<usize>,
}

impl Words {
    /// Adds the next word.
    pub fn push(&mut self, codes: impl Iterator<Item = u16>) {
        self.codes.extend(codes);
        self.ends.push(self.codes.len());
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, word: usize) -> &[u16] {
        let start = if word == 0 { 0 } else { self.ends[word - 1] };
        &self.codes[start..self.ends[word]]
    }
}

/// A node of a trie.
#[derive(Debug)]
pub struct Node {
    /// The code that leads to it.
    pub code: u16,
    /// The word that ends here.
    pub word: Option<u32>,
    /// Its children's numbers, by code.
    pub children: Range<usize>,
}

/// The trie of the words; the root is node 0, and siblings stand side by side.
pub fn grow(words: &Words) -> Vec<Node> {
    let mut nodes = vec![Node { code: 0, word: None, children: 0..0 }];
    let mut ranges = Vec::from([Range { start: 0, end: words.len() }]);
    let (mut at, mut depth, mut level_end) = (0, 0, 1);
    while at < nodes.len() {
        if at == level_end {
            depth += 1;
            level_end = nodes.len();
        }
        let mut range = ranges[at].clone();
        if range.start < range.end && words.get(range.start).len() == depth {
            nodes[at].word = Some(range.start as u32);
            range.start += 1;
        }
        nodes[at].children = branch(words, range, depth, &mut nodes, &mut ranges);
        at += 1;
    }
    nodes
}

/// Adds the children of a node: `range` are its words longer than `depth`.
fn branch(
    words: &Words,
    range: Range<usize>,
    depth: usize,
    nodes: &mut Vec<Node>,
    ranges: &mut Vec<Range<usize>>,
) -> Range<usize> {
    let first = nodes.len();
    let mut start = range.start;
    while start < range.end {
        let code = words.get(start)[depth];
        let mut end = start + 1;
        while end < range.end && words.get(end)[depth] == code {
            end += 1;
        }
        nodes.push(Node { code, word: None, children: 0..0 });
        ranges.push(start..end);
        start = end;
    }
    first..nodes.len()
}
