//! Fault: spaces that are no plain space.
//!
//! No-break, en, em, thin and narrow spaces → blank. The ideographic space stays: it indents and separates.
//!
//! Why here: before spaced letters are looked for.

use super::Circumstances;
use crate::text::{Edits, Span, walk::led_by};

/// The name of the rule.
pub const RULE: &str = "space";

/// The bytes that these spaces start with.
const LEADS: [u8; 2] = [0xC2, 0xE2];

/// Puts a blank for each.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    for (at, c) in led_by(text, &LEADS) {
        if matches!(c, '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}') {
            edits.replace(Span::new(at, at + c.len_utf8()), " ", RULE);
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn odd_spaces_become_blanks() {
        assert_mends(mend, &[("a\u{A0}b\u{2003}c\u{202F}d", "a b c d")]);
        assert_stays(mend, &["　　港聞 a\tb"]);
    }
}
