//! A passage as the readers of names see it: its folded characters, its marks, and its lexicon hits by place.

use super::{tag::Tag, vita, word::is_latin};
use crate::{
    pack::{Class, Classes, Common, Hit, Lexicon},
    scan::Scanned,
};
use std::cell::OnceCell;

/// A passage with its lexicon.
#[derive(Debug)]
pub struct View<'a> {
    /// Folded characters.
    pub chars: &'a [char],
    /// The tag of each character that is a mark.
    pub marks: Vec<Option<Tag>>,
    scan: &'a Scanned<'a>,
    lexicon: &'a Lexicon,
    vita: OnceCell<bool>,
}

/// A word of the lexicons in the passage.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    /// Code point after the last.
    pub end: usize,
    /// What kind of word it is.
    pub class: Class,
    hit: Hit,
    lexicon: &'a Lexicon,
}

/// The cost of a name that its list gives none, in tenths of a nat.
const WELL_KNOWN: i32 = 90;

impl<'a> Word<'a> {
    /// What its list says of it.
    #[inline]
    pub fn data(&self) -> &'a str {
        self.lexicon.entry(self.hit).data
    }

    /// What it costs as a gazetteer's entry, in tenths of a nat; the list counts in fifths.
    #[inline]
    pub fn cost(&self) -> i32 {
        self.lexicon.number(self.hit).map_or(WELL_KNOWN, |fifths| i32::from(fifths) * 2)
    }

    /// What the list of common words says of it.
    #[inline]
    pub fn common(&self) -> Common {
        self.lexicon.common(self.hit)
    }
}

impl<'a> View<'a> {
    /// The view of a scanned passage.
    pub fn new(scan: &'a Scanned<'a>, lexicon: &'a Lexicon) -> Self {
        let mut marks = vec![None; scan.len()];
        scan.others().filter(|o| !is_han(o.1)).for_each(|(at, c)| marks[at] = Tag::of_mark(c));
        Self { chars: &scan.folded, marks, scan, lexicon, vita: OnceCell::new() }
    }

    /// Does the passage read like a curriculum vitae, where posts stand without the name of their holder?
    pub fn is_vita(&self) -> bool {
        *self.vita.get_or_init(|| vita::is_vita(self.chars))
    }

    /// How many code points long.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Does a word of one of these classes begin at a code point?
    #[inline]
    pub fn begins(&self, at: usize, classes: Classes) -> bool {
        self.scan.begins(at, classes)
    }

    /// The places where words of one of these classes begin.
    pub fn places(&self, classes: Classes) -> impl Iterator<Item = usize> {
        self.scan.places(classes)
    }

    /// The places of the marks, with their tags.
    pub fn signs(&self) -> impl Iterator<Item = (usize, Tag)> {
        self.scan.others().filter_map(|(at, _)| Some((at, self.marks[at]?)))
    }

    /// The places of characters that are neither marks nor Han, and of apostrophes.
    pub fn letters(&self) -> impl Iterator<Item = usize> {
        let letter = |c: char, mark: Option<Tag>| is_latin(c) || mark.is_none() && !is_han(c);
        self.scan.others().filter(move |&(at, c)| letter(c, self.marks[at])).map(|(at, _)| at)
    }

    /// The words that begin at a code point, shortest first.
    #[inline]
    pub fn starting(&self, at: usize) -> impl Iterator<Item = Word<'a>> + use<'a> {
        let lexicon = self.lexicon;
        let hits = self.scan.starting(at).iter();
        hits.map(move |&hit| Word { end: hit.end as usize, class: hit.class, hit, lexicon })
    }

    /// The word of that class over exactly `start..end`.
    #[inline]
    pub fn word(&self, start: usize, end: usize, class: Class) -> Option<Word<'a>> {
        if !self.begins(start, Classes::one(class)) {
            return None;
        }
        self.starting(start).find(|w| w.end == end && w.class == class)
    }

    /// The classes of the words over exactly `start..end`.
    #[inline]
    pub fn over(&self, start: usize, end: usize) -> Classes {
        let mut classes = Classes::default();
        self.starting(start).filter(|w| w.end == end).for_each(|w| classes.add(w.class));
        classes
    }

    /// Is there a word of that class over exactly `start..end`? 1 or 0.
    #[inline]
    pub fn has(&self, start: usize, end: usize, class: Class) -> i32 {
        i32::from(self.word(start, end, class).is_some())
    }
}

/// A Han character that names are made of: unlike [`crate::text::chars::is_han`] without 〇, which is a digit, 々, which
/// repeats one, and those set apart for compatibility, which no table of names has.
#[inline]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_place_and_class() {
        let lexicon =
            Lexicon::of(&[("陳", Class::Surname, ""), ("港", Class::PlaceSingle, ""), ("港人", Class::Word, "")]);
        let scan = Scanned::new("陳港人，", &lexicon);
        let view = View::new(&scan, &lexicon);
        let names = Classes::of(&[Class::Surname, Class::PlaceSingle]);
        assert_eq!(view.places(names).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(view.over(1, 3), Classes::of(&[Class::Word]));
        assert_eq!(view.signs().collect::<Vec<_>>(), [(3, Tag::Comma)]);
        assert!(view.begins(1, names) && !view.begins(2, names) && !view.begins(9, names));
        assert_eq!((view.has(1, 3, Class::Word), view.has(1, 2, Class::Word), view.has(0, 1, Class::Word)), (1, 0, 0));
        assert_eq!(view.marks, [None, None, None, Some(Tag::Comma)]);
    }
}
