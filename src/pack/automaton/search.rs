//! The search: every word of an automaton at every place of a text.

use super::{
    Automaton,
    format::{self, Node},
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

/// How many places are looked up before the words there are told.
const BATCH: usize = 64;

/// A word found in a text.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: u32,
    end: u32,
    /// Its entries, packed.
    packed: u32,
}

/// Room that a search needs, to be kept from text to text.
#[derive(Debug, Default)]
pub struct Room {
    codes: Vec<u16>,
    words: Vec<Word>,
}

impl Room {
    /// For how many characters there is room.
    pub fn capacity(&self) -> usize {
        self.codes.capacity()
    }
}

/// The parts of an automaton that every place asks.
struct Tables<'a> {
    first: &'a [[u8; format::HEAD]],
    filter: &'a [[u8; format::UNIT]],
    nodes: &'a [[u8; format::NODE]],
    words: &'a [[u8; 4]],
    entries: &'a [[u8; format::ENTRY]],
}

/// What the tables say of a place.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// The word of its first character, packed, or 0.
    single: u32,
    /// The base of the node of its first character, 0 where no longer word begins.
    base: u32,
    /// May words of three characters and more begin there?
    goes_on: bool,
}

impl Tables<'_> {
    /// Looks up a place by the codes of its first three characters. It does not branch on what it reads, so that the
    /// tables, which no cache holds, are read for many places at once.
    #[inline]
    fn place(&self, one: u16, two: u16, three: u16) -> Place {
        let [base, single, unit, units] = self.first.get(usize::from(one)).map_or([0; 4], format::four);
        let second = format::hash_second(two);
        let unit = self.filter.get(format::unit(unit, units, second)).unwrap_or(&[0; format::UNIT]);
        let holds = |(byte, bit): (usize, u32)| unit[byte] >> bit & 1 == 1;
        let (ends, goes_on) = (holds(format::bit(second)), holds(format::bit(format::hash_third(second, three))));
        let base = if (two != 0) & (ends | goes_on) { base } else { 0 };
        Place { single, base, goes_on }
    }

    /// The node at the place of the child by a code, where there is a base: it is the child if it has that code.
    #[inline]
    fn child(&self, base: usize, code: u16) -> Node {
        let number = if base == 0 { 0 } else { base + usize::from(code) };
        self.nodes.get(number).map_or_else(Node::default, Node::read)
    }

    /// The word of a node, packed, or 0.
    #[inline]
    fn word(&self, node: Node) -> u32 {
        self.words.get(node.word()).map_or(0, |word| u32::from_le_bytes(*word))
    }

    /// Adds the words at a place, shortest first; `node` is where its first two codes lead, if they do.
    #[inline]
    fn words(&self, codes: &[u16], start: usize, place: Place, mut node: Node, words: &mut Vec<Word>) {
        let mut add = |end: usize, packed: u32| {
            if packed != 0 {
                words.push(Word { start: start as u32, end: end as u32, packed });
            }
        };
        let mut at = start + 1;
        add(at, place.single);
        while codes[at] != 0 && node.code() == codes[at] {
            at += 1;
            add(at, self.word(node));
            if node.base() == 0 || !place.goes_on {
                return;
            }
            node = self.child(node.base(), codes[at]);
        }
    }

    /// Calls `found` for every entry of a word.
    #[inline]
    fn tell(&self, word: Word, found: &mut impl FnMut(Match)) {
        let (mut entry, mut more) = match format::several(word.packed) {
            None => (word.packed | format::LAST, [].iter()),
            Some(first) => {
                let mut entries = self.entries.get(first as usize..).unwrap_or_default().iter();
                let Some(entry) = entries.next() else { return };
                (u32::from_le_bytes(*entry), entries)
            }
        };
        loop {
            let (class, datum) = format::unpack(entry);
            found(Match { start: word.start, end: word.end, datum, class });
            if entry & format::LAST != 0 {
                return;
            }
            let Some(next) = more.next() else { return };
            entry = u32::from_le_bytes(*next);
        }
    }
}

impl Automaton {
    fn tables(&self) -> Tables<'_> {
        Tables {
            first: self.section(format::FIRST).as_chunks().0,
            filter: self.section(format::FILTER).as_chunks().0,
            nodes: self.section(format::NODES).as_chunks().0,
            words: self.section(format::WORDS).as_chunks().0,
            entries: self.section(format::ENTRIES).as_chunks().0,
        }
    }

    /// Calls `found` for every entry of every word in a folded text, by start, then length. Words that begin or end where
    /// `cuts` is true are left out.
    #[inline]
    pub fn search(&self, folded: &[char], room: &mut Room, cuts: impl Fn(usize) -> bool, mut found: impl FnMut(Match)) {
        let Room { codes, words } = room;
        self.code(folded, codes);
        let tables = self.tables();
        let (mut places, mut nodes) = ([Place::default(); BATCH], [Node::default(); BATCH]);
        for from in (0..folded.len()).step_by(BATCH) {
            for (place, codes) in places.iter_mut().zip(codes[from..].windows(3)) {
                *place = tables.place(codes[0], codes[1], codes[2]);
            }
            // The nodes are farthest off: with nothing else between, more of them are under way at once.
            for ((node, place), second) in nodes.iter_mut().zip(&places).zip(&codes[from + 1..]) {
                *node = tables.child(place.base as usize, *second);
            }
            for ((start, place), node) in (from..folded.len()).zip(&places).zip(&nodes) {
                tables.words(codes, start, *place, *node, words);
            }
            for word in words.drain(..) {
                if !cuts(word.start as usize) && !cuts(word.end as usize) {
                    tables.tell(word, &mut found);
                }
            }
        }
    }
}
