//! The space between two lines that are joined, and the spaces that the extractor set and the page has not.

use super::{
    furniture,
    glyph::Glyph,
    line::Line,
    row::{self, Around},
};
use crate::text::{
    Edits, Span, Text,
    chars::{is_han, is_wide_mark},
};

/// The name of the repair that takes spaces out.
pub const RULE: &str = "han_latin_space";

/// Is there a space between two joined lines? Latin words need one, Chinese has none.
pub(super) fn between(a: &Line, b: &Line) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, ',' | '.' | ';' | ':' | ')' | '\'' | '"' | '!' | '?');
    let opens = |c: char| c.is_ascii_alphanumeric() || matches!(c, '(' | '\'' | '"');
    if a.is_latin() && b.is_latin() {
        return !matches!(a.edges.end, Glyph::Hyphen | Glyph::Dash) && b.edges.start != Glyph::Dash;
    }
    let digits = a.edges.last.is_ascii_digit() && b.edges.first.is_ascii_digit();
    word(a.edges.last)
        && opens(b.edges.first)
        && !digits
        && (a.edges.last.is_ascii_alphabetic() || b.edges.first.is_ascii_alphabetic() || a.is_latin())
}

/// Takes out the blanks between Chinese and Latin or digits, those beside a full-width mark, and those that stretch a line to
/// fill its column; the blanks of a table's rows hold its cells apart and stay.
pub(super) fn close(text: Text<'_>) -> Text<'_> {
    let page = text.as_str();
    let lines = spaced(page);
    let habit = lines.iter().filter(|line| line.stretching() >= STRETCHED).count() >= HABIT;
    let mut edits = Edits::default();
    for line in &lines {
        let stretched = line.is_stretched(habit);
        for gap in line.gaps.iter().filter(|g| is_seam(g.before, g.after) || (stretched && line.is_filled(g))) {
            edits.remove(Span::new(line.offset + gap.start, line.offset + gap.end), RULE);
        }
    }
    text.apply(edits)
}

/// The lines of a page that blanks stand in, the rows of tables left out.
fn spaced(page: &str) -> Vec<Spaced<'_>> {
    let mut lines = Vec::with_capacity(page.len() / 32);
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', page.as_bytes()).chain([page.len()]) {
        let line = &page[start..end];
        if !line.trim_start().is_empty() {
            lines.push((start, line));
        }
        start = end + 1;
    }
    let around =
        |at: usize| [0, 1, 2, 3, 4].map(|n| (at + n).checked_sub(2).and_then(|n| lines.get(n)).map_or("", |l| l.1));
    let blank = |at: &usize| memchr::memchr(b' ', lines[*at].1.as_bytes()).is_some();
    (0..lines.len()).filter(blank).filter_map(|at| Spaced::of(lines[at].0, around(at))).collect()
}

/// From so many blanks between characters that need none on, a line was stretched to fill its column, and its blanks say
/// nothing. With a sentence mark it is running text, and the last but one of them says so too, or any on a page that is set
/// so.
const STRETCHED: usize = 3;
/// From so many stretched lines on, a page is set so.
const HABIT: usize = 4;

/// A line that blanks stand in.
struct Spaced<'t> {
    /// Where it begins on the page.
    offset: usize,
    text: &'t str,
    gaps: Vec<Gap>,
}

impl<'t> Spaced<'t> {
    /// A line that begins at `offset`, with those around it; nothing if its blanks part the cells of a row.
    fn of(offset: usize, around: Around<'t>) -> Option<Self> {
        let text = around[2];
        (!row::is_row(around)).then(|| Self { offset, text, gaps: gaps(text) })
    }

    /// How many blanks may have been set to stretch it.
    fn stretching(&self) -> usize {
        self.gaps.iter().filter(|gap| gap.is_wide()).count()
    }

    /// Was it stretched? `habit`: the page is set so.
    fn is_stretched(&self, habit: bool) -> bool {
        let count = self.gaps.iter().filter(|gap| gap.is_stretch() && !gap.parts()).count();
        let enough = match self.text.contains(['，', '。', '；']) {
            true if habit => 1,
            true => STRETCHED - 1,
            false => STRETCHED,
        };
        count >= enough && !furniture::is_furniture(self.text.trim())
    }

