//! Organisations by their heads: 香港Web3.0協會, 上海普利特複合材料股份有限公司, 特區政府律政司.
//!
//! A head (公司, 協會, 局 …) takes in the words to its left: a place, a brand, a trade, an organisation it belongs to.
//! Every length is a candidate; what it opens with and what it is made of speak for or against it. What it leaves alone:
//! a head without anything before it, and whatever lies beyond a particle, a pronoun, a comma or a time.

use super::{
    compound::{Head, Taken, count},
    evidence::Evidence,
    lattice::{Lattice, Step},
    tag::Tag,
};

/// May the name go on over this step? `right` is the step to its right inside the name.
pub fn takes(step: &Step, right: Option<&Step>) -> bool {
    use Tag::{
        Adjective, Adverb, Attributive, Close, Conjunction, Digits, Direction, Dot, Event, Gerund, Idiom, Latin,
        Measure, Noun, Numeral, Open, Org, Person, Place, PlaceSingle, Product, Space, Surname, Symbol, Unknown, Verb,
    };
    match step.tag {
        Noun | Verb | Gerund | Adjective | Attributive | Idiom | Numeral | Measure | Direction | Unknown | Latin
        | Digits | Person | Surname | Org | Place | PlaceSingle | Product | Event | Dot => true,
        Open | Close => true,
        Conjunction | Adverb => right.is_some(),
        Space | Symbol => right.is_some_and(|r| matches!(r.tag, Latin | Digits | Product | Org)),
        _ => false,
    }
}

/// May a listed organisation be the lower part of what this step names?
pub fn chains(step: &Step, right: Option<&Step>) -> bool {
    right.is_none() && matches!(step.tag, Tag::Org | Tag::Place | Tag::PlaceSingle)
}

/// Adds every length of the name that ends in `head`; `left` are the steps before it, nearest first.
pub fn propose(lattice: &mut Lattice<'_>, head: &Head<'_>, left: &[Taken]) {
    let mut depth = 0;
    for length in 1..=left.len() {
        let first = &left[length - 1].step;
        match first.tag {
            Tag::Close => depth += 1,
            Tag::Open => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return;
        }
        if depth == 0 && opens(first.tag) {
            add(lattice, head, &left[..length]);
        }
    }
}

/// May a name open with this?
fn opens(tag: Tag) -> bool {
    !matches!(
        tag,
        Tag::Open | Tag::Close | Tag::Conjunction | Tag::Adverb | Tag::Space | Tag::Symbol | Tag::Dot | Tag::Measure
    )
}

fn add(lattice: &mut Lattice<'_>, head: &Head<'_>, steps: &[Taken]) {
    let Some((first, inner)) = steps.split_last() else { return };
    let noun = |t| matches!(t, Tag::Noun | Tag::Attributive | Tag::Idiom);
    let name = |t| matches!(t, Tag::Person | Tag::Org | Tag::Place | Tag::PlaceSingle | Tag::Product);
    let other = |t| {
        matches!(
            t,
            Tag::Adjective
                | Tag::Adverb
                | Tag::Numeral
                | Tag::Measure
                | Tag::Direction
                | Tag::Surname
                | Tag::Event
                | Tag::Open
        )
    };
    let evidence = [
        (suffix(head.data), 1),
        (opening(first.step.tag), 1),
        (Evidence::OrgInnerNoun, count(inner, noun)),
        (Evidence::OrgInnerVerb, count(inner, |t| t == Tag::Verb)),
        (Evidence::OrgInnerGerund, count(inner, |t| t == Tag::Gerund)),
        (Evidence::OrgInnerName, count(inner, name)),
        (Evidence::OrgInnerUnknown, count(inner, |t| t == Tag::Unknown)),
        (Evidence::OrgInnerLatin, count(inner, |t| matches!(t, Tag::Latin | Tag::Digits))),
        (Evidence::OrgInnerConjunction, count(inner, |t| t == Tag::Conjunction)),
        (Evidence::OrgInnerOther, count(inner, other)),
    ];
    lattice.add_over((first.step.start as usize, head.end), Tag::Org, head.over(steps), &evidence);
}

/// Adds a listed organisation together with the place or organisation before it.
pub fn chain(lattice: &mut Lattice<'_>, head: &Head<'_>, left: &[Taken]) {
    let Some(first) = left.first() else { return };
    let span = (first.step.start as usize, head.end);
    lattice.add_over(span, Tag::Org, head.over(&left[..1]), &[(Evidence::OrgChain, 1), (opening(first.step.tag), 1)]);
}

fn suffix(data: &str) -> Evidence {
    match data {
        "weak" => Evidence::OrgSuffixWeak,
        "unit" => Evidence::OrgSuffixUnit,
        "government" => Evidence::OrgSuffixGovernment,
        "team" => Evidence::OrgSuffixTeam,
        _ => Evidence::OrgSuffixStrong,
    }
}

fn opening(tag: Tag) -> Evidence {
    match tag {
        Tag::Place => Evidence::OrgFirstPlace,
        Tag::PlaceSingle => Evidence::OrgFirstSingle,
        Tag::Org => Evidence::OrgFirstOrg,
        Tag::Person | Tag::Surname => Evidence::OrgFirstPerson,
        Tag::Latin | Tag::Product => Evidence::OrgFirstLatin,
        Tag::Unknown => Evidence::OrgFirstUnknown,
        Tag::Noun | Tag::Idiom => Evidence::OrgFirstNoun,
        Tag::Attributive => Evidence::OrgFirstAttributive,
        Tag::Numeral | Tag::Digits => Evidence::OrgFirstNumeral,
        _ => Evidence::OrgFirstOther,
    }
}
