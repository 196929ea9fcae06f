//! The words a block is about, as far as they tell stories apart: pairs of Han characters, Latin words, numbers.

use super::{look::is_han, sheet::Sheet};
use std::{collections::HashMap, sync::LazyLock};

/// Characters that hold sentences together and say nothing of what they are about (folded).
const FUNCTION: &str = "的了在是有和与及为将就也都而不有我他她它你们这那个于对以并被把从到向会可要等但或之其所该此已";

/// [`FUNCTION`] as a bit a code point.
static FUNCTION_BITS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; 0x10000 / 64];
    FUNCTION.chars().for_each(|c| bits[c as usize / 64] |= 1 << (c as usize % 64));
    bits
});

/// Does a character only hold a sentence together?
pub(super) fn is_function(c: char) -> bool {
    FUNCTION_BITS.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
}

/// A term's number. Numbers are given in the order of first use.
pub type Term = u32;

/// The terms of every block of a page.
#[derive(Debug, Default)]
pub struct Terms {
    of: Vec<Vec<Term>>,
    /// How much each term tells: the fewer blocks have it, the more.
    weight: Vec<f64>,
}

impl Terms {
    /// Reads the terms of all blocks.
    pub fn new(sheet: &Sheet<'_>) -> Self {
        let mut numbers = HashMap::new();
        let mut terms = Self::default();
        let mut spread: Vec<u32> = Vec::new();
        for scan in sheet.scans {
            let mut own: Vec<Term> = Vec::new();
            each_term(&scan.folded, |key| {
                let fresh = numbers.len() as Term;
                own.push(*numbers.entry(key).or_insert(fresh));
            });
            own.sort_unstable();
            own.dedup();
            spread.resize(numbers.len(), 0);
            for &term in &own {
                spread[term as usize] += 1;
            }
            terms.of.push(own);
        }
        let all = terms.of.len() as f64;
        terms.weight = spread.iter().map(|&n| (1.0 + all / f64::from(n.max(1))).ln()).collect();
        terms
    }

    /// The terms of a block, each once, in order.
    pub fn of(&self, id: usize) -> &[Term] {
        &self.of[id]
    }

    /// How many different terms there are.
    pub fn len(&self) -> usize {
        self.weight.len()
    }

    /// No terms at all?
    pub fn is_empty(&self) -> bool {
        self.weight.is_empty()
    }

    /// The terms of several blocks together, each once, in order.
    pub fn union(&self, ids: &[usize]) -> Vec<Term> {
        let mut all: Vec<Term> = ids.iter().flat_map(|&id| self.of(id)).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// How many terms two blocks share.
    pub fn shared(&self, a: usize, b: usize) -> usize {
        common(self.of(a), self.of(b)).count()
    }

    /// The share of a block's words that a list has, rare ones counting more.
    pub fn seen(&self, id: usize, words: &[Term]) -> f64 {
        let own = self.of(id);
        let all: f64 = own.iter().map(|&t| self.weight(t)).sum();
        own.iter().filter(|t| words.binary_search(t).is_ok()).map(|&t| self.weight(t)).sum::<f64>() / all.max(1.0)
    }

    /// How much a term tells: the fewer blocks have it, the more.
    pub fn weight(&self, term: Term) -> f64 {
        self.weight[term as usize]
    }
}

/// The terms in both of two ordered lists.
pub fn common<'a>(a: &'a [Term], b: &'a [Term]) -> impl Iterator<Item = Term> + 'a {
    let mut at = 0;
    a.iter().copied().filter(move |&term| {
        at += b[at..].iter().take_while(|&&other| other < term).count();
        b.get(at) == Some(&term)
    })
}

/// Calls `take` with a key for each term of a folded text.
fn each_term(text: &[char], mut take: impl FnMut(u64)) {
    let telling = |c: char| is_han(c) && !is_function(c);
    for pair in text.windows(2).filter(|p| telling(p[0]) && telling(p[1])) {
        take((u64::from(u32::from(pair[0])) << 32) | u64::from(u32::from(pair[1])));
    }
    for word in text.split(|c| !c.is_ascii_alphanumeric()).filter(|w| w.len() >= 2) {
        take(word.iter().fold(1 << 63, |hash: u64, c| {
            (hash ^ u64::from(u32::from(c.to_ascii_lowercase()))).wrapping_mul(0x0100_0000_01B3) | 1 << 63
        }));
    }
}
