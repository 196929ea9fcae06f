//! A line as it was set: how wide, how it begins and ends, what stands around it.
//!
//! Widths are half ems: a Chinese character or full-width mark counts 2, a Latin letter or digit 1. Spaces that stand
//! between Chinese and Latin are the extractor's and count nothing.

use super::{
    Hint,
    affinity::Echo,
    credit,
    glyph::{Mark, end_mark, head_width, mark, width},
    opening::{Opening, opening},
};
use crate::text::{Current, Span, chars::is_han};

/// The widest a line counts for, so that what is told of widths can be added.
const WIDEST: u16 = u16::MAX / 2;

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
    /// What a full line measures here: the widest of the lines about it that has a second of its width.
    pub column: u16,
    /// The same among it and the lines before it.
    pub behind: u16,
    /// The same among it and the lines after it.
    pub ahead: u16,
    /// Would it be as wide as another near, had it the page's indent?
    pub fits: bool,
    /// Were its characters set apart to fill the column? The last line of a paragraph never is.
    pub stretched: bool,
    /// How its first sentence begins.
    pub opening: Opening,
    /// How many of the lines about it are as wide.
    pub twins: u8,
    /// What it begins with and no line break may part, in half ems.
    pub head: u16,
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
    /// Stretches between wide spaces.
    pub words: u8,
}

impl Line {
    /// Measures `text[span]`, which holds no line break and no space at either end, and was set `wider` than it reads.
    pub fn measure(text: &str, span: Span<Current>, number: u32, wider: i32, echo: &mut Echo) -> Self {
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
        let width = tally.width.saturating_add_signed(wider.clamp(-999, 999) as i16).min(WIDEST);
        Self {
            number,
            span,
            lead: 0,
            width,
            column: width,
            behind: width,
            ahead: width,
            stretched: false,
            fits: false,
            opening: opening(&text[span.range()]),
            twins: 0,
            head: head_width(&text[span.range()]),
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
            words: tally.words,
        }
    }

    /// Does a sentence end with it?
    pub fn stops(&self) -> bool {
        self.end.ends_sentence()
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

            Mark::Stop | Mark::Comma if !matches!(c, '、' | '：' | '·' | '‧') => {
                self.marks = self.marks.saturating_add(1)
            }
            Mark::Open | Mark::Label => self.opened = self.opened.saturating_add(1),
            Mark::Close if self.opened > 0 => self.opened -= 1,
            Mark::Close => self.closed = self.closed.saturating_add(1),
            _ => {}
        }
    }
}
