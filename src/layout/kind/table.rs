//! Tables: runs of short cells, numbers and dashes, with longer cells between.

use super::Kind;
use crate::layout::{
    page::BlockId,
    sheet::{Mark, Sheet},
};

/// Cells no longer than this, in code points, make a run a table.
const TINY: u32 = 10;
/// The longest cell.
const LONG: u32 = 90;
/// So many tiny cells make a table.
const LEAST: usize = 5;

/// Marks the cells of every table.
pub fn mark(sheet: &Sheet<'_>, kinds: &mut [Kind]) {
    let mut id = 0;
    while id < kinds.len() {
        let end = id + kinds[id..].iter().enumerate().take_while(|&(n, &k)| may_be_cell(sheet, id + n, k)).count();
        if let Some((from, to)) = table(sheet, id, end) {
            kinds[from..to].fill(Kind::Cell);
        }
        id = end.max(id) + 1;
    }
}

fn may_be_cell(sheet: &Sheet<'_>, id: BlockId, kind: Kind) -> bool {
    let look = &sheet.looks[id];
    match kind {
        Kind::Title => true,
        Kind::Body => !look.stops && look.inner_stops == 0 && look.chars <= LONG && !look.hangs,
        _ => false,
    }
}

fn tiny(sheet: &Sheet<'_>, id: BlockId) -> bool {
    sheet.looks[id].chars <= TINY
}

/// The part of a run of blocks that reads as a table: from its first tiny cell (a title before it included) to the last.
fn table(sheet: &Sheet<'_>, start: BlockId, end: BlockId) -> Option<(BlockId, BlockId)> {
    let cells: Vec<BlockId> = (start..end).filter(|&id| tiny(sheet, id)).collect();
    let (&first, &last) = (cells.first()?, cells.last()?);
    let dense = cells.len() * 5 >= (last + 1 - first) * 2;
    let numbers = cells.iter().filter(|&&id| sheet.looks[id].han == 0).count();
    let enough = cells.len() >= LEAST && (numbers >= 1 || cells.len() >= LEAST + 3);
    let titled = first > start && sheet.marks(first - 1).any(|m| m.mark == Mark::PictureBegins);
    let more = (last + 1..end).take_while(|&id| sheet.looks[id].lines > 1).count();
    (dense && enough).then_some((first - usize::from(titled), last + 1 + more))
}
