//! A block: text of the page that belongs together, wherever its lines stood.

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
