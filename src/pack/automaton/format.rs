//! How an automaton lies in memory: one blob of sections, read in place. `build.rs` compiles this file too.
//!
//! The blob opens with [`SECTIONS`] lengths in bytes (`u32`); the sections follow in the order of the constants below.
//! All numbers are little-endian.

/// How many sections there are.
pub const SECTIONS: usize = 9;

/// `u16` for each character below U+10000: its code, 0 for a character of no word. Common characters have small codes.
pub const ALPHABET: usize = 0;
/// `u32` character, `u32` code: the alphabet from U+10000 on, sorted.
pub const ASTRAL: usize = 1;
/// `u32` base, word, first unit and number of units in [`FILTER`] for each code: the root's children, beside each other
/// (they are asked at every position).
pub const FIRST: usize = 2;
/// What words begin with, as bits in units of [`UNIT`] bytes. Each first character has units of its own, so that the common
/// ones stay in the caches; its second character chooses one of them ([`unit`]), and one bit there says that the two may be
/// a word, another that they may begin a longer one with that third character.
pub const FILTER: usize = 3;
/// The double array, a [`Node`] in [`NODE`] bytes each.
///
/// The child of node `n` by code `c` is at `base(n) + c` if the code there is `c`: no two nodes share a base, so that no
/// other node has a child there by that code.
pub const NODES: usize = 4;
/// `u32` for each different packed word of [`NODES`] ([`pack`], [`pack_several`]), the commonest first, after a 0 for none.
pub const WORDS: usize = 5;
/// The entries of words of several, packed: [`pack`] with [`LAST`] for the last of a word.
pub const ENTRIES: usize = 6;
/// `u32` end in [`DATA`] of each datum; those that many entries share come first.
pub const ENDS: usize = 7;
/// What is said of entries, in UTF-8, every datum once.
pub const DATA: usize = 8;

/// Bytes of a node.
pub const NODE: usize = 8;
/// No base, and no place in [`WORDS`], is greater.
pub const MOST_NODES: usize = (1 << 24) - 1;
/// Bytes of an item of [`FIRST`].
pub const HEAD: usize = 16;
/// Bytes of a unit of [`FILTER`].
pub const UNIT: usize = 16;
/// Bytes of an entry.
pub const ENTRY: usize = 4;
/// Marks the last entry of a word.
pub const LAST: u32 = 1 << 31;
/// The most entries of an automaton.
pub const MOST_ENTRIES: usize = (1 << 24) - 2;
/// The most classes.
pub const MOST_CLASSES: u8 = 128;

/// Bits of [`FILTER`] for each bit that is set, at least.
#[allow(dead_code, reason = "the reader does not write")]
pub const ROOM: usize = 12;
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

/// The hash of a second code.
#[inline]
pub fn hash_second(code: u16) -> u32 {
    mix(u32::from(code))
}

/// The hash of a third code, after a second one of the hash `before`.
#[inline]
pub fn hash_third(before: u32, code: u16) -> u32 {
    mix(before.rotate_left(7) ^ u32::from(code))
}

#[inline]
fn mix(value: u32) -> u32 {
    let mixed = value.wrapping_mul(0x9E37_79B1);
    mixed ^ (mixed >> 15)
}

/// Which of so many units from `first` on a second code of that hash chooses.
#[inline]
pub fn unit(first: u32, units: u32, hash: u32) -> usize {
    first as usize + ((u64::from(hash) * u64::from(units)) >> 32) as usize
}

/// The byte and the bit of a hash in a unit.
#[inline]
pub fn bit(hash: u32) -> (usize, u32) {
    ((hash >> 3) as usize % UNIT, hash & 7)
}

/// The numbers in an item of [`FIRST`].
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn four(item: &[u8; HEAD]) -> [u32; 4] {
    let number = |at: usize| u32::from_le_bytes([item[at], item[at + 1], item[at + 2], item[at + 3]]);
    [number(0), number(4), number(8), number(12)]
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
