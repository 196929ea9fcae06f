//! The examples of a rule: texts in which it must find what they mark, and others in which it must find nothing.

use crate::pack::table::{Table, Text};
use std::ops::Range;

/// The most examples of a rule, each way.
const MOST_EXAMPLES: usize = 100;
/// The longest example, in characters.
const LONGEST_EXAMPLE: usize = 1000;

/// A text that a rule is tried on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The text.
    pub text: String,
    /// What must be found, in code points of the text.
    pub found: Option<Range<usize>>,
    /// Its line in the file.
    pub line: usize,
    /// Its column in the file.
    pub column: usize,
}

/// Reads the examples under `key`; a `yes` marks what is to be found with `[[` and `]]`.
pub(super) fn examples(table: &mut Table<'_, '_>, key: &str) -> Vec<Example> {
    let texts = table.texts(key);
    if texts.is_empty() {
        let way = if key == "no" { "not " } else { "" };
        table.fault(table.at, format!("`{key}` is missing: a rule shows what it must {way}find"));
    }
    if texts.len() > MOST_EXAMPLES {
        table.fault(table.at, format!("more than {MOST_EXAMPLES} examples under `{key}`"));
    }
    texts.into_iter().take(MOST_EXAMPLES).filter_map(|text| one(table, text, key == "yes")).collect()
}

/// One example; `marked` if it must say what is to be found.
fn one(table: &mut Table<'_, '_>, text: Text, marked: bool) -> Option<Example> {
    if text.value.chars().count() > LONGEST_EXAMPLE {
        table.fault(text.at, format!("an example of more than {LONGEST_EXAMPLE} characters"));
        return None;
    }
    let place = table.file.fault(text.at, "");
    let (plain, found) = unmarked(&text.value);
    if marked && found.is_none() {
        table.fault(text.at, "the example marks nothing: put [[ and ]] around what is to be found");
    }
    Some(Example { text: plain, found, line: place.line, column: place.column })
}

/// The text without marks, and where they stood, in code points.
fn unmarked(text: &str) -> (String, Option<Range<usize>>) {
    let parts = text.split_once("[[").and_then(|(a, rest)| rest.split_once("]]").map(|(b, c)| (a, b, c)));
    let Some((before, inside, after)) = parts.filter(|p| !p.1.is_empty()) else { return (text.to_owned(), None) };
    let start = before.chars().count();
    (format!("{before}{inside}{after}"), Some(start..start + inside.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_told() {
        assert_eq!(unmarked("甲[[乙丙]]丁"), ("甲乙丙丁".into(), Some(1..3)));
        assert_eq!(unmarked("甲[[]]"), ("甲[[]]".into(), None));
    }
}
