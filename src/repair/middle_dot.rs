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
    walk::{led_by, line_end, line_start},
};

/// The name of the rule.
pub const RULE: &str = "middle_dot";

/// Kana among this many characters, or more, make a page Japanese.
const JAPANESE: usize = 20;

/// The bytes that these dots start with.
const LEADS: [u8; 2] = [0xE2, 0xE3];

/// Puts U+00B7.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let dots = || led_by(text, &LEADS).filter(|&(at, c)| is_dot(c) && is_amid_han(text, at, at + c.len_utf8()));
    if dots().next().is_none() || is_japanese(text) {
        return edits;
    }
    let (mut line_over, mut has_kana) = (0, false);
    for (at, c) in dots() {
        if at >= line_over {
            line_over = line_end(text, at);
            has_kana = text[line_start(text, at)..line_over].contains(is_kana);
        }
        if !has_kana {
            edits.replace(Span::new(at, at + c.len_utf8()), "·", RULE);
        }
    }
    edits
}

fn is_dot(c: char) -> bool {
    matches!(c, '‧' | '・' | '•' | '∙' | '⋅')
}

/// Does a Chinese character end at byte `start`, and another start at byte `end`?
fn is_amid_han(text: &str, start: usize, end: usize) -> bool {
    text[..start].ends_with(is_han) && text[end..].starts_with(is_han)
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
