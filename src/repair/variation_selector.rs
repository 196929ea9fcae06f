//! Fault: a variation selector after a Chinese character.
//!
//! `前U+E0101` → `前`: the choice of glyph is lost on every reader of the data, and the selector breaks words.
//!
//! Why here: before words and doubled characters are looked for. Left alone: the selectors that make an emoji (U+FE0F) and
//! those after anything that is not a Chinese character.

use super::Circumstances;
use crate::text::{Edits, Span, chars::is_han};

/// The name of the rule.
pub const RULE: &str = "variation_selector";

/// Takes them out.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut after_han = false;
    for (at, c) in text.char_indices() {
        if matches!(c, '\u{FE00}'..='\u{FE0E}' | '\u{E0100}'..='\u{E01EF}') {
            if after_han {
                edits.remove(Span::new(at, at + c.len_utf8()), RULE);
            }
        } else {
            after_han = is_han(c);
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn selectors_after_han_go() {
        assert_mends(mend, &[("前\u{E0101}聞\u{FE00}", "前聞"), ("葛\u{E0100}\u{E0101}", "葛")]);
        assert_stays(mend, &["1\u{FE0F}\u{20E3}", "☎\u{FE0E}", "☺\u{FE0F}"]);
    }
}
