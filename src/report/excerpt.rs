//! A line of the page with marks under a place, right under full-width text.

use crate::{
    decode::{self, Hint},
    text::{Span, Text, chars},
};
use encoding_rs::Encoding;

/// Columns of text shown on either side of the place.
const AROUND: usize = 36;

/// A page by its lines, as it was before any repair.
#[derive(Debug)]
pub struct PageLines<'a> {
    text: Text<'a>,
    /// First byte of each line in the decoded text.
    starts: Vec<usize>,
}

/// A line and a stretch of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line's number from 1.
    pub line: usize,
    /// Code points of the line before the place.
    pub before: String,
    /// The place, as far as it is on this line.
    pub marked: String,
    /// Code points of the line after it.
    pub after: String,
}

impl<'a> PageLines<'a> {
    /// The lines of a file in the encoding of that label; told from the bytes where it has none.
    pub fn of(bytes: &'a [u8], encoding: Option<&str>) -> Self {
        let encoding = encoding.and_then(|label| Encoding::for_label(label.as_bytes()));
        let text = decode::decode(bytes, Hint { encoding }).text;
        let breaks = text.as_str().match_indices('\n').map(|(i, _)| i + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        Self { text, starts }
    }

    /// The line of byte `start` of the file, bytes up to `end` marked.
    pub fn at(&self, start: usize, end: usize) -> Excerpt {
        self.excerpt(self.decoded(start), self.decoded(end))
    }

    /// The line of the first character behind `text`, which is how the text of these ranges begins.
    pub fn after(&self, ranges: &[[usize; 2]], text: &str) -> Excerpt {
        let mut left = text.chars().filter(|c| !c.is_whitespace()).count();
        let mut last = 0;
        for &[start, end] in ranges {
            let (from, to) = (self.decoded(start), self.decoded(end));
            for (i, c) in self.text.as_str()[from..to.max(from)].char_indices().filter(|(_, c)| !c.is_whitespace()) {
                if left == 0 {
                    return self.excerpt(from + i, from + i + c.len_utf8());
                }
                left -= 1;
            }
            last = to;
        }
        self.excerpt(last, last)
    }

    /// The text of a line, counted from 1; nothing for a line that is not there.
    pub fn line(&self, number: usize) -> &str {
        let Some(&start) = number.checked_sub(1).and_then(|n| self.starts.get(n)) else { return "" };
        self.text.as_str()[start..].lines().next().unwrap_or_default()
    }

    /// The line of a stretch of the decoded text.
    fn excerpt(&self, from: usize, to: usize) -> Excerpt {
        let text = self.text.as_str();
        let line = self.starts.partition_point(|&s| s <= from).saturating_sub(1);
        let first = self.starts.get(line).copied().unwrap_or(0);
        let last = text[first..].find('\n').map_or(text.len(), |i| first + i);
        let from = from.clamp(first, last);
        let to = to.clamp(from, last);
        let part = |range: std::ops::Range<usize>| text[range].trim_end_matches('\r').to_owned();
        Excerpt { line: line + 1, before: part(first..from), marked: part(from..to), after: part(to..last) }
    }

    /// The byte of the decoded text that byte `source` of the file is at.
    fn decoded(&self, source: usize) -> usize {
        let text = self.text.as_str();
        let behind = |at: usize| {
            let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
            self.text.source(Span::new(at, end)).end() <= source
        };
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = text.floor_char_boundary(low.midpoint(high));
            match behind(middle) {
                true => low = middle + text[middle..].chars().next().map_or(1, char::len_utf8),
                false => high = middle,
            }
        }
        low
    }
}

impl Excerpt {
    /// Two lines: the text, and marks under the place; each begins with `margin`.
    pub fn marked(&self, margin: &str) -> String {
        let before = tail(&plain(&self.before), AROUND);
        let marked = head(&plain(&self.marked), 2 * AROUND);
        let after = head(&plain(&self.after), AROUND);
        let blank = " ".repeat(columns(&before));
        let marks = "^".repeat(columns(&marked).max(1));
        format!("{margin}{before}{marked}{after}\n{margin}{blank}{marks}")
    }
}

