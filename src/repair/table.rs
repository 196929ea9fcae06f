//! The characters that stand for another (`packs/repair/characters.tsv`), by repair.

use crate::text::{Edits, Span};
use std::{collections::HashMap, sync::LazyLock};

/// What characters (or pairs of them) stand for.
#[derive(Debug, Default)]
pub struct Table {
    entries: HashMap<&'static str, &'static str>,
    /// The lowest and the highest first character: most of a page lies beyond them.
    reach: Option<(char, char)>,
}

impl Table {
    fn insert(&mut self, from: &'static str, to: &'static str) {
        if let Some(c) = from.chars().next() {
            let (low, high) = self.reach.unwrap_or((c, c));
            self.reach = Some((low.min(c), high.max(c)));
        }
        self.entries.insert(from, to);
    }

    /// What `from`, a character or two, stands for.
    pub fn get(&self, from: &str) -> Option<&'static str> {
        self.entries.get(from).copied()
    }

    /// Can an entry begin with `c`?
    pub fn reaches(&self, c: char) -> bool {
        self.reach.is_some_and(|(low, high)| low <= c && c <= high)
    }
}

const TSV: &str = include_str!("../../packs/repair/characters.tsv");

static TABLES: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| {
    let mut tables: HashMap<&str, Table> = HashMap::new();
    for line in TSV.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        if let (Some(rule), Some(from), Some(to)) = (fields.next(), fields.next(), fields.next()) {
            tables.entry(rule).or_default().insert(from, to);
        }
    }
    tables
});

/// The table of one repair; `None` if the file has none of that name.
pub fn table(rule: &str) -> Option<&'static Table> {
    TABLES.get(rule)
}

/// Proposes the entry of `rule`'s table for every character of `text` that has one.
pub fn replace_all(text: &str, rule: &'static str) -> Edits {
    replace_in_lines(text, rule, |_| true)
}

/// The same, on the lines of which `wanted` says so.
pub fn replace_in_lines(text: &str, rule: &'static str, wanted: impl Fn(&str) -> bool) -> Edits {
    let mut edits = Edits::default();
    let Some(table) = table(rule) else { return edits };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut hits = line.char_indices().filter_map(|(at, c)| {
            let entry = table.reaches(c).then(|| table.get(&line[at..at + c.len_utf8()])).flatten();
            entry.map(|to| (at, c.len_utf8(), to))
        });
        let first = hits.next();
        if first.is_some() && wanted(line) {
            for (at, len, to) in first.into_iter().chain(hits) {
                edits.replace(Span::new(start + at, start + at + len), to, rule);
            }
        }
        start += line.len();
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_table() {
        for rule in [
            "compatibility_ideograph",
            "radical",
            "gb18030_private_use",
            "vertical_form",
            "small_form",
            "half_width_kana",
            "ligature",
        ] {
            assert!(table(rule).is_some_and(|t| !t.entries.is_empty()), "{rule}");
        }
    }
}
