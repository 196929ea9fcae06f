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
struct Name {
    kind: EntityKind,
    chars: Vec<char>,
    /// How many characters stand before the word that closes an organisation's name (集團, 有限公司); 0 if none does.
    stem: usize,
}

/// Links every short form to the fullest name of the story it stands for: the nearest earlier one, or else a later one.
pub fn link(found: &mut [Found], story: &Story<'_>) {
    let names: Vec<Option<Name>> = found.iter().map(|f| name(f, story)).collect();
    // Many mentions share few names: each is asked about once.
    let mut full: Vec<usize> = Vec::new();
    for (at, one) in found.iter_mut().enumerate() {
        let (What::Entity(entity), Some(short)) = (&mut one.what, &names[at]) else { continue };
        let stands = |&n: &usize| names[n].as_ref().is_some_and(|full| stands_for(short, full));
        let earlier = full.iter().rev().take(BACK).copied().find(stands);
        let later = || (at + 1..names.len()).take(AHEAD).find(stands);
        entity.name = earlier.or_else(later).and_then(|n| names[n].as_ref()).map(|n| n.chars.iter().collect());
        let known = full.iter().rev().take(BACK).any(|&n| names[n].as_ref().is_some_and(|f| f.chars == short.chars));
        if entity.name.is_none() && !known {
            full.push(at);
        }
    }
}

/// The name of a person or organisation.
fn name(found: &Found, story: &Story<'_>) -> Option<Name> {
    let What::Entity(Entity { kind, .. }) = &found.what else { return None };
    if !matches!(kind, EntityKind::Person | EntityKind::Org) {
        return None;
    }
    let scan = story.passages.get(found.passage)?.scan;
    let (start, end) = (found.span.start(), found.span.end());
    let closes = |h: &&Hit| h.class == Class::OrgSuffix && h.end as usize == end;
    let is_unit = |h: &Hit| story.packs.lexicon.entry(*h).data == "unit";
    let closing = (start..end).find_map(|at| scan.starting(at).iter().find(closes).filter(|h| !is_unit(h)).map(|_| at));
    let stem = closing.map_or(0, |at| at - start);
    Some(Name { kind: *kind, chars: scan.slice(start, end).chars().collect(), stem })
}

/// May `short` be said for `full`?
fn stands_for(short: &Name, full: &Name) -> bool {
    let (s, f) = (&short.chars, &full.chars);
    if short.kind != full.kind || s.len() >= f.len() {
        return false;
    }
    if short.kind == EntityKind::Person {
        return f.starts_with(s) || f.ends_with(s) && (s.len() > 1 || f.contains(&'·'));
    }
    let is_stem = s.len() == full.stem && f.starts_with(s);
    f.len() >= FULL && s.len() > 1 && (is_stem || f.ends_with(s) || is_contraction(s, f))
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
        let stem = |t: &str| t.strip_suffix("集團").map_or(0, |s| s.chars().count());
        let name = |t: &str| Name { kind, chars: t.chars().collect(), stem: stem(t) };
        stands_for(&name(short), &name(full))
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
