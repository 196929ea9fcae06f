//! Fault: characters that show nothing and mean nothing in a text.
//!
//! C0 controls, DEL, zero-width space, word joiner, byte order mark in mid-text: `政␀府` → `政府`.
//!
//! Why here: they hide words, entities and doubled characters from all that follows. TAB, LF and FF stay; the soft
//! hyphen waits until mojibake is undone (`latin_control.rs`), for it may be a byte of it.

use super::Circumstances;
use crate::text::{Edits, Span};

/// The name of the rule.
pub const RULE: &str = "control";

/// Takes them out, a row of them at a time.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), 'a')]) {
        match (is_void(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                edits.remove(Span::new(from, at), RULE);
                start = None;
            }
            _ => {}
        }
    }
    edits
}

fn is_void(c: char) -> bool {
    let control = matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}');
    control || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn what_shows_nothing_goes() {
        assert_mends(mend, &[("政\0府\u{8}\u{7F}", "政府"), ("港\u{200B}\u{FEFF}\u{2060}聞", "港聞")]);
        assert_stays(mend, &["a\tb\nc\u{C}d", "　　港聞"]);
    }
}
