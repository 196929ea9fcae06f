//! Fault: half-width katakana and its punctuation.
//!
//! `ｺﾝﾋﾟｭｰﾀ` → `コンピュータ`: the sound marks join the letter before them.
//!
//! Why here: with the other characters that stand for others.

use super::{Circumstances, table};
use crate::text::{Edits, Span};

/// The name of the rule, and of its table.
pub const RULE: &str = "half_width_kana";

/// Puts full-width katakana.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let Some(table) = table::table(RULE) else { return edits };
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !matches!(c, '\u{FF61}'..='\u{FF9F}') {
            continue;
        }
        let alone = start + c.len_utf8();
        let marked = chars.peek().map(|&(at, mark)| at + mark.len_utf8());
        let pair = marked.and_then(|end| Some((end, table.get(text.get(start..end)?)?)));
        if let Some((end, to)) = pair {
            edits.replace(Span::new(start, end), to, RULE);
            chars.next();
        } else if let Some(to) = table.get(&text[start..alone]) {
            edits.replace(Span::new(start, alone), to, RULE);
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn kana_grow_and_take_their_marks() {
        assert_mends(mend, &[("ｺﾝﾋﾟｭｰﾀ｡", "コンピュータ。"), ("ｳﾞｧｲｵﾘﾝ", "ヴァイオリン"), ("｢ｱ｣", "「ア」")]);
        assert_stays(mend, &["コンピュータ、ひらがな"]);
    }
}
