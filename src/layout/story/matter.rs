//! What text is about: the nouns and names in it, the rarer in the language the more they tell.
//!
//! Fault of the words of the page alone: where stories are short, 公司 said in two of them ties as fast as 渡輪 said twice in
//! one. How common a word is elsewhere is known from the lexicon (`word.tsv`: a word's cost, in fifths of a nat).

use crate::{
    layout::{kind::Kind, page::BlockId, sheet::Sheet},
    pack::{Class, Hit},
};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A noun that is no rarer says nothing of what a story is about.
const COMMON: u8 = 44;
/// One so rare tells as much as a name.
const RARE: u8 = 64;
/// Blocks of running text before a gap, and behind it, that are looked at.
pub const BEFORE: usize = 3;
pub const BEHIND: usize = 2;

/// A word by its hash, with its weight (up to 1).
type Word = (u64, f32);

/// The words of each block that tell, each once, in order of their hashes.
pub struct Matter {
    /// Those of all blocks, one after the other.
    words: Vec<Word>,
    /// Where those of each block end.
    ends: Vec<usize>,
}

impl Matter {
    /// Reads those of the running text and the titles of a sheet.
    pub fn of(sheet: &Sheet<'_>, kinds: &[Kind]) -> Self {
        let mut matter = Self { words: Vec::new(), ends: Vec::with_capacity(kinds.len()) };
        let mut own = Vec::new();
        for (id, kind) in kinds.iter().enumerate() {
            if matches!(kind, Kind::Body | Kind::Title) {
                read(sheet, id, &mut own);
                matter.words.append(&mut own);
            }
            matter.ends.push(matter.words.len());
        }
        matter
    }

    fn of_block(&self, id: BlockId) -> &[Word] {
        let start = id.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start..self.ends[id]]
    }

    /// How much two sets of blocks have in common: the weights of the words that stand in both.
    pub fn shared(&self, a: &[BlockId], b: &[BlockId]) -> f64 {
        let mut seen = Vec::new();
        let pairs = a.iter().flat_map(|&one| b.iter().map(move |&other| (one, other)));
        pairs.for_each(|(one, other)| meet(self.of_block(one), self.of_block(other), &mut seen));
        seen.sort_unstable_by_key(|w: &Word| w.0);
        seen.dedup_by_key(|w| w.0);
        seen.iter().map(|w| f64::from(w.1)).sum()
    }

    /// How much blocks tell of their matter at all.
    pub fn told(&self, blocks: &[BlockId]) -> usize {
        blocks.iter().map(|&id| self.of_block(id).len()).sum()
    }
}

/// Adds those of some words, in order, that are among others.
fn meet(words: &[Word], others: &[Word], seen: &mut Vec<Word>) {
    let mut rest = others;
    for word in words {
        while rest.first().is_some_and(|other| other.0 < word.0) {
            rest = &rest[1..];
        }
        if rest.first().is_some_and(|other| other.0 == word.0) {
            seen.push(*word);
        }
    }
}

/// Adds the words of a block, where there are none yet.
fn read(sheet: &Sheet<'_>, id: BlockId, all: &mut Vec<Word>) {
    let scan = &sheet.scans[id];
    // 記者, 專訊: words of a page's making say nothing of its matter.
    let made = |hit: Hit| sheet.marks(id).any(|m| range(hit).start < m.end && m.start < range(hit).end);
    for &hit in scan.hits().iter().filter(|hit| hit.len() > 1) {
        if let Some(weight) = weight(sheet, hit)
            && !made(hit)
        {
            all.push((hash(&scan.folded[range(hit)]), weight));
        }
    }
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    all.dedup_by_key(|word| word.0);
}

fn range(hit: Hit) -> std::ops::Range<usize> {
    hit.start as usize..hit.end as usize
}

fn hash(word: &[char]) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}

/// What a word tells; nothing if it is a common one, or no noun and no name.
#[inline]
fn weight(sheet: &Sheet<'_>, hit: Hit) -> Option<f32> {
    match hit.class {
        Class::Person | Class::Org | Class::Product | Class::Event => Some(1.0),
        Class::Word => {
            let common = sheet.lexicon.common(hit);
            let told = common.cost.clamp(COMMON, RARE) - COMMON;
            (common.letter == b'n' && told > 0).then(|| f32::from(told) / f32::from(RARE - COMMON))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::trial::with_sheet;

    #[test]
    fn rare_nouns_tie_and_common_words_do_not() {
        let page = ["隧道收費明年凍結，公司表示歡迎。", "三條隧道由公司營運。", "暴雨成災，公司表示關注。"];
        with_sheet(&page, |sheet| {
            let matter = Matter::of(sheet, &[Kind::Body; 3]);
            assert!(matter.shared(&[0], &[1]) > 0.3);
            assert!(matter.shared(&[0], &[2]) < 0.1);
            assert!(matter.told(&[0, 1]) > 1);
        });
    }
}
