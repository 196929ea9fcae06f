//! Common words, marks, Latin words and digits: what a passage is made of where it names nobody.

use super::{evidence::Evidence, lattice::Lattice, tag::Tag, view::View};
use crate::pack::Class;

/// The cost of a character that no list explains, in tenths of a nat.
pub const UNKNOWN: i32 = 130;
/// The cost of a Latin word or a number, in tenths of a nat.
const PLAIN: i32 = 80;

/// Adds every plain reading that begins at a place; answers with the next place where one may begin.
#[inline]
pub fn propose(view: &View<'_>, lattice: &mut Lattice<'_>, at: usize) -> usize {
    if let Some(tag) = view.marks[at] {
        lattice.add_plain(at, at + 1, tag, 0);
    } else if view.chars[at].is_ascii_alphanumeric() {
        return run(view, lattice, at);
    } else {
        words(view, lattice, at);
    }
    at + 1
}

/// A run of Latin letters or of digits; answers with its end.
fn run(view: &View<'_>, lattice: &mut Lattice<'_>, start: usize) -> usize {
    let digits = view.chars[start].is_ascii_digit();
    let belongs = |c: &char| if digits { c.is_ascii_digit() || *c == '.' || *c == ',' } else { is_latin(*c) };
    let mut end = start + view.chars[start..].iter().take_while(|c| belongs(c)).count();
    while digits && end > start + 1 && !view.chars[end - 1].is_ascii_digit() {
        end -= 1;
    }
    lattice.add_plain(start, end, if digits { Tag::Digits } else { Tag::Latin }, PLAIN);
    end
}

/// A letter of a Latin word.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}' | '\'' | '’')
}

/// The words of the list that begin here, and the bare character if there is none of one character.
#[inline]
fn words(view: &View<'_>, lattice: &mut Lattice<'_>, start: usize) {
    let mut single = false;
    for listed in view.starting(start).filter(|w| w.class == Class::Word) {
        single |= listed.end == start + 1;
        lattice.add_word(start, listed.end, listed.common());
    }
    if !single {
        lattice.add_plain(start, start + 1, Tag::Unknown, UNKNOWN);
    }
}

/// What speaks for or against a plain reading: how rare a word is, and whether it stands alone or unexplained.
pub fn plain_evidence(tag: Tag, cost: i32, length: u32) -> [(Evidence, i32); 2] {
    match tag {
        Tag::Unknown => [(Evidence::WordUnknown, 1), (Evidence::WordCost, 0)],
        Tag::Latin => [(Evidence::WordLatin, 1), (Evidence::WordCost, 0)],
        tag if tag.is_word() => [(Evidence::WordCost, cost), (Evidence::WordSingle, i32::from(length == 1))],
        _ => [(Evidence::WordCost, 0); 2],
    }
}

/// The cost of a common word in tenths of a nat.
#[inline]
pub fn tenths(fifths: u8) -> i32 {
    i32::from(fifths) * 2
}
