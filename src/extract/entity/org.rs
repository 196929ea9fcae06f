//! Organisations by their heads: 香港Web3.0協會, 海城德利複合材料股份有限公司, 特區政府律政司.
//!
//! A head (公司, 協會, 局 …) takes in the words to its left: a place, a brand, a trade, an organisation it belongs to.
//! Every length is a candidate; what it opens with and what it is made of speak for or against it. What it leaves alone:
//! a head without anything before it, and whatever lies beyond a particle, a pronoun, a comma or a time.

use super::{
    bounds,
    compound::{Head, Taken},
    evidence::Evidence,
    lattice::{Lattice, Step},
    tag::Tag,
    view::View,
};
use crate::pack::Class;

/// The most places before a listed organisation: 加拿大卑詩省高等法院.
const PLACES: usize = 2;
/// The most steps before a line of trade: 掌閱科技 is a name, 國家現代化建設 is none.
const TRADE: usize = 3;
/// What a curriculum vitae calls the employer, folded.
const EMPLOYER: [char; 2] = ['公', '司'];

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
    match right {
        None => matches!(step.tag, Tag::Org | Tag::Place | Tag::PlaceSingle),
        Some(right) => right.tag == Tag::Place && matches!(step.tag, Tag::Place | Tag::PlaceSingle),
    }
}

/// Adds every length of the name that ends in `head`; `left` are the steps before it, nearest first.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>, head: &Head<'_>, left: &[Taken]) {
    employer(view, lattice, head);
    if bounds::is_none(view, head, left) {
        return;
    }
    let (mut depth, mut inner, sort) = (0, Inner::default(), Sort::read(head.data));
    let longest = if sort.suffix == Evidence::OrgSuffixTrade { TRADE } else { left.len() };
    for length in 1..=left.len().min(longest) {
        let first = &left[length - 1].step;
        if bounds::stops(view, first) {
            return;
        }
        match first.tag {
            Tag::Close => depth += 1,
            Tag::Open => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return;
        }
        if depth == 0 && bounds::may_open(&left[..length]) {
            add(view, lattice, (head, sort), &left[..length], &inner);
        }
        inner.take(first.tag);
    }
}

/// Adds 公司 and 本公司 as the employer, in a curriculum vitae.
fn employer(view: &View<'_>, lattice: &mut Lattice<'_>, head: &Head<'_>) {
    if head.data == "strong class" && view.chars[head.start..head.end] == EMPLOYER && view.is_vita() {
        let ours = head.start > 0 && matches!(view.chars[head.start - 1], '本' | '该');
        let start = head.start - usize::from(ours);
        lattice.add_over((start, head.end), Tag::Org, head.over(&[]), &[(Evidence::OrgEmployerVita, 1)]);
    }
}

/// What stands between the first step of a name and its head: how many steps of each sort.
#[derive(Debug, Default)]
struct Inner {
    nouns: i32,
    verbs: i32,
    gerunds: i32,
    names: i32,
    unknown: i32,
    latin: i32,
    conjunctions: i32,
    others: i32,
}

impl Inner {
    fn take(&mut self, tag: Tag) {
        use Tag::{
            Adjective, Adverb, Attributive, Conjunction, Digits, Direction, Event, Gerund, Idiom, Latin, Measure, Noun,
            Numeral, Open, Org, Person, Place, PlaceSingle, Product, Surname, Unknown, Verb,
        };
        match tag {
            Noun | Attributive | Idiom => self.nouns += 1,
            Verb => self.verbs += 1,
            Gerund => self.gerunds += 1,
            Person | Org | Place | PlaceSingle | Product => self.names += 1,
            Unknown => self.unknown += 1,
            Latin | Digits => self.latin += 1,
            Conjunction => self.conjunctions += 1,
            Adjective | Adverb | Numeral | Measure | Direction | Surname | Event | Open => self.others += 1,
            _ => {}
        }
    }
}

