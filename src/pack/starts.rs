//! What the matches of a pattern begin with, so that a text in which nothing begins so need not be searched.

use regex_syntax::hir::literal::Extractor;

/// The most pairs that are worth looking for.
const MOST: usize = 256;

/// The pairs of characters of which one begins each match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starts {
    /// In order.
    pairs: Vec<(char, char)>,
    /// A bit for each first character, by its last six bits, and for each second.
    firsts: u64,
    seconds: u64,
}

impl Starts {
    /// Those of a regular expression; `None` if its matches may begin with too much to tell.
    pub fn of(regex: &str) -> Option<Self> {
        let literals = Extractor::new().extract(&regex_syntax::parse(regex).ok()?);
        let mut pairs: Vec<_> = literals.literals()?.iter().map(|l| pair(l.as_bytes())).collect::<Option<_>>()?;
        pairs.sort_unstable();
        pairs.dedup();
        let firsts = pairs.iter().fold(0, |all, &(first, _)| all | bit(first));
        let seconds = pairs.iter().fold(0, |all, &(_, second)| all | bit(second));
        (!pairs.is_empty() && pairs.len() <= MOST).then_some(Self { pairs, firsts, seconds })
    }

    /// May a match begin anywhere in `text`?
    pub fn occur_in(&self, text: &[char]) -> bool {
        let likely = |a: char, b: char| self.firsts & bit(a) != 0 && self.seconds & bit(b) != 0;
        text.windows(2).any(|w| likely(w[0], w[1]) && self.pairs.binary_search(&(w[0], w[1])).is_ok())
    }
}

fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}

/// The first two characters of a literal, which may end in mid-character.
fn pair(literal: &[u8]) -> Option<(char, char)> {
    let whole = literal.utf8_chunks().next()?.valid();
    let mut chars = whole.chars();
    Some((chars.next()?, chars.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occur(regex: &str, text: &str) -> Option<bool> {
        Starts::of(regex).map(|s| s.occur_in(&text.chars().collect::<Vec<_>>()))
    }

    #[test]
    fn a_text_without_a_start_is_known() {
        let signal = "(?:一|三|八|10)號(?:戒備|強風)?信號";
        assert_eq!(occur(signal, "今早改發八號烈風信號"), Some(true));
        assert_eq!(occur(signal, "第8號和一路號"), Some(false));
        assert_eq!(occur("[黃紅黑]色暴雨警告", "黑白色暴雨"), Some(false));
        assert_eq!(occur("(?i)gdp", "the GdP of"), Some(true));
    }

    #[test]
    fn what_may_begin_with_anything_is_not_told() {
        for regex in [r"\p{Han}{2,12}公司", "甲|乙丙", ".甲乙", "(?:甲乙)?丙", "《.*》"] {
            assert_eq!(Starts::of(regex), None, "{regex}");
        }
    }
}
