//! Fault: directional marks where nothing runs from right to left, joiners where nothing joins.
//!
//! `政U+202A府` → `政府`; a zero-width joiner between Chinese characters goes.
//!
//! Why here: with the other characters that show nothing. Left alone: directional marks on a line with a right-to-left
//! letter; joiners beside Arabic, Indic letters and emoji, which they shape.

use super::Circumstances;
use crate::text::{Edits, Span};

/// The name of the rule.
pub const RULE: &str = "direction";

/// Takes them out.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let right_to_left = line.chars().any(is_right_to_left);
        let mut last = None;
        for (at, c) in line.char_indices() {
            let end = at + c.len_utf8();
            let needless = match c {
                '\u{200C}' | '\u{200D}' => {
                    !last.is_some_and(is_joined) && !line[end..].chars().find(|&c| !is_joiner(c)).is_some_and(is_joined)
                }
                '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                    !right_to_left
                }
                _ => false,
            };
            if needless {
                edits.remove(Span::new(start + at, start + end), RULE);
            } else if !is_joiner(c) {
                last = Some(c);
            }
        }
        start += line.len();
    }
    edits
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Does a joiner beside it shape it?
fn is_joined(c: char) -> bool {
    let letter =
        is_right_to_left(c) || matches!(c, '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}');
    letter
        || matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0020}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn marks_without_a_use_go() {
        assert_mends(
            mend,
            &[
                ("政\u{202A}府\u{2069}", "政府"),
                ("港\u{200D}聞\u{200C}", "港聞"),
                ("a\u{200E}\nשלום\u{200F}", "a\nשלום\u{200F}"),
            ],
        );
    }

    #[test]
    fn arabic_indic_and_emoji_keep_theirs() {
        assert_stays(
            mend,
            &[
                "\u{202B}مرحبا\u{202C}",
                "می\u{200C}خواهم",
                "क्\u{200D}ष",
                "👨\u{200D}👩\u{200D}👧",
                "🏳\u{FE0F}\u{200D}🌈",
            ],
        );
    }
}
