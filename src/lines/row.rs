//! Rows of a table: neighbouring lines with the same number of short cells, blanks between.
//!
//! `城市 最低 最高` above `台北 11°C 32°C`. A line on its own is none (but the score of a match is), nor is one with a sentence
//! mark or Latin words.

use crate::text::chars::has_wide_blank;

/// The widest cell, in bytes.
const CELL: usize = 30;

/// How many cells a line would have as a row of a table; 0 if it cannot be one.
fn cells(line: &str) -> usize {
    let line = line.trim();
    if line.len() > CELL * 8 || memchr::memchr(b' ', line.as_bytes()).is_none() && !has_wide_blank(line) {
        return 0;
    }
    let (mut cells, mut words) = (0, 0);
    for cell in line.split_whitespace() {
        if cell.len() > CELL
            || cell.contains(['，', '。', '；', '！', '？', '「', '」', '◆', '●', '■', '▲', '▼'])
            || opens_bracket(cell)
            || cell.ends_with('第')
        {
            return 0;
        }
        words += usize::from(cell.bytes().all(|b| b.is_ascii_alphabetic()));
        cells += 1;
    }
    if cells >= 3 && words < 2 { cells } else { 0 }
}

/// Does a bracket open or close in a cell that does not close or open there?
fn opens_bracket(cell: &str) -> bool {
    cell.matches('（').count() != cell.matches('）').count() || cell.starts_with('（')
}

/// Is a line a row, given the lines beside it (blank ones left out)?
pub(super) fn is_row(before: &str, line: &str, after: &str) -> bool {
    let here = cells(line);
    here > 0 && (here == cells(before) || here == cells(after) || here == 3 && is_score(line))
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
        assert_eq!(cells("城市 最低 最高 天氣"), 4);
        assert_eq!(cells("曼谷 14°C 34°C 多雲"), 4);
        assert_eq!(cells("項目 金額（億元） 變幅（%）"), 3);
        for no in ["● 記者 陳大文 報道", "New York City hall", "他說， 這 是", "兩格 而已", "一行字"]
        {
            assert_eq!(cells(no), 0, "{no}");
        }
        let (head, row, other) = ("城市 最低 最高", "曼谷 14°C 34°C", "曼谷 14°C 34°C 多雲");
        assert!(is_row("", head, row) && is_row(head, row, "") && is_row(head, row, "一行字"));
        assert!(is_row("", "海港隊 2:0 南山隊", "") && !is_row("", "海港隊 對 南山隊", ""));
        assert!(!is_row("", row, other) && !is_row(other, row, "") && !is_row("", "一行字", ""));
    }
}
