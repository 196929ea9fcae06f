//! One story, one reading: what a story names in one place is named in the others too.
//!
//! Each sentence is read without the others. So 林平 | 常證實 becomes 林平常 where the story has that name elsewhere; 周正更 |
//! 出席 becomes 周正 where it has that more often; 禾田科技, read in one sentence and unread in another, is read in both. Names
//! of two characters stay as they are, and so does whatever lies in a longer name or cuts through another.

use super::{
    super::{Entity, EntityKind, Found, Story, What},
    view::is_han,
};
use crate::text::{Chars, Span};
use std::{collections::HashMap, ops::Range};

/// The rule of what is found so.
const RULE: &str = "entity/recalled";

/// The shortest person and the shortest organisation that is looked for again, in characters.
const SHORTEST: (usize, usize) = (3, 4);

/// Makes the readings of a story agree; `found` are its entities in order.
pub fn mend(found: &mut Vec<Found>, story: &Story<'_>) {
    shorten(found, story);
    let names = Names::of(found, story);
    let missed = if names.sorted.is_empty() { Vec::new() } else { names.missed(found, story) };
    if !missed.is_empty() {
        apply(found, missed);
    }
}

/// Puts the missed names in, in the place of what was read there.
fn apply(found: &mut Vec<Found>, missed: Vec<Missed>) {
    let mut gone = vec![false; found.len()];
    for name in &missed {
        gone[name.over.clone()].fill(true);
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    found.extend(missed.into_iter().map(|m| m.found));
    found.sort_by_key(|f| (f.passage, f.span.start()));
}

/// Takes the last character from a name of three that the story has more often without it.
fn shorten(found: &mut [Found], story: &Story<'_>) {
    let is_short = |n: Name<'_>| n.kind == EntityKind::Person && n.chars.len() == 2;
    if !found.iter().filter(|f| f.span.end() == f.span.start() + 2).filter_map(|f| name(f, story)).any(is_short) {
        return;
    }
    let times = Times::of(found, story);
    for one in found.iter_mut() {
        if name(one, story).is_some_and(|n| n.kind == EntityKind::Person && times.is_too_long(n.chars)) {
            one.span = Span::new(one.span.start(), one.span.end() - 1);
        }
    }
}

/// How often persons of two and of three characters are read.
#[derive(Default)]
struct Times {
    short: HashMap<[char; 2], usize>,
    /// Those of two, by the character behind them.
    followed: HashMap<[char; 3], usize>,
    long: HashMap<[char; 3], usize>,
}

impl Times {
    fn of(found: &[Found], story: &Story<'_>) -> Self {
        let mut times = Self::default();
        for person in found.iter().filter_map(|f| name(f, story)).filter(|n| n.kind == EntityKind::Person) {
            match (person.chars, person.next) {
                (&[a, b, c], _) => *times.long.entry([a, b, c]).or_default() += 1,
                (&[a, b], next) => {
                    *times.short.entry([a, b]).or_default() += 1;
                    let next = next.map(|c| times.followed.entry([a, b, c]).or_default());
                    next.into_iter().for_each(|count| *count += 1);
                }
                _ => {}
            }
        }
        times
    }

    /// Is it a name of three that stands more often, and more than once, without its last character?
    fn is_too_long(&self, name: &[char]) -> bool {
        let &[a, b, c] = name else { return false };
        let short = self.short.get(&[a, b]).copied().unwrap_or(0);
        let without = short - self.followed.get(&[a, b, c]).copied().unwrap_or(0);
        without > 1 && without > self.long.get(&[a, b, c]).copied().unwrap_or(0)
    }
}

/// A person or organisation of the story.
#[derive(Debug, Clone, Copy)]
struct Name<'s> {
    kind: EntityKind,
    /// Its characters, folded.
    chars: &'s [char],
    /// The Han character behind it.
    next: Option<char>,
}

/// The name a finding stands for, if it is a person's or an organisation's.
fn name<'s>(found: &Found, story: &Story<'s>) -> Option<Name<'s>> {
    let What::Entity(entity) = &found.what else { return None };
    let folded = &story.passages.get(found.passage)?.scan.folded;
    let chars = folded.get(found.span.start()..found.span.end())?;
    let next = folded.get(found.span.end()).copied().filter(|&c| is_han(c));
    matches!(entity.kind, EntityKind::Person | EntityKind::Org).then_some(Name { kind: entity.kind, chars, next })
}

/// The names of a story that are looked for again, longer ones before those they begin with.
struct Names<'s> {
    sorted: Vec<Name<'s>>,
    /// A bit for the low bits of every first character.
    first: [u64; 64],
}

