//! A line as it was set: how wide, how it begins and ends, what stands around it.
//!
//! Widths are half ems: a Chinese character or full-width mark counts 2, a Latin letter or digit 1. Spaces that stand
//! between Chinese and Latin are the extractor's and count nothing.

use super::{Hint, affinity::Echo, credit};
use crate::text::{Current, Span, chars::is_han};

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

/// A stretch of one line of the page: mostly all of it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its number on the page; blank lines count.
    pub number: u32,
    /// Where it stands, without the space around it.
    pub span: Span<Current>,
    /// White space before it, in half ems.
    pub lead: u16,
    /// Its own width.
    pub width: u16,
    /// The widest line of its run: what a full line measures here.
    pub column: u16,
    /// Blank lines before it, up to 255.
    pub gap: u8,
    /// A form feed between it and the line before.
    pub feed: bool,
    /// Does it stand on the same line of the page as the one before?
    pub glued: bool,
    /// What it is, as far as its words tell.
    pub hint: Hint,
    /// Does it open a story with its dateline?
    pub opens_story: bool,
    /// What it begins with.
    pub start: Mark,
    /// What it ends with.
    pub end: Mark,
    /// First character.
    pub first: char,
    /// Last character.
    pub last: char,
    /// Brackets opened and not closed on this line.
    pub opened: u8,
    /// Brackets closed that were not opened on this line.
    pub closed: u8,
    /// Brackets open after this line, counted from the lines before too.
    pub depth: u8,
    /// Sentence marks inside (，。；！？).
    pub marks: u8,
    /// Chinese characters.
    pub han: u16,
    /// Latin letters.
    pub latin: u16,
    /// Digits.
    pub digits: u16,
    /// Stretches between wide spaces.
    pub words: u8,
}

impl Line {
    /// Measures `text[span]`, which holds no line break and no space at either end.
    pub fn measure(text: &str, span: Span<Current>, number: u32, echo: &mut Echo) -> Self {
        let mut tally = Tally::default();
        let (mut first, mut last, mut before) = ('\0', '\0', '\0');
        for c in text[span.range()].chars() {
            if first == '\0' {
                first = c;
            }
            tally.take(c);
            echo.note(last, c);
            (before, last) = (last, c);
        }
        Self {
            number,
            span,
            lead: 0,
            width: tally.width,
            column: tally.width,
            gap: 0,
            feed: false,
            glued: false,
            hint: Hint::None,
            opens_story: credit::opens_story(&text[span.range()]),
            start: mark(first),
            end: end_mark(last, before),
            first,
            last,
            opened: tally.opened,
            closed: tally.closed,
            depth: 0,
            marks: tally.marks,
            han: tally.han,
            latin: tally.latin,
            digits: tally.digits,
            words: tally.words,
        }
    }

    /// Does a sentence end with it?
    pub fn stops(&self) -> bool {
        matches!(self.end, Mark::Stop | Mark::StopQuote)
    }

    /// How far it falls short of the full line, in half ems.
    pub fn short(&self) -> u16 {
        self.column.saturating_sub(self.width)
    }

    /// Latin text with no Chinese in it.
    pub fn is_latin(&self) -> bool {
        self.han == 0 && self.latin > 0
    }
}

#[derive(Default)]
struct Tally {
    width: u16,
    opened: u8,
    closed: u8,
    marks: u8,
    han: u16,
    latin: u16,
    digits: u16,
    words: u8,
    space: u16,
    solid: char,
}

impl Tally {
    fn take(&mut self, c: char) {
        if c.is_whitespace() {
            self.space = self.space.saturating_add(if c == '\u{3000}' { 2 } else { 1 });
            return;
        }
        if self.space > 0 {
            if self.space > 1 || is_han(self.solid) == is_han(c) {
                self.width = self.width.saturating_add(self.space);
            }
            self.space = 0;
            self.words = self.words.saturating_add(1);
        }
        self.solid = c;
        self.width = self.width.saturating_add(width(c));
        match mark(c) {
            Mark::Han if is_han(c) => self.han = self.han.saturating_add(1),
            Mark::Latin => self.latin = self.latin.saturating_add(1),
            Mark::Digit if c != '.' => self.digits = self.digits.saturating_add(1),
            Mark::Stop | Mark::Comma if !matches!(c, '、' | '：' | '·' | '‧') => {
                self.marks = self.marks.saturating_add(1)
            }
            Mark::Open => self.opened = self.opened.saturating_add(1),
            Mark::Close if self.opened > 0 => self.opened -= 1,
            Mark::Close => self.closed = self.closed.saturating_add(1),
            _ => {}
        }
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
        '◆' | '◇' | '■' | '□' | '●' | '○' | '▲' | '▼' | '△' | '▽' | '◎' | '★' | '☆' | '•' | '※' | '►' | '▶' | '◀'
        | '◄' | '\u{25AA}' | '\u{25AB}' | '\u{2756}' => Mark::Bullet,
        '【' | '〔' | '［' => Mark::Label,
        '】' | '〕' | '］' => Mark::Close,
        _ => Mark::Han,
    }
}

/// The class of the last character, given the one before it.
fn end_mark(last: char, before: char) -> Mark {
    match (mark(last), mark(before)) {
        (Mark::Close, Mark::Stop) => Mark::StopQuote,
        _ if last == '.' && before.is_alphabetic() => Mark::Stop,
        (mark, _) => mark,
    }
}
