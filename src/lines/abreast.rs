//! One line of the page that holds a line each of two columns that stand abreast.
//!
//! Fault: `…暫停營業三天。 今，為附近居民…` → two lines, cut at the blank. Extractors that go by height set lines of one
//! height side by side, a blank between. Why here: only the lines about it tell how wide the columns are. Left alone: a
//! line no wider than the columns about it, one whose halves are as wide as no other line, and a blank in brackets.

use super::{
    glyph::{Glyph, width},
    tally::Tally,
};
use crate::text::chars::{is_han, is_wide_mark};

/// How much wider than the common line it has to be, in percent.
const WIDER: usize = 115;
/// How far the widths of full lines of one column differ, in half ems.
const LIKE: u16 = 1;

/// Where the second column's line begins in `line`, given the lines about it and, of these, the nearest.
pub(super) fn seam<'t>(
    line: &str,
    about: impl Iterator<Item = &'t str> + Clone,
    mut nearest: impl Iterator<Item = &'t str>,
) -> Option<usize> {
    if memchr::memchr(b' ', line.as_bytes()).is_none() || !is_long(line, about.clone()) {
        return None;
    }
    let widths: Vec<u16> = about.map(measure).collect();
    let count = |w: u16| widths.iter().filter(|&&v| v.abs_diff(w) <= LIKE).count();
    let widest = widths.iter().copied().filter(|&w| count(w) > 1).max()? + LIKE;
    // A title of two clauses stands alone, wider than the columns below it; two titles abreast stand beside more such lines.
    if !is_running(line) && !nearest.any(|other| measure(other) > widest) {
        return None;
    }
    let halves = |at: usize| (inside(&line[..at]), measure(&line[at..]));
    let fits = |at: &usize| {
        let (left, right) = halves(*at);
        left <= widest && right <= widest && count(left).max(count(right)) > 1 && !in_brackets(line, *at)
    };
    gaps(line).filter(fits).max_by_key(|&at| {
        let (left, right) = halves(at);
        count(left) + count(right)
    })
}

/// Is the line longer than lines about it mostly are? A cheap look before any width is measured.
fn is_long<'t>(line: &str, about: impl Iterator<Item = &'t str>) -> bool {
    let mut lengths: Vec<usize> = about.map(str::len).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).is_some_and(|&median| line.len() * 100 > median * WIDER)
}

/// Has it the marks of running text?
fn is_running(line: &str) -> bool {
    line.chars().any(|c| matches!(Glyph::of(c), Glyph::Stop | Glyph::Comma))
}

/// Where something begins behind a blank that no Chinese text has.
fn gaps(line: &str) -> impl Iterator<Item = usize> {
    let wide = |c: char| is_han(c) || is_wide_mark(c);
    line.match_indices(' ').filter_map(move |(at, _)| {
        let (before, after) = (line[..at].chars().next_back()?, line[at + 1..].chars().next()?);
        (wide(before) && (wide(after) || Glyph::of(after) == Glyph::Bullet)).then_some(at + 1)
    })
}

/// Does a bracket that is open at a place close behind it? Then one sentence goes on there: `訊（記者 陳大文）`.
fn in_brackets(line: &str, at: usize) -> bool {
    Tally::of(&line[..at]).opened > 0 && Tally::of(&line[at..]).closed > 0
}

fn measure(text: &str) -> u16 {
    text.trim().chars().filter(|c| !c.is_whitespace()).fold(0, |sum, c| sum.saturating_add(width(c)))
}

/// How wide a line is without the mark that hangs over the edge of its column, as far as it can be told: closing up the gap
/// to the next column, that is what makes an extractor take the two for one line.
fn inside(line: &str) -> u16 {
    let last = line.trim_end().chars().next_back().filter(|&c| matches!(Glyph::of(c), Glyph::Stop | Glyph::Comma));
    measure(line).saturating_sub(last.map_or(0, width))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: &str = "渡輪公司昨日宣布，由下月起調整來往離島";
    const RIGHT: &str = "新安排試行半年，其後會按乘客人數檢討";

    fn cut(line: &str, about: &[&str]) -> Option<usize> {
        seam(line, about.iter().copied(), about.iter().copied())
    }

    #[test]
    fn a_title_of_two_clauses_is_left_alone() {
        let about = ["渡輪公司昨日宣布，由下月", "起將會加開早班，離島居民", "表示歡迎，又說等了三年多"];
        let title = "離島居民表示歡迎加開早班 渡輪公司人手不足聘請外勞";
        assert_eq!(cut(title, &about), None);
        let abreast = [about[0], about[1], about[2], title];
        assert_eq!(cut(title, &abreast), Some(about[2].len() + 1));
    }

    #[test]
    fn lines_of_two_columns_are_cut_at_the_blank() {
        let line = format!("{LEFT} {RIGHT}");
        let about = [LEFT, RIGHT, LEFT, RIGHT];
        assert_eq!(cut(&line, &about), Some(LEFT.len() + 1));
    }

    #[test]
    fn a_mark_may_hang_over_the_edge() {
        let line = format!("{LEFT}， {RIGHT}");
        assert_eq!(cut(&line, &[LEFT, RIGHT, LEFT, RIGHT]), Some(LEFT.len() + "， ".len()));
    }

    #[test]
    fn a_line_of_one_column_is_left_alone() {
        let about = [LEFT, RIGHT, LEFT, RIGHT];
        assert_eq!(cut("渡輪公司昨日宣布 由下月起調整來往離島", &about), None);
        assert_eq!(cut(&format!("{LEFT}{RIGHT}"), &about), None);
        assert_eq!(cut(&format!("{LEFT} {RIGHT}"), &[LEFT]), None);
        assert_eq!(cut("", &about), None);
        let signed = "島嶼週報訊（記者 陳大文）渡輪公司昨日宣布，由下月起調整";
        let about = [
            "島嶼週報訊的記者",
            "渡輪公司昨日宣布，由下月起調整來往離島",
            "渡輪公司昨日宣布，由下月起調整來往離島",
            "島嶼週報訊的記者",
        ];
        assert_eq!(cut(signed, &about), None);
        assert!(cut(&signed.replace('）', "，"), &about).is_some());
    }
}
