//! Chinese names: a family name and one or two given characters.
//!
//! Most names stand in no list: 馬翠媚 · 陳德霖 · 歐陽菲菲 · 林鄭月娥. The characters say how likely a name is
//! (`packs/core/names/han.tsv`, learnt from lists of names), the words around it and the common words it would cut
//! through say the rest. Transliterated names, and short forms without a family name, are not read here.

use super::{
    costs::costs_by_character,
    evidence::Evidence,
    lattice::Lattice,
    tag::Tag,
    view::{View, is_han},
};
use crate::pack::{Class, Classes};
use std::{collections::HashSet, sync::OnceLock};

/// The cost of a character that no name has, in tenths of a nat.
const STRANGE: i32 = 105;
/// Given characters rarer than this are odd.
const ODD: i32 = 92;
/// A name less likely than this a character is not worth proposing, in tenths of a nat.
const LIMIT: i32 = 92;

/// What a Japanese family name and each given character cost, in tenths of a nat.
const JAPANESE: (i32, i32) = (75, 45);
/// The longest Japanese given name.
const GIVEN: usize = 3;

/// Where a character may stand in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Surname,
    First,
    Second,
    Only,
}

/// What each character costs in each place, in tenths of a nat; 0 where it was not seen.
struct Characters(Vec<[u8; 4]>);

/// The built-in table.
const TABLE: &str = include_str!("../../../packs/core/names/han.tsv");

impl Characters {
    fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Characters> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::read(TABLE))
    }

    fn read(table: &str) -> Self {
        Self(costs_by_character(table))
    }

    fn cost(&self, c: char, place: Place) -> i32 {
        match self.0.get((c as usize).wrapping_sub(0x4E00)).map_or(0, |row| row[place as usize]) {
            0 => STRANGE,
            cost => i32::from(cost),
        }
    }
}

/// Adds every reading of the passage as a Chinese name.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>) {
    let characters = Characters::built_in();
    for start in view.places(Classes::of(&[Class::Surname])) {
        for word in view.starting(start).filter(|w| w.class == Class::Surname) {
            let kind = word.data();
            if kind == "japanese" {
                japanese(view, lattice, start, word.end);
                continue;
            }
            let compound = kind == "compound";
            let surname = if compound { 75 } else { characters.cost(view.chars[start], Place::Surname).min(95) };
            let name = Name { view, characters, start, given: word.end, surname, compound };
            name.propose(lattice);
            name.propose_married(lattice);
        }
    }
}

/// A Japanese family name alone, and with every given name of the characters that such names have.
fn japanese(view: &View<'_>, lattice: &mut Lattice<'_>, start: usize, given: usize) {
    let surname = [(Evidence::PersonSurname, 1), (Evidence::PersonCost, JAPANESE.0)];
    lattice.add(start, given, Tag::Surname, JAPANESE.0, &surname);
    let length = view.chars[given..].iter().take(GIVEN).take_while(|c| Japanese::built_in().has(**c)).count();
    for end in given + 1..=given + length {
        let cost = JAPANESE.0 + JAPANESE.1 * (end - given) as i32;
        let word = if end > given + 1 { view.has(given, end, Class::Word) } else { 0 };
        let evidence = [
            (Evidence::PersonJapanese, 1),
            (Evidence::PersonCost, cost),
            (Evidence::PersonGivenIsWord, word),
            (Evidence::PersonListed, view.has(start, end, Class::PersonListed)),
            (Evidence::PersonKnown, view.has(start, end, Class::Person)),
        ];
        lattice.add(start, end, Tag::Person, cost, &evidence);
    }
}

/// The characters of Japanese given names, folded.
struct Japanese(HashSet<char>);

impl Japanese {
    fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Japanese> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::read(include_str!("../../../packs/core/names/japanese.tsv")))
    }

    fn read(table: &str) -> Self {
        let lines = table.lines().filter(|l| !l.starts_with('#'));
        Self(lines.flat_map(str::chars).map(crate::text::fold).collect())
    }

    fn has(&self, c: char) -> bool {
        self.0.contains(&c)
    }
}

