//! What only the neighbours tell: whether a character stands where it is a fault.

use super::{Census, kind::Kind};
use crate::{
    decode::likelihood::Script,
    repair::suspect,
    text::chars::{is_gap, is_han},
};

impl Census<'_> {
    /// Do its neighbours make `c`, which stands at the census's place, suspect?
    pub(super) fn met(&self, kind: u8, c: char) -> bool {
        let Some(last) = char::from_u32(self.last) else { return true };
        let before = || self.text[..self.at].chars().rev();
        let next = || self.text[self.at + c.len_utf8()..].chars().next();
        match kind {
            k if k == Kind::Dash as u8 => Kind::of(last) == Kind::Dash,
            k if k == Kind::Ellipsis as u8 => c == '⋯' || last == c,
            k if k == Kind::Gap as u8 => is_han(last) && before().nth(1).is_none_or(|c| is_gap(c) || c == '\n'),
            k if k == Kind::Latin as u8 => Script::of(last) == Script::Latin,
            k if k == Kind::Digit as u8 => {
                let last = if matches!(last, ',' | '.') { before().nth(1).unwrap_or(last) } else { last };
                is_digit_like(last) || next().is_some_and(is_digit_like)
            }
            k if k == Kind::Word as u8 => {
                suspect::is_word(last, c) || next().is_some_and(|next| suspect::is_word(c, next)) || is_numeral(last)
            }
            k if k == Kind::Bracket as u8 => next() == Some('c'),
            _ => true,
        }
    }
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Letters that are mistaken for a digit.
pub fn is_digit_like(c: char) -> bool {
    matches!(c, 'O' | 'o' | 'l' | 'I')
}
