//! The words that were said: their place, and whether they are given as they were said.

use super::marks::{Marks, closes_speech, opens_speech};
use crate::text::{Chars, Span};

/// The longest reported words, in code points: a bound on what reports within reports may repeat.
const LONGEST: usize = 400;

/// Somebody's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Their place, without marks around them.
    pub span: Span<Chars>,
    /// In quotation marks?
    pub direct: bool,
}

/// The words behind a verb (or a colon) that ends at `from`, up to `until` at most.
pub fn behind(folded: &[char], marks: &Marks, from: usize, until: usize) -> Option<Words> {
    let from = from + addressee(&folded[from..until.max(from)]);
    let start = (from..until).find(|&i| !is_lead_in(folded[i]))?;
    if matches!(folded[start], '。' | ';' | '!' | '?') {
        return None;
    }
    match marks.partner(start) {
        Some(close) if opens_speech(folded[start]) && is_whole(folded, close, until) => words(start + 1, close, true),
        _ => words(start, trimmed(folded, start, until.min(start + LONGEST)), false),
    }
}

/// The quotation that ends right before the clause at `clause` (「…」，甲說).
pub fn before(folded: &[char], marks: &Marks, clause: usize) -> Option<Words> {
    let close = (0..clause).rev().find(|&i| !is_lead_in(folded[i]))?;
    let open = marks.partner(close).filter(|_| closes_speech(folded[close]))?;
    words(open + 1, close, true)
}

/// Who is told, folded.
const TOLD: [&[char]; 8] = [
    &['本', '报', '记', '者'],
    &['记', '者'],
    &['本', '报'],
    &['我', '们'],
    &['我'],
    &['传', '媒'],
    &['媒', '体'],
    &['他'],
];

/// How long the addressee is that stands between a verb and a mark (告訴記者，).
fn addressee(text: &[char]) -> usize {
    let told = TOLD.iter().find(|told| text.starts_with(told));
    let closes = |n: usize| text.get(n).is_none_or(|&c| is_lead_in(c) || opens_speech(c) || c == '。');
    told.map(|t| t.len()).filter(|&n| closes(n)).unwrap_or(0)
}

fn words(start: usize, end: usize, direct: bool) -> Option<Words> {
    (start < end).then(|| Words { span: Span::new(start, end), direct })
}

/// Does nothing follow the quotation but the end of the sentence? Else the quotation is a part of reported words.
fn is_whole(folded: &[char], close: usize, until: usize) -> bool {
    folded[close + 1..until.max(close + 1)].iter().all(|&c| is_lead_in(c) || matches!(c, '。' | ';' | '!' | '?'))
}

/// What may stand between a verb and the words.
pub fn is_lead_in(c: char) -> bool {
    matches!(c, ',' | ':' | '︰' | ' ' | '到')
}

/// `until` without the punctuation before it.
fn trimmed(folded: &[char], start: usize, until: usize) -> usize {
    let end = (start..until).rev().find(|&i| !matches!(folded[i], '。' | ',' | ';' | ' ' | '\n'));
    end.map_or(start, |i| i + 1)
}
