//! Word lists into the blob of an automaton. `build.rs` compiles this file too.

use super::{format, place, trie};
use std::collections::{BTreeMap, HashMap};

/// The most distinct characters that the words of one automaton may have.
const MOST_CHARACTERS: usize = 0xFFFE;
/// The longest data of an entry in bytes.
const LONGEST_DATA: usize = 0xFFFF;

/// Collects entries and makes an automaton of them.
#[derive(Debug, Default)]
pub struct Compiler {
    entries: Vec<Raw>,
}

#[derive(Debug)]
struct Raw {
    word: String,
    class: u8,
    data: String,
}

impl Compiler {
    /// Adds a folded word; `class` is the class's number. Entries of one word keep their order.
    pub fn add(&mut self, word: String, class: u8, data: &str) {
        debug_assert!(class < format::MOST_CLASSES, "class numbers have seven bits");
        if !word.is_empty() {
            self.entries.push(Raw { word, class, data: data.to_owned() });
        }
    }

    /// Nothing collected yet?
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The blob, or why there can be none.
    pub fn finish(mut self) -> Result<Vec<u8>, &'static str> {
        self.entries.sort_by(|a, b| a.word.cmp(&b.word));
        let alphabet = alphabet(&self.entries);
        if alphabet.len() > MOST_CHARACTERS {
            return Err("too many different characters in one lexicon");
        }
        if self.entries.len() > format::MOST_ENTRIES {
            return Err("too many words in one lexicon");
        }
        if self.entries.iter().any(|e| e.data.len() > LONGEST_DATA) {
            return Err("data of more than 65,535 bytes");
        }
        let data = Data::of(&self.entries);
        let (words, packed, entries) = pack(&self.entries, &alphabet, &data);
        let nodes = trie::grow(&words);
        let (bmp, astral) = alphabet_tables(&alphabet);
        let (bases, len) = place::place(&nodes);
        let (numbers, different) = different(&packed);
        if len > format::MOST_NODES || different.len() > format::MOST_NODES {
            return Err("too many different beginnings of words in one lexicon");
        }
        let filter = filter(&nodes);
        let first = first(&nodes, &bases, &packed, &filter.units, alphabet.len());
        let array = array(&nodes, &bases, &numbers, len);
        let different = different.into_iter().flat_map(u32::to_le_bytes).collect();
        Ok(join([bmp, astral, first, filter.bytes, array, different, entries, data.ends, data.text]))
    }
}

/// A code for each character, from 1, the commonest first (small codes make a dense array).
fn alphabet(entries: &[Raw]) -> HashMap<char, u16> {
    let mut counts: HashMap<char, u32> = HashMap::new();
    for c in entries.iter().flat_map(|e| e.word.chars()) {
        *counts.entry(c).or_default() += 1;
    }
    let mut order: Vec<(char, u32)> = counts.into_iter().collect();
    order.sort_by_key(|&(c, n)| (std::cmp::Reverse(n), c));
    order.into_iter().zip(1u16..=u16::MAX).map(|((c, _), code)| (c, code)).collect()
}

fn alphabet_tables(alphabet: &HashMap<char, u16>) -> (Vec<u8>, Vec<u8>) {
    let (mut bmp, mut astral) = (vec![0; 0x2_0000], BTreeMap::new());
    for (&c, &code) in alphabet {
        match u32::from(c) as usize {
            n @ 0..0x1_0000 => bmp[n * 2..n * 2 + 2].copy_from_slice(&code.to_le_bytes()),
            n => drop(astral.insert(n as u32, code)),
        }
    }
    (bmp, astral.iter().flat_map(|(&c, &code)| numbers([c, u32::from(code)])).collect())
}

/// Every datum once, those that most entries share first.
struct Data<'r> {
    number: HashMap<&'r str, u32>,
    ends: Vec<u8>,
    text: Vec<u8>,
}

impl<'r> Data<'r> {
    fn of(raw: &'r [Raw]) -> Self {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for entry in raw {
            *counts.entry(&entry.data).or_default() += 1;
        }
        let mut order: Vec<(&str, u32)> = counts.into_iter().collect();
        order.sort_by_key(|&(datum, n)| (std::cmp::Reverse(n), datum));
        let (mut ends, mut text) = (Vec::new(), Vec::new());
        for (datum, _) in &order {
            text.extend(datum.bytes());
            ends.extend((text.len() as u32).to_le_bytes());
        }
        Self { number: order.into_iter().zip(0..).map(|((datum, _), n)| (datum, n)).collect(), ends, text }
    }
}

