//! What a comparison with goldens came to: a table for readers, JSON for machines and for `--baseline`.

use crate::golden::{Comparison, FIELDS, Match, Score};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt::Write as _};

/// The figures of a comparison, as `--report json=FILE` writes them and `--baseline` reads them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// How items were matched: `strict` or `overlap`.
    pub r#match: String,
    /// How many goldens.
    pub documents: usize,
    /// How many documents are their golden to the byte.
    pub exact: usize,
    /// How many have all that their golden asks for, but are not the same to the byte.
    #[serde(default)]
    pub agreeing: usize,
    /// How many differ in what their golden asks for.
    #[serde(default)]
    pub differing: usize,
    /// How many goldens have no document.
    pub missing: usize,
    /// Figures a field.
    pub fields: BTreeMap<String, Figures>,
}

/// The figures of a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Items of the goldens.
    pub gold: usize,
    /// Items of the documents.
    pub found: usize,
    /// Right ones.
    pub correct: usize,
    /// Those that only touch.
    pub partial: usize,
    /// Golden ones that nothing touches.
    pub missed: usize,
    /// Found ones that touch nothing.
    pub extra: usize,
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// F1.
    pub f1: f64,
}

/// The name of a way to match.
pub fn match_name(how: Match) -> &'static str {
    match how {
        Match::Strict => "strict",
        Match::Overlap => "overlap",
    }
}

impl Scores {
    /// The figures of a comparison.
    pub fn of(comparison: &Comparison, how: Match) -> Self {
        let named = FIELDS.iter().map(|f| f.name.to_owned());
        let figures = comparison.scores().into_iter().map(|s| Figures::of(&s, how));
        let (documents, exact) = (comparison.documents.len(), comparison.exact());
        let (agreeing, missing) = (comparison.agreeing(), comparison.missing());
        let differing = documents - exact - agreeing - missing;
        let fields = named.zip(figures).collect();
        Self { r#match: match_name(how).into(), documents, exact, agreeing, differing, missing, fields }
    }

    /// A table of the fields, with the change against `baseline`.
    pub fn table(&self, baseline: Option<&Self>) -> String {
        let mut out = format!("{:<10}", format!("({})", self.r#match));
        for head in ["gold", "found", "correct", "partial", "missed", "extra", "P", "R", "F1"] {
            let _ = write!(out, " {head:>7}");
        }
        out += if baseline.is_some() { "  change\n" } else { "\n" };
        for name in FIELDS.iter().map(|f| f.name) {
            let Some(f) = self.fields.get(name) else { continue };
            let counts = [f.gold, f.found, f.correct, f.partial, f.missed, f.extra];
            let cells: String = counts.iter().map(|n| format!(" {n:>7}")).collect();
            out += &format!("{name:<10}{cells}");
            for share in [f.p, f.r, f.f1] {
                out += &if f.gold + f.found == 0 { format!(" {:>7}", "–") } else { format!(" {share:>7.3}") };
            }
            if let Some(then) = baseline.and_then(|b| b.fields.get(name)) {
                let _ = write!(out, " {:>+7.3}", f.f1 - then.f1);
            }
            out.push('\n');
        }
        let Self { documents, exact, agreeing, differing, missing, .. } = self;
        let _ = writeln!(
            out,
            "{documents} goldens: {exact} exact, {agreeing} agree, {differing} differ, {missing} without a document"
        );
        out
    }
}

impl Figures {
    fn of(score: &Score, how: Match) -> Self {
        let Score { gold, found, correct, partial } = *score;
        Self {
            gold,
            found,
            correct,
            partial,
            missed: score.missed(),
            extra: score.extra(),
            p: score.precision(how),
            r: score.recall(how),
            f1: score.f1(how),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_table_shows_every_field_and_its_change() {
        let now = Scores::of(&Comparison::default(), Match::Strict);
        let mut then = now.clone();
        then.fields.get_mut("dates").unwrap().f1 = 0.75;
        let table = now.table(Some(&then));
        assert!(table.starts_with("(strict)"), "{table}");
        assert_eq!(table.lines().count(), FIELDS.len() + 2);
        assert!(table.lines().any(|l| l.starts_with("dates") && l.ends_with("+0.250")), "{table}");
    }

    #[test]
    fn figures_come_back_as_they_were_written() {
        let scores = Scores::of(&Comparison::default(), Match::Overlap);
        let json = serde_json::to_string(&scores).unwrap();
        assert_eq!(serde_json::from_str::<Scores>(&json).unwrap(), scores);
    }
}
