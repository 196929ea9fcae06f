//! The characters that stand for another (`packs/repair/characters.tsv`), by repair.

use crate::text::{
    Edits, Span,
    walk::{led_by, line_end, line_start},
};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What characters (or pairs of them) stand for.
#[derive(Debug, Default)]
pub struct Table {
    entries: FxHashMap<&'static str, &'static str>,
    /// The bytes that the entries start with: most of a page has none of them.
    leads: Vec<u8>,
}

impl Table {
    fn insert(&mut self, from: &'static str, to: &'static str) {
        self.leads.extend(from.bytes().next().filter(|lead| !self.leads.contains(lead)));
        self.entries.insert(from, to);
    }

    /// What `from`, a character or two, stands for.
    pub fn get(&self, from: &str) -> Option<&'static str> {
        self.entries.get(from).copied()
    }

    /// The characters of `text` that have an entry: where each starts, its length in bytes, and what it stands for.
    fn hits<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, &'static str)> + 'a {
        led_by(text, &self.leads).filter_map(|(at, c)| {
            let len = c.len_utf8();
            self.get(&text[at..at + len]).map(|to| (at, len, to))
        })
    }
}

const TSV: &str = include_str!("../../packs/repair/characters.tsv");

static TABLES: LazyLock<FxHashMap<&'static str, Table>> = LazyLock::new(|| {
    let mut tables: FxHashMap<&str, Table> = FxHashMap::default();
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
    let (mut line_over, mut take) = (0, false);
    for (at, len, to) in table.hits(text) {
        if at >= line_over {
            line_over = line_end(text, at);
            take = wanted(&text[line_start(text, at)..line_over]);
        }
        if take {
            edits.replace(Span::new(at, at + len), to, rule);
        }
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
