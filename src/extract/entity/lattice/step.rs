//! A step: one reading of a few characters, and how the best path comes to it.

use crate::extract::entity::{evidence::Evidence, tag::Tag};

/// No step.
pub const NONE: u32 = u32::MAX;
/// A score no path reaches.
pub(super) const UNREACHED: i64 = i64::MIN / 2;

/// What a word says of names beside it, by [`Evidence::CUES`]; 0 says nothing.
pub type Cues = [i8; 6];

/// One reading of code points `start..end`.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// First code point.
    pub start: u32,
    /// Code point after the last.
    pub end: u32,
    /// What it is read as.
    pub tag: Tag,
    /// How unlikely its characters are as such, in tenths of a nat.
    pub cost: i32,
    /// What it says of names beside it.
    pub cues: Cues,
    /// Its own score, in thousandths of a nat.
    pub score: i32,
    /// What speaks for it before all else; a plain reading needs none.
    pub leading: Option<Evidence>,
    /// Where all its evidence is, if the lattice keeps records.
    pub(super) why: (u32, u32),
    /// The last of the steps it is made of, if it is made of others.
    pub(super) inner: u32,
    /// The next step with the same end, once it is settled; the next with the same start before.
    pub(super) next: u32,
    /// The step before it on the best path to it.
    pub back: u32,
    /// The score of that path.
    pub total: i64,
}

impl Step {
    /// A step that nothing speaks for yet and nothing leads to.
    #[inline]
    pub(super) fn new(start: usize, end: usize, tag: Tag) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
            tag,
            cost: 0,
            cues: [0; 6],
            score: 0,
            leading: None,
            why: (0, 0),
            inner: NONE,
            next: NONE,
            back: NONE,
            total: UNREACHED,
        }
    }
}

/// What a reading made of others is made of.
#[derive(Debug, Clone, Copy)]
pub struct Inner {
    /// The last of the steps before its head, if there are any.
    pub last: u32,
    /// What they score up to the head.
    pub score: i32,
    /// What they cost together with the head, in tenths of a nat.
    pub cost: i32,
    /// What the head costs as a common word, in tenths of a nat.
    pub head: i32,
}
