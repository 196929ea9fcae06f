//! Entities: who, what and where a story speaks of.
//!
//! Every reading of a passage goes into one `lattice`: common words, and names proposed by the modules beside this one
//! with the `evidence` that speaks for them. The best way through is the answer; who lost, and on what evidence, stays
//! on record. Posts, organisations and full names are joined to the persons afterwards.

mod bounds;
mod compound;
mod costs;
mod dotted;
mod endings;
mod evidence;
mod gazetteer;
mod latin;
mod lattice;
mod memory;
mod names;
mod org;
mod person;
mod place;
mod recall;
mod tag;
mod ticker;
mod title;
mod transliteration;
mod view;
mod vita;
mod weights;
mod word;
mod work;

#[cfg(test)]
mod tests;

// Public for `examples/tune_entities.rs`, which learns the weights of the evidence.
#[doc(hidden)]
pub use evidence::Evidence;
#[doc(hidden)]
pub use lattice::{Lattice, Step};
#[doc(hidden)]
pub use tag::Tag;
#[doc(hidden)]
pub use weights::Weights;

use super::{Found, Story};
use crate::{pack::Lexicon, scan::Scanned, text::Span};
use std::cell::Cell;
use view::View;

/// The room of a lattice larger than this many steps is given back.
const ROOM: usize = 1 << 16;

thread_local! {
    /// The lattice of the story before, for its room.
    static SPARE: Cell<Option<Lattice<'static>>> = const { Cell::new(None) };
}

/// Every entity of a story.
pub fn find(story: &Story<'_>) -> Vec<Found> {
    let mut lattice = SPARE.take().unwrap_or_else(|| Lattice::without_records(Weights::built_in()));
    let mut found = Vec::with_capacity(4 * story.passages.len());
    for (number, passage) in story.passages.iter().enumerate() {
        let path = settle(&mut lattice, passage.scan, &story.packs.lexicon, |_| 0);
        found.extend(path.iter().filter_map(|&n| entity(lattice.step(n), number)));
    }
    SPARE.set(Some(lattice).filter(|l| l.room() <= ROOM));
    recall::mend(&mut found, story);
    let mut found = posts(found, story);
    memory::link(&mut found, story);
    found
}

/// The entities of a story with their posts joined to them, and the posts that are nobody's left out.
fn posts(read: Vec<Found>, story: &Story<'_>) -> Vec<Found> {
    let mut found = Vec::with_capacity(read.len());
    let mut read = read.into_iter().peekable();
    for (number, passage) in story.passages.iter().enumerate() {
        let from = found.len();
        found.extend(std::iter::from_fn(|| read.next_if(|f| f.passage == number)));
        vita::part(&mut found, from, passage.scan, &story.packs.lexicon);
        person::join(&mut found[from..], passage.scan);
        person::drop_loose_posts(&mut found, from, passage.scan);
    }
    found
}

/// The lattice of a passage and the best way through it; `favour` adds to the score of a step (tuning only).
pub fn read<'w>(
    scan: &Scanned<'_>,
    lexicon: &Lexicon,
    weights: &'w Weights,
    favour: impl Fn(&Step) -> i32,
) -> (Lattice<'w>, Vec<u32>) {
    let mut lattice = Lattice::new(0, weights);
    let path = settle(&mut lattice, scan, lexicon, favour);
    (lattice, path)
}

/// Fills the lattice with every reading of a passage; answers with the best way through.
fn settle(lattice: &mut Lattice<'_>, scan: &Scanned<'_>, lexicon: &Lexicon, favour: impl Fn(&Step) -> i32) -> Vec<u32> {
    let view = View::new(scan, lexicon);
    lattice.clear(view.len());
    names::propose(&view, lattice);
    transliteration::propose(&view, lattice);
    dotted::propose(&view, lattice);
    latin::propose(&view, lattice);
    gazetteer::propose(&view, lattice);
    ticker::propose(&view, lattice);
    work::propose(&view, lattice);
    let (mut free, mut room) = (0, Vec::new());
    let read = |lattice: &mut Lattice<'_>, at: usize| {
        if at >= free {
            free = word::propose(&view, lattice, at);
        }
    };
    let propose = |lattice: &mut Lattice<'_>, at: usize, best: u32| {
        compound::propose(&view, lattice, at, best, &mut room);
    };
    lattice.settle(read, propose, favour)
}

/// The finding a step stands for, if it names something.
fn entity(step: &Step, passage: usize) -> Option<Found> {
    let kind = step.tag.kind()?;
    let rule = step.leading.map_or("entity/listed", Evidence::rule);
    let span = Span::new(step.start as usize, step.end as usize);
    Some(Found::new(passage, span, rule, super::Entity::plain(kind)))
}
