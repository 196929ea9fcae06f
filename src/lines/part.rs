//! A block cut in two, or two made one, where what they say shows that their lines were joined wrongly.

use super::{
    Block, LineHint, Measures, Piece,
    glyph::{self, Glyph},
};
use crate::text::Span;
use std::{iter, ops::Range};

impl Block {
    /// The parts of the block, cut at some bytes of its text, in order. White space at a cut falls away.
    pub fn parts(&self, cuts: &[usize]) -> Vec<Self> {
        let starts = iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([self.text.len()]);
        starts.zip(ends).map(|(start, end)| self.part(start..end)).collect()
    }

    /// Adds another block at the end, after a space if `spaced`.
    pub fn append(&mut self, next: &Self, spaced: bool) {
        if spaced {
            self.text.push(' ');
        }
        let begin = self.text.len() as u32;
        self.text.push_str(&next.text);
        self.pieces.extend(next.pieces.iter().map(|p| Piece { at: begin + p.at, ..*p }));
        self.lines.extend(&next.lines);
        let (own, more) = (self.measures, next.measures);
        self.measures = Measures {
            widest: own.widest.max(more.widest),
            last: more.last,
            gap_after: more.gap_after,
            ended: more.ended,
            full: more.full,
            ..own
        };
    }

    /// What stands in bytes `range` of its text, without white space at either end.
    fn part(&self, range: Range<usize>) -> Self {
        let held = &self.text[range.clone()];
        let start = range.start + (held.len() - held.trim_start().len());
        let text = held.trim().to_owned();
        let end = start + text.len();
        let ends = |n: usize| self.pieces[n].at as usize + self.pieces[n].span.len();
        let first = self.pieces.partition_point(|p| p.at as usize + p.span.len() <= start);
        let inside = first..first + self.pieces[first..].partition_point(|p| (p.at as usize) < end);
        let piece = |n: usize| {
            let Piece { at, span } = self.pieces[n];
            let from = start.saturating_sub(at as usize);
            let to = end.min(ends(n)) - at as usize;
            let at = (at as usize + from - start) as u32;
            Piece { at, span: Span::new(span.start() + from, span.start() + to) }
        };
        let pieces: Vec<Piece> = inside.clone().map(piece).collect();
        let lines: Vec<u32> = self.lines[inside.clone()].to_vec();
        let hint = if start == 0 { self.hint } else { LineHint::None };
        let mut part = Self { text, pieces, lines, hint, ..Self::default() };
        part.measures = self.measures_of(&part, inside);
        part
    }

    /// The measures of a part that is made of these pieces of this block.
    fn measures_of(&self, part: &Self, inside: Range<usize>) -> Measures {
        let width = |p: &Piece| {
            let line = &part.text[p.at as usize..p.at as usize + p.span.len()];
            line.chars().map(glyph::width).fold(0, u16::saturating_add)
        };
        let last = part.pieces.last().map_or(0, width);
        let before = inside.start.checked_sub(1).map(|n| self.lines[n]);
        let begins = |block: &Self, n: usize| block.pieces.get(n).map(|p| p.span.start());
        let cut = begins(part, 0) > begins(self, inside.start);
        let opens = before.is_none() && !cut;
        let after = part.lines.last().and_then(|l| self.lines[inside.end..].iter().find(|n| *n > l));
        let whole = part.pieces.last().map(|p| p.span.end()) == self.pieces.last().map(|p| p.span.end());
        let blank = |a: u32, b: u32| b.saturating_sub(a).saturating_sub(1).min(u32::from(u8::MAX)) as u8;
        let between = |a: Option<&u32>, b: Option<&u32>| a.zip(b).map_or(0, |(a, b)| blank(*a, *b));
        Measures {
            widest: part.pieces.iter().map(width).max().unwrap_or(0),
            first: part.pieces.first().map_or(0, width),
            last,
            column: self.measures.column,
            indent: if opens { self.measures.indent } else { 0 },
            gap_before: if opens { self.measures.gap_before } else { between(before.as_ref(), part.lines.first()) },
            gap_after: if whole { self.measures.gap_after } else { between(part.lines.last(), after) },
            feed_before: opens && self.measures.feed_before,
            glued: if opens { self.measures.glued } else { cut },
            ended: part.text.chars().next_back().is_some_and(|c| Glyph::of(c).ends_sentence()),
            full: last.saturating_add(1) >= self.measures.column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two lines of a page with a blank line between, joined.
    fn block() -> Block {
        let page = "渡輪下月加班\n\n茶園提早 採茶";
        let mut block = Block::default();
        block.push(page, Span::new(0, 18), 4, false);
        block.push(page, Span::new(20, page.len()), 6, false);
        block
    }

    #[test]
    fn a_block_is_cut_between_its_lines() {
        let parts = block().parts(&[18]);
        let [first, second] = &parts[..] else { panic!("{parts:?}") };
        assert_eq!((first.text.as_str(), second.text.as_str()), ("渡輪下月加班", "茶園提早 採茶"));
        assert_eq!((&first.lines[..], &second.lines[..]), (&[4][..], &[6][..]));
        assert_eq!(second.pieces, [Piece { at: 0, span: block().pieces[1].span }]);
        assert_eq!((first.measures.widest, second.measures.gap_before, first.measures.gap_after), (12, 1, 1));
        assert!(!second.measures.glued);
    }

    #[test]
    fn a_block_is_cut_at_a_blank_of_a_line() {
        let parts = block().parts(&[18 + "茶園提早 ".len()]);
        let [first, second] = &parts[..] else { panic!("{parts:?}") };
        assert_eq!((first.text.as_str(), second.text.as_str()), ("渡輪下月加班茶園提早", "採茶"));
        assert_eq!((&first.lines[..], &second.lines[..]), (&[4, 6][..], &[6][..]));
        assert_eq!(second.pieces, [Piece { at: 0, span: Span::new(33, 39) }]);
        assert!(second.measures.glued);
    }

    #[test]
    fn a_line_of_any_length_has_a_width() {
        let page = "渡".repeat(40_000) + "\n輪";
        let mut block = Block::default();
        block.push(&page, Span::new(0, 120_000), 0, false);
        block.push(&page, Span::new(120_001, page.len()), 1, false);
        let widest: Vec<u16> = block.parts(&[120_000]).iter().map(|part| part.measures.widest).collect();
        assert_eq!(widest, [u16::MAX, 2]);
    }
}
