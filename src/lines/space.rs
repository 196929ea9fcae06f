//! The space between two lines that are joined, and the spaces that the extractor set and the page has not.

use super::{furniture, line::Line, row};
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
    let digits = a.last.is_ascii_digit() && b.first.is_ascii_digit();
    word(a.last)
        && opens(b.first)
        && !digits
        && (a.last.is_ascii_alphabetic() || b.first.is_ascii_alphabetic() || a.is_latin())
}

/// Takes out the blanks between Chinese and Latin or digits, and those beside a full-width mark; the blanks of a table's
/// rows hold its cells apart and stay.
pub(super) fn close(text: Text<'_>) -> Text<'_> {
    let page = text.as_str();
    let mut edits = Edits::default();
    let mut start = 0;
    let (mut before, mut line) = ("", (0, ""));
    for end in memchr::memchr_iter(b'\n', page.as_bytes()).chain([page.len()]) {
        let next = &page[start..end];
        if !next.trim_start().is_empty() {
            close_line(before, line, next, &mut edits);
            (before, line) = (line.1, (start, next));
        }
        start = end + 1;
    }
    close_line(before, line, "", &mut edits);
    text.apply(edits)
}

/// The same for one line that begins at `offset`, given the lines beside it.
fn close_line(before: &str, (offset, line): (usize, &str), after: &str, edits: &mut Edits) {
    if memchr::memchr(b' ', line.as_bytes()).is_none() || row::is_row(before, line, after) {
        return;
    }
    let gaps = gaps(line);
    let stretched = gaps.iter().filter(|g| g.is_wide()).count() >= STRETCHED && !furniture::is_furniture(line.trim());
    for gap in &gaps {
        if is_seam(gap.before, gap.after) || (stretched && gap.is_stretch()) {
            edits.remove(Span::new(offset + gap.start, offset + gap.end), RULE);
        }
    }
}

/// From so many blanks between Chinese characters on, a line was stretched to fill its column, and its blanks say nothing.
const STRETCHED: usize = 3;

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
