//! Lines to blocks: the page's lines joined back into the stretches of text that belong together.
//!
//! The road: spaces that the extractor set are taken out ([`space`]), the lines are cut where they hold several things
//! ([`split`]) and measured ([`line`], [`sheet`]), each pair of lines that comes into question is weighed ([`model`]), and
//! the strongest joins are made first ([`thread`]).

mod affinity;
mod block;
mod credit;
mod explain;
mod furniture;
mod line;
mod model;
mod row;
mod sheet;
mod space;
mod split;
mod thread;

pub use block::{Block, Hint, Piece, Shape};
pub use explain::{Reason, explain};

use crate::text::Text;
use sheet::Sheet;

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
    let text = space::close(text);
    let sheet = Sheet::read(text.as_str());
    let next = thread::follow(&sheet);
    let blocks = assemble(text.as_str(), &sheet, &next);
    (text, blocks)
}

/// The chains of lines as blocks, in the order of their first lines.
fn assemble(page: &str, sheet: &Sheet, next: &[Option<u32>]) -> Vec<Block> {
    let mut follows = vec![false; next.len()];
    next.iter().flatten().for_each(|&b| follows[b as usize] = true);
    (0..next.len()).filter(|&i| !follows[i]).map(|first| chain(page, sheet, next, first)).collect()
}

fn chain(page: &str, sheet: &Sheet, next: &[Option<u32>], first: usize) -> Block {
    let mut block = Block { shape: Shape::open(sheet, first), hint: sheet.lines[first].hint, ..Block::default() };
    let mut at = first;
    let mut before = None;
    loop {
        let line = &sheet.lines[at];
        let spaced = before.is_some_and(|b| space::between(b, line));
        block.push(page, line.span, line.number, spaced);
        block.shape.add(sheet, at);
        before = Some(line);
        match next[at] {
            Some(to) => at = to as usize,
            None => break,
        }
    }
    block
}
