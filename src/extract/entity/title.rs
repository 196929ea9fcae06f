//! Posts: 行政長官, 副行政總監, 理事會會長, 前總監.
//!
//! A listed post takes in the words that open posts (副, 署理, 前), the nouns of its field and the body inside the
//! employer. What it leaves alone: the employer itself, which is the person's organisation.

use super::{
    compound::{Head, Taken},
    evidence::Evidence,
    lattice::{Inner, Lattice, NONE, Step},
    tag::Tag,
    view::View,
    vita,
    word::UNKNOWN,
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
    if vita == 1 {
        of_unit(view, lattice, head, left);
    }
    let employer = left.iter().position(|t| is_employer(view, &t.step)).unwrap_or(left.len());
    let (mut prefixes, mut nouns, mut units, mut bare, mut heads) = (0, 0, 0, 0, 0);
    for length in 0..=employer.min(LONGEST) {
        let steps = &left[..length];
        let first = steps.last().map(|taken| &taken.step);
        if let Some(first) = first {
            if is_governing(view, first) || is_school(view, first) {
                break;
            }
            prefixes += view.has(first.start as usize, first.end as usize, Class::TitlePrefix);
            match first.tag {
                Tag::Noun | Tag::Gerund | Tag::Attributive | Tag::Title => nouns += 1,
                Tag::Org => {
                    units += 1;
                    bare += i32::from(is_bare_unit(lattice, first));
                }
                _ => {}
            }
            heads += is_body(view, first);
        }
        let evidence = [
            (Evidence::TitleVita, vita),
            (Evidence::TitleListed, 1),
            (Evidence::TitlePrefix, prefixes),
            (Evidence::TitleInnerNoun, nouns),
            (Evidence::TitleInnerUnit, units),
            (Evidence::TitleUnitVita, bare * vita),
            (Evidence::TitleInnerHead, heads),
            (Evidence::TitleInnerOther, length as i32 - nouns - units),
        ];
        let start = first.map_or(head.start, |first| first.start as usize);
        lattice.add_over((start, head.end), Tag::Title, head.over(steps), &evidence);
    }
}

/// Is it a part of a university, which stays with its name?
fn is_school(view: &View<'_>, step: &Step) -> bool {
    matches!(step.tag, Tag::Org | Tag::Noun) && vita::is_academic(&view.chars[step.start as usize..step.end as usize])
}

/// Is it a verb whose object the post is (裁定 in 裁定總理, 要求 in 要求部長)? Those that open posts (候任) are none.
fn is_governing(view: &View<'_>, step: &Step) -> bool {
    let over = view.over(step.start as usize, step.end as usize);
    let says = over.has(Class::SayVerb) && matches!(step.tag, Tag::Verb | Tag::Gerund);
    (says || step.tag == Tag::Verb) && !over.has(Class::TitlePrefix)
}

/// Is it a part of a larger body that does not name the body (財務部)?
fn is_bare_unit(lattice: &Lattice<'_>, step: &Step) -> bool {
    let names = |n: u32| matches!(lattice.step(n).tag, Tag::Org | Tag::Place | Tag::PlaceSingle | Tag::Person);
    step.leading == Some(Evidence::OrgSuffixUnit) && !lattice.parts(step).any(names)
}

/// Is it the head of an organisation (公司, 厂)? 1 or 0.
fn is_body(view: &View<'_>, step: &Step) -> i32 {
    let head = view.word(step.start as usize, step.end as usize, Class::OrgSuffix);
    i32::from(head.is_some_and(|w| !w.data().starts_with("unit")))
}

/// Adds the post together with the part of the employer before it: of 某公司財務部 + 經理, the post is 財務部經理.
fn of_unit(view: &View<'_>, lattice: &mut Lattice<'_>, head: &Head<'_>, left: &[Taken]) {
    let Some(unit) = left.first().map(|t| t.step).filter(|s| s.leading == Some(Evidence::OrgSuffixUnit)) else {
        return;
    };
    if is_school(view, &unit) {
        return;
    }
    let last = lattice.parts(&unit).next().unwrap_or(NONE);
    let (mut score, mut cost, mut right) = (0, 0, None::<Step>);
    for number in lattice.parts(&unit).collect::<Vec<_>>() {
        let part = *lattice.step(number);
        if part.tag == Tag::Org {
            let own = unit.cost - part.cost - cost;
            let evidence = [(Evidence::TitleVita, 1), (Evidence::TitleListed, 1), (Evidence::TitleUnitVita, 1)];
            let made_of = Inner { last, score, cost: cost + own + head.cost, head: own + head.cost };
            lattice.add_over((part.end as usize, head.end), Tag::Title, made_of, &evidence);
            return;
        }
        score += part.score + right.map_or_else(|| lattice.before_noun(number), |r| lattice.between(&part, &r));
        cost += if part.tag == Tag::Unknown { UNKNOWN } else { part.cost };
        right = Some(part);
    }
}
