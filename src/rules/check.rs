//! Is a pack sound? Read beside the built-in one, and its examples tried.

use super::part;
use crate::{
    document::TextRecord,
    extract::Overlaps,
    pack::{Class, Example, Fault, Kind, Maker, Packs, Rule},
    pipeline::{self, Known},
};
use serde::Serialize;
use std::{ops::Range, path::Path};

/// What `rules check` found out about a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The pack's name and version.
    pub name: String,
    /// Its version.
    pub version: String,
    /// How many rules it has.
    pub rules: usize,
    /// How many words its lists and rules have.
    pub words: usize,
    /// How many examples were tried.
    pub examples: usize,
    /// What is wrong, by file and place.
    pub faults: Vec<Fault>,
}

/// Reads the pack in a folder beside the built-in one and tries its examples.
pub fn check(folder: &Path) -> Checked {
    let mut packs = Packs::built_in();
    let rules = packs.rules.len();
    let mut faults = packs.add_folder(folder);
    let mine = &packs.rules[rules..];
    faults.extend(mine.iter().flat_map(|rule| failures(&packs, rule)));
    faults.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
    let manifest = packs.manifests.last().cloned().unwrap_or_default();
    Checked {
        name: manifest.name,
        version: manifest.version,
        rules: mine.len(),
        words: packs.listed + mine.iter().map(|r| r.words.len()).sum::<usize>(),
        examples: mine.iter().map(|r| r.yes.len() + r.no.len()).sum(),
        faults,
    }
}

/// The examples of a rule that do not come out as they should.
pub fn failures(packs: &Packs, rule: &Rule) -> Vec<Fault> {
    let yes = rule.yes.iter().filter_map(|example| Some((example, missed(packs, rule, example)?)));
    let no = rule.no.iter().filter_map(|example| Some((example, wrongly(packs, rule, example)?)));
    let fault = |(example, message): (&Example, String)| Fault {
        path: rule.path.clone(),
        line: example.line,
        column: example.column,
        message,
    };
    yes.chain(no).map(fault).collect()
}

/// What is wrong with a `yes`.
fn missed(packs: &Packs, rule: &Rule, example: &Example) -> Option<String> {
    let wanted = example.found.clone()?;
    let record = extract(packs, example);
    let made = findings(&record).find(|f| f.place == wanted && makes(rule, f));
    if made.is_some() {
        return None;
    }
    let wanted = part(&example.text, wanted);
    let instead: Vec<String> =
        findings(&record).map(|f| format!("`{}` ({}, {})", part(&example.text, f.place), f.kind, f.rule)).collect();
    let instead = if instead.is_empty() { "nothing".to_owned() } else { instead.join(", ") };
    Some(format!("`{}` does not find `{wanted}`; found {instead}", rule.id))
}

/// What is wrong with a `no`.
fn wrongly(packs: &Packs, rule: &Rule, example: &Example) -> Option<String> {
    let record = extract(packs, example);
    let made = findings(&record).find(|f| makes(rule, f) && concerns(rule, part(&example.text, f.place.clone())))?;
    Some(format!("`{}` finds `{}` here and must not", rule.id, part(&example.text, made.place)))
}

fn extract(packs: &Packs, example: &Example) -> TextRecord {
    let known = Known { overlaps: Overlaps::All, ..Known::default() };
    pipeline::text(serde_json::Value::Null, &example.text, &known, packs)
}

/// A finding of a record, as far as examples care.
struct Made<'r> {
    place: Range<usize>,
    kind: String,
    rule: &'r str,
    unit: Option<&'r str>,
    currency: Option<&'r str>,
}

fn findings(record: &TextRecord) -> impl Iterator<Item = Made<'_>> {
    let entities = record.entities.iter().map(|e| Made {
        place: e.place.start..e.place.end,
        kind: name(&e.kind),
        rule: &e.rule,
        unit: None,
        currency: None,
    });
    let amounts = record.amounts.iter().map(|a| Made {
        place: a.place.start..a.place.end,
        kind: name(&a.kind),
        rule: &a.rule,
        unit: a.unit.as_deref(),
        currency: a.currency.as_deref(),
    });
    entities.chain(amounts)
}

/// The name of a kind in the document.
fn name(kind: &impl Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Can the finding be of the rule's making?
fn makes(rule: &Rule, made: &Made<'_>) -> bool {
    match &rule.maker {
        Maker::Word(_) | Maker::Pattern(_) => made.rule == rule.id,
        Maker::Lexicon(Class::Title, _) => made.kind == Kind::Title.name(),
        Maker::Lexicon(Class::OrgSuffix, _) => made.kind == Kind::Org.name(),
        Maker::Lexicon(Class::Currency, code) => made.currency == Some(code),
        Maker::Lexicon(..) => made.unit.is_some_and(|unit| rule.words.iter().any(|w| w == unit)),
    }
}

/// Does what was found hold a word of the rule? (A rule without words concerns all it finds.)
fn concerns(rule: &Rule, found: &str) -> bool {
    rule.words.is_empty() || rule.words.iter().any(|word| found.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn every_built_in_rule_does_what_its_examples_say() {
        let packs = Packs::built_in();
        let failed: Vec<String> =
            packs.rules.iter().flat_map(|rule| failures(&packs, rule)).map(|f| f.to_string()).collect();
        assert_eq!(failed, [""; 0]);
        assert!(!packs.rules.is_empty());
    }

    fn checked(rules: &str) -> Checked {
        let dir = tempfile::tempdir().expect("a folder to write to");
        let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("a file to write");
        write("pack.toml", "name = \"mine\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\ndescription = \"d\"\n");
        fs::create_dir(dir.path().join("rules")).expect("a folder to make");
        write("rules/r.toml", rules);
        check(dir.path())
    }

    fn messages(checked: &Checked) -> Vec<String> {
        checked.faults.iter().map(|f| format!("{}:{}: {}", f.line, f.column, f.message)).collect()
    }

    const WORD: &str = "[[rule]]\nid = \"a\"\nmaker = \"word\"\nkind = \"product\"\nwords = [\"飛躍獅\"]\n";

    #[test]
    fn a_sound_pack_is_found_sound() {
        let checked = checked(&format!("{WORD}yes = [\"新車[[飛躍獅]]面世\"]\nno = [\"獅子飛躍\"]\n"));
        assert_eq!(messages(&checked), [""; 0]);
        assert_eq!((checked.rules, checked.examples, checked.name.as_str()), (1, 2, "mine"));
    }

    #[test]
    fn failing_examples_are_named_with_their_place() {
        let checked = checked(&format!("{WORD}yes = [\"新車[[飛躍]]面世\"]\nno = [\"飛躍獅面世\"]\n"));
        let messages = messages(&checked);
        assert!(messages[0].starts_with("6:8: `mine/a` does not find `飛躍`; found nothing"), "{messages:?}");
        assert_eq!(messages[1], "7:7: `mine/a` finds `飛躍獅` here and must not");
    }

    #[test]
    fn a_pattern_makes_amounts_with_value_and_unit() {
        let rule = "[[rule]]\nid = \"b\"\nmaker = \"pattern\"\nkind = \"quantity\"\nunit = \"級\"\n\
                    pattern = \"黎克特制(?P<it>(?P<value>[0-9.]+)級)\"\nyes = [\"黎克特制[[5.6級]]地震\"]\nno = [\"5.6級\"]\n";
        assert_eq!(messages(&checked(rule)), [""; 0]);
    }
}
