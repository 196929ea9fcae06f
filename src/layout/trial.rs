//! Pages for the tests of this stage: a block a string, a line a block.

use super::{
    Page, assemble,
    kind::{self, Kind},
    sheet::Sheet,
    terms::Terms,
};
use crate::{
    lines::{Block, Form},
    pack::Packs,
    scan::Scanned,
    text::Span,
};

fn blocks(texts: &[&str]) -> Vec<Block> {
    let block = |(n, text): (usize, &&str)| {
        let mut block = Block::default();
        block.push(text, Span::new(0, text.len()), n as u32, false);
        block
    };
    texts.iter().enumerate().map(block).collect()
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
    let (packs, blocks) = (Packs::built_in(), blocks(texts));
    let scans: Vec<_> = blocks.iter().map(|b| Scanned::new(&b.text, &packs.lexicon)).collect();
    assemble(&blocks, &scans, &packs.lexicon, form)
}

/// The kinds of these blocks.
pub fn kinds(texts: &[&str]) -> Vec<Kind> {
    let (packs, blocks) = (Packs::built_in(), blocks(texts));
    let scans: Vec<_> = blocks.iter().map(|b| Scanned::new(&b.text, &packs.lexicon)).collect();
    let sheet = Sheet::new(&blocks, &scans, &packs.lexicon);
    kind::kinds(&sheet, &Terms::new(&sheet))
}
