//! Blocks to articles: what each block is, and which story it belongs to.

mod byline;
mod compose;
mod facts;
mod look;
mod page;
mod title;

pub mod head;
pub mod kind;
pub mod sheet;
pub mod story;
pub mod terms;

pub use page::{Article, BlockId, BlockKind, Byline, DateFrom, Facts, FurnitureKind, HeadRole, Page, Writer};

use crate::{
    lines::{Block, Form},
    pack::Lexicon,
    scan::Scanned,
};

use head::{Claims, Place};
use kind::Kind;
use sheet::Sheet;
use story::Story;
use terms::Terms;

/// Tells the blocks of a page apart and assembles its articles. `scans` runs beside `blocks`.
pub fn assemble(blocks: &[Block], scans: &[Scanned<'_>], lexicon: &Lexicon, form: Form) -> Page {
    let sheet = Sheet::new(blocks, scans, lexicon);
    let terms = Terms::new(&sheet);
    let kinds = match form {
        Form::Page => kind::kinds(&sheet, &terms),
        Form::Article => kind::article(&sheet),
    };
    let body: Vec<BlockId> = (0..kinds.len()).filter(|&id| kinds[id] == Kind::Body).collect();
    let stories = match form {
        Form::Page => story::stories(&sheet, &terms, &kinds, &body),
        Form::Article => vec![Story { body, apart: None }],
    };
    let places = match form {
        Form::Page => head::assign(&Claims::new(&sheet, &terms, &kinds, &stories), &groups(&kinds), stories.len()),
        Form::Article => article_heads(&kinds),
    };
    let home = compose::homes(&sheet, &terms, &kinds, &stories, &places);
    let mut page = compose::page(&sheet, &kinds, &stories, &home, &places);
    page.facts = facts::facts(&sheet, &kinds);
    page
}

/// Titles that stand together.
fn groups(kinds: &[Kind]) -> Vec<Vec<BlockId>> {
    let mut groups: Vec<Vec<BlockId>> = Vec::new();
    let mut open = false;
    for (id, &kind) in kinds.iter().enumerate() {
        match kind {
            Kind::Title if open => groups.last_mut().into_iter().for_each(|g| g.push(id)),
            Kind::Title => groups.push(vec![id]),
            _ => {}
        }
        open = matches!(kind, Kind::Title | Kind::Furniture(_)) && !groups.is_empty() && (open || kind == Kind::Title);
    }
    groups
}

/// In a clean article the titles before the running text are its headlines, all others subheads.
fn article_heads(kinds: &[Kind]) -> Vec<(BlockId, Place)> {
    let first = kinds.iter().position(|&k| k == Kind::Body).unwrap_or(kinds.len());
    let titles = kinds.iter().enumerate().filter(|&(_, &k)| k == Kind::Title).map(|(id, _)| id);
    titles.map(|id| (id, if id < first { Place::Head(0) } else { Place::Subhead(0) })).collect()
}
