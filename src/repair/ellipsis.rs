//! Fault: the Chinese ellipsis drawn with something else.
//!
//! Six full stops, or two or three two-dot leaders, between Chinese characters → `……`; `⋯` → `…` everywhere.
//!
//! Why here: before quotes and clauses are read. Left alone: other counts of dots, dots beside Latin text, leaders in a
//! table of contents.

use super::Circumstances;
use crate::text::{Edits, Span, chars::is_han};

/// The name of the rule.
pub const RULE: &str = "ellipsis";

/// Puts the ellipsis.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut last = '\n';
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        let count = rest.chars().take_while(|&next| next == c).count();
        let len = count * c.len_utf8();
        if c == '⋯' {
            edits.replace(Span::new(at, at + len), "…".repeat(count), RULE);
        } else if is_ellipsis(c, count) && is_han(last) && rest[len..].starts_with(is_han) {
            edits.replace(Span::new(at, at + len), "……", RULE);
        }
        last = c;
        rest = &rest[len..];
    }
    edits
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
