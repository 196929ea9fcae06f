//! Quotation marks and brackets of a passage, paired.

/// The pairs, in the folded text.
const PAIRS: &[(char, char)] = &[
    ('「', '」'),
    ('『', '』'),
    ('“', '”'),
    ('〝', '〞'),
    ('《', '》'),
    ('〈', '〉'),
    ('(', ')'),
    ('【', '】'),
    ('[', ']'),
];

/// How many marks may be open at once: more are no quotation but noise.
const DEEPEST: usize = 16;

/// No partner.
const NONE: u32 = u32::MAX;

/// The paired marks of a passage, and what stands in quotation.
#[derive(Debug)]
pub struct Marks {
    /// The place of each mark and of its partner, in order.
    pairs: Vec<(u32, u32)>,
    /// The outermost pairs, in order: the opening mark, and what is behind the closing one.
    outermost: Vec<(usize, usize)>,
}

impl Marks {
    /// Pairs the marks among characters with their places, in order. A mark without partner is no mark.
    pub fn of(chars: impl Iterator<Item = (usize, char)>) -> Self {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut open: Vec<(usize, char)> = Vec::new();
        for (at, c) in chars.filter(|(_, c)| may_be_mark(*c)) {
            if let Some(&(_, close)) = PAIRS.iter().find(|p| p.0 == c) {
                open.push((pairs.len(), close));
                pairs.push((at as u32, NONE));
            } else if let Some(back) = open.iter().rev().take(DEEPEST).position(|o| o.1 == c) {
                open.truncate(open.len() - back);
                let Some((opening, _)) = open.pop() else { continue };
                pairs[opening].1 = at as u32;
                pairs.push((at as u32, pairs[opening].0));
            }
        }
        pairs.retain(|pair| pair.1 != NONE);
        let outermost = outermost(&pairs);
        Self { pairs, outermost }
    }

    /// Where the pair of the mark at `at` is.
    pub fn partner(&self, at: usize) -> Option<usize> {
        let found = self.pairs.binary_search_by_key(&at, |pair| pair.0 as usize);
        found.ok().map(|n| self.pairs[n].1 as usize)
    }

    /// Does the character stand inside a quotation or brackets? The marks themselves do.
    pub fn is_inside(&self, at: usize) -> bool {
        let after = self.outermost.partition_point(|pair| pair.0 <= at);
        after > 0 && at < self.outermost[after - 1].1
    }
}

/// May it be one of the [`PAIRS`]? Han characters and letters are not.
#[inline]
fn may_be_mark(c: char) -> bool {
    matches!(c, '('..=')' | '['..=']' | '\u{2018}'..='\u{201F}' | '\u{3008}'..='\u{301F}')
}

/// Does a quotation of somebody's words open here (and not a title or a remark)?
pub fn opens_speech(c: char) -> bool {
    matches!(c, '「' | '『' | '“' | '〝')
}

/// Does a quotation of somebody's words close here?
pub fn closes_speech(c: char) -> bool {
    matches!(c, '」' | '』' | '”' | '〞')
}

/// The pairs that stand in no other.
fn outermost(pairs: &[(u32, u32)]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, partner) in pairs.iter().map(|&(at, partner)| (at as usize, partner as usize)) {
        if partner > at && out.last().is_none_or(|last| at >= last.1) {
            out.push((at, partner + 1));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_pairs_may_be_a_mark() {
        assert!(PAIRS.iter().all(|&(open, close)| may_be_mark(open) && may_be_mark(close)));
        assert!(!may_be_mark('的') && !may_be_mark('a') && !may_be_mark('，'));
    }

    #[test]
    fn pairs_nest_and_strays_are_left_alone() {
        let marks = Marks::of("他說「看『書』」」。（完".chars().enumerate());
        assert_eq!(marks.partner(2), Some(7));
        assert_eq!(marks.partner(6), Some(4));
        assert_eq!((marks.partner(8), marks.partner(10), marks.partner(99)), (None, None, None));
        let inside: Vec<bool> = (0..12).map(|i| marks.is_inside(i)).collect();
        assert_eq!(inside, (0..12).map(|i| (2..8).contains(&i)).collect::<Vec<_>>());
    }
}