fn add(view: &View<'_>, lattice: &mut Lattice<'_>, (head, sort): (&Head<'_>, Sort), steps: &[Taken], inner: &Inner) {
    let (Some(nearest), Some(first)) = (steps.first(), steps.last()) else { return };
    let is_unit = sort.suffix == Evidence::OrgSuffixUnit;
    let evidence = [
        (sort.suffix, 1),
        (sort.opening(first.step.tag), 1),
        (Evidence::OrgClassOnly, i32::from(steps.len() == 1 && sort.is_class && !bounds::is_own(first.step.tag))),
        (Evidence::OrgWholeWord, view.has(first.step.start as usize, head.end, Class::Word)),
        (Evidence::OrgLatinStem, i32::from(matches!(nearest.step.tag, Tag::Latin | Tag::Digits | Tag::Product))),
        (Evidence::OrgHeadVerb, i32::from(head.tag == Some(Tag::Verb))),
        (Evidence::OrgHeadShort, i32::from(head.end == head.start + 1)),
        (Evidence::OrgUnitVita, i32::from(is_unit && view.is_vita())),
        (Evidence::OrgInnerNoun, inner.nouns),
        (Evidence::OrgInnerVerb, inner.verbs),
        (Evidence::OrgInnerGerund, inner.gerunds),
        (Evidence::OrgInnerName, inner.names),
        (Evidence::OrgInnerUnknown, inner.unknown),
        (Evidence::OrgInnerLatin, inner.latin),
        (Evidence::OrgInnerConjunction, inner.conjunctions - i32::from(is_field(view, steps))),
        (Evidence::OrgInnerOther, inner.others),
    ];
    lattice.add_over((first.step.start as usize, head.end), Tag::Org, head.over(steps), &evidence);
}

/// Do two nouns with 及 between them tell the field of a part of the organisation before them (海關版權及商標調查科)? The
/// name is no two names then. What ends before 及 in a body of its own (黨團和議員團) is one.
fn is_field(view: &View<'_>, steps: &[Taken]) -> bool {
    let tag = |taken: &Taken| taken.step.tag;
    let noun = |taken: &Taken| matches!(tag(taken), Tag::Noun | Tag::Gerund | Tag::Attributive | Tag::Verb);
    let [left @ .., parent] = steps else { return false };
    let Some(at) = left.iter().position(|t| tag(t) == Tag::Conjunction) else { return false };
    let (right, left) = (&left[..at], &left[at + 1..]);
    let body = |step: &Step| view.has(step.start as usize, step.end as usize, Class::OrgSuffix) == 1;
    if left.first().is_some_and(|nearest| body(&nearest.step)) {
        return false;
    }
    tag(parent) == Tag::Org && [left, right].iter().all(|side| !side.is_empty() && side.iter().all(noun))
}

/// Adds a listed organisation together with the organisation, or the places, before it.
pub fn chain(lattice: &mut Lattice<'_>, head: &Head<'_>, left: &[Taken]) {
    for length in 1..=left.len().min(PLACES) {
        let first = &left[length - 1].step;
        let span = (first.start as usize, head.end);
        let chain = if first.tag == Tag::Org { Evidence::OrgChainOrg } else { Evidence::OrgChain };
        let evidence = [(chain, 1), (opening(first.tag), 1)];
        lattice.add_over(span, Tag::Org, head.over(&left[..length]), &evidence);
    }
}

/// What the list says of a head.
#[derive(Debug, Clone, Copy)]
struct Sort {
    /// What it counts as.
    suffix: Evidence,
    /// Does it name a kind where nothing but a place stands before it?
    is_class: bool,
    /// Is it often named after a person (中學, 基金會)?
    is_namesake: bool,
}

impl Sort {
    /// Reads the data column: `unit`, or `strong class`.
    fn read(data: &str) -> Self {
        let suffix = match data.split(' ').next().unwrap_or_default() {
            "weak" => Evidence::OrgSuffixWeak,
            "unit" => Evidence::OrgSuffixUnit,
            "trade" => Evidence::OrgSuffixTrade,
            "government" => Evidence::OrgSuffixGovernment,
            "team" => Evidence::OrgSuffixTeam,
            _ => Evidence::OrgSuffixStrong,
        };
        Self { suffix, is_class: data.ends_with(" class"), is_namesake: data.ends_with(" namesake") }
    }

    /// What a name of that sort opens with.
    fn opening(self, tag: Tag) -> Evidence {
        if self.is_namesake && tag == Tag::Person { Evidence::OrgNamesake } else { opening(tag) }
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
        Tag::Verb => Evidence::OrgFirstVerb,
        _ => Evidence::OrgFirstOther,
    }
}
