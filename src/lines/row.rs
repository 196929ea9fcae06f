//! Rows of a table: neighbouring lines with the same number of short cells, blanks between.
//!
//! `城市 最低 最高` above `台北 11°C 32°C`. A line on its own is none (but the score of a match is), nor is one with a sentence
//! mark or Latin words.

use crate::text::chars::has_wide_blank;

/// The widest cell, in bytes.
const CELL: usize = 30;

/// What a line would be as a row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Cells {
    /// How many; 0 if it cannot be one.
    count: usize,
    /// Those that are Latin words.
    words: usize,
    /// Those that hold figures and no letters.
    figures: usize,
}

/// The cells of a line.
fn cells(line: &str) -> Cells {
    let line = line.trim();
    let mut cells = Cells::default();
    if line.len() > CELL * 8 || memchr::memchr(b' ', line.as_bytes()).is_none() && !has_wide_blank(line) {
        return cells;
    }
    for cell in line.split_whitespace() {
        if cell.len() > CELL
            || cell.contains(['，', '。', '；', '！', '？', '「', '」', '◆', '●', '■', '▲', '▼'])
            || opens_bracket(cell)
            || cell.ends_with('第')
        {
            return Cells::default();
        }
        cells.words += usize::from(cell.bytes().all(|b| b.is_ascii_alphabetic()));
        cells.figures +=
            usize::from(cell.bytes().all(|b| !b.is_ascii_alphabetic()) && cell.contains(|c: char| c.is_ascii_digit()));
        cells.count += 1;
    }
    if cells.count >= 3 { cells } else { Cells::default() }
}

/// Does a bracket open or close in a cell that does not close or open there?
fn opens_bracket(cell: &str) -> bool {
    cell.matches('（').count() != cell.matches('）').count() || cell.starts_with('（')
}

/// Is a line a row, given the lines beside it (blank ones left out)? Words of Latin text are cells beside figures alone.
pub(super) fn is_row(before: &str, line: &str, after: &str) -> bool {
    let here = cells(line);
    let beside = |other: Cells| {
        let both = here.count == other.count;
        let plain = |a: Cells, b: Cells| a.words < 2 || b.figures * 3 >= b.count * 2 && b.words < 2;
        both && plain(here, other) && plain(other, here)
    };
    here.count > 0 && (beside(cells(before)) || beside(cells(after)) || here.count == 3 && is_score(line))
}

/// `海港隊 2:0 南山隊`
fn is_score(line: &str) -> bool {
    let Some((home, guest)) = line.split_whitespace().nth(1).and_then(|score| score.split_once([':', '：', '-']))
    else {
        return false;
    };
    let goals = |side: &str| (1..=3).contains(&side.len()) && side.bytes().all(|b| b.is_ascii_digit());
    goals(home) && goals(guest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_need_short_cells_and_a_neighbour() {
        assert_eq!(cells("城市 最低 最高 天氣").count, 4);
        assert_eq!(cells("曼谷 14°C 34°C 多雲").count, 4);
        assert_eq!(cells("項目 金額（億元） 變幅（%）").count, 3);
        assert!(
            is_row("", "Country G S B", "Japan 10 3 5") && !is_row("", "New York City hall", "Old harbour town gate")
        );
        for no in ["● 記者 陳大文 報道", "他說， 這 是", "兩格 而已", "一行字"] {
            assert_eq!(cells(no).count, 0, "{no}");
        }
        assert!(!is_row("", "SOUTH CHINA MORNING POST", "Friday, March 8, 2024"));
        let (head, row, other) = ("城市 最低 最高", "曼谷 14°C 34°C", "曼谷 14°C 34°C 多雲");
        assert!(is_row("", head, row) && is_row(head, row, "") && is_row(head, row, "一行字"));
        assert!(is_row("", "海港隊 2:0 南山隊", "") && !is_row("", "海港隊 對 南山隊", ""));
        assert!(!is_row("", row, other) && !is_row(other, row, "") && !is_row("", "一行字", ""));
    }
}
