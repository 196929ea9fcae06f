//! Entities: who, what and where a story speaks of.
//!
//! Every reading of a passage goes into one [`lattice`]: common words, and names proposed by the modules beside this one
//! with the [`evidence`] that speaks for them. The best way through is the answer; who lost, and on what evidence, stays
//! on record. Posts, organisations and full names are joined to the persons afterwards.

mod compound;
mod evidence;
mod gazetteer;
mod latin;
mod lattice;
mod memory;
mod names;
mod org;
mod person;
mod place;
mod tag;
mod ticker;
mod title;
mod transliteration;
mod view;
mod word;
mod work;

pub use evidence::{Evidence, Weights};
pub use lattice::{Lattice, Step};
pub use tag::Tag;

use super::{Found, Story};
use crate::{pack::Lexicon, scan::Scanned, text::Span};
use view::View;

/// Every entity of a story.
pub fn find(story: &Story<'_>) -> Vec<Found> {
    let weights = Weights::built_in();
    let mut found = Vec::new();
    for (number, passage) in story.passages.iter().enumerate() {
        let (lattice, path) = read(passage.scan, &story.packs.lexicon, weights, |_| 0);
        let from = found.len();
        found.extend(path.iter().filter_map(|&n| entity(&lattice, lattice.step(n), number)));
        person::join(&mut found[from..], passage.scan);
    }
    memory::link(&mut found, story);
    found
}

/// The lattice of a passage and the best way through it; `favour` adds to the score of a step (tuning only).
pub fn read<'w>(
    scan: &Scanned<'_>,
    lexicon: &Lexicon,
    weights: &'w Weights,
    favour: impl Fn(&Step) -> i32,
) -> (Lattice<'w>, Vec<u32>) {
    let view = View::new(scan, lexicon);
    let mut lattice = Lattice::new(view.len(), weights);
    word::propose(&view, &mut lattice);
    names::propose(&view, &mut lattice);
    transliteration::propose(&view, &mut lattice);
    latin::propose(&view, &mut lattice);
    gazetteer::propose(&view, &mut lattice);
    ticker::propose(&view, &mut lattice);
    work::propose(&view, &mut lattice);
    let mut room = Vec::new();
    let path = lattice.settle(|l, at, best| compound::propose(&view, l, at, best, &mut room), favour);
    (lattice, path)
}

/// The finding a step stands for, if it names something.
fn entity(lattice: &Lattice<'_>, step: &Step, passage: usize) -> Option<Found> {
    let kind = step.tag.kind()?;
    let rule = lattice.evidence(step).first().map_or("entity/listed", |(e, _)| e.rule());
    let span = Span::new(step.start as usize, step.end as usize);
    Some(Found::new(passage, span, rule, super::Entity::plain(kind)))
}
