//! Pages for the tests of this stage: a block a string, a line a block.

use super::{
    Page, assemble,
    kind::{self, Kind},
    sheet::Sheet,
    terms::Terms,
};
use crate::{
    lines::{Block, Form, Tie},
    pack::Packs,
    scan::Scanned,
    text::Span,
};

fn blocks(texts: &[(&str, u32)]) -> Vec<Block> {
    let block = |&(text, line): &(&str, u32)| {
        let mut block = Block::default();
        block.push(text, Span::new(0, text.len()), line, false);
        block
    };
    texts.iter().map(block).collect()
}

/// What a sheet of these blocks tells, each on the line of the page that stands with it.
pub fn with_lines<T>(texts: &[(&str, u32)], read: impl FnOnce(&Sheet<'_>) -> T) -> T {
    with(&blocks(texts), read)
}

fn with<T>(blocks: &[Block], read: impl FnOnce(&Sheet<'_>) -> T) -> T {
    let packs = Packs::built_in();
    let scans: Vec<_> = blocks.iter().map(|b| Scanned::new(&b.text, &packs.lexicon)).collect();
    read(&Sheet::new(blocks, &scans, &packs.lexicon))
}

/// What a sheet of these blocks tells, each of one line or several.
pub fn with_blocks<T>(texts: &[&[&str]], read: impl FnOnce(&Sheet<'_>) -> T) -> T {
    let mut line = 0;
    let block = |lines: &&[&str]| {
        let mut block = Block::default();
        for text in *lines {
            block.push(text, Span::new(0, text.len()), line, false);
            line += 1;
        }
        block
    };
    with(&texts.iter().map(block).collect::<Vec<_>>(), read)
}

/// What a sheet of these blocks tells, one of which may go on from another.
pub fn with_tie<T>(texts: &[&str], block: usize, tie: Tie, read: impl FnOnce(&Sheet<'_>) -> T) -> T {
    let mut blocks = blocks(&lined(texts));
    blocks[block].tie = Some(tie);
    with(&blocks, read)
}

/// What a sheet of these blocks tells.
pub fn with_sheet<T>(texts: &[&str], read: impl FnOnce(&Sheet<'_>) -> T) -> T {
    with_lines(&lined(texts), read)
}

/// Each text on a line of its own.
fn lined<'a>(texts: &[&'a str]) -> Vec<(&'a str, u32)> {
    texts.iter().copied().zip(0..).collect()
}

/// The page that these blocks make.
pub fn page(texts: &[&str]) -> Page {
    told(texts, Form::Page)
}

/// The clean article that these blocks make.
pub fn article(texts: &[&str]) -> Page {
    told(texts, Form::Article)
}

fn told(texts: &[&str], form: Form) -> Page {
    let (packs, blocks) = (Packs::built_in(), blocks(&lined(texts)));
    let scans: Vec<_> = blocks.iter().map(|b| Scanned::new(&b.text, &packs.lexicon)).collect();
    assemble(&blocks, &scans, &packs.lexicon, form)
}

/// The kinds of these blocks.
pub fn kinds(texts: &[&str]) -> Vec<Kind> {
    with_sheet(texts, |sheet| kind::kinds(sheet, &Terms::new(sheet)))
}

/// The terms of these blocks.
pub fn terms(texts: &[&str]) -> Terms {
    with_sheet(texts, Terms::new)
}
