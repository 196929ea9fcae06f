//! Posts: 行政長官, 副行政總監, 理事會會長, 前總監.
//!
//! A listed post takes in the words that open posts (副, 署理, 前), the nouns of its field and the body inside the
//! employer. What it leaves alone: the employer itself, which is the person's organisation.

use super::{
    compound::{Head, Taken},
    evidence::Evidence,
    lattice::{Lattice, Step},
    tag::Tag,
    view::View,
};
use crate::pack::Class;

/// May the post go on over this step?
pub fn takes(step: &Step, right: Option<&Step>) -> bool {
    use Tag::{Attributive, Direction, Gerund, Noun, Numeral, Org, Title, Unknown, Verb};
    match step.tag {
        Noun | Gerund | Attributive | Title => true,
        Verb | Numeral | Direction | Unknown | Org => right.is_none_or(|r| r.tag != Org),
        Tag::Adverb | Tag::Adjective => true,
        _ => false,
    }
}

/// The most steps a post takes in.
const LONGEST: usize = 5;

/// Is it an organisation known by name? It is the employer then, no body inside one.
fn is_employer(view: &View<'_>, step: &Step) -> bool {
    let (start, end) = (step.start as usize, step.end as usize);
    step.tag == Tag::Org && view.has(start, end, Class::Org) + view.has(start, end, Class::OrgListed) > 0
}

/// Adds the listed post alone, and every longer one; `left` are the steps before it, nearest first.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>, head: &Head<'_>, left: &[Taken]) {
    let vita = i32::from(view.is_vita());
    let employer = left.iter().position(|t| is_employer(view, &t.step)).unwrap_or(left.len());
    let (mut prefixes, mut nouns, mut units) = (0, 0, 0);
    for length in 0..=employer.min(LONGEST) {
        let steps = &left[..length];
        let first = steps.last().map(|taken| &taken.step);
        if let Some(first) = first {
            prefixes += view.has(first.start as usize, first.end as usize, Class::TitlePrefix);
            match first.tag {
                Tag::Noun | Tag::Gerund | Tag::Attributive | Tag::Title => nouns += 1,
                Tag::Org => units += 1,
                _ => {}
            }
        }
        let evidence = [
            (Evidence::TitleVita, vita),
            (Evidence::TitleListed, 1),
            (Evidence::TitlePrefix, prefixes),
            (Evidence::TitleInnerNoun, nouns),
            (Evidence::TitleInnerUnit, units),
            (Evidence::TitleUnitVita, units * vita),
            (Evidence::TitleInnerOther, length as i32 - nouns - units),
        ];
        let start = first.map_or(head.start, |first| first.start as usize);
        lattice.add_over((start, head.end), Tag::Title, head.over(steps), &evidence);
    }
}
