//! Tables: runs of short cells, numbers and dashes, with longer cells between; lists of labels and what they announce.

use super::{Kind, note};
use crate::{
    layout::{
        page::BlockId,
        sheet::{PressMark, Sheet},
    },
    lines::{self, LineHint},
};
use std::ops::Range;

/// Cells no longer than this, in code points, make a run a table.
const TINY: u32 = 10;
/// The longest cell.
const LONG: u32 = 90;
/// So many tiny cells make a table.
const LEAST: usize = 5;

/// So many blocks at either end of a page may hold its number.
const EDGE: usize = 5;
/// So many lines in a row that could be headlines part two tables.
const TITLES: usize = 4;

/// The most cells of two rows that are looked at.
const CELLS: usize = 24;
/// So many lines of a label and what it announces are a list.
const LIST: usize = 3;
/// The longest of them, in code points.
const ITEM: u32 = 40;

/// Marks the cells of every table.
pub fn mark(sheet: &Sheet<'_>, kinds: &mut [Kind]) {
    mark_lists(sheet, kinds);
    let mut id = 0;
    while id < kinds.len() {
        let end = id + kinds[id..].iter().enumerate().take_while(|&(n, &k)| may_be_cell(sheet, id + n, k)).count();
        for cells in clusters(sheet, id..end) {
            if let Some((from, to)) = table(sheet, id..end, &cells) {
                kinds[from..to].fill(Kind::Cell);
            }
        }
        id = end.max(id) + 1;
    }
}

/// Is a cell one beyond doubt: one of a row that has figures or stands beside such, or one of a list?
pub fn is_sure(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let row =
        |id: BlockId| sheet.blocks.get(id).filter(|b| b.hint == LineHint::Cell).and_then(|b| b.lines.first().copied());
    let Some(own) = row(id) else { return is_figure(sheet, id) || is_item(sheet, id) && is_list(sheet, id) };
    let near = id.saturating_sub(CELLS)..(id + CELLS).min(sheet.blocks.len());
    let other = |line: &u32| *line != own;
    let next = near.clone().filter(|&other| other > id).filter_map(row).find(other);
    let before = near.clone().rev().filter(|&other| other < id).filter_map(row).find(other);
    let counts = |line: u32| line == own || Some(line) == next || Some(line) == before;
    let measure =
        |id: BlockId| sheet.folded(id).iter().find(|c| !"+-$".contains(**c)).is_some_and(char::is_ascii_digit);
    near.filter(|&other| row(other).is_some_and(counts)).any(measure)
}

/// Figures and marks, and nothing that could be read as a word.
pub(super) fn is_figure(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let look = &sheet.looks[id];
    look.han == 0 && look.digits > 0 && !sheet.folded(id).iter().any(|c| c.is_alphabetic())
}

/// Does a line of a list tell a fact by itself (`電話：2123 4567`), or do enough others stand beside it?
fn is_list(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let fact = lines::tells_fact(sheet.blocks[id].text.trim_start()) || note::is_contact(sheet, id);
    fact || list(sheet, id).len() >= LIST
}

/// Is the last line of a list the title of what follows it: text of some lines, a blank line between list and title?
fn is_headline(sheet: &Sheet<'_>, kinds: &[Kind], id: BlockId) -> bool {
    let text = kinds.get(id + 1) == Some(&Kind::Body) && sheet.looks[id + 1].lines > 2;
    let row = sheet.blocks[id].hint == LineHint::Cell;
    text && !row && sheet.looks[id].blank_before && !lines::tells_fact(sheet.blocks[id].text.trim_start())
}

/// Is a block a line of a list?
fn is_item(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let look = &sheet.looks[id];
    !look.stops && look.chars <= ITEM && label(sheet, id).is_some()
}

/// Where the label ends that a block begins with, in bytes.
pub(super) fn label(sheet: &Sheet<'_>, id: BlockId) -> Option<usize> {
    lines::label_ends(sheet.blocks[id].text.trim_start())
}

/// The lines of a list about one of them.
fn list(sheet: &Sheet<'_>, id: BlockId) -> Range<BlockId> {
    let before = (0..id).rev().take(CELLS).take_while(|&other| is_item(sheet, other)).count();
    let after = (id + 1..sheet.blocks.len()).take(CELLS).take_while(|&other| is_item(sheet, other)).count();
    id - before..id + 1 + after
}

