//! What is wrong with a pack, where, and what would be right.

use crate::Error;
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// A fault of a pack, with its place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// The pack's file.
    pub path: PathBuf,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path.display(), self.line, self.column, self.message)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let Fault { path, line, column, message } = fault;
        Error::Pack { path, line, column, message }
    }
}

/// A file of a pack, for faults to point into.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Its text.
    pub text: &'a str,
}

impl File<'_> {
    /// A fault at a byte of the file.
    pub fn fault(&self, byte: usize, message: impl Into<String>) -> Fault {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
        Fault { path: self.path.to_owned(), line, column, message: message.into() }
    }

    /// A fault of the file as a whole.
    pub fn fault_of_file(&self, message: impl Into<String>) -> Fault {
        self.fault(0, message)
    }
}

/// Says that `word` is no `what`, and which of the choices may be meant.
pub fn unknown(what: &str, word: &str, choices: &[&str]) -> String {
    match nearest(word, choices) {
        Some(choice) => format!("no {what} `{word}`; did you mean `{choice}`?"),
        None => format!("no {what} `{word}`; there are {}", choices.join(", ")),
    }
}

/// The choice that is spelt most like the word, if one is.
fn nearest<'c>(word: &str, choices: &[&'c str]) -> Option<&'c str> {
    let word: Vec<char> = word.to_lowercase().chars().take(40).collect();
    let near = choices.iter().map(|choice| (distance(&word, &choice.chars().collect::<Vec<_>>()), *choice));
    near.filter(|(d, choice)| *d <= choice.len().max(word.len()) / 3 + 1 && *d < choice.len()).min().map(|n| n.1)
}

/// How many letters to add, drop, change or swap with the next.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let one = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped { one.min(rows[i - 2][j - 2] + 1) } else { one }
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let file = File { path: Path::new("p/rules/a.toml"), text: "一\n二三x" };
        assert_eq!(file.fault(10, "wrong").to_string(), "p/rules/a.toml:2:3: wrong");
        assert_eq!(file.fault_of_file("wrong").to_string(), "p/rules/a.toml:1:1: wrong");
        assert_eq!(file.fault(99, "past the end").line, 2);
    }

    #[test]
    fn misspelt_words_are_known_again() {
        let choices = ["word", "pattern", "org_suffix"];
        assert_eq!(unknown("maker", "patern", &choices), "no maker `patern`; did you mean `pattern`?");
        assert_eq!(unknown("maker", "wrod", &choices), "no maker `wrod`; did you mean `word`?");
        assert_eq!(unknown("maker", "org-sufix", &choices), "no maker `org-sufix`; did you mean `org_suffix`?");
        assert_eq!(unknown("maker", "regexes", &choices), "no maker `regexes`; there are word, pattern, org_suffix");
    }
}
