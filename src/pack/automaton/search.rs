//! The search: every word of an automaton at every place of a text.

use super::{
    Automaton, Entry,
    format::{self, Beginnings, Pairs},
};

/// An entry of a word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// The number of its datum in the automaton.
    pub datum: u32,
    /// Its class's number.
    pub class: u8,
}

impl Automaton {
    /// Calls `found` for every entry of every word in a folded text, by start, then length. Words that begin or end where
    /// `cuts` is true are left out.
    #[inline]
    pub fn search(&self, folded: &[char], cuts: impl Fn(usize) -> bool, mut found: impl FnMut(Match)) {
        let codes = self.codes(folded);
        let (first, _) = self.section(format::FIRST).as_chunks();
        let (nodes, _) = self.section(format::NODES).as_chunks();
        let pairs = Pairs::new(self.section(format::PAIRS));
        let triples = Beginnings::new(self.section(format::TRIPLES));
        let mut word = |start: usize, end: usize, packed: u32| {
            if cuts(end) {
                return;
            }
            let mut tell = |Entry { datum, class, .. }: Entry| {
                found(Match { start: start as u32, end: end as u32, datum, class });
            };
            let Some(first) = format::several(packed) else { return tell(Entry::of(packed)) };
            for &entry in self.entries.get(first as usize..).unwrap_or_default() {
                tell(entry);
                if entry.last {
                    return;
                }
            }
        };
        for (start, pair) in codes.windows(2).enumerate() {
            let (one, two) = (pair[0], pair[1]);
            if one == 0 || cuts(start) {
                continue;
            }
            let [mut base, packed] = first.get(usize::from(one)).map_or([0; 2], format::two);
            if packed != 0 {
                word(start, start + 1, packed);
            }
            if base == 0 || two == 0 {
                continue;
            }
            let pair = format::pair_hash(one, two);
            let (ends, begins) = pairs.of(pair);
            let third = || codes.get(start + 2).copied().unwrap_or(0);
            let goes_on = begins && triples.may_hold(format::join_hash(pair, third()));
            if !(ends || goes_on) {
                continue;
            }
            let (mut at, mut code) = (start + 1, two);
            while let Some(node) = nodes.get(base as usize + usize::from(code)) {
                let [next, check, packed] = format::three(node);
                if check != base {
                    break;
                }
                at += 1;
                if packed != 0 {
                    word(start, at, packed);
                }
                code = codes.get(at).copied().unwrap_or_default();
                if next == 0 || code == 0 || !goes_on {
                    break;
                }
                base = next;
            }
        }
    }
}
