//! Fault: the Chinese dash drawn with something else.
//!
//! Two of `─`, `━`, `―`, `－` or `-` between Chinese characters → `——`.
//!
//! Why here: before quotes and clauses are read. Left alone: one alone, ranges such as `2019－2023`, `c--`, table rules of
//! three and more.

use super::Circumstances;
use crate::text::{Edits, Span, chars::is_han, walk::led_by};

/// The name of the rule.
pub const RULE: &str = "dash";

/// The bytes that these dashes start with.
const LEADS: [u8; 3] = [b'-', 0xE2, 0xEF];

/// Puts two em dashes.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    for (at, c) in led_by(text, &LEADS).filter(|&(_, c)| is_dash(c)) {
        let second = at + c.len_utf8();
        let twice = text[second..].strip_prefix(c);
        if twice.is_some_and(|rest| rest.starts_with(is_han)) && text[..at].ends_with(is_han) {
            edits.replace(Span::new(at, second + c.len_utf8()), "——", RULE);
        }
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
