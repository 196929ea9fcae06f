//! The space between two lines that are joined, and the spaces that the extractor set and the page has not.

use super::{line::Line, row};
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
    let mut at = 0;
    let (mut before, mut held) = (0, None::<(usize, &str, usize)>);
    for line in page.split('\n') {
        if !line.trim().is_empty() {
            let here = row::cells(line);
            if let Some((start, line, cells)) = held {
                if !row::is_row(before, cells, here) {
                    close_line(line, start, &mut edits);
                }
                before = cells;
            }
            held = Some((at, line, here));
        }
        at += line.len() + 1;
    }
    if let Some((start, line, cells)) = held
        && !row::is_row(before, cells, 0)
    {
        close_line(line, start, &mut edits);
    }
    text.apply(edits)
}

fn close_line(line: &str, offset: usize, edits: &mut Edits) {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b' ', &bytes[at..]) {
        let start = at + found;
        let end = start + bytes[start..].iter().take_while(|&&b| b == b' ').count();
        at = end;
        let before = line[..start].chars().next_back();
        let after = line[end..].chars().next();
        if let (Some(a), Some(b)) = (before, after)
            && is_seam(a, b)
        {
            edits.remove(Span::new(offset + start, offset + end), RULE);
        }
    }
}

fn is_seam(a: char, b: char) -> bool {
    let wide = |c| is_han(c) || is_wide_mark(c);
    let narrow = |c: char| c.is_ascii_graphic();
    (is_han(a) && narrow(b))
        || (narrow(a) && is_han(b))
        || (is_wide_mark(a) && narrow(b))
        || (narrow(a) && is_wide_mark(b) && wide(b))
}
