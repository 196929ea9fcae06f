//! The space between two lines that are joined, and the spaces that the extractor set and the page has not.

use super::line::Line;
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

/// Takes out the blanks between Chinese and Latin or digits, and those beside a full-width mark.
pub(super) fn close(text: Text<'_>) -> Text<'_> {
    let page = text.as_str();
    let bytes = page.as_bytes();
    let mut edits = Edits::default();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b' ', &bytes[at..]) {
        let start = at + found;
        let end = start + bytes[start..].iter().take_while(|&&b| b == b' ').count();
        at = end;
        let before = page[..start].chars().next_back();
        let after = page[end..].chars().next();
        if let (Some(a), Some(b)) = (before, after)
            && is_seam(a, b)
        {
            edits.remove(Span::new(start, end), RULE);
        }
    }
    text.apply(edits)
}

fn is_seam(a: char, b: char) -> bool {
    let wide = |c| is_han(c) || is_wide_mark(c);
    let narrow = |c: char| c.is_ascii_graphic();
    (is_han(a) && narrow(b))
        || (narrow(a) && is_han(b))
        || (is_wide_mark(a) && narrow(b))
        || (narrow(a) && is_wide_mark(b) && wide(b))
}
