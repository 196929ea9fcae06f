//! How an automaton lies in memory: one blob of sections, read in place. `build.rs` compiles this file too.
//!
//! The blob opens with [`SECTIONS`] lengths in bytes (`u32`); the sections follow in the order of the constants below.
//! All numbers are little-endian.

/// How many sections there are.
pub const SECTIONS: usize = 10;

/// `u16` for each character below U+10000: its code, 0 for a character of no word. Common characters have small codes.
pub const ALPHABET: usize = 0;
/// `u32` character, `u32` code: the alphabet from U+10000 on, sorted.
pub const ASTRAL: usize = 1;
/// `u32` base, `u32` word for each code: the root's children, beside each other (they are asked at every position).
pub const FIRST: usize = 2;
/// Two bits for each hash of two codes ([`pair_hash`]): do they make a word, and do longer words begin with them; the
/// size is a power of two.
pub const PAIRS: usize = 3;
/// A set of the three codes that words begin with, as a bitmap over [`join_hash`]; its size is a power of two.
pub const TRIPLES: usize = 4;
/// The double array, a [`Node`] in [`NODE`] bytes each.
///
/// The child of node `n` by code `c` is at `base(n) + c` if the code there is `c`: no two nodes share a base, so that no
/// other node has a child there by that code.
pub const NODES: usize = 5;
/// `u32` for each different packed word of [`NODES`] ([`pack`], [`pack_several`]), the commonest first, after a 0 for none.
pub const WORDS: usize = 6;
/// The entries of words of several, packed: [`pack`] with [`LAST`] for the last of a word.
pub const ENTRIES: usize = 7;
/// `u32` end in [`DATA`] of each datum; those that many entries share come first.
pub const ENDS: usize = 8;
/// What is said of entries, in UTF-8, every datum once.
pub const DATA: usize = 9;

/// Bytes of a node.
pub const NODE: usize = 8;
/// No base, and no place in [`WORDS`], is greater.
pub const MOST_NODES: usize = (1 << 24) - 1;
/// Bytes of an item of [`FIRST`].
pub const HEAD: usize = 8;
/// Bytes of an entry.
pub const ENTRY: usize = 4;
/// Marks the last entry of a word.
pub const LAST: u32 = 1 << 31;
/// The most entries of an automaton.
pub const MOST_ENTRIES: usize = (1 << 24) - 2;
/// The most classes.
pub const MOST_CLASSES: u8 = 128;

/// Bits of [`PAIRS`] and of [`TRIPLES`] for each pair and each triple, at least.
const PAIR_BITS: usize = 16;
const TRIPLE_BITS: usize = 8;
/// Marks a word of several entries.
const SEVERAL: u32 = 1 << 31;

/// An entry in one number, never 0: class, and number of its datum. It stands for a word that has no other entry.
#[allow(dead_code, reason = "the reader does not write")]
pub fn pack(class: u8, datum: u32) -> u32 {
    (u32::from(class) << 24) | (datum + 1)
}

/// A word of several entries in one number, never 0: the place of the first of them.
#[allow(dead_code, reason = "the reader does not write")]
pub fn pack_several(first: u32) -> u32 {
    SEVERAL | (first + 1)
}

/// Where the entries of a packed word begin, if there are several.
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn several(word: u32) -> Option<u32> {
    (word & SEVERAL != 0).then_some((word & !SEVERAL).wrapping_sub(1))
}

/// Class and datum of a packed entry.
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn unpack(entry: u32) -> (u8, u32) {
    ((entry >> 24) as u8 & 0x7F, (entry & 0xFF_FFFF).wrapping_sub(1))
}

/// The hash of the two codes that a word begins with.
#[inline]
pub fn pair_hash(first: u16, second: u16) -> u32 {
    mix((u32::from(first) << 16) | u32::from(second))
}

/// The hash of what has the hash `before`, and one code more.
#[inline]
pub fn join_hash(before: u32, code: u16) -> u32 {
    mix(before.rotate_left(7) ^ u32::from(code))
}

#[inline]
fn mix(value: u32) -> u32 {
    let mixed = value.wrapping_mul(0x9E37_79B1);
    mixed ^ (mixed >> 15)
}

/// Two bits a hash: may the two characters be a word, and may a longer word begin with them.
#[derive(Debug, Clone, Copy)]
#[allow(dead_code, reason = "build.rs does not read")]
pub struct Pairs<'a>(&'a [u8]);

