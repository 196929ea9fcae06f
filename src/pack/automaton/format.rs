//! How an automaton lies in memory: one blob of sections, read in place. `build.rs` compiles this file too.
//!
//! The blob opens with [`SECTIONS`] lengths in bytes (`u32`); the sections follow in the order of the constants below.
//! All numbers are little-endian.

use std::ops::Range;

/// How many sections there are.
pub const SECTIONS: usize = 8;

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
/// The double array, [`NODE`] bytes a node: `u32` base, `u32` check, `u32` word ([`pack`]).
///
/// The child of node `n` by code `c` is at `base(n) + c` if `check` there is `base(n)`: no two nodes share a base.
pub const NODES: usize = 5;
/// An entry each: `u8` class, `u16` length of the data, `u8` 1 for the last entry of a word, `u32` place of the data.
pub const ENTRIES: usize = 6;
/// What is said of entries, in UTF-8.
pub const DATA: usize = 7;

/// Bytes of a node.
pub const NODE: usize = 12;
/// Bytes of an item of [`FIRST`].
pub const HEAD: usize = 8;
/// Bytes of an entry.
pub const ENTRY: usize = 8;
/// The most entries of an automaton.
pub const MOST_ENTRIES: usize = (1 << 24) - 2;
/// The most classes.
pub const MOST_CLASSES: u8 = 128;

/// Bits of [`PAIRS`] and of [`TRIPLES`] for each pair and each triple, at least.
const PAIR_BITS: usize = 16;
const TRIPLE_BITS: usize = 8;
/// Marks a word of several entries.
const SEVERAL: u32 = 1 << 31;

/// A word's entries in one number, never 0: its only entry with the class, so that a word found needs no second look,
/// or the first of several.
#[allow(dead_code, reason = "the reader does not write")]
pub fn pack(first: u32, only: Option<u8>) -> u32 {
    match only {
        Some(class) => (u32::from(class) << 24) | (first + 1),
        None => SEVERAL | (first + 1),
    }
}

/// First entry of a packed word, and the class if it is the only one.
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn unpack(word: u32) -> (u32, Option<u8>) {
    if word & SEVERAL == 0 {
        ((word & 0xFF_FFFF).wrapping_sub(1), Some((word >> 24) as u8))
    } else {
        ((word & !SEVERAL).wrapping_sub(1), None)
    }
}

/// An entry as it is kept.
#[allow(dead_code, reason = "the reader does not write")]
pub fn entry(class: u8, last: bool, place: u32, len: u16) -> [u8; ENTRY] {
    let ([a, b], [c, d, e, f]) = (len.to_le_bytes(), place.to_le_bytes());
    [class, a, b, u8::from(last), c, d, e, f]
}

/// Where an entry's data stands in [`DATA`].
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn place_of_data(entry: &[u8; ENTRY]) -> Range<usize> {
    let [_, a, b, _, c, d, e, f] = *entry;
    let start = u32::from_le_bytes([c, d, e, f]) as usize;
    start..start + usize::from(u16::from_le_bytes([a, b]))
}

/// The number of an entry's class.
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn class(entry: &[u8; ENTRY]) -> u8 {
    entry[0]
}

/// Is it the last entry of its word?
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn is_last(entry: &[u8; ENTRY]) -> bool {
    entry[3] != 0
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

/// The numbers in a node.
#[inline]
#[allow(dead_code, reason = "build.rs does not read")]
pub fn three(node: &[u8; NODE]) -> [u32; 3] {
    let [a, b, c, d, e, f, g, h, i, j, k, l] = *node;
    [[a, b, c, d], [e, f, g, h], [i, j, k, l]].map(u32::from_le_bytes)
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
