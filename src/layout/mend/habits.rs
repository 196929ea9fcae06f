//! How a page begins its paragraphs.

use crate::{
    layout::{kind::Kind, page::BlockId, sheet::Sheet},
    lines::{Block, Measures},
};
use std::ops::RangeInclusive;

/// By how much a first line is narrower that lost its indent, in half ems.
const INDENT: RangeInclusive<u16> = 2..=6;
/// The next line of a block is so many lines on at most, blank ones counted.
const NEXT: u32 = 2;

/// What most paragraphs of a page have. Shares are of 1.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    /// The share of paragraphs whose first line is indented.
    pub indent: f64,
    /// The share of paragraphs with a blank line before them.
    pub blank: f64,
    /// The share of paragraphs between whose lines others stand.
    pub woven: f64,
    /// The median of the lengths of those that end a sentence, in code points; 1 where there are none.
    pub length: usize,
}

impl Habits {
    /// Of a page whose blocks are of these kinds.
    pub fn of(sheet: &Sheet<'_>, kinds: &[Kind]) -> Self {
        let body: Vec<BlockId> = (0..kinds.len()).filter(|&id| kinds[id] == Kind::Body).collect();
        let long = || body.iter().map(|&id| &sheet.blocks[id]).filter(|block| block.lines.len() > 2);
        let share = |held: fn(&Block) -> bool| {
            (long().filter(|b| held(b)).count() as f64 + 0.5) / (long().count() as f64 + 1.0)
        };
        let ended = body.iter().filter(|&&id| sheet.looks[id].stops);
        let mut lengths: Vec<usize> = ended.map(|&id| sheet.folded(id).len()).collect();
        lengths.sort_unstable();
        Self {
            indent: share(|block| indented(&block.measures)),
            blank: share(|block| block.measures.gap_before > 0),
            woven: share(interrupted),
            length: lengths.get(lengths.len() / 2).copied().unwrap_or(1).max(1),
        }
    }
}

/// Do other lines stand between its own?
fn interrupted(block: &Block) -> bool {
    block.lines.windows(2).any(|pair| !(pair[0]..=pair[0] + NEXT).contains(&pair[1]))
}

/// Is its first line set in?
pub fn indented(measures: &Measures) -> bool {
    measures.indent > 0 || INDENT.contains(&measures.column.saturating_sub(measures.first))
}

/// Is a line narrower than the next by what an indent takes, in half ems?
pub fn set_in(line: u32, next: u32) -> bool {
    next.checked_sub(line).is_some_and(|by| INDENT.contains(&(by.min(u32::from(u16::MAX)) as u16)))
}
