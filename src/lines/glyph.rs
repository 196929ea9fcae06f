//! Characters as a typesetter sees them: how wide, of what class, may a line begin with them.

use crate::text::chars::is_bullet;

/// The class of a character, by which a line ends or begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
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

impl Glyph {
    /// The class of a character.
    pub fn of(c: char) -> Self {
        match c {
            '\u{4E00}'..='\u{9FFF}' => Self::Han,
            '0'..='9' | '０'..='９' | '%' | '％' | '.' | '．' => Self::Digit,
            'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{C0}'..='\u{24F}' => Self::Latin,
            '。' | '！' | '？' | '!' | '?' | '｡' => Self::Stop,
            '，' | '、' | '；' | '：' | ',' | ';' | ':' | '､' | '﹑' | '﹐' | '﹔' | '﹕' | '·' | '‧' => {
                Self::Comma
            }
            '」' | '』' | '）' | '》' | '〉' | '”' | '’' | ')' | ']' | '﹂' | '﹄' | '｣' => Self::Close,
            '「' | '『' | '（' | '《' | '〈' | '“' | '‘' | '(' | '[' | '﹁' | '﹃' | '｢' => Self::Open,
            '—' | '…' | '─' | '～' | '~' | '–' | '⋯' | '―' => Self::Dash,
            '-' | '‐' | '\u{AD}' => Self::Hyphen,
            '【' | '〔' | '［' => Self::Label,
            '】' | '〕' | '］' => Self::Close,
            c if is_bullet(c) => Self::Bullet,
            _ => Self::Han,
        }
    }

    /// The class of the first character of a line: a dot stands there for a bullet.
    pub fn at_start(first: char) -> Self {
        if matches!(first, '·' | '‧' | '・') { Self::Bullet } else { Self::of(first) }
    }

    /// The class of the last character, given the one before it.
    pub fn at_end(last: char, before: char) -> Self {
        match (Self::of(last), Self::of(before)) {
            (Self::Close, Self::Stop) => Self::StopQuote,
            _ if last == '.' && before.is_alphabetic() => Self::Stop,
            (glyph, _) => glyph,
        }
    }

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

/// Half ems of what `line` begins with and no line break may part: a Latin word or a number, or one character with the
/// mark that opens before it and the marks bound to it.
pub(super) fn head_width(line: &str) -> u16 {
    const LONGEST: usize = 12;
    let mut chars = line.chars().take(LONGEST).map(|c| (c, Glyph::of(c))).peekable();
    let mut wide = 0;
    while let Some((c, _)) = chars.next_if(|(_, m)| matches!(m, Glyph::Open | Glyph::Label)) {
        wide += width(c);
    }
    let word = |m: &Glyph| matches!(m, Glyph::Latin | Glyph::Digit);
    match chars.next() {
        Some((c, m)) if word(&m) => {
            wide += width(c);
            // 1-2, Ka-yan: a hyphen inside parts nothing.
            while let Some((c, _)) = chars.next_if(|(_, m)| word(m) || *m == Glyph::Hyphen) {
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
        assert_eq!((Glyph::at_start('‧'), Glyph::at_start('，')), (Glyph::Bullet, Glyph::Comma));
        assert!(Glyph::at_end('」', '。').ends_sentence() && Glyph::at_end('.', 'k').ends_sentence());
        assert!(!Glyph::at_end('」', '人').ends_sentence() && !Glyph::at_end('.', '5').ends_sentence());
    }
}
