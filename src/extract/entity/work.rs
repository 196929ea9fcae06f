//! Works and quoted names: 《…》, and 「…」 where it names something.
//!
//! 《逃犯條例》 · 「數字中國發展規劃」 → work; 「通義千問」 → product. What it leaves alone: quotations that hold a comma
//! or a full stop, which are somebody's words.

use super::{
    endings::{DOCUMENTS, PAPERS},
    evidence::Evidence,
    lattice::Lattice,
    tag::Tag,
    view::View,
};
use crate::pack::Class;

/// The longest title, in characters.
const LONGEST: usize = 40;
/// The longest quoted name, in characters.
const QUOTED: usize = 20;

/// Adds every marked or quoted name of the passage.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>) {
    for (open, tag) in view.signs() {
        match tag {
            Tag::MarkOpen => marked(view, lattice, open),
            Tag::QuoteOpen => quoted(view, lattice, open),
            _ => {}
        }
    }
}

/// The title between 《 and 》, marks of inner titles included.
fn marked(view: &View<'_>, lattice: &mut Lattice<'_>, open: usize) {
    let mut depth = 0;
    for (i, mark) in view.marks.iter().enumerate().skip(open).take(LONGEST + 2) {
        match mark {
            Some(Tag::MarkOpen) => depth += 1,
            Some(Tag::MarkClose) => depth -= 1,
            _ => {}
        }
        if depth == 0 && i > open + 1 {
            let length = (i - open - 1) as i32;
            lattice.add(open + 1, i, Tag::Work, 0, &[(Evidence::WorkMarked, 1), (Evidence::WorkLength, length)]);
            if is_paper(view, open + 1, i) {
                lattice.add(open + 1, i, Tag::Org, 0, &[(Evidence::OrgMarkedPaper, 1)]);
            }
            if let Some(paper) = PAPERS.at_start(&view.chars[i + 1..]) {
                lattice.add(open, i + 1 + paper.len(), Tag::Org, 0, &[(Evidence::OrgMarked, 1)]);
            }
            return;
        }
    }
}

/// Does a title end like a paper's name? 海報 and 年報 are words, and no papers.
fn is_paper(view: &View<'_>, start: usize, end: usize) -> bool {
    let title = &view.chars[start..end];
    let closing = PAPERS.at_end(title).find(|p| title.len() > p.len() + 1);
    closing.is_some_and(|p| p.len() > 1 || view.has(end - 2, end, Class::Word) == 0)
}

/// The name between 「 and 」.
fn quoted(view: &View<'_>, lattice: &mut Lattice<'_>, open: usize) {
    let ends = |m: &&Option<Tag>| matches!(m, Some(Tag::QuoteOpen | Tag::QuoteClose | Tag::Comma | Tag::Stop));
    let length = view.marks[open + 1..].iter().take(QUOTED + 1).take_while(|m| !ends(m)).count();
    let close = open + 1 + length;
    let closed = view.marks.get(close) == Some(&Some(Tag::QuoteClose));
    if !closed || !(2..=QUOTED).contains(&length) {
        return;
    }
    let document = i32::from(DOCUMENTS.end(&view.chars[open + 1..close]));
    lattice.add(
        open + 1,
        close,
        Tag::Work,
        0,
        &[(Evidence::WorkQuoted, 1), (Evidence::WorkLength, length as i32), (Evidence::WorkDocument, document)],
    );
    if length <= 8 {
        lattice.add(
            open + 1,
            close,
            Tag::Product,
            0,
            &[(Evidence::ProductQuoted, 1), (Evidence::WorkLength, length as i32)],
        );
    }
}
