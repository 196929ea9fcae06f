//! Places by their heads: 鹽城市, 梅窩碼頭, 堅尼地道.
//!
//! A head (市, 路, 機場 …) takes in up to four steps to its left. What it leaves alone: a head alone, and stems of more
//! than eight characters.

use super::{
    bounds::{is_one, is_stranger},
    compound::{Head, Taken},
    evidence::Evidence,
    lattice::{Lattice, Step},
    tag::Tag,
    view::View,
};
use crate::pack::Class;

/// The longest stem, in steps and in characters.
const STEM: (usize, u32) = (4, 8);

/// The most places a place may lie in.
const CHAIN: usize = 4;

/// May the name go on over this step?
pub fn takes(step: &Step, _right: Option<&Step>) -> bool {
    use Tag::{
        Adjective, Attributive, Digits, Direction, Gerund, Noun, Numeral, Org, Person, Place, PlaceSingle, Surname,
        Unknown, Verb,
    };
    matches!(
        step.tag,
        Noun | Verb
            | Gerund
            | Adjective
            | Attributive
            | Numeral
            | Digits
            | Direction
            | Unknown
            | Person
            | Surname
            | Org
            | Place
            | PlaceSingle
    )
}

/// Adds every length of the name that ends in `head`; `left` are the steps before it, nearest first.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>, head: &Head<'_>, left: &[Taken]) {
    if is_common(view, head, left) {
        return;
    }
    let (mut place, mut name, mut word, mut unknown, mut other) = (0, 0, 0, 0, 0);
    for length in 1..=left.len().min(STEM.0) {
        let steps = &left[..length];
        let first = steps[length - 1].step;
        let characters = head.start as u32 - first.start;
        if characters > STEM.1 || is_stranger(view, &first) || is_one(view, &first) {
            return;
        }
        match first.tag {
            Tag::Place | Tag::PlaceSingle => place += 1,
            Tag::Person | Tag::Surname | Tag::Org => name += 1,
            Tag::Noun | Tag::Attributive | Tag::Direction | Tag::Adjective | Tag::Numeral => word += 1,
            Tag::Unknown => unknown += 1,
            Tag::Verb | Tag::Gerund | Tag::Digits => other += 1,
            _ => {}
        }
        let evidence = [
            (suffix(head.data), 1),
            (Evidence::PlaceStemPlace, place),
            (Evidence::PlaceStemName, name),
            (Evidence::PlaceStemWord, word),
            (Evidence::PlaceStemUnknown, unknown),
            (Evidence::PlaceStemOther, other),
            (Evidence::PlaceStemLength, characters as i32),
        ];
        lattice.add_over((first.start as usize, head.end), Tag::Place, head.over(steps), &evidence);
    }
}

/// Is the head the end of a common word (街道, 步行街) that no name opens?
pub(super) fn is_common(view: &View<'_>, head: &Head<'_>, left: &[Taken]) -> bool {
    let Some(nearest) = left.first().map(|t| &t.step) else { return false };
    let over = view.over(nearest.start as usize, head.end);
    let listed = [Class::Org, Class::OrgListed, Class::Place, Class::PlaceListed];
    nearest.tag.is_plain() && over.has(Class::Word) && !listed.into_iter().any(|c| over.has(c))
}

/// May a listed place lie in what this step names?
pub fn chains(step: &Step, right: Option<&Step>) -> bool {
    step.tag == Tag::Place && right.is_none_or(|r| r.tag == Tag::Place)
}

/// Adds a listed place together with the places it lies in: 中國江蘇省 + 鹽城市.
pub fn chain(lattice: &mut Lattice<'_>, head: &Head<'_>, left: &[Taken]) {
    for length in 1..=left.len().min(CHAIN) {
        let span = (left[length - 1].step.start as usize, head.end);
        let evidence =
            if length == 1 && !is_chain(&left[0].step) { Evidence::PlaceChainTwo } else { Evidence::PlaceChainMore };
        lattice.add_over(span, Tag::Place, head.over(&left[..length]), &[(evidence, 1)]);
    }
}

/// Is it a place in a place already?
fn is_chain(step: &Step) -> bool {
    matches!(step.leading, Some(Evidence::PlaceChainTwo | Evidence::PlaceChainMore))
}

fn suffix(data: &str) -> Evidence {
    match data {
        "nature" => Evidence::PlaceNature,
        "street" => Evidence::PlaceStreet,
        "venue" => Evidence::PlaceVenue,
        _ => Evidence::PlaceDivision,
    }
}
