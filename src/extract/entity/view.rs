//! A passage as the readers of names see it: its folded characters, its marks, and its lexicon hits by place.

use super::tag::Tag;
use crate::{
    pack::{Class, Common, Hit, Lexicon},
    scan::Scanned,
};
use std::cell::OnceCell;

/// What a curriculum vitae says, folded.
const VITA: [&[char]; 9] = [
    &['现', '任'],
    &['曾', '任'],
    &['历', '任'],
    &['兼', '任'],
    &['学', '历'],
    &['出', '生'],
    &['担', '任'],
    &['就', '职', '于'],
    &['至', '今'],
];
/// A curriculum vitae is shorter than this, in characters.
const VITA_LENGTH: usize = 400;

/// A passage with its lexicon.
#[derive(Debug)]
pub struct View<'a> {
    /// Folded characters.
    pub chars: &'a [char],
    /// The tag of each character that is a mark.
    pub marks: Vec<Option<Tag>>,
    /// The classes of the words that begin at each character.
    classes: Vec<Classes>,
    scan: &'a Scanned<'a>,
    lexicon: &'a Lexicon,
    vita: OnceCell<bool>,
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classes(u64);

const _: () = assert!(Class::ALL.len() <= 64, "a set of classes has 64 bits");

impl Classes {
    /// The set of these classes.
    pub const fn of(classes: &[Class]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < classes.len() {
            set |= 1 << classes[at] as u64;
            at += 1;
        }
        Self(set)
    }

    /// Is the class in it?
    #[inline]
    pub fn has(self, class: Class) -> bool {
        self.0 >> class as u64 & 1 == 1
    }

    /// Have the two sets a class in common?
    #[inline]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
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

impl<'a> Word<'a> {
    /// What its list says of it.
    #[inline]
    pub fn data(&self) -> &'a str {
        self.lexicon.entry(self.hit).data
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
        let mut classes = vec![Classes(0); scan.len()];
        for hit in scan.hits() {
            classes[hit.start as usize].0 |= 1 << hit.class as u64;
        }
        let marks = scan.folded.iter().map(|&c| Tag::of_mark(c)).collect();
        Self { chars: &scan.folded, marks, classes, scan, lexicon, vita: OnceCell::new() }
    }

    /// Does the passage read like a curriculum vitae, where posts stand without the name of their holder?
    pub fn is_vita(&self) -> bool {
        let says = |sign: &&[char]| self.chars.windows(sign.len()).any(|w| w == *sign);
        *self.vita.get_or_init(|| self.len() < VITA_LENGTH && VITA.iter().any(says))
    }

    /// How many code points long.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Does a word of one of these classes begin at a code point?
    #[inline]
    pub fn begins(&self, at: usize, classes: Classes) -> bool {
        self.classes.get(at).is_some_and(|here| here.meets(classes))
    }

    /// The places where words of one of these classes begin.
    pub fn places(&self, classes: Classes) -> impl Iterator<Item = usize> {
        let places = self.classes.iter().enumerate();
        places.filter(move |(_, here)| here.meets(classes)).map(|(at, _)| at)
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
        if !self.classes.get(start)?.has(class) {
            return None;
        }
        self.starting(start).find(|w| w.end == end && w.class == class)
    }

    /// Is there a word of that class over exactly `start..end`? 1 or 0.
    #[inline]
    pub fn has(&self, start: usize, end: usize, class: Class) -> i32 {
        i32::from(self.word(start, end, class).is_some())
    }
}

/// A Han character?
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
        assert!(view.begins(1, names) && !view.begins(2, names) && !view.begins(9, names));
        assert_eq!((view.has(1, 3, Class::Word), view.has(1, 2, Class::Word), view.has(0, 1, Class::Word)), (1, 0, 0));
        assert_eq!(view.marks, [None, None, None, Some(Tag::Comma)]);
    }
}
