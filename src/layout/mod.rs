//! Blocks to articles: what each block is, and which story it belongs to.

mod page;

pub use page::{Article, BlockId, BlockKind, Byline, DateFrom, Facts, FurnitureKind, HeadRole, Page, Writer};

use crate::{
    lines::{Block, Form},
    scan::Scanned,
};

/// Tells the blocks of a page apart and assembles its articles. `scans` runs beside `blocks`.
pub fn assemble(blocks: &[Block], _scans: &[Scanned<'_>], _form: Form) -> Page {
    let blocks =
        (0..blocks.len()).map(|id| (if id == 0 { BlockKind::Lead } else { BlockKind::Paragraph }, id)).collect();
    Page { articles: vec![Article { blocks, ..Article::default() }], ..Page::default() }
}
