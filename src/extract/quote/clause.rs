//! Sentences and clauses of a passage. What stands inside quotation marks or brackets never divides.

use super::marks::{Marks, closes_speech};
use std::ops::Range;

/// The sentences of a passage.
#[derive(Debug)]
pub struct Sentences {
    /// The clauses of all, in order, beside each other.
    clauses: Vec<Range<usize>>,
    /// How many clauses there are up to the end of each sentence.
    ends: Vec<usize>,
}

/// A sentence and its clauses, in code points. A clause ends with its comma, a sentence with its full stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence<'s> {
    /// The clauses, in order, beside each other.
    pub clauses: &'s [Range<usize>],
}

impl Sentences {
    /// Divides a folded text; `others` are those of its characters that are not Han, with their places.
    pub fn of(folded: &[char], others: impl Iterator<Item = (usize, char)>, marks: &Marks) -> Self {
        let most = others.size_hint().0;
        let (mut clauses, mut ends, mut start) =
            (Vec::with_capacity(most / 2 + 1), Vec::with_capacity(most / 8 + 1), 0);
        for (i, c) in others {
            let stops = ends_sentence(folded, i, marks);
            if stops || (is_comma(c, folded.get(i + 1)) && !marks.is_inside(i)) {
                clauses.push(start..i + 1);
                start = i + 1;
            }
            if stops {
                ends.push(clauses.len());
            }
        }
        if start < folded.len() {
            clauses.push(start..folded.len());
        }
        if ends.last().copied().unwrap_or(0) < clauses.len() {
            ends.push(clauses.len());
        }
        Self { clauses, ends }
    }

    /// The sentences, in order.
    pub fn iter(&self) -> impl Iterator<Item = Sentence<'_>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| Sentence { clauses: &self.clauses[start..end] })
    }
}

impl Sentence<'_> {
    /// First code point of the sentence.
    pub fn start(&self) -> usize {
        self.clauses.first().map_or(0, |c| c.start)
    }

    /// Code point after the last.
    pub fn end(&self) -> usize {
        self.clauses.last().map_or(0, |c| c.end)
    }

    /// The number of the clause that holds `at`.
    pub fn clause_at(&self, at: usize) -> usize {
        self.clauses.partition_point(|c| c.end <= at).min(self.clauses.len().saturating_sub(1))
    }
}

/// A full stop outside of marks, or a mark that closes right behind one (…。」).
fn ends_sentence(folded: &[char], at: usize, marks: &Marks) -> bool {
    let c = folded[at];
    if is_stop(c) {
        return !marks.is_inside(at);
    }
    let outermost = !marks.is_inside(at + 1) || marks.partner(at + 1).is_some_and(|p| p > at + 1);
    closes_speech(c)
        && marks.partner(at).is_some()
        && outermost
        && at > 0
        && is_stop(folded[at - 1])
        && !folded.get(at + 1).is_some_and(|&c| is_comma(c, None))
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '\n' | '\u{2026}')
}

/// A comma; the space of a headline counts, that between Latin words does not.
fn is_comma(c: char, next: Option<&char>) -> bool {
    matches!(c, ',' | ';' | '︰') || (c == ' ' && next.is_none_or(|n| !n.is_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str) -> Vec<Vec<String>> {
        let folded: Vec<char> = text.chars().map(crate::text::fold).collect();
        let others = || folded.iter().copied().enumerate();
        let all = Sentences::of(&folded, others(), &Marks::of(others()));
        all.iter().map(|s| s.clauses.iter().map(|c| folded[c.clone()].iter().collect()).collect()).collect()
    }

    #[test]
    fn commas_divide_clauses_and_stops_sentences() {
        assert_eq!(divided("甲，乙；丙。丁"), [vec!["甲,", "乙;", "丙。"], vec!["丁"]]);
        assert_eq!(divided("甲 乙"), [["甲 ", "乙"]]);
        assert!(divided("").is_empty());
    }

    #[test]
    fn quotations_do_not_divide_but_may_end_a_sentence() {
        assert_eq!(divided("他說：「甲，乙。丙。」丁"), [vec!["他说:「甲,乙。丙。」"], vec!["丁"]]);
        assert_eq!(divided("「甲！」，他說。"), [["「甲!」,", "他说。"]]);
    }
}
