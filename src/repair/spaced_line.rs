//! Fault: a whole line with a space after every token, as OCR gives it.
//!
//! `21 世 紀 初 ， 這 些 住 房` → `21世紀初，這些住房`. Spaces between two Latin words stay.
//!
//! Why here: before spaced titles are joined, which would take the line apart. Left alone: lines with a token of two or more
//! Chinese characters, with gaps of unequal width, of fewer than five wide characters or without any mark or digit (a
//! title, or a row of a table); lines with an ampersand, which might become an entity.

use super::Circumstances;
use crate::text::{
    Edits, Span,
    chars::{has_inner_gap, is_gap, is_han, is_kana, is_wide_mark},
    walk::lines,
};

/// The name of the rule.
pub const RULE: &str = "spaced_line";

/// Takes out the gaps of each such line.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    for (start, line) in lines(text) {
        let content = line.trim_end_matches('\n');
        if !may_be_spaced(content) {
            continue;
        }
        let gap = if has_inner_gap(content) { single_gap(content) } else { None };
        if let Some(gap) = gap.filter(|_| !content.contains('&')) {
            mend_line(content, gap, start, &mut edits);
        }
    }
    edits
}

/// Is the first token one character, or ASCII? That of most lines is neither.
fn may_be_spaced(line: &str) -> bool {
    let mut chars = line.trim_start_matches(is_gap).chars();
    chars.next().is_some_and(|first| first.is_ascii() || chars.next().is_some_and(is_gap))
}

/// The one gap that parts the line's tokens.
fn single_gap(line: &str) -> Option<char> {
    let gap = line.chars().find(|&c| is_gap(c))?;
    let wide = line.chars().zip(line.chars().skip(1)).any(|pair| pair == (gap, gap));
    (!wide).then_some(gap)
}

fn mend_line(line: &str, gap: char, start: usize, edits: &mut Edits) {
    let inner = line.trim_matches(gap);
    let tokens: Vec<&str> = inner.split(gap).collect();
    let wide = tokens.iter().filter(|t| is_wide_token(t)).count();
    let han = tokens.iter().filter(|t| t.starts_with(is_han)).count();
    let spaced = tokens.iter().all(|t| is_wide_token(t) || is_narrow_token(t));
    if !spaced
        || wide < 5
        || wide * 2 < tokens.len()
        || han == tokens.len()
        || line.chars().any(|c| is_gap(c) && c != gap)
    {
        return;
    }
    let mut at = start + line.len() - line.trim_start_matches(gap).len();
    for pair in tokens.windows(2) {
        at += pair[0].len();
        if pair.iter().any(|t| is_wide_token(t)) {
            edits.remove(Span::new(at, at + gap.len_utf8()), RULE);
        }
        at += gap.len_utf8();
    }
}

/// One character as wide as a Chinese one.
fn is_wide_token(token: &str) -> bool {
    let mut chars = token.chars();
    let wide = chars.next().is_some_and(|c| is_han(c) || is_kana(c) || is_wide_mark(c));
    wide && chars.next().is_none()
}

/// A Latin word or a number.
fn is_narrow_token(token: &str) -> bool {
    !token.is_empty() && token.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn spaced_lines_close_up() {
        assert_mends(
            mend,
            &[
                ("21 世 紀 初 ， 這 些 住 房", "21世紀初，這些住房"),
                ("政 府 與 New York 市 簽 署 。\n續", "政府與New York市簽署。\n續"),
            ],
        );
    }

    #[test]
    fn rows_titles_and_sentences_stay() {
        assert_stays(
            mend,
            &["日 一 二 三 四 五 六", "文 匯 要 聞", "政府 與 市民 ， 都 說 好", "I C A C", "甲  乙 ， 丙 丁 戊 己"],
        );
    }
}
