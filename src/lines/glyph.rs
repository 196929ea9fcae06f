//! Characters as a typesetter sees them: how wide, of what class, may a line begin with them.

use crate::text::chars::is_bullet;

/// How a line ends or begins: the class of its last or first character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A Chinese character, kana, or anything not below.
    Han,
    /// A Latin letter.
    Latin,
    /// A digit, of either width.
    Digit,
    /// 。！？ and their like: a sentence ends.
    Stop,
    /// A closing quote or bracket right after a stop.
    StopQuote,
    /// ，、；：
    Comma,
    /// 」』）》 not after a stop.
    Close,
    /// 「『（《
    Open,
    /// — … ~
    Dash,
    /// -
    Hyphen,
    /// ◆■●▲▼ and their like.
    Bullet,
    /// 【 and 〔.
    Label,
}

impl Mark {
    /// Does a sentence end with it?
    pub fn ends_sentence(self) -> bool {
        matches!(self, Self::Stop | Self::StopQuote)
    }

    /// Does no line begin with it? It stays on the line of what stands before.
    pub fn is_bound(self) -> bool {
        matches!(self, Self::Stop | Self::StopQuote | Self::Comma | Self::Close | Self::Dash)
    }
}

/// Half ems that a character takes.
pub(super) fn width(c: char) -> u16 {
    match u32::from(c) {
        0..0x20 => 0,
        0x20..0x2000 | 0xFF61..=0xFFDC => 1,
        _ => 2,
    }
}

/// The class of a character.
pub(super) fn mark(c: char) -> Mark {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Mark::Han,
        '0'..='9' | '０'..='９' | '%' | '％' | '.' | '．' => Mark::Digit,
        'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{C0}'..='\u{24F}' => Mark::Latin,
        '。' | '！' | '？' | '!' | '?' | '｡' => Mark::Stop,
        '，' | '、' | '；' | '：' | ',' | ';' | ':' | '､' | '﹑' | '﹐' | '﹔' | '﹕' | '·' | '‧' => {
            Mark::Comma
        }
        '」' | '』' | '）' | '》' | '〉' | '”' | '’' | ')' | ']' | '﹂' | '﹄' | '｣' => Mark::Close,
        '「' | '『' | '（' | '《' | '〈' | '“' | '‘' | '(' | '[' | '﹁' | '﹃' | '｢' => Mark::Open,
        '—' | '…' | '─' | '～' | '~' | '–' | '⋯' | '―' => Mark::Dash,
        '-' | '‐' | '\u{AD}' => Mark::Hyphen,
        '【' | '〔' | '［' => Mark::Label,
        '】' | '〕' | '］' => Mark::Close,
        c if is_bullet(c) => Mark::Bullet,
        _ => Mark::Han,
    }
}

/// The class of the first character of a line: a dot stands there for a bullet.
pub(super) fn start_mark(first: char) -> Mark {
    if matches!(first, '·' | '‧' | '・') { Mark::Bullet } else { mark(first) }
}

/// The class of the last character, given the one before it.
pub(super) fn end_mark(last: char, before: char) -> Mark {
    match (mark(last), mark(before)) {
        (Mark::Close, Mark::Stop) => Mark::StopQuote,
        _ if last == '.' && before.is_alphabetic() => Mark::Stop,
        (mark, _) => mark,
    }
}

/// Half ems of what `line` begins with and no line break may part: a Latin word or a number, or one character with the
/// mark that opens before it and the marks bound to it.
pub(super) fn head_width(line: &str) -> u16 {
    const LONGEST: usize = 12;
    let mut chars = line.chars().take(LONGEST).map(|c| (c, mark(c))).peekable();
    let mut wide = 0;
    while let Some((c, _)) = chars.next_if(|(_, m)| matches!(m, Mark::Open | Mark::Label)) {
        wide += width(c);
    }
    let word = |m: &Mark| matches!(m, Mark::Latin | Mark::Digit);
    match chars.next() {
        Some((c, m)) if word(&m) => {
            wide += width(c);
            // 1-2, Ka-yan: a hyphen inside parts nothing.
            while let Some((c, _)) = chars.next_if(|(_, m)| word(m) || *m == Mark::Hyphen) {
                wide += width(c);
            }
        }
        Some((c, _)) => wide += width(c),
        None => {}
    }
    while let Some((c, _)) = chars.next_if(|(_, m)| m.is_bound()) {
        wide += width(c);
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_break_may_part_is_measured_as_one() {
        for (line, wide) in
            [("港聞", 2), ("人，了解", 4), ("「香港", 4), ("Web3的", 4), ("2023年", 4), ("行》」。再", 8), ("", 0)]
        {
            assert_eq!(head_width(line), wide, "{line}");
        }
    }

    #[test]
    fn a_stop_is_a_stop_behind_a_quote_too() {
        assert_eq!((start_mark('‧'), start_mark('，')), (Mark::Bullet, Mark::Comma));
        assert!(end_mark('」', '。').ends_sentence() && end_mark('.', 'k').ends_sentence());
        assert!(!end_mark('」', '人').ends_sentence() && !end_mark('.', '5').ends_sentence());
    }
}
