//! How an automaton lies in memory: one blob of sections, read in place. `build.rs` compiles this file too.
//!
//! The blob opens with [`SECTIONS`] lengths in bytes (`u32`); the sections follow in the order of the constants below.
//! All numbers are little-endian.

/// How many sections there are.
pub const SECTIONS: usize = 7;

/// `u16` for each character below U+10000: its code, 0 for a character of no word. Common characters have small codes.
pub const ALPHABET: usize = 0;
/// `u32` character, `u32` code: the alphabet from U+10000 on, sorted.
pub const ASTRAL: usize = 1;
/// `u32` base, `u32` word for each code: the root's children, beside each other (they are asked at every position).
pub const FIRST: usize = 2;
/// A set of the two codes that words begin with, as a bitmap over [`pair_hash`]; its size is a power of two.
pub const PAIRS: usize = 3;
/// The double array, [`NODE`] bytes a node: `u32` base, `u32` check, `u32` word ([`pack`]).
///
/// The child of node `n` by code `c` is at `base(n) + c` if `check` there is `base(n)`: no two nodes share a base.
pub const NODES: usize = 4;
/// `u32` class and [`LAST`], `u32` place of the data, an entry.
pub const ENTRIES: usize = 5;
/// What is said of entries: `u16` length, then UTF-8.
pub const DATA: usize = 6;

/// Bytes of a node.
pub const NODE: usize = 12;
/// Bytes of an item of [`FIRST`].
pub const HEAD: usize = 8;
/// Bytes of an entry.
pub const ENTRY: usize = 8;
/// Marks the last entry of a word. The lower bits are the class.
pub const LAST: u32 = 1 << 31;
/// The most entries of an automaton.
pub const MOST_ENTRIES: usize = (1 << 24) - 2;
/// The most classes.
pub const MOST_CLASSES: u8 = 128;

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

/// The bit of [`PAIRS`] for a pair of codes, in a bitmap of `bytes` bytes.
#[inline]
pub fn pair_hash(first: u16, second: u16, bytes: usize) -> usize {
    let mixed = ((u32::from(first) << 16) | u32::from(second)).wrapping_mul(0x9E37_79B1);
    (mixed ^ (mixed >> 15)) as usize & (bytes * 8 - 1)
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
