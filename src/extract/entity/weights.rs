//! How much each piece of evidence, and each pair of neighbours, counts: the table of weights.
//!
//! The numbers stand in `packs/core/entity/weights.tsv`; what they weigh is listed in `evidence` and `tag`.

use super::{evidence::Evidence, tag::Tag};
use crate::pack::Common;
use std::sync::OnceLock;

/// The built-in table.
const TABLE: &str = include_str!("../../../packs/core/entity/weights.tsv");

/// How much each piece of evidence, and each pair of neighbours, counts: thousandths of a nat a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// By [`Evidence`].
    evidence: [i32; Evidence::COUNT],
    /// By the tag after and the tag before.
    pair: [[i32; Tag::COUNT]; Tag::COUNT],
}

impl Weights {
    /// The built-in weights.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Weights> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self::read(TABLE))
    }

    /// Reads a table: `evidence<tab>weight`, or `tag>tag<tab>weight`, one of the two being a name's. What is not named
    /// counts nothing.
    pub fn read(table: &str) -> Self {
        let mut weights = Self { evidence: [0; Evidence::COUNT], pair: [[0; Tag::COUNT]; Tag::COUNT] };
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let Some((name, value)) = line.split_once('\t') else { continue };
            let Ok(value) = value.parse() else { continue };
            if let Some(slot) = weights.slot(name) {
                *slot = value;
            }
        }
        weights
    }

    /// Where the weight of that name is kept.
    fn slot(&mut self, name: &str) -> Option<&mut i32> {
        if let Some((before, after)) = name.split_once('>') {
            let find = |n: &str| Tag::ALL.iter().position(|t| t.name() == n);
            let (before, after) = (find(before)?, find(after)?);
            let plain = Tag::ALL[before].is_plain() && Tag::ALL[after].is_plain();
            return (!plain).then(|| &mut self.pair[after][before]);
        }
        let at = Evidence::ALL.iter().position(|e| e.name() == name)?;
        Some(&mut self.evidence[at])
    }

    /// Sets the weight of that name; false if there is none.
    pub fn set(&mut self, name: &str, value: i32) -> bool {
        self.slot(name).map(|slot| *slot = value).is_some()
    }

    /// The weight of a unit of evidence.
    #[inline]
    pub fn of(&self, evidence: Evidence) -> i32 {
        self.evidence[evidence as usize]
    }

    /// The weight of two neighbours.
    #[inline]
    pub fn pair(&self, before: Tag, after: Tag) -> i32 {
        self.pair[after as usize][before as usize]
    }

    /// The weights of a tag behind each other tag.
    #[inline]
    pub fn behind(&self, after: Tag) -> &[i32; Tag::COUNT] {
        &self.pair[after as usize]
    }

    /// The most that a plain step gets for coming behind each tag, its cues included.
    pub fn most_behind(&self) -> [i64; Tag::COUNT] {
        let plain = || Tag::ALL.iter().copied().filter(|tag| tag.is_plain());
        std::array::from_fn(|before| {
            let before = Tag::ALL[before];
            let told = before
                .cue()
                .map_or(0, |kind| self.of(Evidence::CUES[kind * 2 + 1]).abs() * i32::from(Common::MOST_CUE));
            plain().map(|after| i64::from(self.pair(before, after) + told)).max().unwrap_or(0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_names_something() {
        let mut weights = Weights::read("");
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let (name, value) = line.split_once('\t').unwrap_or((line, ""));
            assert!(value.parse().is_ok_and(|v| weights.set(name, v)), "{line}");
        }
    }

    #[test]
    fn what_is_not_named_counts_nothing() {
        let weights = Weights::read("# a comment\nhan-name\t-500\ntitle>person\t900\nno-such-thing\t1\nn>v\t7");
        assert_eq!(weights.of(Evidence::PersonThree), -500);
        assert_eq!(weights.pair(Tag::Title, Tag::Person), 900);
        assert_eq!(weights.pair(Tag::Person, Tag::Title), 0);
        assert_eq!(weights.pair(Tag::Noun, Tag::Verb), 0, "two plain neighbours say nothing");
    }

    #[test]
    fn no_plain_step_gets_more_than_the_most() {
        let weights = Weights::built_in();
        for (before, most) in Tag::ALL.iter().zip(weights.most_behind()) {
            let told = before.cue().map_or(0, |kind| weights.of(Evidence::CUES[kind * 2 + 1]));
            for after in Tag::ALL.iter().filter(|tag| tag.is_plain()) {
                let pair = weights.pair(*before, *after);
                assert!([-5, 5].into_iter().all(|cue| i64::from(pair + told * cue) <= most), "{before:?}, {after:?}");
            }
        }
    }
}
