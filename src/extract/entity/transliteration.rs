//! Foreign names written in Chinese characters.
//!
//! 米歇爾·奧巴馬 · 盧維思 · 斯特拉斯堡 → person or place. The characters of such names are few
//! (`packs/core/names/foreign.tsv`); a run of them is a name where common words explain it worse. Names of several parts
//! are read by `dotted`. What it leaves alone: one character, and runs that no such name opens.

use super::{
    costs::costs_by_character, endings::FOREIGN_PLACES, evidence::Evidence, lattice::Lattice, tag::Tag, view::View,
};
use crate::pack::Class;
use std::sync::OnceLock;

/// The longest part of a name, in characters.
pub(super) const LONGEST: usize = 7;
/// A name less likely than this a character is not worth proposing, in tenths of a nat.
const LIMIT: i32 = 62;
/// The cost of a character that such names hardly have, in tenths of a nat.
pub(super) const RARE: i32 = 110;

/// What each character costs as the first, an inner and the last of a part, in tenths of a nat; 0 where it has no place.
pub(super) struct Characters(Vec<[u8; 3]>);

/// The built-in table.
const TABLE: &str = include_str!("../../../packs/core/names/foreign.tsv");

impl Characters {
    pub(super) fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Characters> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::read(TABLE))
    }

    fn read(table: &str) -> Self {
        Self(costs_by_character(table))
    }

    /// The costs of a character that may stand in such a name.
    #[inline]
    pub(super) fn of(&self, c: char) -> Option<[u8; 3]> {
        self.0.get((c as usize).wrapping_sub(0x4E00)).copied().filter(|row| row[1] > 0)
    }

    /// The cost of `part` as a whole part of a name.
    pub(super) fn part(&self, part: &[char]) -> Option<i32> {
        let last = part.len().checked_sub(1)?;
        part.iter()
            .enumerate()
            .map(|(i, &c)| {
                let place = if i == 0 {
                    0
                } else if i == last {
                    2
                } else {
                    1
                };
                self.of(c).map(|row| i32::from(row[place]))
            })
            .sum()
    }
}

/// Adds every reading of the passage as a transliterated name.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>) {
    let characters = Characters::built_in();
    let mut run = Vec::new();
    for (at, &c) in view.chars.iter().enumerate() {
        match characters.of(c) {
            Some(costs) => run.push(costs),
            None if run.len() > 1 => add_run(view, lattice, at, &mut run),
            None => run.clear(),
        }
    }
    add_run(view, lattice, view.len(), &mut run);
}

/// Adds every name in a run of name characters that ends before `end`; `run` are their costs.
fn add_run(view: &View<'_>, lattice: &mut Lattice<'_>, end: usize, run: &mut Vec<[u8; 3]>) {
    let first = end - run.len();
    for start in 0..run.len().saturating_sub(1) {
        let mut before = i32::from(run[start][0]);
        for (last, costs) in run.iter().enumerate().skip(start + 1).take(LONGEST - 1) {
            add(view, lattice, before + i32::from(costs[2]), first + start, first + last + 1);
            before += i32::from(costs[1]);
        }
    }
    run.clear();
}

/// A run of name characters, as a person and as a place.
fn add(view: &View<'_>, lattice: &mut Lattice<'_>, cost: i32, start: usize, end: usize) {
    let length = (end - start) as i32;
    if cost > LIMIT * length && (cost > RARE * length || regnal(view, end).is_none()) {
        return;
    }
    let over = view.over(start, end);
    let known = |class| i32::from(over.has(class));
    let word = known(Class::Word);
    if let Some(regnal) = regnal(view, end) {
        let evidence = [(Evidence::PersonForeign, 1), (Evidence::PersonForeignCost, cost), (Evidence::PersonRegnal, 1)];
        lattice.add(start, regnal, Tag::Person, cost, &evidence);
        if cost > LIMIT * length {
            return;
        }
    }
    lattice.add(
        start,
        end,
        Tag::Person,
        cost,
        &[
            (Evidence::PersonForeign, 1),
            (Evidence::PersonForeignCost, cost),
            (Evidence::PersonForeignLength, length - 2),
            (Evidence::PersonIsWord, word),
            (Evidence::PersonListed, known(Class::PersonListed)),
            (Evidence::PersonKnown, known(Class::Person)),
        ],
    );
    if length > 2 {
        lattice.add(
            start,
            end,
            Tag::Place,
            cost,
            &[
                (Evidence::PlaceForeign, 1),
                (Evidence::PlaceForeignCost, cost),
                (Evidence::PlaceForeignEnding, ends_like_a_place(&view.chars[start..end])),
                (Evidence::PlaceIsWord, word),
            ],
        );
    }
}

/// Does it end the way places do? 1 or 0.
fn ends_like_a_place(name: &[char]) -> i32 {
    i32::from(FOREIGN_PLACES.end(name))
}

/// The end of the number of a ruler that begins at `at`: 二世, 十六世.
pub(super) fn regnal(view: &View<'_>, at: usize) -> Option<usize> {
    let is_digit = |c: &&char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let number = view.chars[at..].iter().take(3).take_while(is_digit).count();
    (number > 0 && view.chars.get(at + number) == Some(&'世')).then_some(at + number + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entity::tests::assert_whole;

    #[test]
    fn name_characters_are_few() {
        let table = Characters::built_in();
        assert!(table.part(&['奥', '巴', '马']).is_some_and(|c| c < LIMIT * 3));
        assert_eq!(table.part(&['的', '士']), None);
        assert_eq!(table.part(&[]), None);
    }

    #[test]
    fn the_built_in_table_is_whole() {
        assert_whole(TABLE, 4);
    }
}
