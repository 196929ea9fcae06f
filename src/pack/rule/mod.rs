//! Rules of a pack: `rules/*.toml`, each file a list of `[[rule]]`.
//!
//! Here a file is taken apart into rules; `make` reads what is made of what a rule matches, `words` and `example` its words
//! and examples.

mod example;
mod make;
mod words;

pub use example::Example;
pub use make::is_currency;
pub use words::LONGEST_WORD;

use super::{
    fault::{Fault, File, unknown},
    maker::{MAKERS, Maker},
    manifest::is_name,
    table::{self, Table, Text},
};
use example::examples;
use std::{collections::BTreeMap, path::PathBuf};
use toml::de::DeValue;
use words::words;

/// The keys of every rule.
const KEYS: &[&str] = &["id", "maker", "description", "yes", "no"];
/// The most rules of a pack.
const MOST_RULES: usize = 1000;
/// The most patterns of a pack.
const MOST_PATTERNS: usize = 200;

/// A rule: what it matches, and what is made of it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `PACK/ID`, as findings name it.
    pub id: String,
    /// What is made of what it matches.
    pub maker: Maker,
    /// The maker's name.
    pub maker_name: &'static str,
    /// What it is for.
    pub description: String,
    /// Its words, as written.
    pub words: Vec<String>,
    /// Texts in which it must find what they mark.
    pub yes: Vec<Example>,
    /// Texts in which it must find nothing.
    pub no: Vec<Example>,
    /// The file it stands in.
    pub path: PathBuf,
    /// Its line there, from 1.
    pub line: usize,
}

/// Collects the rules of one pack.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// The rules, in order of files and places.
    pub all: Vec<Rule>,
    /// Are they those of the built-in pack?
    built_in: bool,
    /// Where each id was first given.
    ids: BTreeMap<String, String>,
    patterns: usize,
    /// Bytes of their automata.
    automata: usize,
    /// How many have none.
    uneven: usize,
}

impl Rules {
    /// No rules yet, of the built-in pack or of another.
    pub fn of(built_in: bool) -> Self {
        Self { built_in, ..Self::default() }
    }

    /// Reads one file of rules of the pack called `pack`.
    pub fn read(&mut self, pack: &str, file: File<'_>, faults: &mut Vec<Fault>) {
        let Some(parsed) = table::parse(file, faults) else { return };
        Table::new(file, 0, parsed.get_ref(), faults).only(&["rule"]);
        let Some(list) = parsed.get_ref().get("rule") else { return };
        let DeValue::Array(items) = list.get_ref() else {
            faults.push(file.fault(list.span().start, "rules are written `[[rule]]`, in double brackets"));
            return;
        };
        for item in items {
            let at = item.span().start;
            match item.get_ref() {
                DeValue::Table(map) => self.rule(pack, Table::new(file, at, map, faults)),
                _ => faults.push(file.fault(at, "a rule is a table: `[[rule]]`")),
            }
        }
    }

    fn rule(&mut self, pack: &str, mut table: Table<'_, '_>) {
        let (Some(id), Some(maker)) = (table.needed("id"), table.needed("maker")) else { return };
        let Some(named) = MAKERS.iter().find(|m| m.name == maker.value) else {
            let names: Vec<&str> = MAKERS.iter().map(|m| m.name).collect();
            return table.fault(maker.at, unknown("maker", &maker.value, &names));
        };
        table.only(&[KEYS, named.keys].concat());
        self.claim(&id, &mut table);
        let description = table.text("description").map(|t| t.value).unwrap_or_default();
        let (yes, no) = (examples(&mut table, "yes"), examples(&mut table, "no"));
        let words = if named.keys.contains(&"words") { words(&mut table) } else { Vec::new() };
        let place = table.file.fault(table.at, "");
        let Some(maker) = self.make(named, &mut table) else { return };
        if self.patterns > MOST_PATTERNS || self.all.len() >= MOST_RULES {
            let limits = format!("more than {MOST_RULES} rules or {MOST_PATTERNS} patterns in one pack");
            return table.fault(table.at, limits);
        }
        let id = format!("{pack}/{}", id.value);
        let Fault { path, line, .. } = place;
        self.all.push(Rule { id, maker, maker_name: named.name, description, words, yes, no, path, line });
    }

