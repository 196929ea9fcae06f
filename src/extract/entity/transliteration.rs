//! Foreign names written in Chinese characters.
//!
//! 米歇爾·奧巴馬 · 盧維思 · 斯特拉斯堡 → person or place. The characters of such names are few
//! (`packs/core/names/foreign.tsv`); a run of them is a name where common words explain it worse. A dot between two
//! parts makes it a person. What it leaves alone: one character, and runs that no such name opens.

use super::{evidence::Evidence, lattice::Lattice, tag::Tag, view::View};
use crate::pack::Class;
use std::sync::OnceLock;

/// The longest part of a name, in characters.
const LONGEST: usize = 7;
/// A name less likely than this a character is not worth proposing, in tenths of a nat.
const LIMIT: i32 = 62;
/// Endings of places, folded.
const ENDINGS: [&str; 20] = [
    "斯坦",
    "尼亚",
    "利亚",
    "里亚",
    "堡",
    "敦",
    "顿",
    "兰",
    "克",
    "格勒",
    "维尔",
    "维奇",
    "港",
    "波利斯",
    "西亚",
    "多夫",
    "尔岛",
    "诺",
    "拉夫",
    "布尔",
];

/// What each character costs as the first, an inner and the last of a part, in tenths of a nat; 0 where it has no place.
struct Characters(Vec<[u8; 3]>);

/// The built-in table.
const TABLE: &str = include_str!("../../../packs/core/names/foreign.tsv");

impl Characters {
    fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Characters> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::read(TABLE))
    }

    fn read(table: &str) -> Self {
        let mut costs = vec![[0; 3]; 0x5200];
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let Some(c) = fields.next().and_then(|f| f.chars().next()) else { continue };
            let Some(row) = costs.get_mut((c as usize).wrapping_sub(0x4E00)) else { continue };
            for (slot, field) in row.iter_mut().zip(fields) {
                *slot = field.parse().unwrap_or(0);
            }
        }
        Self(costs)
    }

    /// The costs of a character that may stand in such a name.
    fn of(&self, c: char) -> Option<[u8; 3]> {
        self.0.get((c as usize).wrapping_sub(0x4E00)).copied().filter(|row| row[1] > 0)
    }

    /// The cost of `part` as a whole part of a name.
    fn part(&self, part: &[char]) -> Option<i32> {
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
    let mut at = 0;
    while at < view.len() {
        let run = view.chars[at..].iter().take_while(|&&c| characters.of(c).is_some()).count();
        for start in at..at + run {
            let mut before = 0;
            for end in start + 2..=(start + LONGEST).min(at + run) {
                let place =
                    |at: usize, place: usize| characters.of(view.chars[at]).map_or(0, |row| i32::from(row[place]));
                before += place(end - 2, usize::from(end > start + 2));
                add(view, lattice, before + place(end - 1, 2), start, end);
            }
        }
        at += run.max(1);
    }
    for dot in (1..view.len()).filter(|&i| view.marks[i] == Some(Tag::Dot)) {
        dotted(view, lattice, characters, dot);
    }
}

/// A run of name characters, as a person and as a place.
fn add(view: &View<'_>, lattice: &mut Lattice<'_>, cost: i32, start: usize, end: usize) {
    let length = (end - start) as i32;
    if cost > LIMIT * length {
        return;
    }
    let known = |class| view.has(start, end, class);
    let word = known(Class::Word);
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
    let ends = |ending: &&str| {
        let mut rest = name.iter().rev();
        ending.chars().rev().all(|c| rest.next() == Some(&c))
    };
    i32::from(ENDINGS.iter().any(|e| ends(e)))
}

/// A name of two or more parts around a dot: every part of name characters that ends at the first dot, and what follows.
fn dotted(view: &View<'_>, lattice: &mut Lattice<'_>, characters: &Characters, dot: usize) {
    let before = view.chars[..dot].iter().rev().take(LONGEST).take_while(|&&c| characters.of(c).is_some()).count();
    let mut ends = Vec::new();
    let mut from = dot + 1;
    loop {
        let run = view.chars[from..].iter().take(LONGEST).take_while(|&&c| characters.of(c).is_some()).count();
        ends.extend((1..=run).map(|n| (from, from + n)));
        if run == 0 || view.chars.get(from + run).is_none_or(|&c| Tag::of_mark(c) != Some(Tag::Dot)) {
            break;
        }
        from += run + 1;
    }
    for start in dot - before..dot {
        let Some(first) = characters.part(&view.chars[start..dot]) else { continue };
        for &(from, end) in &ends {
            let inner: i32 =
                view.chars[dot + 1..from].iter().filter_map(|&c| characters.of(c)).map(|r| i32::from(r[1])).sum();
            let Some(last) = characters.part(&view.chars[from..end]) else { continue };
            let cost = first + inner + last;
            lattice.add(
                start,
                end,
                Tag::Person,
                cost,
                &[(Evidence::PersonDotted, 1), (Evidence::PersonForeignCost, cost)],
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_characters_are_few() {
        let table = Characters::built_in();
        assert!(table.part(&['奥', '巴', '马']).is_some_and(|c| c < LIMIT * 3));
        assert_eq!(table.part(&['的', '士']), None);
        assert_eq!(table.part(&[]), None);
    }
}
