//! A stretch of text, half-open, typed by what its numbers count.

use std::{fmt, marker::PhantomData, ops::Range};

/// Bytes of the file as it was read, before any decoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {}

/// Bytes (UTF-8) of the page's text at the stage it has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Current {}

/// Unicode code points of one block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chars {}

/// A half-open range `start..end` in the units of `S`: [`Source`], [`Current`] or [`Chars`].
///
/// Offsets are 32 bits wide: an input of 4 GiB or more is refused when it is read.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<S> {
    start: u32,
    end: u32,
    unit: PhantomData<fn() -> S>,
}

impl<S> Span<S> {
    /// The range `start..end`; an `end` before `start` counts as `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = (start as u32, end.max(start) as u32);
        Self { start, end, unit: PhantomData }
    }

    /// First position inside.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// First position after.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// How many units long.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Does it hold nothing?
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// As a standard range, to slice with.
    pub fn range(&self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Do the two share at least one unit?
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Does `other` lie wholly inside?
    pub fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl<S> Clone for Span<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Span<S> {}

impl<S> fmt::Debug for Span<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl<S> From<Range<usize>> for Span<S> {
    fn from(r: Range<usize>) -> Self {
        Self::new(r.start, r.end)
    }
}
