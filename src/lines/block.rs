//! A block: text of the page that belongs together, wherever its lines stood.

use crate::text::{Chars, Current, Span};

/// A stretch of the page inside a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the block's text, in code points.
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
        let at = self.text.chars().count() as u32;
        self.text.push_str(&page[span.range()]);
        self.pieces.push(Piece { at, span });
        self.lines.push(line);
    }

    /// The places of the page's text that `span` of this block was made of, in order.
    ///
    /// `page` is the text that the pieces point into.
    pub fn current(&self, page: &str, span: Span<Chars>) -> Vec<Span<Current>> {
        let mut out = Vec::new();
        for piece in &self.pieces {
            let text = &page[piece.span.range()];
            let from = span.start().saturating_sub(piece.at as usize);
            let Some(to) = span.end().checked_sub(piece.at as usize) else { break };
            let (from, to) = (byte_of(text, from), byte_of(text, to));
            if from < to {
                out.push(Span::new(piece.span.start() + from, piece.span.start() + to));
            }
        }
        out
    }

    /// All the places of the page's text this block was made of.
    pub fn whole(&self) -> impl Iterator<Item = Span<Current>> + '_ {
        self.pieces.iter().map(|p| p.span)
    }
}

/// Byte offset of the `n`th code point, or the length.
fn byte_of(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(i, _)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_over_two_lines_names_both_places() {
        let page = "數碼港\n\n 協會";
        let mut block = Block::default();
        block.push(page, Span::new(0, 9), 0, false);
        block.push(page, Span::new(12, 18), 2, false);
        assert_eq!(block.text, "數碼港協會");
        assert_eq!(block.current(page, Span::new(2, 4)), [Span::new(6, 9), Span::new(12, 15)]);
        assert_eq!(block.current(page, Span::new(3, 5)), [Span::new(12, 18)]);
        assert_eq!(block.current(page, Span::new(0, 1)), [Span::new(0, 3)]);
    }

    #[test]
    fn an_added_space_has_no_place_of_its_own() {
        let page = "New\nBing";
        let mut block = Block::default();
        block.push(page, Span::new(0, 3), 0, false);
        block.push(page, Span::new(4, 8), 1, true);
        assert_eq!(block.text, "New Bing");
        assert_eq!(block.current(page, Span::new(0, 8)), [Span::new(0, 3), Span::new(4, 8)]);
        assert!(block.current(page, Span::new(3, 4)).is_empty());
    }
}
