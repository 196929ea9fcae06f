//! Fault: the Chinese dash drawn with something else.
//!
//! Two of `─`, `━`, `―`, `－` or `-` between Chinese characters → `——`.
//!
//! Why here: before quotes and clauses are read. Left alone: one alone, ranges such as `2019－2023`, `c--`, table rules of
//! three and more.

use super::Circumstances;
use crate::text::{Edits, Span, chars::is_han};

/// The name of the rule.
pub const RULE: &str = "dash";

/// Puts two em dashes.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut chars = text.char_indices().peekable();
    let mut last = '\n';
    while let Some((at, c)) = chars.next() {
        let twice = is_dash(c) && chars.peek().is_some_and(|&(_, next)| next == c);
        let end = at + 2 * c.len_utf8();
        if twice && is_han(last) && text[end..].starts_with(is_han) {
            edits.replace(Span::new(at, end), "——", RULE);
            chars.next();
        }
        last = c;
    }
    edits
}

fn is_dash(c: char) -> bool {
    matches!(c, '─' | '━' | '―' | '－' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn pairs_between_han_become_the_dash() {
        assert_mends(mend, &[("頭獎──他說", "頭獎——他說"), ("頭獎--他說", "頭獎——他說"), ("一――二", "一——二")]);
        assert_stays(mend, &["2019－2023年", "return c--;", "名───值", "他說—好", "—\n—\n—"]);
    }
}
