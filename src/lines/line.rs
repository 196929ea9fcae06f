//! A line as it was set: how wide, how it begins and ends, what stands around it.
//!
//! Widths are half ems: a Chinese character or full-width mark counts 2, a Latin letter or digit 1. Spaces that stand
//! between Chinese and Latin are the extractor's and count nothing.

use super::{
    LineHint,
    affinity::Known,
    credit,
    glyph::{Glyph, head_width},
    label,
    latin::Look,
    opening::{Opening, opening},
    tally::{Tally, Tells},
};
use crate::text::{Current, Span};

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
    /// Blank lines before it, up to 255.
    pub gap: u8,
    /// A form feed between it and the line before.
    pub feed: bool,
    /// Does it stand on the same line of the page as the one before?
    pub glued: bool,
    /// Does it begin a paragraph with an indent that the dump kept?
    pub indented: bool,
    /// Its own width; that of the column, if it was stretched to fill it.
    pub width: u16,
    /// Were its characters set apart to fill the column? Then it is as wide as that, and never the last of a paragraph.
    pub stretched: bool,
    /// Would it be as wide as another near, had it the page's indent?
    pub fits: bool,
    /// What it begins with and no line break may part, in half ems.
    pub head: u16,
    /// What the lines about it measure.
    pub columns: Columns,
    /// What it is, as far as its words tell.
    pub hint: LineHint,
    /// What else its words tell.
    pub says: Says,
    /// What it begins and ends with.
    pub edges: Edges,
    /// The brackets in it.
    pub brackets: Brackets,
    /// What there is in it.
    pub counts: Counts,
    /// What is seen of it if it is Latin text.
    pub look: Look,
}

/// What a full line measures, as the lines about one tell it.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// The widest of the lines about it that has a second of its width.
    pub here: u16,
    /// The same among it and the lines before it.
    pub behind: u16,
    /// The same among it and the lines after it.
    pub ahead: u16,
    /// How many of the lines about it are as wide as it is.
    pub twins: u8,
}

impl Columns {
    /// Those of a line that stands alone.
    fn alone(width: u16) -> Self {
        Self { here: width, behind: width, ahead: width, twins: 0 }
    }
}

/// What the words of a line tell.
#[derive(Debug, Clone)]
pub(super) struct Says {
    /// How its first sentence begins.
    pub opening: Opening,
    /// Does it open a story with its dateline?
    pub opens_story: bool,
    /// Does it end in a picture's credit in brackets?
    pub ends_in_credit: bool,
    /// Does it end in a remark in brackets behind a sentence: `…下月加班。（相關新聞刊A6版）`?
    pub ends_in_remark: bool,
    /// Does it open a remark on the writer or the column: 作者為?
    pub remarks: bool,
    /// Does it begin with a label: `地點：海濱碼頭`?
    pub labelled: bool,
    /// Is the label that of a fact (電話, 地址)?
    pub fact: bool,
    /// Does it begin an item of a numbered list?
    pub item: bool,
}

impl Says {
    fn of(line: &str, tells: Tells) -> Self {
        let labelled = tells.has(Tells::COLON.or(Tells::YEAR)) && label::ends(line).is_some();
        Self {
            opening: opening(line),
            opens_story: tells.has(Tells::REPORT) && credit::opens_story(line),
            ends_in_credit: credit::bracketed(line),
            ends_in_remark: credit::remarked(line),
            remarks: credit::remarks(line),
            labelled,
            fact: labelled && label::tells_fact(line),
            item: false,
        }
    }
}

/// What a line begins and ends with.
#[derive(Debug, Clone)]
pub(super) struct Edges {
    /// What it begins with.
    pub start: Glyph,
    /// What it ends with.
    pub end: Glyph,
    /// First character.
    pub first: char,
    /// The one after it.
    pub second: char,
    /// Last character.
    pub last: char,
    /// The one before it.
    pub last_but_one: char,
    /// The first and the last as the word list knows them.
    pub known: (Known, Known),
}

impl Edges {
    fn of(line: &str) -> Self {
        let mut ends = line.chars();
        let mut starts = ends.clone();
        let (first, second) = (starts.next().unwrap_or_default(), starts.next().unwrap_or_default());
        let (last, last_but_one) = (ends.next_back().unwrap_or_default(), ends.next_back().unwrap_or_default());
        let (start, end) = (Glyph::at_start(first), Glyph::at_end(last, last_but_one));
        Self { start, end, first, second, last, last_but_one, known: (Known::of(first), Known::of(last)) }
    }
}

/// The brackets of a line.
#[derive(Debug, Clone)]
pub(super) struct Brackets {
    /// Opened and not closed on this line.
    pub opened: u8,
    /// Closed that were not opened on this line.
    pub closed: u8,
    /// Open after this line, counted from the lines before too.
    pub depth: u8,
}

/// What there is in a line.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    /// Sentence marks inside (，。；！？).
    pub marks: u8,
    /// Chinese characters.
    pub han: u16,
    /// Latin letters.
    pub latin: u16,
    /// Stretches between wide spaces.
    pub words: u8,
}

impl Counts {
    fn of(tally: &Tally) -> Self {
        let [han, latin] = [tally.han, tally.latin].map(|count| count.min(u16::MAX.into()) as u16);
        Self { marks: tally.marks, han, latin, words: tally.words }
    }
}

impl Line {
    /// The measures of `text[span]`, which holds no line break and no space at either end, was counted as `tally`, and was
    /// set `wider` than it reads.
    pub fn measure(text: &str, span: Span<Current>, tally: &Tally, number: u32, wider: i32) -> Self {
        let line = &text[span.range()];
        let width = tally.width.saturating_add_signed(wider.clamp(-999, 999)).min(WIDEST.into()) as u16;
        Self {
            number,
            span,
            lead: 0,
            gap: 0,
            feed: false,
            glued: false,
            indented: false,
            width,
            stretched: false,
            fits: false,
            head: head_width(line),
            columns: Columns::alone(width),
            hint: LineHint::None,
            says: Says::of(line, tally.tells),
            edges: Edges::of(line),
            brackets: Brackets { opened: tally.opened, closed: tally.closed, depth: 0 },
            counts: Counts::of(tally),
            look: if tally.han == 0 && tally.latin > 0 { Look::of(line) } else { Look::default() },
        }
    }

    /// Does a sentence end with it?
    pub fn stops(&self) -> bool {
        self.edges.end.ends_sentence()
    }

    /// How far it falls short of the full line, in half ems.
    pub fn short(&self) -> u16 {
        self.columns.here.saturating_sub(self.width)
    }

    /// Latin text with no Chinese in it.
    pub fn is_latin(&self) -> bool {
        self.counts.han == 0 && self.counts.latin > 0
    }
}