/// Columns that a text takes on a terminal.
pub fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// Columns of a character. Those of ambiguous width (◆ — “) take one, as terminals mostly draw them.
fn width(c: char) -> usize {
    match c {
        ' '..='~' => 1,
        '\u{300}'..='\u{36F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => 0,
        '\u{3000}'..='\u{303E}' | '\u{2E80}'..='\u{2FDF}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' => 2,
        '\u{3200}'..='\u{33FF}' | '\u{FE30}'..='\u{FE6F}' | '\u{1F300}'..='\u{1F64F}' | '\u{1F900}'..='\u{1F9FF}' => 2,
        c if chars::is_han(c) || chars::is_kana(c) || chars::is_hangul(c) => 2,
        _ => 1,
    }
}

/// Without characters that take no column, or give a terminal orders.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || chars::is_unseen(c) { '·' } else { c }).collect()
}

/// As much of a text as takes so many columns.
pub fn head(text: &str, most: usize) -> String {
    let (mut kept, mut taken) = (String::new(), 0);
    for c in text.chars() {
        if taken >= most {
            return kept + "…";
        }
        kept.push(c);
        taken += width(c);
    }
    kept
}

fn tail(text: &str, most: usize) -> String {
    let reversed: String = text.chars().rev().take(most).collect();
    let kept: String = head(&reversed, most).chars().rev().collect();
    if kept.len() < text.len() && !kept.starts_with('…') { format!("…{kept}") } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_under_wide_text() {
        let page = "第一行\nAI 行政長官李家明說\n";
        let at = page.find("李家明").unwrap_or_default();
        let excerpt = PageLines::of(page.as_bytes(), None).at(at, at + 9);
        assert_eq!((excerpt.line, &*excerpt.marked), (2, "李家明"));
        assert_eq!(excerpt.marked("| "), "| AI 行政長官李家明說\n|            ^^^^^^");
    }

    #[test]
    fn columns_are_counted_as_a_terminal_draws_them() {
        for (text, width) in
            [("a港", 3), ("１０％", 6), ("　", 2), ("e\u{301}", 1), ("◆", 1), ("㈱", 2), ("￥", 2), ("︰", 2)]
        {
            assert_eq!(columns(text), width, "{text}");
        }
    }

    #[test]
    fn the_place_behind_a_text_is_found_over_its_pieces() {
        let page = PageLines::of("甲 乙\n丙丁\n".as_bytes(), None);
        let excerpt = page.after(&[[0, 7], [8, 14]], "甲乙丙");
        assert_eq!((excerpt.line, &*excerpt.marked), (2, "丁"));
        assert_eq!(page.after(&[[0, 7]], "甲乙丙丁").line, 1, "a text longer than its ranges");
    }

    #[test]
    fn places_of_other_encodings_are_found() {
        let (page, _, _) = encoding_rs::BIG5.encode("港聞\n李家明\n");
        let excerpt = PageLines::of(&page, Some("Big5")).at(5, 9);
        assert_eq!((excerpt.line, &*excerpt.marked, &*excerpt.after), (2, "李家", "明"));
    }

    #[test]
    fn long_lines_are_cut_round_the_place() {
        let page = format!("{}李{}", "一".repeat(500), "二".repeat(500));
        let shown = PageLines::of(page.as_bytes(), None).at(1500, 1503).marked("");
        assert!(shown.starts_with("…一") && shown.lines().next().is_some_and(|l| l.ends_with("二…")), "{shown}");
        assert!(columns(&shown) < 250);
    }

    #[test]
    fn places_outside_the_page_are_its_end() {
        assert_eq!(PageLines::of(b"ab\n", None).at(99, 120).line, 2);
        assert_eq!(PageLines::of(b"", None).at(0, 1).marked(""), "\n^");
    }
}