/// A family name that may open a name.
struct Name<'a, 'v> {
    view: &'a View<'v>,
    characters: &'a Characters,
    start: usize,
    /// Where the given name begins.
    given: usize,
    surname: i32,
    compound: bool,
}

impl Name<'_, '_> {
    /// The family name alone, with one given character, and with two.
    fn propose(&self, lattice: &mut Lattice<'_>) {
        lattice.add(
            self.start,
            self.given,
            Tag::Surname,
            self.surname,
            &[
                (Evidence::PersonSurname, 1),
                (Evidence::PersonCost, self.surname),
                (Evidence::PersonSurnamePost, i32::from(self.view.begins(self.given, Classes::of(&[Class::Title])))),
            ],
        );
        let Some(first) = self.han(self.given) else { return };
        let only = self.characters.cost(first, Place::Only);
        let shape = if self.compound { Evidence::PersonCompound } else { Evidence::PersonTwo };
        self.add(lattice, self.given + 1, shape, only, i32::from(only > ODD));
        let Some(second) = self.han(self.given + 1) else { return };
        let (first, second) = (self.characters.cost(first, Place::First), self.characters.cost(second, Place::Second));
        let shape = if self.compound { Evidence::PersonCompound } else { Evidence::PersonThree };
        self.add(lattice, self.given + 2, shape, first + second, i32::from(first > ODD) + i32::from(second > ODD));
    }

    /// Two family names and a given name of two characters.
    fn propose_married(&self, lattice: &mut Lattice<'_>) {
        if self.compound || self.view.has(self.given, self.given + 1, Class::Surname) == 0 {
            return;
        }
        let (Some(husband), Some(first), Some(second)) =
            (self.han(self.given), self.han(self.given + 1), self.han(self.given + 2))
        else {
            return;
        };
        let cost = self.characters.cost(husband, Place::Surname)
            + self.characters.cost(first, Place::First)
            + self.characters.cost(second, Place::Second);
        self.add(lattice, self.given + 3, Evidence::PersonMarried, cost, 0);
    }

    fn add(&self, lattice: &mut Lattice<'_>, end: usize, shape: Evidence, given: i32, odd: i32) {
        let cost = self.surname + given;
        if cost > LIMIT * (end - self.start) as i32 {
            return;
        }
        let known = self.view.over(self.start, end);
        let is = |class| i32::from(known.has(class));
        let given_word = if end > self.given + 1 { self.view.has(self.given, end, Class::Word) } else { 0 };
        lattice.add(
            self.start,
            end,
            Tag::Person,
            cost,
            &[
                (shape, 1),
                (Evidence::PersonCost, cost),
                (Evidence::PersonOddCharacter, odd),
                (Evidence::PersonIsWord, is(Class::Word)),
                (Evidence::PersonGivenIsWord, given_word),
                (Evidence::PersonSex, i32::from(sex_follows(&self.view.chars[end..]))),
                (Evidence::PersonListed, is(Class::PersonListed)),
                (Evidence::PersonKnown, is(Class::Person)),
            ],
        );
    }

    fn han(&self, at: usize) -> Option<char> {
        self.view.chars.get(at).copied().filter(|&c| is_han(c))
    }
}

/// Does the sex of a person come next: ，男， or （女， …?
fn sex_follows(chars: &[char]) -> bool {
    matches!(chars, [',' | ':' | '(', '男' | '女', ',' | '。' | ')' | '、', ..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entity::tests::assert_whole;

    #[test]
    fn characters_know_their_place() {
        let table = Characters::built_in();
        assert!(table.cost('李', Place::Surname) < table.cost('李', Place::Second));
        assert!(table.cost('华', Place::Second) < STRANGE);
        assert_eq!(table.cost('的', Place::Second), STRANGE);
        assert_eq!(table.cost('A', Place::Only), STRANGE);
    }

    #[test]
    fn japanese_given_names_have_characters_of_their_own() {
        let table = Japanese::built_in();
        assert!("郎子介雄".chars().all(|c| table.has(c)));
        assert!("的是說在了".chars().all(|c| !table.has(crate::text::fold(c))));
    }

    #[test]
    fn the_built_in_table_is_whole() {
        assert_whole(TABLE, 5);
    }
}
