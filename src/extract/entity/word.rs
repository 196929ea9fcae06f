//! Common words, marks, Latin words and digits: what a passage is made of where it names nobody.

use super::{
    evidence::Evidence,
    lattice::{Cues, Lattice},
    tag::Tag,
    view::View,
};
use crate::pack::Class;

/// The cost of a character that no list explains, in tenths of a nat.
pub const UNKNOWN: i32 = 130;
/// The cost of a Latin word or a number, in tenths of a nat.
const PLAIN: i32 = 80;

/// Adds every plain reading.
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>) {
    let mut at = 0;
    while at < view.len() {
        if let Some(tag) = view.marks[at] {
            lattice.add(at, at + 1, tag, 0, &[]);
            at += 1;
        } else if view.chars[at].is_ascii_alphanumeric() {
            at = run(view, lattice, at);
        } else {
            words(view, lattice, at);
            at += 1;
        }
    }
}

/// A run of Latin letters or of digits; answers with its end.
fn run(view: &View<'_>, lattice: &mut Lattice<'_>, start: usize) -> usize {
    let digits = view.chars[start].is_ascii_digit();
    let belongs = |c: &char| if digits { c.is_ascii_digit() || *c == '.' || *c == ',' } else { is_latin(*c) };
    let mut end = start + view.chars[start..].iter().take_while(|c| belongs(c)).count();
    while digits && end > start + 1 && !view.chars[end - 1].is_ascii_digit() {
        end -= 1;
    }
    if digits {
        lattice.add(start, end, Tag::Digits, PLAIN, &[]);
    } else {
        lattice.add(start, end, Tag::Latin, PLAIN, &[(Evidence::WordLatin, 1)]);
    }
    end
}

/// A letter of a Latin word.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}' | '\'' | '’')
}

/// The words of the list that begin here, and the bare character if there is none of one character.
fn words(view: &View<'_>, lattice: &mut Lattice<'_>, start: usize) {
    let mut single = false;
    for listed in view.starting(start).filter(|w| w.class == Class::Word) {
        let (end, word) = (listed.end, Word::read(listed.data()));
        single |= end == start + 1;
        let alone = i32::from(end == start + 1);
        lattice
            .add(start, end, word.tag, word.cost, &[(Evidence::WordCost, word.cost), (Evidence::WordSingle, alone)])
            .cues = word.cues;
    }
    if !single {
        lattice.add(start, start + 1, Tag::Unknown, UNKNOWN, &[(Evidence::WordUnknown, 1)]);
    }
}

/// What the word list says of a word: `v34 383734` is a verb of cost 34 fifths of a nat and six cues, 5 being neutral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Part of speech.
    pub tag: Tag,
    /// Cost in tenths of a nat.
    pub cost: i32,
    /// What it says of names beside it.
    pub cues: Cues,
}

impl Word {
    /// Reads the data column.
    pub fn read(data: &str) -> Self {
        let bytes = data.as_bytes();
        let digit = |at: usize| bytes.get(at).map(|b| i32::from(b.wrapping_sub(b'0'))).filter(|&d| d < 10);
        let cost = match (digit(1), digit(2)) {
            (Some(tens), Some(ones)) => (tens * 10 + ones) * 2,
            _ => 100,
        };
        let tag = bytes.first().map_or(Tag::Noun, |&letter| Tag::of_letter(letter));
        let mut cues = [0; 6];
        for (i, cue) in cues.iter_mut().enumerate() {
            *cue = digit(4 + i).map_or(0, |d| (d - 5) as i8);
        }
        Self { tag, cost, cues }
    }
}

/// The cost of a gazetteer's entry in tenths of a nat: its data column in fifths, or that of a name well known.
pub fn listed_cost(data: &str) -> i32 {
    data.parse::<i32>().map_or(90, |fifths| fifths * 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_column_is_read() {
        let word = Word::read("v34 383734");
        assert_eq!((word.tag, word.cost, word.cues), (Tag::Verb, 68, [-2, 3, -2, 2, -2, -1]));
        assert_eq!(Word::read("n50"), Word { tag: Tag::Noun, cost: 100, cues: [0; 6] });
    }

    #[test]
    fn a_broken_data_column_is_a_plain_noun() {
        for data in ["", "v", "vx", "港"] {
            assert_eq!(Word::read(data).cues, [0; 6], "{data}");
        }
    }
}
