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

/// For each character of a passage, the pair it opens or closes, and whether it stands in quotation.
#[derive(Debug)]
pub struct Marks {
    partner: Vec<u32>,
    quoted: Vec<bool>,
}

impl Marks {
    /// Pairs the marks of a folded text. A mark without partner is no mark.
    pub fn of(folded: &[char]) -> Self {
        let mut partner = vec![NONE; folded.len()];
        let mut open: Vec<(usize, char)> = Vec::new();
        for (i, &c) in folded.iter().enumerate().filter(|(_, c)| may_be_mark(**c)) {
            if let Some(&(_, close)) = PAIRS.iter().find(|p| p.0 == c) {
                open.push((i, close));
            } else if let Some(back) = open.iter().rev().take(DEEPEST).position(|o| o.1 == c) {
                open.truncate(open.len() - back);
                let Some((start, _)) = open.pop() else { continue };
                partner[start] = i as u32;
                partner[i] = start as u32;
            }
        }
        let quoted = quoted(&partner);
        Self { partner, quoted }
    }

    /// Where the pair of the mark at `at` is.
    pub fn partner(&self, at: usize) -> Option<usize> {
        self.partner.get(at).filter(|&&partner| partner != NONE).map(|&partner| partner as usize)
    }

    /// Does the character stand inside a quotation or brackets? The marks themselves do.
    pub fn is_inside(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or(false)
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

fn quoted(partner: &[u32]) -> Vec<bool> {
    let mut quoted = vec![false; partner.len()];
    let mut outside = 0;
    for (i, &end) in partner.iter().enumerate().filter(|(_, end)| **end != NONE) {
        if i >= outside && end as usize > i {
            outside = end as usize + 1;
            quoted[i..outside].fill(true);
        }
    }
    quoted
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
        let text: Vec<char> = "他說「看『書』」」。（完".chars().collect();
        let marks = Marks::of(&text);
        assert_eq!(marks.partner(2), Some(7));
        assert_eq!(marks.partner(6), Some(4));
        assert_eq!((marks.partner(8), marks.partner(10), marks.partner(99)), (None, None, None));
        let inside: Vec<bool> = (0..12).map(|i| marks.is_inside(i)).collect();
        assert_eq!(inside, (0..12).map(|i| (2..8).contains(&i)).collect::<Vec<_>>());
    }
}
