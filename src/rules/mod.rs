//! The rules as a user sees them: what is in force, one rule whole, and whether a pack is sound.

mod built_in;
mod check;
mod words;

pub use check::{Checked, check, failures};
pub use words::{Word, words_in};

use crate::pack::{self, Example, Maker, Packs, Rule};
use serde::Serialize;
use std::ops::Range;

/// A rule as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// `PACK/ID`, or `EXTRACTOR/ID` for what an extractor finds by itself.
    pub id: String,
    /// The maker's name; `built-in` where the rule is code.
    pub maker: &'static str,
    /// The kind of what it makes, where the rule says it; the kinds, with spaces between, where they are more.
    pub kind: Option<String>,
    /// What it is for.
    pub description: String,
    /// Its words.
    pub words: Vec<String>,
    /// Its pattern.
    pub pattern: Option<String>,
    /// Texts in which it finds what stands between `[[` and `]]`.
    pub yes: Vec<String>,
    /// Texts in which it finds nothing.
    pub no: Vec<String>,
    /// The file it stands in, and for a rule of a pack its line.
    pub place: String,
}

/// Every rule in force: those of the packs in order, then those of the extractors.
pub fn list(packs: &Packs) -> Vec<Shown> {
    packs.rules.iter().map(shown).chain(built_in::RULES.iter().cloned()).collect()
}

/// One rule by its id.
pub fn show(packs: &Packs, id: &str) -> Option<Shown> {
    let of_pack = packs.rules.iter().find(|r| r.id == id).map(shown);
    of_pack.or_else(|| built_in::RULES.iter().find(|r| r.id == id).cloned())
}

/// Says that there is no rule of that id, and which may be meant.
pub fn unknown(id: &str, packs: &Packs) -> String {
    let all = list(packs);
    let ids: Vec<&str> = all.iter().map(|r| r.id.as_str()).collect();
    match pack::unknown("rule", id, &ids) {
        said if said.contains("did you mean") => said,
        _ => format!("no rule `{id}`; `newsprint rules list` names them"),
    }
}

fn shown(rule: &Rule) -> Shown {
    let (kind, pattern) = match &rule.maker {
        Maker::Word(kind) => (Some(kind.name().to_owned()), None),
        Maker::Pattern(pattern) => (Some(pattern.kind.name().to_owned()), Some(pattern.written.clone())),
        Maker::Lexicon(..) => (None, None),
    };
    Shown {
        id: rule.id.clone(),
        maker: rule.maker_name,
        kind,
        description: rule.description.clone(),
        words: rule.words.clone(),
        pattern,
        yes: rule.yes.iter().map(marked).collect(),
        no: rule.no.iter().map(|e| e.text.clone()).collect(),
        place: format!("{}:{}", rule.path.display(), rule.line),
    }
}

fn marked(example: &Example) -> String {
    let Some(found) = &example.found else { return example.text.clone() };
    let (text, len) = (&example.text, example.text.chars().count());
    format!("{}[[{}]]{}", part(text, 0..found.start), part(text, found.clone()), part(text, found.end..len))
}

/// The code points of a text in that range.
fn part(text: &str, place: Range<usize>) -> &str {
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    &text[byte(place.start)..byte(place.end)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_shown_as_written() {
        let packs = Packs::built_in();
        let rule = show(&packs, "core/rainstorm-warning").expect("a built-in rule");
        assert_eq!((rule.maker, rule.kind.as_deref()), ("pattern", Some("event")));
        assert!(rule.yes[0].contains("[[黑色暴雨警告信號]]"));
        assert!(show(&packs, "core/none").is_none());
        assert!(list(&packs).len() > packs.rules.len());
    }

    #[test]
    fn rules_of_code_are_shown_too() {
        let rule = show(&Packs::built_in(), "amount/money").expect("a rule of the amounts");
        assert_eq!((rule.maker, rule.place.as_str()), ("built-in", "src/extract/amount/money.rs"));
    }

    #[test]
    fn misspelt_ids_are_known_again() {
        let packs = Packs::built_in();
        assert_eq!(unknown("amount/mony", &packs), "no rule `amount/mony`; did you mean `amount/money`?");
        assert!(unknown("x", &packs).contains("rules list"));
    }
}
