//! Indents that the dump kept: `　　` before the first line of each paragraph.
//!
//! Most extractors lose them, and then only the width of a first line tells. Where they were kept they are the paper's own
//! word that a paragraph begins, whatever the line before looks like. But a title may be set in the middle by blanks, and a
//! column beside another, so a page must show the habit first.

use super::line::Line;
use crate::text::Text;

/// An indent of a paragraph, in half ems.
const INDENT: std::ops::RangeInclusive<u16> = 2..=4;
/// So many paragraphs show a habit.
const FEW: usize = 3;
/// Fewer do where the blanks are two of full width, which nobody but a typesetter puts there.
const FEW_OF_FULL_WIDTH: usize = 2;
/// Of ten lines that could, so many begin behind a sentence's end or a blank line.
const MOST: usize = 8;

/// Marks the lines that a printed indent opens.
pub(super) fn mark(text: &Text<'_>, lines: &mut [Line]) {
    let indents: Vec<usize> =
        (0..lines.len()).filter(|&at| is_text(&lines[at]) && INDENT.contains(&lines[at].lead)).collect();
    let full_width = indents.iter().all(|&at| text.as_str()[..lines[at].span.start()].ends_with("\u{3000}\u{3000}"));
    let enough = indents.len() >= if full_width { FEW_OF_FULL_WIDTH } else { FEW };
    let lead = indents.first().map_or(0, |&at| lines[at].lead);
    let alike = indents.iter().all(|&at| lines[at].lead == lead);
    let open = indents.iter().filter(|&&at| may_open(lines, at)).count();
    let flush = lines.iter().filter(|line| is_text(line) && line.lead == 0).count();
    if enough && alike && open * 10 >= indents.len() * MOST && flush > 0 {
        indents.into_iter().for_each(|at| lines[at].indented = true);
    }
}

/// Running text in Chinese.
fn is_text(line: &Line) -> bool {
    line.counts.han > 0 && line.counts.marks > 0 && !line.glued
}

/// May a paragraph begin with a line, by what stands before it?
fn may_open(lines: &[Line], at: usize) -> bool {
    lines[at].gap > 0 || at.checked_sub(1).is_none_or(|before| lines[before].stops() || lines[before].counts.marks == 0)
}

#[cfg(test)]
mod tests {
    use crate::lines::trial::blocks;

    const FULL: &str = "渡輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船開出。\n";

    #[test]
    fn a_kept_indent_begins_a_paragraph_whatever_stands_before_it() {
        let page = format!("　　{FULL}　　居民歡迎，說等了三年，收費亦沒有調高。\n　　{FULL}");
        assert_eq!(blocks(&page).len(), 3);
        assert_eq!(blocks(&page.replace("　　", "    ")).len(), 3);
    }

    #[test]
    fn blanks_that_are_no_habit_tell_nothing() {
        let flush = |page: &str| assert_eq!(blocks(page), blocks(&page.replace(['　', ' '], "")), "{page}");
        // One line alone, lines set in the middle, a column beside another: most begin amid a sentence.
        flush(&format!("{FULL}　　居民歡迎，說等了三年，收費亦沒有調高。\n"));
        flush(&FULL.replace("班次，繁忙", "　　班次，繁忙").repeat(3));
        flush(&format!("  {FULL}    居民歡迎，說等了三年，收費亦沒有調高。\n  {FULL}"));
    }
}
