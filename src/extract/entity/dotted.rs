//! Transliterated names of several parts: 米歇爾·奧巴馬 · 亨利·E·霍爾特 · 迪亞斯-卡內爾.
//!
//! A dot between two parts makes a person; a hyphen stands inside of such names (讓-馬克·艾羅), and makes one where both
//! sides are runs of name characters. What it leaves alone: hyphens between two places (法蘭克福-曼海姆).

use super::{
    evidence::Evidence,
    lattice::Lattice,
    tag::Tag,
    transliteration::{Characters, LONGEST, RARE, regnal},
    view::{View, is_han},
};
use crate::pack::Class;

/// The most parts of a name.
const PARTS: usize = 5;

impl Characters {
    /// How many characters from the first on may belong to a part beside a dot, where a rare one may stand among them.
    fn run(&self, chars: &[char]) -> usize {
        let mut rare = 0;
        let belongs = |&(i, &c): &(usize, &char)| {
            let known = self.of(c).is_some();
            rare += usize::from(!known);
            known || rare == 1 && is_han(c) && chars.get(i + 1).is_some_and(|&n| self.of(n).is_some())
        };
        chars.iter().take(LONGEST).enumerate().take_while(belongs).count()
    }

    /// The cost of `part` beside a dot, where a rare character may stand anywhere but last.
    fn lenient(&self, part: &[char]) -> Option<i32> {
        let (&last, rest) = part.split_last()?;
        let ends = i32::from(self.of(last)?[2]);
        let place = |i: usize| usize::from(i > 0);
        Some(
            ends + rest
                .iter()
                .enumerate()
                .map(|(i, &c)| self.of(c).map_or(RARE, |r| i32::from(r[place(i)])))
                .sum::<i32>(),
        )
    }
}

/// Adds every reading of the passage as a name of several parts.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>) {
    let characters = Characters::built_in();
    for (at, _) in view.signs().filter(|&(at, _)| at > 0) {
        if let Some(joint) = Joint::at(view, at).filter(|j| *j == Joint::Dot || !parts_places(view, at)) {
            around(view, lattice, characters, at, joint);
        }
    }
}

/// What stands between two parts of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dot,
    Hyphen,
}

impl Joint {
    fn at(view: &View<'_>, at: usize) -> Option<Self> {
        match view.chars.get(at).copied() {
            Some('-' | '‐' | '–') => Some(Self::Hyphen),
            Some(c) if Tag::of_mark(c) == Some(Tag::Dot) => Some(Self::Dot),
            _ => None,
        }
    }
}

/// Does the hyphen stand between two places?
fn parts_places(view: &View<'_>, hyphen: usize) -> bool {
    let is_place = |start, end| view.has(start, end, Class::Place) + view.has(start, end, Class::PlaceListed) > 0;
    let before = (hyphen.saturating_sub(LONGEST)..hyphen).any(|start| is_place(start, hyphen));
    before || (hyphen + 2..=hyphen + LONGEST).any(|end| is_place(hyphen + 1, end))
}

/// Adds the names whose first joint is there: every part of name characters that ends at it, and what follows.
fn around(view: &View<'_>, lattice: &mut Lattice<'_>, characters: &Characters, at: usize, joint: Joint) {
    let before = view.chars[..at].iter().rev().take(LONGEST).take_while(|&&c| characters.of(c).is_some()).count();
    let starts: Vec<(usize, i32)> =
        (at - before..at).filter_map(|s| Some((s, characters.part(&view.chars[s..at])?))).collect();
    let (mut from, mut inner, mut dots) = (at + 1, 0, joint == Joint::Dot);
    for _ in 1..if starts.is_empty() { 1 } else { PARTS } {
        let run = characters.run(&view.chars[from..]);
        let shape = if dots { Evidence::PersonDotted } else { Evidence::PersonHyphened };
        for end in from + 1..=from + run {
            let Some(last) = characters.lenient(&view.chars[from..end]) else { continue };
            for &(start, first) in &starts {
                let cost = first + inner + last;
                let known = |start, end| view.has(start, end, Class::Person);
                let known = known(start, at) | known(from, end) | known(start, end);
                let evidence = [(shape, 1), (Evidence::PersonForeignCost, cost), (Evidence::PersonKnown, known)];
                lattice.add(start, regnal(view, end).unwrap_or(end), Tag::Person, cost, &evidence);
            }
        }
        // A part may be an initial: 亨利·E·霍爾特.
        let part = if run == 0 { usize::from(view.chars.get(from).is_some_and(char::is_ascii_uppercase)) } else { run };
        let Some(next) = Joint::at(view, from + part).filter(|_| part > 0) else { return };
        dots |= next == Joint::Dot;
        inner += characters.lenient(&view.chars[from..from + part]).unwrap_or(RARE);
        from += part + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_character_may_stand_in_a_part_beside_a_dot() {
        let table = Characters::built_in();
        assert_eq!(table.run(&['雷', '睦', '斯', '的']), 3);
        assert!(table.lenient(&['雷', '睦', '斯']).is_some());
        assert_eq!(table.run(&['雷', '的', '是']), 1);
        assert_eq!(table.lenient(&['雷', '睦']), None);
    }
}