/// The words, each packed, and the entries of those that have several. `raw` is in order of words.
fn pack(raw: &[Raw], alphabet: &HashMap<char, u16>, data: &Data<'_>) -> (trie::Words, Vec<u32>, Vec<u8>) {
    let (mut words, mut packed, mut several) = (trie::Words::default(), Vec::new(), Vec::new());
    for entries in raw.chunk_by(|a, b| a.word == b.word) {
        words.push(entries[0].word.chars().map(|c| alphabet[&c]));
        let pack = |entry: &Raw| format::pack(entry.class, data.number[&*entry.data]);
        if let [only] = entries {
            packed.push(pack(only));
            continue;
        }
        packed.push(format::pack_several((several.len() / format::ENTRY) as u32));
        for (n, entry) in entries.iter().enumerate() {
            let last = if n + 1 == entries.len() { format::LAST } else { 0 };
            several.extend((pack(entry) | last).to_le_bytes());
        }
    }
    (words, packed, several)
}

/// The number of each packed word, and the different ones by number, the commonest first; 0 is none.
fn different(packed: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for &word in packed {
        *counts.entry(word).or_default() += 1;
    }
    let mut order: Vec<(u32, u32)> = counts.into_iter().collect();
    order.sort_by_key(|&(word, n)| (std::cmp::Reverse(n), word));
    let number: HashMap<u32, u32> = order.iter().zip(1..).map(|(&(word, _), n)| (word, n)).collect();
    let different = [0].into_iter().chain(order.iter().map(|&(word, _)| word));
    (packed.iter().map(|word| number[word]).collect(), different.collect())
}

/// The root's children by code; `units` are theirs, in order.
fn first(nodes: &[trie::Node], bases: &[u32], packed: &[u32], units: &[[u32; 2]], codes: usize) -> Vec<u8> {
    let mut first = vec![0; (codes + 1) * format::HEAD];
    for (child, [unit, units]) in nodes[0].children.clone().zip(units) {
        let word = nodes[child].word.map_or(0, |w| packed[w as usize]);
        let item = numbers([bases[child], word, *unit, *units]);
        put(&mut first, usize::from(nodes[child].code) * format::HEAD, item);
    }
    first
}

/// The double array of all nodes below them; `words` are the numbers of packed words.
fn array(nodes: &[trie::Node], bases: &[u32], words: &[u32], len: usize) -> Vec<u8> {
    let mut array = vec![0; len * format::NODE];
    for (parent, node) in nodes.iter().enumerate().skip(1) {
        for child in node.children.clone() {
            let trie::Node { code, word, .. } = nodes[child];
            let slot = bases[parent] as usize + usize::from(code);
            let node = format::Node::new(bases[child], code, word.map_or(0, |w| words[w as usize]));
            put(&mut array, slot * format::NODE, node.bytes());
        }
    }
    array
}

/// What words begin with.
struct Filter {
    bytes: Vec<u8>,
    /// First unit and number of units of each child of the root.
    units: Vec<[u32; 2]>,
}

/// The filter of the first two and of the first three characters.
fn filter(nodes: &[trie::Node]) -> Filter {
    let (mut bytes, mut units) = (Vec::new(), Vec::new());
    for head in &nodes[nodes[0].children.clone()] {
        let (hashes, from) = (beginnings(nodes, head), bytes.len());
        let count = (hashes.len() * format::ROOM).div_ceil(format::UNIT * 8);
        bytes.resize(from + count * format::UNIT, 0);
        for (second, hash) in hashes {
            let (byte, bit) = format::bit(hash);
            bytes[from + format::unit(0, count as u32, second) * format::UNIT + byte] |= 1u8 << bit;
        }
        units.push([(from / format::UNIT) as u32, count as u32]);
    }
    Filter { bytes, units }
}

/// The hashes of the second code of all words that begin with `head`, each with that of what is to be found by it.
fn beginnings(nodes: &[trie::Node], head: &trie::Node) -> Vec<(u32, u32)> {
    let mut hashes = Vec::new();
    for second in &nodes[head.children.clone()] {
        let hash = format::hash_second(second.code);
        hashes.extend(second.word.map(|_| (hash, hash)));
        let thirds = nodes[second.children.clone()].iter();
        hashes.extend(thirds.map(|third| (hash, format::hash_third(hash, third.code))));
    }
    hashes
}

fn numbers<const N: usize>(values: [u32; N]) -> impl Iterator<Item = u8> {
    values.into_iter().flat_map(u32::to_le_bytes)
}

fn put(bytes: &mut [u8], at: usize, values: impl IntoIterator<Item = u8>) {
    for (place, byte) in bytes[at..].iter_mut().zip(values) {
        *place = byte;
    }
}

fn join(sections: [Vec<u8>; format::SECTIONS]) -> Vec<u8> {
    let lengths = sections.iter().flat_map(|s| (s.len() as u32).to_le_bytes());
    lengths.chain(sections.iter().flatten().copied()).collect()
}
