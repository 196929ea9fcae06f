//! Fault: the dot between the parts of a foreign name, in one of six other guises.
//!
//! `埃隆‧馬斯克` → `埃隆·馬斯克` (U+00B7), so that one name is written one way.
//!
//! Why here: before names are looked for. Left alone: dots that are not between two Chinese characters; pages and lines with
//! kana, where `・` is the right dot.

use super::Circumstances;
use crate::text::{
    Edits, Span,
    chars::{is_han, is_kana},
};

/// The name of the rule.
pub const RULE: &str = "middle_dot";

/// Kana among this many characters, or more, make a page Japanese.
const JAPANESE: usize = 20;

/// Puts U+00B7.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    if is_japanese(text) {
        return edits;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.chars().any(is_kana) {
            mend_line(line, start, &mut edits);
        }
        start += line.len();
    }
    edits
}

fn mend_line(line: &str, start: usize, edits: &mut Edits) {
    let mut last = '\n';
    for (at, c) in line.char_indices() {
        let end = at + c.len_utf8();
        let dot = matches!(c, '‧' | '・' | '•' | '∙' | '⋅');
        if dot && is_han(last) && line[end..].starts_with(is_han) {
            edits.replace(Span::new(start + at, start + end), "·", RULE);
        }
        last = c;
    }
}

fn is_japanese(text: &str) -> bool {
    let (mut kana, mut han) = (0, 0);
    for c in text.chars() {
        kana += usize::from(is_kana(c));
        han += usize::from(is_han(c));
    }
    kana * JAPANESE > han + kana
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn name_dots_are_one() {
        assert_mends(
            mend,
            &[("埃隆‧馬斯克和維克托・雨果", "埃隆·馬斯克和維克托·雨果"), ("約翰•甘迺迪", "約翰·甘迺迪")],
        );
    }

    #[test]
    fn bullets_and_japanese_stay() {
        assert_stays(mend, &["• 第一點", "A・B", "カタカナ・ひらがな・漢字", "東京・大阪で"]);
    }
}