    /// Was a blank of this stretched line set to fill it? Where few are, one that may set something apart is not.
    fn is_filled(&self, gap: &Gap) -> bool {
        gap.is_stretch() && (self.stretching() >= STRETCHED || !gap.parts())
    }
}

/// Blanks inside a line, and what stands at either side.
struct Gap {
    start: usize,
    end: usize,
    before: char,
    after: char,
    /// Single characters at both sides: `2 0 1 2`.
    single: bool,
}

impl Gap {
    fn is_wide(&self) -> bool {
        let wide = |c| is_han(c) || is_wide_mark(c);
        wide(self.before) && wide(self.after)
    }

    /// Does it set off the name of a reporter (`記者 陳大文`, `陳大文 攝`) or what follows a sentence?
    fn parts(&self) -> bool {
        matches!(self.before, '者' | '員' | '员' | '。') || matches!(self.after, '攝' | '摄')
    }

    fn is_stretch(&self) -> bool {
        let alike = self.before.is_ascii_digit() == self.after.is_ascii_digit();
        self.is_wide()
            || (self.single && self.end - self.start == 1 && (alike || self.after == '.' || self.before == '.'))
    }
}

fn gaps(line: &str) -> Vec<Gap> {
    let bytes = line.as_bytes();
    let blank = |at: Option<usize>| at.is_none_or(|at| bytes.get(at).is_none_or(|b| *b == b' ' || *b >= 0x80));
    let mut gaps = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b' ', &bytes[at..]) {
        let start = at + found;
        let end = start + bytes[start..].iter().take_while(|&&b| b == b' ').count();
        at = end;
        if let (Some(before), Some(after)) = (line[..start].chars().next_back(), line[end..].chars().next()) {
            let single = blank(start.checked_sub(2)) && blank(Some(end + 1)) && before.is_ascii() && after.is_ascii();
            gaps.push(Gap { start, end, before, after, single });
        }
    }
    gaps
}

fn is_seam(a: char, b: char) -> bool {
    let wide = |c| is_han(c) || is_wide_mark(c);
    let narrow = |c: char| c.is_ascii_graphic();
    (is_han(a) && narrow(b))
        || (narrow(a) && is_han(b))
        || (is_wide_mark(a) && narrow(b))
        || (narrow(a) && is_wide_mark(b) && wide(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(page: &str) -> String {
        close(Text::plain(page)).as_str().to_owned()
    }

    #[test]
    fn stretched_lines_are_closed() {
        for (set, read) in [
            ("渡 輪 公司 昨日宣布", "渡輪公司昨日宣布"),
            ("渡輪 公司 昨日宣布，由下月起", "渡輪公司昨日宣布，由下月起"),
            ("渡輪公司對 C N N 說", "渡輪公司對C N N說"),
            ("渡輪公司對 C N N 說，班次增至 2 5 . 3 班", "渡輪公司對CNN說，班次增至25.3班"),
        ] {
            assert_eq!(closed(set), read);
        }
    }

    #[test]
    fn one_blank_is_closed_where_the_page_is_set_so() {
        let line = "渡輪公司 昨日宣布，由下月起\n";
        assert_eq!(closed(line), line);
        let stretched = "渡 輪 公 司 昨日宣布\n由下月起調整\n來往離 島 的 班 次\n繁忙時間加開\n三 班 ， 並延 長末班船\n的開出時間。\n公司發 言 人 說 新安排\n試行半年\n";
        let page = format!("{stretched}{line}（記者 陳大文）渡輪公司，\n");
        let read = closed(&page);
        assert!(read.contains("渡輪公司昨日宣布，由下月起"));
        assert!(read.contains("（記者 陳大文）"));
    }

    #[test]
    fn what_is_set_apart_stays_apart() {
        for line in [
            "記者 陳大文 報道",
            "渡輪 碼頭",
            "渡輪 加班 碼頭",
            "渡輪加班，碼頭。 記者陳大文 攝",
            "The ferry runs, at 5 or 6 p.m.",
        ] {
            assert_eq!(closed(line), line);
        }
    }
}
