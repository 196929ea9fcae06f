//! Fault: the two controls of Latin-1 that text carries: the soft hyphen and the next-line character.
//!
//! `hy` + U+00AD + `phen` → `hyphen`; U+0085 → LF.
//!
//! Why here: at once after mojibake, of which either may be a byte.

use super::Circumstances;
use crate::text::{Edits, Span};

/// The name of the rule.
pub const RULE: &str = "latin_control";

/// Takes out soft hyphens, makes line feeds of next-line characters.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    for (at, c) in text.char_indices() {
        match c {
            '\u{AD}' => _ = edits.remove(Span::new(at, at + 2), RULE),
            '\u{85}' => _ = edits.replace(Span::new(at, at + 2), "\n", RULE),
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
    fn soft_hyphens_go_and_next_lines_break() {
        assert_mends(mend, &[("hy\u{AD}phen", "hyphen"), ("a\u{85}b", "a\nb")]);
        assert_stays(mend, &["a-b\nc\u{9D}"]);
    }
}
