//! Rows of a table: neighbouring lines with the same number of short cells, blanks between; figures side by side.
//!
//! `城市 最低 最高` above `台北 11°C 32°C`. A line on its own is none (but the score of a match and a name with its figures
//! are), nor is one with a sentence mark or Latin words. Lines of two cells are rows where three of them stand together and
//! tell how much of each: `牛油 30克`.

use super::words::AMOUNTS;
use crate::text::chars::{has_wide_blank, is_han};

/// The widest cell, in bytes.
const CELL: usize = 30;
/// So many lines of two cells are a list.
const LIST: usize = 3;
/// A line with those around it, blank ones left out: two before, itself, two after.
pub(super) type Around<'t> = [&'t str; 5];

/// What a line would be as a row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Cells {
    /// How many; 0 if it cannot be one.
    count: usize,
    /// Those that are Latin words.
    words: usize,
    /// Those that hold figures and no letters.
    figures: usize,
    /// Do two figures stand side by side at its end, one with a sign, a point or a percent?
    measured: bool,
    /// Is it a name in Chinese, and how much of it?
    listed: bool,
}

/// The cells of a line.
fn cells(line: &str) -> Cells {
    let line = line.trim();
    let mut cells = Cells::default();
    if line.len() > CELL * 8 || memchr::memchr(b' ', line.as_bytes()).is_none() && !has_wide_blank(line) {
        return cells;
    }
    let (mut before, mut last) = ("", "");
    let (mut counted, mut beside) = (false, false);
    for cell in line.split_whitespace() {
        if cell.len() > CELL
            || cell.contains(['，', '。', '；', '！', '？', '「', '」', '◆', '●', '■', '▲', '▼'])
            || opens_bracket(cell)
            || cell.ends_with('第')
        {
            return Cells::default();
        }
        cells.words += usize::from(cell.bytes().all(|b| b.is_ascii_alphabetic()));
        cells.figures += usize::from(is_figure(cell));
        // Running text with blanks about its figures: `今年 9 月起`.
        counted |= is_plain(last) && cell.starts_with(is_han);
        beside |= is_figure(last) && is_figure(cell);
        cells.count += 1;
        (before, last) = (last, cell);
    }
    if counted && !beside {
        return Cells::default();
    }
    let exact = |cell: &str| cell.contains(['.', '%', '％', '+', '-', '－', '＋']);
    cells.measured = is_figure(before) && is_figure(last) && (exact(before) || exact(last));
    cells.listed = cells.count == 2 && before.chars().all(is_named) && is_much(last);
    cells
}

/// Figures and signs, no letters.
pub(super) fn is_figure(cell: &str) -> bool {
    cell.bytes().all(|b| !b.is_ascii_alphabetic())
        && cell.bytes().any(|b| b.is_ascii_digit())
        && !cell.chars().any(is_han)
}

/// Figures without a sign or a unit.
fn is_plain(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
}

fn is_named(c: char) -> bool {
    is_han(c) || matches!(c, '·' | '/' | '／' | '（' | '）' | '、')
}

/// 600克, 適量
fn is_much(cell: &str) -> bool {
    const LONGEST: usize = 10;
    AMOUNTS.holds(cell) || cell.starts_with(|c: char| c.is_ascii_digit()) && cell.chars().count() <= LONGEST
}

/// Does a bracket open or close in a cell that does not close or open there?
fn opens_bracket(cell: &str) -> bool {
    cell.matches('（').count() != cell.matches('）').count() || cell.starts_with('（')
}

/// Is a line a row, given those around it? Words of Latin text are cells beside figures alone.
pub(super) fn is_row(around: Around<'_>) -> bool {
    let here = cells(around[2]);
    match here.count {
        0 | 1 => false,
        2 => is_listed(around),
        _ => {
            let beside = |other: &str| is_beside(here, cells(other));
            let played = here.count == 3 && is_score(around[2]) || here.count > 3 && is_fixture(around[2]);
            beside(around[1]) || beside(around[3]) || here.measured || played
        }
    }
}

/// Do both have as many cells, and neither more than one Latin word unless the other has figures?
fn is_beside(here: Cells, other: Cells) -> bool {
    let plain = |a: Cells, b: Cells| a.words < 2 || b.figures * 3 >= b.count * 2 && b.words < 2;
    here.count == other.count && plain(here, other) && plain(other, here)
}

/// Is a line of two cells one of a list?
pub(super) fn is_listed(around: Around<'_>) -> bool {
    cells(around[2]).listed && is_list(around)
}

/// Is it one of so many lines in a row that tell how much of each?
fn is_list(around: Around<'_>) -> bool {
    let listed = around.map(|line| cells(line).listed);
    listed.windows(LIST).any(|run| run.iter().all(|&is| is))
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

/// `海港隊 對 南山隊 23:00`
fn is_fixture(line: &str) -> bool {
    let mut cells = line.split_whitespace();
    let versus = cells.nth(1).is_some_and(|cell| matches!(cell, "對" | "对" | "vs" | "VS" | "v"));
    versus && cells.next_back().is_some_and(is_figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: &str, line: &str, after: &str) -> bool {
        is_row(["", before, line, after, ""])
    }

    #[test]
    fn rows_need_short_cells_and_a_neighbour() {
        assert_eq!(cells("城市 最低 最高 天氣").count, 4);
        assert_eq!(cells("曼谷 14°C 34°C 多雲").count, 4);
        assert_eq!(cells("項目 金額（億元） 變幅（%）").count, 3);
        assert!(
            between("", "Country G S B", "Japan 10 3 5") && !between("", "New York City hall", "Old harbour town gate")
        );
        for no in
            ["● 記者 陳大文 報道", "他說， 這 是", "一行字", "公司自 2017 年加開渡輪", "急支援、為 3,600 多人提供緊"]
        {
            assert_eq!(cells(no).count, 0, "{no}");
        }
        assert!(!between("", "SOUTH CHINA MORNING POST", "Friday, March 8, 2024"));
        assert_eq!(cells("渡輪控股 378.32 -1.55% 149.4 億元").count, 5);
        let (head, row, other) = ("城市 最低 最高", "曼谷 14°C 34°C", "曼谷 14°C 34°C 多雲");
        assert!(between("", head, row) && between(head, row, "") && between(head, row, "一行字"));
        assert!(between("", "海港隊 2:0 南山隊", "") && !between("", "海港隊 對 南山隊", ""));
        assert!(between("", "海港隊 對 南山隊 23:00", ""));
        assert!(!between("", row, other) && !between(other, row, "") && !between("", "一行字", ""));
    }

    #[test]
    fn a_name_with_its_figures_is_one_alone() {
        assert!(between("", "渡輪（0042） 302.4 -1.75", "48.2") && between("", "渡輪 12 +3%", ""));
        for no in ["電話 2123 4567", "至 2024 年 1.5", "共 300 人", "地下 12 至 14"] {
            assert!(!between("", no, ""), "{no}");
        }
    }

    #[test]
    fn three_lines_that_tell_how_much_are_a_list() {
        let list = ["做法", "南瓜 600克", "洋蔥 1個（切絲）", "鹽及胡椒 適量", "牛油"];
        let around = |at: usize| [0, 1, 2, 3, 4].map(|n| *list.get((at + n).wrapping_sub(2)).unwrap_or(&""));
        assert!((1..4).all(|at| is_row(around(at))) && !is_row(around(0)) && !is_row(around(4)));
        assert!(!between("南瓜 600克", "洋蔥 1個", "一行字") && !between("共有 300個", "單位 供", "另有 20個"));
    }
}