#[allow(dead_code, reason = "build.rs does not read")]
impl<'a> Pairs<'a> {
    /// The bits in these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// May the pair be a word, and may a longer word begin with it? Never false of one that is or does.
    #[inline]
    pub fn of(self, hash: u32) -> (bool, bool) {
        let byte = self.0.get((hash >> 2) as usize & self.0.len().wrapping_sub(1));
        let bits = byte.map_or(0, |byte| byte >> ((hash & 3) * 2));
        (bits & 1 != 0, bits & 2 != 0)
    }
}

/// What [`Pairs`] reads, of hashes with their two bits.
#[allow(dead_code, reason = "the reader does not write")]
pub fn pairs(hashes: &[(u32, u8)]) -> Vec<u8> {
    let mut bytes = vec![0u8; (hashes.len() * PAIR_BITS / 8).next_power_of_two().max(64)];
    let mask = bytes.len() - 1;
    for (hash, bits) in hashes {
        bytes[(hash >> 2) as usize & mask] |= bits << ((hash & 3) * 2);
    }
    bytes
}

/// A bitmap over hashes, of a power of two bytes: what is in it may be there, what is not in it is not.
#[derive(Debug, Clone, Copy)]
#[allow(dead_code, reason = "build.rs does not read")]
pub struct Beginnings<'a>(&'a [u8]);

#[allow(dead_code, reason = "build.rs does not read")]
impl<'a> Beginnings<'a> {
    /// The bitmap in these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// May a word begin so? Never false of one that does.
    #[inline]
    pub fn may_hold(self, hash: u32) -> bool {
        let byte = (hash >> 3) as usize & self.0.len().wrapping_sub(1);
        self.0.get(byte).is_some_and(|byte| byte >> (hash & 7) & 1 == 1)
    }
}

/// What [`Beginnings`] reads, of these hashes.
#[allow(dead_code, reason = "the reader does not write")]
pub fn bitmap(hashes: &[u32]) -> Vec<u8> {
    let mut bytes = vec![0u8; (hashes.len() * TRIPLE_BITS / 8).next_power_of_two().max(64)];
    let mask = bytes.len() - 1;
    for hash in hashes {
        bytes[(hash >> 3) as usize & mask] |= 1 << (hash & 7);
    }
    bytes
}

/// The numbers in an item of [`FIRST`].
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn two(item: &[u8; HEAD]) -> [u32; 2] {
    let [a, b, c, d, e, f, g, h] = *item;
    [u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])]
}

/// A node of the double array: 24 bits of base, 16 of code, 24 of word, from the lowest on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Node(u64);

impl Node {
    /// A node that the code leads to; `base` of its children, 0 without any, and the place of its word in [`WORDS`].
    #[allow(dead_code, reason = "the reader does not write")]
    pub fn new(base: u32, code: u16, word: u32) -> Self {
        Self(u64::from(base) | u64::from(code) << 24 | u64::from(word) << 40)
    }

    /// The bytes it lies in memory as.
    #[allow(dead_code, reason = "the reader does not write")]
    pub fn bytes(self) -> [u8; NODE] {
        self.0.to_le_bytes()
    }

    /// The node in these bytes.
    #[inline]
    #[allow(dead_code, reason = "build.rs does not read")]
    pub fn read(bytes: &[u8; NODE]) -> Self {
        Self(u64::from_le_bytes(*bytes))
    }

    /// The base of its children, 0 without any.
    #[inline]
    #[allow(dead_code, reason = "build.rs does not read")]
    pub fn base(self) -> usize {
        (self.0 & 0xFF_FFFF) as usize
    }

    /// The code that leads to it, 0 where no node is.
    #[inline]
    #[allow(dead_code, reason = "build.rs does not read")]
    pub fn code(self) -> u16 {
        (self.0 >> 24) as u16
    }

    /// The place of its word in [`WORDS`].
    #[inline]
    #[allow(dead_code, reason = "build.rs does not read")]
    pub fn word(self) -> usize {
        (self.0 >> 40) as usize
    }
}

/// The `u32` at `at`, or 0 past the end.
#[inline]
pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u32::from_le_bytes(*b))
}

/// The `u16` at `at`, or 0 past the end.
#[inline]
pub fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u16::from_le_bytes(*b))
}
