//! What a stretch of a line holds, counted character by character.

use super::glyph::{Glyph, width};
use crate::text::chars::is_han;

/// Characters without which a line is not of certain kinds, as a set of those that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tells(u8);

impl Tells {
    /// 訊: a story's dateline has it.
    pub const REPORT: Self = Self(1);
    /// 【: a label opens.
    pub const LABEL: Self = Self(1 << 1);
    /// 者: a line that names a 記者 has it.
    pub const REPORTER: Self = Self(1 << 2);
    /// 編, 年, 督, a full stop, A to Z and a few more: a long line of furniture has one of them.
    pub const FURNITURE: Self = Self(1 << 3);
    /// 。: no line of furniture has it.
    pub const STOP: Self = Self(1 << 4);
    /// ，: as 。, no credit and no line that names the writers has it.
    pub const COMMA: Self = Self(1 << 5);
    /// A colon of either width: a label ends with it.
    pub const COLON: Self = Self(1 << 6);
    /// 年: the label of a year ends with it.
    pub const YEAR: Self = Self(1 << 7);

    /// Is one of those here?
    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// These and those.
    pub const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    #[inline(always)] // Asked of every character: of a Chinese one little is left of it.
    fn of(c: char) -> Self {
        match c {
            '。' => Self::STOP,
            '，' => Self::COMMA,
            '：' | ':' => Self::COLON,
            '年' => Self::YEAR.or(Self::FURNITURE),
            '訊' | '讯' => Self::REPORT,
            '【' => Self::LABEL,
            '者' => Self::REPORTER,
            '編'
            | '编'
            | '版'
            | '期'
            | '曆'
            | '历'
            | '线'
            | '線'
            | '疊'
            | '叠'
            | '價'
            | '价'
            | '电'
            | '電'
            | '督'
            | '承'
            | '.'
            | '/'
            | '-'
            | 'A'..='Z' => Self::FURNITURE,
            _ => Self(0),
        }
    }
}

/// The counts of a stretch.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// Half ems, the spaces between Chinese and Latin left out.
    pub width: u32,
    /// Characters, white space included.
    pub chars: u32,
    /// Chinese characters.
    pub han: u32,
    /// Latin letters.
    pub latin: u32,
    /// Brackets opened and not closed.
    pub opened: u8,
    /// Brackets closed that were not opened.
    pub closed: u8,
    /// Sentence marks (，。；！？).
    pub marks: u8,
    /// Stretches between wide spaces, the first left out.
    pub words: u8,
    /// What it holds that tells.
    pub tells: Tells,
    space: u32,
    solid: char,
}

impl Tally {
    /// Counts a stretch.
    pub fn of(text: &str) -> Self {
        let mut tally = Self::default();
        for c in text.chars() {
            tally.chars += 1;
            match c {
                '\u{4E00}'..='\u{9FFF}' => tally.take_han(c),
                _ if c.is_whitespace() => tally.space += if c == '\u{3000}' { 2 } else { 1 },
                _ => tally.take(c),
            }
        }
        tally
    }

    #[inline]
    fn take_han(&mut self, c: char) {
        self.end_space(true);
        self.solid = c;
        self.width += 2;
        self.han += 1;
        self.tells = self.tells.or(Tells::of(c));
    }

    fn take(&mut self, c: char) {
        self.end_space(is_han(c));
        self.solid = c;
        self.width += u32::from(width(c));
        self.tells = self.tells.or(Tells::of(c));
        match Glyph::of(c) {
            Glyph::Han if is_han(c) => self.han += 1,
            Glyph::Latin => self.latin += 1,
            Glyph::Stop | Glyph::Comma if !matches!(c, '、' | '：' | '·' | '‧') => {
                self.marks = self.marks.saturating_add(1)
            }
            Glyph::Open | Glyph::Label => self.opened = self.opened.saturating_add(1),
            Glyph::Close if self.opened > 0 => self.opened -= 1,
            Glyph::Close => self.closed = self.closed.saturating_add(1),
            _ => {}
        }
    }

    /// Counts the white space before a character.
    #[inline]
    fn end_space(&mut self, han: bool) {
        if self.space > 0 {
            if self.space > 1 || is_han(self.solid) == han {
                self.width += self.space;
            }
            self.space = 0;
            self.words = self.words.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_between_chinese_and_latin_count_nothing() {
        for (text, width) in [("香港", 4), ("於 4 月", 5), ("港 聞", 5), ("New York", 8), ("兩　岸", 6), ("", 0)]
        {
            assert_eq!(Tally::of(text).width, width, "{text}");
        }
    }

    #[test]
    fn brackets_and_marks_are_counted() {
        let tally = Tally::of("）他說：「試行，《新");
        assert_eq!((tally.closed, tally.opened, tally.marks, tally.han, tally.words), (1, 2, 1, 5, 0));
    }

    #[test]
    fn only_what_stands_there_tells() {
        let tells = Tally::of("香港文匯報訊（記者 陳大文）").tells;
        assert!(tells.has(Tells::REPORT) && tells.has(Tells::REPORTER));
        assert!(!tells.has(Tells::LABEL.or(Tells::FURNITURE)));
        assert!(Tally::of("版面编辑").tells.has(Tells::FURNITURE) && Tally::of("【A5】").tells.has(Tells::LABEL));
    }
}
