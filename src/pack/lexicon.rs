//! Words and their classes, found in one pass over a folded text.

use super::Class;
use crate::scan::fold;
use std::collections::HashMap;

/// A word of a lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What kind of word it is.
    pub class: Class,
    /// What the pack says of it (the second column), or nothing.
    pub data: Box<str>,
}

/// A word found in a text: code points `start..end` of it, and the entry's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// Its number in the lexicon.
    pub entry: u32,
}

/// All lexicons of all packs as one automaton.
#[derive(Debug, Default)]
pub struct Lexicon {
    next: HashMap<(u32, char), u32>,
    ends: Vec<Vec<u32>>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// Adds a word; it is folded here, so a pack may write it in either script.
    pub fn add(&mut self, word: &str, class: Class, data: &str) {
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
        }
        let mut node = 0;
        for c in word.chars().map(fold) {
            let fresh = self.ends.len() as u32;
            node = *self.next.entry((node, c)).or_insert(fresh);
            if node == fresh {
                self.ends.push(Vec::new());
            }
        }
        self.ends[node as usize].push(self.entries.len() as u32);
        self.entries.push(Entry { class, data: data.into() });
    }

    /// The entry of a hit.
    pub fn entry(&self, hit: Hit) -> &Entry {
        &self.entries[hit.entry as usize]
    }

    /// The entry of a whole word of that class, if it is in a lexicon.
    pub fn find(&self, word: &str, class: Class) -> Option<&Entry> {
        let folded: Vec<char> = word.chars().map(fold).collect();
        let whole = |h: &Hit| h.start == 0 && h.end as usize == folded.len();
        self.hits(&folded).into_iter().filter(whole).map(|h| self.entry(h)).find(|e| e.class == class)
    }

    /// Every word of the lexicons in a folded text, by start, then by length.
    pub fn hits(&self, folded: &[char]) -> Vec<Hit> {
        let mut out = Vec::new();
        for start in 0..folded.len() {
            let mut node = 0;
            for (end, &c) in folded.iter().enumerate().skip(start) {
                let Some(&next) = self.next.get(&(node, c)) else { break };
                node = next;
                out.extend(self.ends[node as usize].iter().map(|&entry| Hit {
                    start: start as u32,
                    end: end as u32 + 1,
                    entry,
                }));
            }
        }
        out
    }
}
