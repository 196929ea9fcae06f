//! Common words, marks, Latin words and digits: what a passage is made of where it names nobody.

use super::{evidence::Evidence, lattice::Lattice, tag::Tag, view::View};
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
        let (end, word) = (listed.end, listed.common());
        single |= end == start + 1;
        let (tag, cost, alone) = (Tag::of_letter(word.letter), tenths(word.cost), i32::from(end == start + 1));
        let evidence = [(Evidence::WordCost, cost), (Evidence::WordSingle, alone)];
        lattice.add(start, end, tag, cost, &evidence).cues = word.cues;
    }
    if !single {
        lattice.add(start, start + 1, Tag::Unknown, UNKNOWN, &[(Evidence::WordUnknown, 1)]);
    }
}

/// The cost of a common word in tenths of a nat.
pub fn tenths(fifths: u8) -> i32 {
    i32::from(fifths) * 2
}

/// The cost of a gazetteer's entry in tenths of a nat: its data column in fifths, or that of a name well known.
pub fn listed_cost(data: &str) -> i32 {
    data.parse::<i32>().map_or(90, |fifths| fifths * 2)
}
