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

/// The words of each block that tell, by their hash, each once, with its weight (up to 1).
pub struct Matter(Vec<Vec<(u64, f32)>>);

impl Matter {
    /// Reads those of the running text and the titles of a sheet.
    pub fn of(sheet: &Sheet<'_>, kinds: &[Kind]) -> Self {
        let reads = |kind: Kind| matches!(kind, Kind::Body | Kind::Title);
        let words = |(id, &kind): (BlockId, &Kind)| if reads(kind) { words(sheet, id) } else { Vec::new() };
        Self(kinds.iter().enumerate().map(words).collect())
    }

    /// How much two sets of blocks have in common: the weights of the words that stand in both.
    pub fn shared(&self, a: &[BlockId], b: &[BlockId]) -> f64 {
        let has = |word: u64| b.iter().any(|&id| self.0[id].binary_search_by_key(&word, |w| w.0).is_ok());
        let mut seen: Vec<(u64, f32)> = a.iter().flat_map(|&id| &self.0[id]).copied().filter(|w| has(w.0)).collect();
        seen.sort_unstable_by_key(|w| w.0);
        seen.dedup_by_key(|w| w.0);
        seen.iter().map(|w| f64::from(w.1)).sum()
    }

    /// How much blocks tell of their matter at all.
    pub fn told(&self, blocks: &[BlockId]) -> usize {
        blocks.iter().map(|&id| self.0[id].len()).sum()
    }
}

fn words(sheet: &Sheet<'_>, id: BlockId) -> Vec<(u64, f32)> {
    let scan = &sheet.scans[id];
    // 記者, 專訊: words of a page's making say nothing of its matter.
    let made = |hit: Hit| sheet.marks(id).any(|m| range(hit).start < m.end && m.start < range(hit).end);
    let told = |hit: Hit| {
        let weight = weight(sheet, hit).filter(|_| !made(hit))?;
        Some((hash(&scan.folded[range(hit)]), weight))
    };
    let mut all: Vec<(u64, f32)> = scan.hits().iter().filter_map(|&hit| told(hit)).collect();
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    all.dedup_by_key(|word| word.0);
    all
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
fn weight(sheet: &Sheet<'_>, hit: Hit) -> Option<f32> {
    let named = matches!(hit.class, Class::Person | Class::Org | Class::Product | Class::Event);
    if hit.len() < 2 || !named && hit.class != Class::Word {
        return None;
    }
    if named {
        return Some(1.0);
    }
    let common = sheet.lexicon.common(hit);
    let told = common.cost.clamp(COMMON, RARE) - COMMON;
    (common.letter == b'n' && told > 0).then(|| f32::from(told) / f32::from(RARE - COMMON))
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