impl<'s> Names<'s> {
    fn of(found: &[Found], story: &Story<'s>) -> Self {
        let long = |n: &Name<'_>| match n.kind {
            EntityKind::Person => n.chars.len() >= SHORTEST.0,
            _ => n.chars.len() >= SHORTEST.1,
        };
        let all_han = |n: &Name<'_>| n.chars.iter().all(|&c| is_han(c) || c == '·');
        let mut sorted: Vec<Name<'s>> =
            found.iter().filter_map(|f| name(f, story)).filter(|n| long(n) && all_han(n)).collect();
        sorted.sort_by(|a, b| b.chars.cmp(a.chars));
        sorted.dedup_by(|a, b| a.chars == b.chars);
        let mut first = [0; 64];
        for name in &sorted {
            let (word, bit) = bit(name.chars[0]);
            first[word] |= bit;
        }
        Self { sorted, first }
    }

    /// May a name begin with that character?
    #[inline]
    fn may_open(&self, c: char) -> bool {
        let (word, bit) = bit(c);
        self.first[word] & bit != 0
    }

    /// The longest name that stands at the beginning of `text`.
    fn at(&self, text: &[char]) -> Option<&Name<'s>> {
        let opening = text.get(..2)?;
        let from = self.sorted.partition_point(|n| n.chars[..2] > *opening);
        self.sorted[from..].iter().take_while(|n| n.chars[..2] == *opening).find(|n| text.starts_with(n.chars))
    }

    /// Every place where a name stands and is not read.
    fn missed(&self, found: &[Found], story: &Story<'_>) -> Vec<Missed> {
        let mut missed = Vec::new();
        for (passage, scan) in story.passages.iter().map(|p| p.scan).enumerate() {
            let mut free = 0;
            for (at, &c) in scan.folded.iter().enumerate() {
                if !self.may_open(c) || at < free {
                    continue;
                }
                let Some(name) = self.at(&scan.folded[at..]) else { continue };
                let span = Span::new(at, at + name.chars.len());
                missed.extend(Missed::of(name.kind, found, passage, span));
                free = span.end();
            }
        }
        missed
    }
}

/// Where the bit of a character is.
fn bit(c: char) -> (usize, u64) {
    ((c as usize >> 6) & 63, 1 << (c as usize & 63))
}

/// A name that is not read where it stands.
struct Missed {
    found: Found,
    /// The findings it takes the place of.
    over: Range<usize>,
}

impl Missed {
    /// The name at a place, unless something else is rightly read there: itself, a longer name, or one it would cut.
    fn of(kind: EntityKind, found: &[Found], passage: usize, span: Span<Chars>) -> Option<Self> {
        let from = found.partition_point(|f| (f.passage, f.span.end()) <= (passage, span.start()));
        let to = found.partition_point(|f| (f.passage, f.span.start()) < (passage, span.end()));
        let over = from..to.max(from);
        let part = |f: &Found| {
            let inside = span.start() <= f.span.start() && f.span.end() <= span.end() && f.span != span;
            inside && matches!(&f.what, What::Entity(e) if e.kind == kind)
        };
        if !found[over.clone()].iter().all(part) {
            return None;
        }
        Some(Self { found: Found::new(passage, span, RULE, Entity::plain(kind)), over })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_too_long_if_the_story_has_it_without_its_end() {
        let times = |short, followed, long| Times {
            short: HashMap::from([(['周', '正'], short)]),
            followed: HashMap::from([(['周', '正', '更'], followed)]),
            long: HashMap::from([(['周', '正', '更'], long)]),
        };
        let is_too_long = |times: Times| times.is_too_long(&['周', '正', '更']);
        assert!(is_too_long(times(3, 0, 1)));
        assert!(!is_too_long(times(1, 0, 1)), "once may be an error");
        assert!(!is_too_long(times(3, 3, 1)), "the short ones are followed by it");
        assert!(!is_too_long(times(3, 0, 4)), "it stands more often with it");
    }

    fn person(start: usize, end: usize) -> Found {
        Found::new(0, Span::new(start, end), "entity/han-name", Entity::plain(EntityKind::Person))
    }

    #[test]
    fn a_name_takes_the_place_of_its_parts_alone() {
        let missed = |found: &[Found], start, end| Missed::of(EntityKind::Person, found, 0, Span::new(start, end));
        assert!(missed(&[], 0, 3).is_some());
        assert!(missed(&[person(0, 2)], 0, 3).is_some_and(|m| m.over == (0..1)));
        assert!(missed(&[person(0, 3)], 0, 3).is_none(), "it is read");
        assert!(missed(&[person(0, 5)], 0, 3).is_none(), "it lies in a longer name");
        assert!(missed(&[person(2, 5)], 0, 3).is_none(), "it would cut a name");
        assert!(missed(&[person(5, 7), person(9, 11)], 0, 3).is_some_and(|m| m.over == (0..0)));
    }
}
