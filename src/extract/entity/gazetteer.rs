//! Names that stand in a list: persons, places, organisations, products, events, posts.

use super::{
    bounds::is_cut_post,
    evidence::Evidence,
    latin,
    lattice::Lattice,
    tag::Tag,
    view::{View, Word},
};
use crate::{
    pack::{Class, Classes},
    text::han_number,
};

/// The cost of a place that everybody knows, in tenths of a nat.
const WELL_KNOWN: i32 = 140;
/// The classes of names.
const NAMES: Classes = Classes::of(&[
    Class::Person,
    Class::PersonListed,
    Class::Place,
    Class::PlaceListed,
    Class::PlaceSingle,
    Class::Org,
    Class::OrgListed,
    Class::Publication,
    Class::Product,
    Class::Event,
    Class::Honorific,
]);

/// Adds every listed name of the passage. Run after the name models, whose readings take the lists into account.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>) {
    for start in view.places(NAMES) {
        for listed in view.starting(start).filter(|w| NAMES.has(w.class)) {
            let (end, cost) = (listed.end, listed.cost());
            let word = || view.has(start, end, Class::Word);
            match listed.class {
                Class::Person if !lattice.has(start, end, Tag::Person) => {
                    person(lattice, start, end, Evidence::PersonKnown, cost);
                }
                Class::PersonListed if !lattice.has(start, end, Tag::Person) => {
                    person(lattice, start, end, Evidence::PersonListed, cost);
                }
                Class::Place | Class::PlaceListed => place(lattice, (start, end), listed.class, cost, word()),
                Class::PlaceSingle if !is_covered(view, start) && !is_particle(view, &listed) => {
                    let strong = listed.data().starts_with("strong");
                    let evidence = if strong { Evidence::PlaceSingleStrong } else { Evidence::PlaceSingleOften };
                    lattice.add(start, end, Tag::PlaceSingle, 70, &[(evidence, 1)]);
                }
                Class::Org | Class::OrgListed | Class::Publication if !is_cut_post(view, end) => {
                    organisation(lattice, (start, end), listed.class, cost, word())
                }
                Class::Product => product(view, lattice, start, end, cost),
                Class::Event => {
                    lattice.add(start, end, Tag::Event, cost, &[(Evidence::EventKnown, 1)]);
                }
                Class::Honorific => {
                    lattice.add(start, end, Tag::Honorific, cost, &[(Evidence::HonorificListed, 1)]);
                }
                _ => {}
            }
        }
    }
}

/// Is the place's character a particle (以兩盤) or a verb (集團冀明年) here? One that may be is marked in its list; a number or a
/// day behind it tells.
fn is_particle(view: &View<'_>, word: &Word<'_>) -> bool {
    let number =
        view.chars.get(word.end).is_some_and(|&c| c.is_ascii_digit() || "一二两三四五六七八九十百千半".contains(c));
    word.data().ends_with(" particle")
        && (number || view.begins(word.end, Classes::of(&[Class::TimeDay, Class::Daypart])))
}

/// Is the character the first or the last of a well-known place of two (西藏, 新疆) or the first of a longer one? It is no
/// place of its own then.
fn is_covered(view: &View<'_>, at: usize) -> bool {
    let known = |w: &Word<'_>| match w.class {
        Class::Place => true,
        Class::PlaceListed => w.cost() <= WELL_KNOWN,
        _ => false,
    };
    let first = view.starting(at).any(|w| w.end > at + 1 && known(&w));
    first || at > 0 && view.starting(at - 1).any(|w| w.end == at + 1 && known(&w))
}

/// A product, and the one of its number (神舟 + 十九號, iPhone + 16 Pro Max).
fn product(view: &View<'_>, lattice: &mut Lattice<'_>, start: usize, end: usize, cost: i32) {
    lattice.add(start, end, Tag::Product, cost, &[(Evidence::ProductKnown, 1)]);
    let digit = |c: &&char| c.is_ascii_digit() || han_number::is_small(**c);
    let number = view.chars[end..].iter().take(3).take_while(digit).count();
    if number > 0 && view.chars.get(end + number) == Some(&'号') {
        lattice.add(start, end + number + 1, Tag::Product, cost, &[(Evidence::ProductKnown, 1)]);
    }
    if let Some(end) = latin::model(view.chars, end) {
        lattice.add(start, end, Tag::Product, cost, &[(Evidence::ProductKnown, 1)]);
    }
}

fn person(lattice: &mut Lattice<'_>, start: usize, end: usize, evidence: Evidence, cost: i32) {
    lattice.add(start, end, Tag::Person, cost, &[(evidence, 1), (Evidence::PersonCost, cost)]);
}

fn place(lattice: &mut Lattice<'_>, (start, end): (usize, usize), class: Class, cost: i32, word: i32) {
    let evidence = if class == Class::Place { Evidence::PlaceKnown } else { Evidence::PlaceListed };
    lattice.add(
        start,
        end,
        Tag::Place,
        cost,
        &[(evidence, 1), (Evidence::PlaceCost, cost), (Evidence::PlaceIsWord, word)],
    );
}

fn organisation(lattice: &mut Lattice<'_>, (start, end): (usize, usize), class: Class, cost: i32, word: i32) {
    let evidence = if class != Class::OrgListed { Evidence::OrgKnown } else { Evidence::OrgListed };
    lattice.add(start, end, Tag::Org, cost, &[(evidence, 1), (Evidence::OrgCost, cost), (Evidence::OrgIsWord, word)]);
}
