//! What each block is, told from its own marks and shape and from what stands beside it.

pub(super) mod caption;
mod furniture;
mod name;
mod note;
mod pullquote;
pub(super) mod table;
pub(super) mod talk;

use super::{
    byline,
    look::Look,
    page::{BlockId, FurnitureKind},
    sheet::Sheet,
    terms::Terms,
};

/// What a block is before stories are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text of the page itself.
    Furniture(FurnitureKind),
    /// The words under a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// A pointer to another page.
    Note,
    /// A line that names the writers.
    Byline,
    /// A cell of a table.
    Cell,
    /// A sentence of the body, set again.
    Pullquote,
    /// A headline or a subhead.
    Title,
    /// Running text.
    Body,
}

/// Tells every block of a page apart by its marks and by what stands beside it; a short block without marks is a title for
/// now.
pub fn kinds(sheet: &Sheet<'_>, terms: &Terms) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = (0..sheet.blocks.len()).map(|id| by_marks(sheet, id)).collect();
    table::mark(sheet, &mut kinds);
    furniture::mark(sheet, &mut kinds);
    caption::mark(sheet, &mut kinds);
    name::mark(sheet, &mut kinds);
    pullquote::mark(sheet, terms, &mut kinds);
    kinds
}

/// Tells the blocks of one clean article apart: no furniture but what marks itself, no tables, no pull-quotes.
pub fn article(sheet: &Sheet<'_>) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = (0..sheet.blocks.len()).map(|id| by_marks(sheet, id)).collect();
    caption::mark(sheet, &mut kinds);
    kinds
}

/// Is it a sentence of two lines or more, or a long one in Latin letters?
fn is_sentence(look: &Look) -> bool {
    const LATIN: u32 = 30;
    look.lines > 1 && (look.stops || look.commas > 0) || look.han == 0 && look.stops && look.chars > LATIN
}

/// What the block's own marks say.
fn by_marks(sheet: &Sheet<'_>, id: BlockId) -> Kind {
    let look = &sheet.looks[id];
    if let Some(kind) = furniture::by_marks(sheet, id) {
        Kind::Furniture(kind)
    } else if note::is_pointer(sheet, id) {
        Kind::Note
    } else if caption::is_credit(sheet, id) {
        Kind::Credit
    } else if byline::signature(sheet, id).is_some() {
        Kind::Byline
    } else if note::is_aside(sheet, id) || note::is_contact(sheet, id) && table::label(sheet, id).is_none() {
        Kind::Note
    } else if table::is_figure(sheet, id) {
        Kind::Cell
    } else if look.title_like() && !is_sentence(look) && !look.bullet && !talk::is_said(sheet, id) {
        Kind::Title
    } else {
        Kind::Body
    }
}
