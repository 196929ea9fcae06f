//! Precision, recall and F1, a field and over many documents.

use super::{Compared, FIELDS};
use std::ops::AddAssign;

/// When does a found item count as right?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Match {
    /// When it is at the golden's place and agrees in every key the golden has.
    #[default]
    Strict,
    /// When it touches the golden's place.
    Overlap,
}

/// Counts of a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Items of the goldens.
    pub gold: usize,
    /// Items of the documents.
    pub found: usize,
    /// Found items that are right.
    pub correct: usize,
    /// Found items that only touch a golden one.
    pub partial: usize,
}

impl Score {
    /// Golden items that nothing found touches.
    pub fn missed(&self) -> usize {
        self.gold - self.correct - self.partial
    }

    /// Found items that touch no golden one.
    pub fn extra(&self) -> usize {
        self.found - self.correct - self.partial
    }

    fn right(&self, how: Match) -> usize {
        match how {
            Match::Strict => self.correct,
            Match::Overlap => self.correct + self.partial,
        }
    }

    /// The share of found items that are right; 1 where nothing was found.
    pub fn precision(&self, how: Match) -> f64 {
        share(self.right(how), self.found)
    }

    /// The share of golden items that were found right; 1 where there are none.
    pub fn recall(&self, how: Match) -> f64 {
        share(self.right(how), self.gold)
    }

    /// The harmonic mean of both; 1 where there is nothing and nothing was found.
    pub fn f1(&self, how: Match) -> f64 {
        share(2 * self.right(how), self.gold + self.found)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.correct += other.correct;
        self.partial += other.partial;
    }
}

/// How one document came out.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentOutcome {
    /// The golden's path below its folder.
    pub name: String,
    /// Is there a document for it?
    pub there: bool,
    /// Is the document the golden to the byte?
    pub exact: bool,
    /// Is the golden a whole document, not a partial one written by hand?
    pub whole: bool,
    /// What the comparison gave.
    pub findings: Compared,
}

/// How many documents came out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// Each, in path order.
    pub documents: Vec<DocumentOutcome>,
    /// Documents that have no golden.
    pub without_golden: Vec<String>,
}

impl Comparison {
    /// The sum of the documents' scores, beside [`FIELDS`].
    pub fn scores(&self) -> Vec<Score> {
        let mut sums = vec![Score::default(); FIELDS.len()];
        for document in &self.documents {
            for (sum, score) in sums.iter_mut().zip(&document.findings.scores) {
                *sum += *score;
            }
        }
        sums
    }

    /// Documents that are their goldens to the byte.
    pub fn exact(&self) -> usize {
        self.documents.iter().filter(|d| d.exact).count()
    }

    /// Documents that have all their goldens ask for, but are not the same to the byte.
    pub fn agreeing(&self) -> usize {
        self.documents.iter().filter(|d| d.there && !d.exact && d.findings.differences.is_empty()).count()
    }

    /// Goldens without a document.
    pub fn missing(&self) -> usize {
        self.documents.iter().filter(|d| !d.there).count()
    }

    /// Does any document differ from its golden in a field the golden has?
    pub fn differs(&self) -> bool {
        self.documents.iter().any(|d| !d.there || !d.findings.differences.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_become_shares() {
        let score = Score { gold: 10, found: 8, correct: 6, partial: 1 };
        assert_eq!((score.missed(), score.extra()), (3, 1));
        assert_eq!((score.precision(Match::Strict), score.recall(Match::Strict)), (0.75, 0.6));
        assert_eq!(score.f1(Match::Overlap), 14.0 / 18.0);
        assert_eq!(Score::default().f1(Match::Strict), 1.0, "nothing asked, nothing found");
    }
}
