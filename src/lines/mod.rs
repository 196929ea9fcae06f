//! Lines to blocks: the page's lines joined back into the stretches of text that belong together.

mod block;

pub use block::{Block, Piece};

use crate::text::{Span, Text};

/// What the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// A whole page dump, its layout lost.
    #[default]
    Page,
    /// One clean article, a paragraph a line or between blank lines.
    Article,
}

/// Joins the lines of a page. The last stage that may change the text (spaces set by the extractor taken out).
///
/// Blocks come in the order of their first line. Every character that is not white space is in exactly one of them.
pub fn join(text: Text<'_>, _form: Form) -> (Text<'_>, Vec<Block>) {
    let mut blocks = Vec::new();
    let mut block = Block::default();
    let mut at = 0;
    for (number, line) in text.as_str().split('\n').enumerate() {
        let start = at + (line.len() - line.trim_start().len());
        let end = start + line.trim().len();
        at += line.len() + 1;
        if start < end {
            block.push(text.as_str(), Span::new(start, end), number as u32, false);
        } else if !block.text.is_empty() {
            blocks.push(std::mem::take(&mut block));
        }
    }
    if !block.text.is_empty() {
        blocks.push(block);
    }
    (text, blocks)
}
