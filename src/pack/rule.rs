//! Rules of a pack: `rules/*.toml`, each file a list of `[[rule]]`.

use super::{
    Class, Kind,
    fault::{Fault, File, unknown},
    maker::{MAKERS, Maker, Named},
    manifest::is_name,
    pattern::{self, Cost, Pattern},
    table::{self, Table, Text},
};
use std::{collections::BTreeMap, ops::Range, path::PathBuf};
use toml::de::DeValue;

/// The keys of every rule.
const KEYS: &[&str] = &["id", "maker", "description", "yes", "no"];
/// The most rules of a pack.
const MOST_RULES: usize = 1000;
/// The most patterns of a pack.
const MOST_PATTERNS: usize = 200;
/// The most bytes that the automata of a pack's patterns may take together: what bounds the time to compile them.
const MOST_AUTOMATA: usize = 16 << 20;
/// The most patterns of a pack that have no such automaton.
const MOST_UNEVEN: usize = 20;
/// The most examples of a rule, each way.
const MOST_EXAMPLES: usize = 100;
/// The longest example, in characters.
const LONGEST_EXAMPLE: usize = 1000;
/// The most words of a rule; longer lists are word lists.
const MOST_WORDS: usize = 10_000;
/// The longest word, in characters.
pub const LONGEST_WORD: usize = 60;

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

    fn make(&mut self, named: &Named, table: &mut Table<'_, '_>) -> Option<Maker> {
        let lexicon = |class, data: &str| Some(Maker::Lexicon(class, data.to_owned()));
        match named.name {
            "word" => Some(Maker::Word(kind(table, true)?)),
            "pattern" => self.pattern(table),
            "title" => lexicon(Class::Title, ""),
            "org_suffix" => lexicon(Class::OrgSuffix, "strong"),
            "currency" => {
                let code = table.needed("code")?;
                currency(table, &code).then(|| lexicon(Class::Currency, &code.value))?
            }
            _ => lexicon(Class::Unit, "count"),
        }
    }

    fn pattern(&mut self, table: &mut Table<'_, '_>) -> Option<Maker> {
        let kind = kind(table, false)?;
        let written = table.needed("pattern")?;
        let unit = table.text("unit").map(|t| t.value);
        let currency = table.text("currency").filter(|code| currency(table, code)).map(|t| t.value);
        self.patterns += 1;
        if self.automata > MOST_AUTOMATA || self.uneven > MOST_UNEVEN {
            table.fault(written.at, "the patterns of this pack are too costly together: make fewer or plainer ones");
            return None;
        }
        let compile = if self.built_in { pattern::compile_built_in } else { pattern::compile };
        match compile(&written.value) {
            Ok((regex, cost)) => {
                match cost {
                    Cost::Even(bytes) => self.automata += bytes,
                    Cost::Uneven => self.uneven += 1,
                }
                let written = written.value;
                let starts = pattern::starts(&written);
                Some(Maker::Pattern(Box::new(Pattern { kind, regex, written, unit, currency, cost, starts })))
            }
            Err(message) => {
                table.fault(written.at, message);
                None
            }
        }
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

fn kind(table: &mut Table<'_, '_>, entity: bool) -> Option<Kind> {
    let written = table.needed("kind")?;
    let kind = Kind::named(&written.value).filter(|k| !entity || k.is_entity());
    if kind.is_none() {
        let names: Vec<&str> = Kind::ALL.iter().filter(|k| !entity || k.is_entity()).map(|k| k.name()).collect();
        table.fault(written.at, unknown("kind", &written.value, &names));
    }
    kind
}

/// Is it the shape of an ISO 4217 code?
fn currency(table: &mut Table<'_, '_>, code: &Text) -> bool {
    let sound = is_currency(&code.value);
    if !sound {
        table.fault(code.at, format!("`{}` is no currency code: three capital letters (ISO 4217)", code.value));
    }
    sound
}

/// Is it the shape of an ISO 4217 code?
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}

fn words(table: &mut Table<'_, '_>) -> Vec<String> {
    let words = table.texts("words");
    if words.is_empty() {
        table.fault(table.at, "`words` is missing or empty");
    }
    if words.len() > MOST_WORDS {
        table.fault(table.at, format!("more than {MOST_WORDS} words; write them as a list in lexicon/"));
    }
    for word in &words {
        if word.value.trim().is_empty() {
            table.fault(word.at, "an empty word");
        } else if word.value.chars().count() > LONGEST_WORD {
            table.fault(word.at, format!("a word of more than {LONGEST_WORD} characters"));
        }
    }
    words.into_iter().map(|w| w.value.trim().to_owned()).collect()
}

/// Examples; a `yes` marks what is to be found with `[[` and `]]`.
fn examples(table: &mut Table<'_, '_>, key: &str) -> Vec<Example> {
    let texts = table.texts(key);
    if texts.is_empty() {
        table.fault(
            table.at,
            format!("`{key}` is missing: a rule shows what it must {}find", if key == "no" { "not " } else { "" }),
        );
    }
    if texts.len() > MOST_EXAMPLES {
        table.fault(table.at, format!("more than {MOST_EXAMPLES} examples under `{key}`"));
    }
    let mut out = Vec::with_capacity(texts.len().min(MOST_EXAMPLES));
    for text in texts.into_iter().take(MOST_EXAMPLES) {
        if text.value.chars().count() > LONGEST_EXAMPLE {
            table.fault(text.at, format!("an example of more than {LONGEST_EXAMPLE} characters"));
            continue;
        }
        let place = table.file.fault(text.at, "");
        let (plain, found) = unmarked(&text.value);
        if key == "yes" && found.is_none() {
            table.fault(text.at, "the example marks nothing: put [[ and ]] around what is to be found");
        }
        out.push(Example { text: plain, found, line: place.line, column: place.column });
    }
    out
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
        assert_eq!(unmarked("甲[[乙丙]]丁"), ("甲乙丙丁".into(), Some(1..3)));
        assert_eq!(unmarked("甲[[]]"), ("甲[[]]".into(), None));
    }
}
