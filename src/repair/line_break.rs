//! Fault: lines that end in something else than a line feed.
//!
//! `港聞␍␊` → `港聞␊`; CR alone, VT, U+2028 and U+2029 alike. A form feed stays: it is a page break.
//!
//! Why first: everything after works line by line. U+0085 waits until mojibake is undone (`latin_control.rs`), for it may be
//! a byte of it.

use super::Circumstances;
use crate::text::{Edits, Span, walk::led_by};

/// The name of the rule.
pub const RULE: &str = "line_break";

/// The bytes that the line breaks other than LF start with.
const LEADS: [u8; 3] = [b'\r', 0xB, 0xE2];

/// Makes each line break one LF.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    for (at, c) in led_by(text, &LEADS) {
        let end = at + c.len_utf8();
        match c {
            // The LF after it is the line break.
            '\r' if text[end..].starts_with('\n') => _ = edits.remove(Span::new(at, end), RULE),
            '\r' | '\u{B}' | '\u{2028}' | '\u{2029}' => _ = edits.replace(Span::new(at, end), "\n", RULE),
            _ => {}
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn every_line_break_becomes_a_line_feed() {
        assert_mends(mend, &[("a\r\nb\rc\u{2028}d\u{B}f", "a\nb\nc\nd\nf"), ("a\r\r\nb", "a\n\nb")]);
        assert_stays(mend, &["a\nb\u{C}c\n"]);
    }
}