    /// Takes an id that no other rule of the pack has.
    fn claim(&mut self, id: &Text, table: &mut Table<'_, '_>) {
        if !is_name(&id.value) {
            table.fault(id.at, format!("`{}` is no id: small letters, digits and hyphens", id.value));
        }
        let here = table.file.fault(id.at, "");
        let here = format!("{}:{}", here.path.display(), here.line);
        if let Some(first) = self.ids.get(&id.value) {
            let message = format!("a second rule `{}`; the first is at {first}", id.value);
            table.fault(id.at, message);
        } else {
            self.ids.insert(id.value.clone(), here);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn read(text: &str) -> (Vec<Rule>, Vec<String>) {
        let (mut rules, mut faults) = (Rules::default(), Vec::new());
        rules.read("mine", File { path: Path::new("r.toml"), text }, &mut faults);
        (rules.all, faults.iter().map(ToString::to_string).collect())
    }

    fn rule(lines: &str) -> String {
        format!("[[rule]]\nid = \"a\"\nyes = [\"[[甲]]\"]\nno = [\"乙\"]\n{lines}\n")
    }

    #[test]
    fn a_sound_rule_is_read_whole() {
        let (rules, faults) = read(&rule("maker = \"word\"\nkind = \"org\"\nwords = [\"甲\"]"));
        assert_eq!(faults, [""; 0]);
        assert_eq!((rules[0].id.as_str(), rules[0].line, rules[0].words.len()), ("mine/a", 1, 1));
        let example = Example { text: "甲".into(), found: Some(0..1), line: 3, column: 8 };
        assert_eq!(rules[0].yes, [example]);
    }

    #[test]
    fn faults_are_named_with_their_place() {
        let faults = |lines: &str| read(&rule(lines)).1;
        assert_eq!(faults("maker = \"wrod\""), ["r.toml:5:9: no maker `wrod`; did you mean `word`?"]);
        assert_eq!(
            faults("maker = \"word\"\nkind = \"ogr\"\nwords = [\"甲\"]"),
            ["r.toml:6:8: no kind `ogr`; did you mean `org`?"]
        );
        assert_eq!(
            faults("maker = \"title\"\nwrods = []\nwords = [\"甲\"]"),
            ["r.toml:6:1: no key `wrods`; did you mean `words`?"]
        );
        assert_eq!(faults("maker = \"title\""), ["r.toml:1:1: `words` is missing or empty"]);
        assert_eq!(
            faults("maker = \"title\"\nwords = [3]").first().map(String::as_str),
            Some("r.toml:6:10: `words` holds integer, not a string")
        );
        assert_eq!(
            faults("maker = \"pattern\"\nkind = \"money\"\npattern = \"(\""),
            ["r.toml:7:11: a bad pattern: unclosed group"]
        );
        assert!(faults("maker = \"currency\"\nwords = [\"甲\"]\ncode = \"usd\"")[0].contains("three capital letters"));
    }

    #[test]
    fn double_ids_and_broken_toml_are_faults() {
        let twice = rule("maker = \"title\"\nwords = [\"甲\"]").repeat(2);
        assert_eq!(read(&twice).1, ["r.toml:8:6: a second rule `a`; the first is at r.toml:2"]);
        assert!(read("[[rule]\n").1[0].starts_with("r.toml:1:"));
        assert_eq!(read("rule = 3").1, ["r.toml:1:8: rules are written `[[rule]]`, in double brackets"]);
        assert_eq!(read("[[rules]]").1, ["r.toml:1:3: no key `rules`; did you mean `rule`?"]);
    }

    #[test]
    fn examples_must_mark_what_is_found() {
        let text = "[[rule]]\nid = \"a\"\nmaker = \"title\"\nwords = [\"甲\"]\nyes = [\"甲\"]\nno = [\"乙\"]";
        assert!(read(text).1[0].starts_with("r.toml:5:8: the example marks nothing"));
    }
}
