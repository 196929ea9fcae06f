//! What a story has already said: short forms are given the full name they stand for.
//!
//! 李家超 … 李 · 家超 → 李家超; 米歇爾·奧巴馬 … 奧巴馬 → 米歇爾·奧巴馬; 證券及期貨事務監察委員會 … 證監會 → the whole
//! name. What it leaves alone: names that stand for themselves, and short forms that no name of the story explains.

use super::super::{Entity, EntityKind, Found, Story, What};
use crate::pack::{Class, Hit};

/// The shortest full name of an organisation that a short form may stand for, in characters.
const FULL: usize = 5;

/// How many full names are remembered.
const BACK: usize = 100;
/// How many entities ahead a full name is looked for: a headline's short form is explained by the lead.
const AHEAD: usize = 60;

/// A name of the story.
struct Name<'s> {
    kind: EntityKind,
    /// Its first and last character: a short form has one of them in common with the full name.
    ends: (char, char),
    chars: &'s [char],
    written: &'s str,
    /// How many characters stand before the word that closes an organisation's name (集團, 有限公司); 0 if none does.
    stem: usize,
}

impl Name<'_> {
    /// Is it of the same kind, with an end in common? Few names are.
    #[inline]
    fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind && (self.ends.0 == other.ends.0 || self.ends.1 == other.ends.1)
    }
}

/// Links every short form to the fullest name of the story it stands for: the nearest earlier one, or else a later one.
pub fn link(found: &mut [Found], story: &Story<'_>) {
    let names: Vec<Option<Name<'_>>> = found.iter().map(|f| name(f, story)).collect();
    // Many mentions share few names: each is asked about once.
    let mut full: Vec<&Name<'_>> = Vec::new();
    for (at, one) in found.iter_mut().enumerate() {
        let (What::Entity(entity), Some(short)) = (&mut one.what, &names[at]) else { continue };
        let stands = |full: &&Name<'_>| short.is_like(full) && stands_for(short, full);
        let earlier = || full.iter().rev().take(BACK).copied().find(stands);
        let later = || names[at + 1..].iter().take(AHEAD).flatten().find(stands);
        entity.name = earlier().or_else(later).map(|full| full.written.to_owned());
        let known = || full.iter().rev().take(BACK).any(|f| f.chars == short.chars);
        if entity.name.is_none() && !known() {
            full.push(short);
        }
    }
}

/// The name of a person or organisation.
fn name<'s>(found: &Found, story: &Story<'s>) -> Option<Name<'s>> {
    let What::Entity(Entity { kind, .. }) = &found.what else { return None };
    if !matches!(kind, EntityKind::Person | EntityKind::Org) {
        return None;
    }
    let scan = story.passages.get(found.passage)?.scan;
    let (start, end) = (found.span.start(), found.span.end());
    let chars = scan.folded.get(start..end)?;
    let closes = |h: &&Hit| h.class == Class::OrgSuffix && h.end as usize == end;
    let is_unit = |h: &Hit| story.packs.lexicon.entry(*h).data == "unit";
    let closing = (start..end).find_map(|at| scan.starting(at).iter().find(closes).filter(|h| !is_unit(h)).map(|_| at));
    let stem = closing.map_or(0, |at| at - start);
    let ends = (*chars.first()?, *chars.last()?);
    Some(Name { kind: *kind, ends, chars, written: scan.slice(start, end), stem })
}

/// May `short` be said for `full`, which is like it?
fn stands_for(short: &Name<'_>, full: &Name<'_>) -> bool {
    let (s, f) = (short.chars, full.chars);
    if s.len() >= f.len() {
        return false;
    }
    if short.kind == EntityKind::Person {
        return f.starts_with(s) || f.ends_with(s) && (s.len() > 1 || f.contains(&'·'));
    }
    let is_stem = s.len() == full.stem && f.starts_with(s);
    // 澳門大學 is no short form of 澳門科技大學: it has a kind of its own.
    let is_whole = short.stem > 0 && s.len() - short.stem > 1;
    f.len() >= FULL && s.len() > 1 && (is_stem || f.ends_with(s) || !is_whole && is_contraction(s, f))
}

/// Is it made of characters of the full name in their order, the first and the last among them? 證監會 of
/// 證券及期貨事務監察委員會.
fn is_contraction(short: &[char], full: &[char]) -> bool {
    let mut rest = full.iter();
    short.first() == full.first()
        && short.last() == full.last()
        && (2..=4).contains(&short.len())
        && short.iter().all(|c| rest.any(|f| f == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(kind: EntityKind, short: &str, full: &str) -> bool {
        let of = |written: &str| written.chars().collect::<Vec<_>>();
        let (short_chars, full_chars) = (of(short), of(full));
        let stem = |t: &str| t.strip_suffix("集團").map_or(0, |s| s.chars().count());
        let short = named(kind, short, &short_chars, stem(short));
        let full = named(kind, full, &full_chars, stem(full));
        short.is_like(&full) && stands_for(&short, &full)
    }

    fn named<'s>(kind: EntityKind, written: &'s str, chars: &'s [char], stem: usize) -> Name<'s> {
        Name { kind, ends: (chars[0], chars[chars.len() - 1]), chars, written, stem }
    }

    #[test]
    fn persons_are_called_by_a_part_of_their_name() {
        for (short, full) in [("李", "李家超"), ("家超", "李家超"), ("奧巴馬", "米歇爾·奧巴馬"), ("林鄭", "林鄭月娥")]
        {
            assert!(stands(EntityKind::Person, short, full), "{short}");
        }
        for (short, full) in [("超", "李家超"), ("李超", "李家超"), ("李家超", "李家超"), ("陳", "李家超")]
        {
            assert!(!stands(EntityKind::Person, short, full), "{short}");
        }
    }

    #[test]
    fn organisations_are_called_by_a_part_or_a_contraction() {
        let full = "證券及期貨事務監察委員會";
        for (short, full) in [("證監會", full), ("阿里巴巴", "阿里巴巴集團"), ("律政司", "特區政府律政司")]
        {
            assert!(stands(EntityKind::Org, short, full), "{short}");
        }
        for (short, full) in
            [("監會", full), ("證監局", full), ("港鐵", "港鐵公司"), ("會", full), ("律政司", "律政司刑事檢控科")]
        {
            assert!(!stands(EntityKind::Org, short, full), "{short}");
        }
    }
}
