//! What stands around a display line: the page's column and habits, and the running text before and after.

use crate::layout::{kind::Kind, page::BlockId, sheet::Sheet, terms::Terms};

/// How many blocks away the nearest running text and the cells of a table are looked for.
pub(super) const REACH: usize = 4;
/// The shortest block of running text that tells of its column, in code points.
const SHORTEST: u32 = 12;

/// A page as its display lines see it.
pub(super) struct Surroundings<'a> {
    pub sheet: &'a Sheet<'a>,
    pub terms: &'a Terms,
    pub kinds: &'a [Kind],
    /// The width of most lines of running text, in half ems; 0 if there is none.
    pub column: u32,
    /// How often a blank line stands between two paragraphs: 0 never to 3 always.
    pub blanks: usize,
    /// How many blocks open with a bullet, and how many of them say more than a title would.
    pub bullets: (usize, usize),
}

/// What kind of block stands on one side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Edge,
    Opening,
    Body,
    Title,
    Cell,
    Caption,
    Credit,
    Byline,
    Note,
    Furniture,
    Pullquote,
}

impl Beside {
    pub(super) const COUNT: usize = 11;
}

impl<'a> Surroundings<'a> {
    pub(super) fn new(sheet: &'a Sheet<'a>, terms: &'a Terms, kinds: &'a [Kind]) -> Self {
        let long = |&id: &BlockId| kinds[id] == Kind::Body && sheet.looks[id].lines >= 3;
        let column = sheet.column((0..kinds.len()).filter(long));
        let mut page = Self { sheet, terms, kinds, column, blanks: blanks(sheet, kinds), bullets: (0, 0) };
        page.bullets = page.count_bullets();
        page
    }

    fn count_bullets(&self) -> (usize, usize) {
        let bulleted = |&id: &BlockId| self.kinds[id] == Kind::Caption && self.sheet.looks[id].bullet;
        let count = |(all, worded), id| (all + 1, worded + usize::from(self.says_more(id)));
        (0..self.kinds.len()).filter(bulleted).fold((0, 0), count)
    }

    /// Does a block say more than a title, or stand beside a picture's credit?
    pub(super) fn says_more(&self, id: BlockId) -> bool {
        let look = &self.sheet.looks[id];
        let credit = |id: Option<BlockId>| self.beside(id) == Beside::Credit;
        look.stops || look.inner_stops > 0 || credit(id.checked_sub(1)) || credit(Some(id + 1))
    }

    /// The block `step` before or after another, as far as its kind goes.
    pub(super) fn beside(&self, id: Option<BlockId>) -> Beside {
        let Some((id, kind)) = id.and_then(|id| Some((id, self.kinds.get(id)?))) else { return Beside::Edge };
        match kind {
            Kind::Body if self.sheet.opening(id).is_some() => Beside::Opening,
            Kind::Body => Beside::Body,
            Kind::Title => Beside::Title,
            Kind::Cell => Beside::Cell,
            Kind::Caption => Beside::Caption,
            Kind::Credit => Beside::Credit,
            Kind::Byline => Beside::Byline,
            Kind::Note => Beside::Note,
            Kind::Furniture(_) => Beside::Furniture,
            Kind::Pullquote => Beside::Pullquote,
        }
    }

    /// The nearest running text before a block.
    pub(super) fn text_before(&self, id: BlockId) -> Option<BlockId> {
        (id.saturating_sub(REACH)..id).rev().find(|&other| self.is_text(other))
    }

    /// The nearest running text after a block.
    pub(super) fn text_after(&self, id: BlockId) -> Option<BlockId> {
        (id + 1..(id + 1 + REACH).min(self.kinds.len())).find(|&other| self.is_text(other))
    }

    /// How many of the blocks right before and right after seem to be cells of a table.
    pub(super) fn cells(&self, id: BlockId) -> (usize, usize) {
        let count = |kinds: &[Kind]| kinds.iter().filter(|k| **k == Kind::Cell).count();
        let end = (id + 1 + REACH).min(self.kinds.len());
        (count(&self.kinds[id.saturating_sub(REACH)..id]), count(&self.kinds[id + 1..end]))
    }

    fn is_text(&self, id: BlockId) -> bool {
        self.kinds[id] == Kind::Body && self.sheet.looks[id].chars >= SHORTEST
    }
}

/// How often a blank line parts two paragraphs that follow each other.
fn blanks(sheet: &Sheet<'_>, kinds: &[Kind]) -> usize {
    let text = |id: usize| kinds[id] == Kind::Body;
    let follow = (1..kinds.len()).filter(|&id| text(id) && text(id - 1));
    let (all, blank) =
        follow.fold((0, 0), |(all, blank), id| (all + 1, blank + usize::from(sheet.looks[id].blank_before)));
    match blank * 10 {
        _ if all == 0 => 2,
        b if b < all => 0,
        b if b < all * 5 => 1,
        b if b < all * 9 => 2,
        _ => 3,
    }
}
