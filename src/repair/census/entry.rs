//! The table that a census looks characters up in: most of a page costs one look each.

use super::kind::Kind;
use crate::{decode::likelihood::cost, repair::suspect};
use std::sync::LazyLock;

/// What is known of a character: its kind, its cost in bits, and whether it lies beyond ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry(u16);

impl Entry {
    /// That of `c`, which is of that kind.
    pub(super) fn new(c: char, kind: Kind) -> Self {
        let wide = u16::from(!c.is_ascii());
        Self(kind as u16 | (cost(c) as u16 * wide) << 8 | wide << 15)
    }

    /// Its kind, as a number.
    #[inline]
    pub(super) fn kind(self) -> u8 {
        self.0 as u8
    }

    /// Its bits; 0 for ASCII.
    #[inline]
    pub(super) fn cost(self) -> u32 {
        u32::from(self.0 >> 8 & 0x7F)
    }

    /// 1 beyond ASCII, else 0.
    #[inline]
    pub(super) fn wide(self) -> u32 {
        u32::from(self.0 >> 15)
    }
}

/// Those of the characters below U+10000.
pub(super) static ENTRIES: LazyLock<Box<[Entry; 0x1_0000]>> = LazyLock::new(|| {
    let entry = |code| char::from_u32(code).map_or(Entry(0), |c| Entry::new(c, Kind::of(c)));
    let mut entries = Box::new([Entry(0); 0x1_0000]);
    entries.iter_mut().zip(0..).for_each(|(e, code)| *e = entry(code));
    for c in suspect::word_chars() {
        entries[c as usize] = Entry::new(c, Kind::Word);
    }
    entries
});