/// Takes the lines of lists for cells: `地點：海濱碼頭` above `日期：五月三日` and more of them.
fn mark_lists(sheet: &Sheet<'_>, kinds: &mut [Kind]) {
    let item = |id: BlockId, kind: Kind| matches!(kind, Kind::Title | Kind::Body | Kind::Byline) && is_item(sheet, id);
    let mut id = 0;
    while id < kinds.len() {
        let run = kinds[id..].iter().enumerate().take_while(|&(n, &kind)| item(id + n, kind)).count();
        let run = run - usize::from(run > 1 && is_headline(sheet, kinds, id + run - 1));
        let signed = kinds[id..id + run].iter().filter(|&&kind| kind == Kind::Byline).count();
        if run >= LIST && signed * 2 < run {
            kinds[id..id + run].fill(Kind::Cell);
        } else {
            let facts = (id..id + run).filter(|&id| is_list(sheet, id));
            facts.for_each(|id| kinds[id] = Kind::Cell);
        }
        id += run.max(1);
    }
}

fn may_be_cell(sheet: &Sheet<'_>, id: BlockId, kind: Kind) -> bool {
    let look = &sheet.looks[id];
    match kind {
        Kind::Title | Kind::Cell => true,
        Kind::Body => !look.stops && look.inner_stops == 0 && look.chars <= LONG && !look.hangs,
        _ => false,
    }
}

fn tiny(sheet: &Sheet<'_>, id: BlockId) -> bool {
    sheet.looks[id].chars <= TINY
}

/// The tiny cells of a run of blocks, parted where headlines seem to stand between them.
fn clusters(sheet: &Sheet<'_>, run: Range<BlockId>) -> Vec<Vec<BlockId>> {
    let mut clusters: Vec<Vec<BlockId>> = Vec::new();
    let mut titles = TITLES;
    for id in run {
        let look = &sheet.looks[id];
        if !tiny(sheet, id) {
            titles += usize::from(look.lines == 1 && look.commas == 0 && !look.bullet);
            continue;
        }
        match clusters.last_mut() {
            Some(cells) if titles < TITLES => cells.push(id),
            _ => clusters.push(vec![id]),
        }
        titles = 0;
    }
    clusters
}

/// The part of a run of blocks that its tiny cells make a table: first (a title before it included) to last.
fn table(sheet: &Sheet<'_>, run: Range<BlockId>, cells: &[BlockId]) -> Option<(BlockId, BlockId)> {
    let (&first, &last) = (cells.first()?, cells.last()?);
    let dense = cells.len() * 5 >= (last + 1 - first) * 2;
    // At either end of a page a number may be its own.
    let inside = |id: BlockId| id >= EDGE && id + EDGE < sheet.blocks.len();
    let numbers = cells.iter().filter(|&&id| sheet.looks[id].han == 0);
    let enough = cells.len() >= LEAST + 3
        || cells.len() >= LEAST && (numbers.clone().count() > 1 || numbers.clone().any(|&id| inside(id)));
    let titled = first > run.start && sheet.marks(first - 1).any(|m| m.mark == PressMark::PictureBegins);
    let more = (last + 1..run.end).take_while(|&id| sheet.looks[id].lines > 1).count();
    (dense && enough).then_some((first - usize::from(titled), last + 1 + more))
}

#[cfg(test)]
mod tests {
    use crate::layout::{kind::Kind, trial::kinds};

    #[test]
    fn short_cells_and_numbers_are_a_table() {
        let page = ["地區", "確診", "死亡", "沙田", "318", "15", "元朗", "597", "29"];
        assert!(kinds(&page).iter().all(|&k| k == Kind::Cell));
    }

    #[test]
    fn labels_and_what_they_announce_are_a_list() {
        let page = ["展覽：渡輪百年", "作者：丁志明", "地點：海濱碼頭", "查詢：2123 4567"];
        assert!(kinds(&page).iter().all(|&k| k == Kind::Cell));
        assert!(kinds(&page[..2]).iter().all(|&k| k != Kind::Cell));
        assert_eq!(kinds(&["地址：海濱道12號"]), [Kind::Cell]);
        let life = ["1932年　生於南山", "1950年　任職渡輪公司", "1988年　退休"];
        assert!(kinds(&life).iter().all(|&k| k == Kind::Cell));
    }

    #[test]
    fn figures_alone_are_cells() {
        for (text, kind) in [("2:1", Kind::Cell), ("-1.75", Kind::Cell), ("3G", Kind::Title)] {
            assert_eq!(kinds(&[text]), [kind], "{text}");
        }
    }

    #[test]
    fn headlines_in_a_row_are_none() {
        let page = ["碼頭重開首日人流未復舊觀", "渡輪公司擬加班", "商會籲政府延長免租期至年底", "議員要求交代工程進度"];
        assert!(kinds(&page).iter().all(|&k| k == Kind::Title));
    }
}
