//! A block: text of the page that belongs together, wherever its lines stood.

use super::galley::Galley;
use crate::text::{Current, Span};
use std::ops::Range;

/// A stretch of the page inside a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the block's text, in bytes.
    pub at: u32,
    /// Where it stands in the page's text.
    pub span: Span<Current>,
}

/// What a block is, as far as the words of its first line tell. The layout decides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LineHint {
    /// Its words do not tell.
    #[default]
    None,
    /// A picture credit: 記者曾大文 攝, 資料圖片.
    Credit,
    /// A line that names the writers: ◆香港文匯報記者 陳大文.
    Byline,
    /// A remark that sends the reader elsewhere: 下轉A6版.
    Note,
    /// Part of the paper's index: 國際 A14 beside others of it.
    Index,
    /// A cell of a row that stood on one line.
    Cell,
    /// Furniture: the section's title.
    Section,
    /// Furniture: the page number.
    Page,
    /// Furniture: the date.
    Date,
    /// Furniture: those who made the page.
    Editor,
    /// Furniture: the paper's name.
    Paper,
    /// Furniture: price, hotline, lunar day, sheets, issue, address.
    Imprint,
}

impl LineHint {
    /// Is it of the page itself, and no story's?
    pub fn is_furniture(self) -> bool {
        matches!(self, Self::Section | Self::Page | Self::Date | Self::Editor | Self::Paper | Self::Imprint)
    }
}

/// How a block was set, as far as its lines tell. Widths are half ems: a Chinese character is 2, a Latin letter 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measures {
    /// Its widest line.
    pub widest: u16,
    /// Its first line.
    pub first: u16,
    /// Its last line.
    pub last: u16,
    /// What a full line measures where it begins: the column's width.
    pub column: u16,
    /// White space before its first line.
    pub indent: u16,
    /// Blank lines before its first line (255 for more).
    pub gap_before: u8,
    /// Blank lines after its last line (255 for more, or the end of the page).
    pub gap_after: u8,
    /// A form feed before its first line.
    pub feed_before: bool,
    /// Does it share its first line with what stands before it on that line?
    pub glued: bool,
    /// Does it end with 。！？ or with a closing quote after one?
    pub ended: bool,
    /// Does its last line fill the column (half an em and less is missing)?
    pub full: bool,
}

impl Measures {
    pub(super) fn open(galley: &Galley, first: usize) -> Self {
        let line = &galley.lines[first];
        Self {
            first: line.width,
            column: line.columns.here,
            indent: line.lead,
            gap_before: line.gap,
            feed_before: line.feed,
            glued: line.glued,
            ..Self::default()
        }
    }

    pub(super) fn add(&mut self, galley: &Galley, at: usize) {
        let line = &galley.lines[at];
        self.widest = self.widest.max(line.width);
        self.last = line.width;
        self.ended = line.stops();
        self.full = line.short() <= 1;
        self.gap_after = galley.lines.get(at + 1).map_or(u8::MAX, |l| l.gap);
    }
}

/// That a block may go on from another: its first line stands right behind the other's last, as the page reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// The other block, by its place among the page's blocks.
    pub from: usize,
    /// Hundredths of the log odds that the two are one, as far as their lines tell.
    pub odds: i32,
    /// Would a space stand between them?
    pub spaced: bool,
}

/// A joined paragraph, headline, caption, table cell or piece of furniture.
///
/// Its text is the text of its pieces in order; between two pieces there may be one space that the page does not have
/// (Latin words across a line break).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// The text, without line breaks.
    pub text: String,
    /// Where it was taken from, in reading order.
    pub pieces: Vec<Piece>,
    /// The numbers of the page's lines (blank ones count) that it was made of, in reading order.
    pub lines: Vec<u32>,
    /// How it was set.
    pub measures: Measures,
    /// What it is, as far as its words tell.
    pub hint: LineHint,
    /// Where it would go on from, had its lines told so; nothing where they rule it out, and once the page is mended.
    pub tie: Option<Tie>,
}

impl Block {
    /// Adds a stretch of the page (`text[span]` trimmed by the caller) at the end, after a space if `spaced`.
    pub fn push(&mut self, page: &str, span: Span<Current>, line: u32, spaced: bool) {
        if spaced {
            self.text.push(' ');
        }
        let at = self.text.len() as u32;
        self.text.push_str(&page[span.range()]);
        self.pieces.push(Piece { at, span });
        self.lines.push(line);
    }

    /// The places of the page's text that bytes `range` of this block's text were made of, in order.
    pub fn current(&self, range: Range<usize>) -> impl Iterator<Item = Span<Current>> + '_ {
        let first = self.pieces.partition_point(|p| (p.at as usize) <= range.start).saturating_sub(1);
        let inside = self.pieces[first..].iter().take_while(move |p| (p.at as usize) < range.end);
        inside.filter_map(move |piece| {
            let at = piece.at as usize;
            let from = range.start.max(at) - at;
            let to = (range.end - at).min(piece.span.len());
            (from < to).then(|| Span::new(piece.span.start() + from, piece.span.start() + to))
        })
    }

    /// All the places of the page's text this block was made of.
    pub fn whole(&self) -> impl Iterator<Item = Span<Current>> + '_ {
        self.pieces.iter().map(|p| p.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(block: &Block, range: Range<usize>) -> Vec<Span<Current>> {
        block.current(range).collect()
    }

    #[test]
    fn a_span_over_two_lines_names_both_places() {
        let page = "數碼港\n\n 協會";
        let mut block = Block::default();
        block.push(page, Span::new(0, 9), 0, false);
        block.push(page, Span::new(12, 18), 2, false);
        assert_eq!(block.text, "數碼港協會");
        assert_eq!(places(&block, 6..12), [Span::new(6, 9), Span::new(12, 15)]);
        assert_eq!(places(&block, 9..15), [Span::new(12, 18)]);
        assert_eq!(places(&block, 0..3), [Span::new(0, 3)]);
    }

    #[test]
    fn an_added_space_has_no_place_of_its_own() {
        let page = "New\nBing";
        let mut block = Block::default();
        block.push(page, Span::new(0, 3), 0, false);
        block.push(page, Span::new(4, 8), 1, true);
        assert_eq!(block.text, "New Bing");
        assert_eq!(places(&block, 0..8), [Span::new(0, 3), Span::new(4, 8)]);
        assert!(places(&block, 3..4).is_empty());
    }
}
