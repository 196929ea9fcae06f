//! Fault: the Chinese ellipsis drawn with something else.
//!
//! Six full stops, or two or three two-dot leaders, between Chinese characters → `……`; `⋯` → `…` everywhere.
//!
//! Why here: before quotes and clauses are read. Left alone: other counts of dots, dots beside Latin text, leaders in a
//! table of contents.

use super::Circumstances;
use crate::text::{Edits, Span, chars::is_han, walk::led_by};

/// The name of the rule.
pub const RULE: &str = "ellipsis";

/// The bytes that the dots start with.
const LEADS: [u8; 3] = [b'.', 0xE2, 0xEF];

/// Puts the ellipsis.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut done = 0;
    for (at, c) in led_by(text, &LEADS).filter(|&(_, c)| is_dots(c)) {
        if at < done {
            continue;
        }
        let count = text[at..].chars().take_while(|&next| next == c).count();
        done = at + count * c.len_utf8();
        if c == '⋯' {
            edits.replace(Span::new(at, done), "…".repeat(count), RULE);
        } else if is_ellipsis(c, count) && text[..at].ends_with(is_han) && text[done..].starts_with(is_han) {
            edits.replace(Span::new(at, done), "……", RULE);
        }
    }
    edits
}

fn is_dots(c: char) -> bool {
    matches!(c, '.' | '．' | '‥' | '⋯')
}

fn is_ellipsis(c: char, count: usize) -> bool {
    match c {
        '.' | '．' => count == 6,
        '‥' => matches!(count, 2 | 3),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn dots_between_han_become_the_ellipsis() {
        assert_mends(mend, &[("他說......好", "他說……好"), ("他說‥‥‥好", "他說……好"), ("好⋯⋯", "好……"), ("a⋯", "a…")]);
        assert_stays(mend, &["他說...好", "目錄............三", "www.a.hk", "well......", "好……"]);
    }
}
