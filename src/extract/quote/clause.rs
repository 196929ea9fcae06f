//! Sentences and clauses of a passage. What stands inside quotation marks or brackets never divides.

use super::marks::{Marks, closes_speech};
use std::ops::Range;

/// A sentence and its clauses, in code points. A clause ends with its comma, a sentence with its full stop.
#[derive(Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The clauses, in order, beside each other.
    pub clauses: Vec<Range<usize>>,
}

impl Sentence {
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

/// Divides a folded text.
pub fn sentences(folded: &[char], marks: &Marks) -> Vec<Sentence> {
    let mut out = Vec::new();
    let (mut clauses, mut start) = (Vec::new(), 0);
    let is_mark = |c: char| !('\u{4E00}'..='\u{9FFF}').contains(&c);
    for (i, &c) in folded.iter().enumerate().filter(|(_, c)| is_mark(**c)) {
        let stops = ends_sentence(folded, i, marks);
        if stops || (is_comma(c, folded.get(i + 1)) && !marks.is_inside(i)) {
            clauses.push(start..i + 1);
            start = i + 1;
        }
        if stops {
            out.push(Sentence { clauses: std::mem::take(&mut clauses) });
        }
    }
    if start < folded.len() {
        clauses.push(start..folded.len());
    }
    if !clauses.is_empty() {
        out.push(Sentence { clauses });
    }
    out
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
        let all = sentences(&folded, &Marks::of(&folded));
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
