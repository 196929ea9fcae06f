//! What the extractors find by themselves, rule by rule: read from `packs/extractors.toml`, which the tests hold to.

use super::Shown;
use serde::Deserialize;
use std::sync::LazyLock;

const CATALOGUE: &str = include_str!("../../packs/extractors.toml");

/// The rules of the extractors, in the order of the catalogue.
pub static RULES: LazyLock<Vec<Shown>> = LazyLock::new(|| {
    let catalogue: Catalogue = toml::from_str(CATALOGUE).expect("the built-in catalogue, which the tests read");
    catalogue.rule.into_iter().map(Shown::from).collect()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    rule: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    /// The kinds of what it finds.
    kind: String,
    description: String,
    /// The file that has the rule.
    code: String,
    yes: Vec<String>,
    no: Vec<String>,
}

impl From<Entry> for Shown {
    fn from(entry: Entry) -> Self {
        let Entry { id, kind, description, code, yes, no } = entry;
        let (kind, words, pattern) = (Some(kind), Vec::new(), None);
        Self { id, maker: "built-in", kind, description, words, pattern, yes, no, place: code }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        document,
        extract::{self, Circumstances, Overlaps, Passage, Role, Story, What},
        pack::Packs,
        scan::Scanned,
    };
    use std::{collections::BTreeSet, fs, path::Path};

    /// Text, rule and kind of what is found in a text, in a Hong Kong paper of 12 April 2023.
    fn found(text: &str, packs: &Packs) -> Vec<(String, String, String)> {
        let scan = Scanned::new(text, &packs.lexicon);
        let passages = [Passage { role: Role::Plain, scan: &scan }];
        let date = "2023-04-12".parse().ok();
        let circumstances = Circumstances { date, home_currency: Some("HKD"), ..Circumstances::default() };
        let all = extract::extract(&Story { passages: &passages, circumstances, packs }, Overlaps::All);
        let text = |span: crate::text::Span<_>| scan.slice(span.start(), span.end()).to_owned();
        all.into_iter().map(|f| (text(f.span), f.rule.to_string(), kind(&f.what))).collect()
    }

    /// A kind as documents name it.
    fn kind(what: &What) -> String {
        let name = match what {
            What::Entity(e) => serde_json::to_value(document::EntityKind::from(e.kind)),
            What::Amount(a) => serde_json::to_value(document::AmountKind::from(a.kind)),
            What::Date(d) => serde_json::to_value(document::DateKind::from(d.kind)),
            What::Quote(_) => Ok("quote".into()),
        };
        name.unwrap().as_str().unwrap().to_owned()
    }

    /// A `yes` without its marks, and what stood between them.
    fn unmarked(yes: &str) -> (String, &str) {
        let (before, rest) = yes.split_once("[[").unwrap();
        let (wanted, after) = rest.split_once("]]").unwrap();
        (format!("{before}{wanted}{after}"), wanted)
    }

    #[test]
    fn the_catalogue_is_whole() {
        let ids: BTreeSet<&str> = RULES.iter().map(|r| r.id.as_str()).collect();
        assert!(ids.len() == RULES.len() && ids.len() > 80, "{} of {}", ids.len(), RULES.len());
        for rule in RULES.iter() {
            assert!(Path::new(&rule.place).is_file(), "{}: no file {}", rule.id, rule.place);
            assert!(!rule.yes.is_empty() && !rule.no.is_empty(), "{}: no examples", rule.id);
        }
    }

    #[test]
    fn every_rule_of_code_does_what_its_examples_say() {
        let (packs, mut wrong) = (Packs::built_in(), Vec::new());
        for rule in RULES.iter() {
            for yes in &rule.yes {
                let (text, wanted) = unmarked(yes);
                let found = found(&text, &packs);
                if !found.iter().any(|(text, id, _)| text == wanted && *id == rule.id) {
                    wrong.push(format!("{} does not find {wanted}: {found:?}", rule.id));
                }
            }
            let here = rule.no.iter().filter(|text| found(text, &packs).iter().any(|(_, id, _)| *id == rule.id));
            wrong.extend(here.map(|text| format!("{} finds something in {text}", rule.id)));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn the_kinds_of_a_rule_are_those_of_its_examples() {
        let packs = Packs::built_in();
        for rule in RULES.iter() {
            let found = rule.yes.iter().flat_map(|yes| found(&unmarked(yes).0, &packs));
            let kinds: BTreeSet<String> = found.filter(|(_, id, _)| *id == rule.id).map(|(_, _, kind)| kind).collect();
            let told: BTreeSet<String> = rule.kind.iter().flat_map(|k| k.split(' ')).map(str::to_owned).collect();
            assert_eq!(told, kinds, "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_that_fires_in_the_examples_is_in_the_catalogue() {
        let packs = Packs::built_in();
        let texts = RULES.iter().flat_map(|r| r.yes.iter().map(|yes| unmarked(yes).0).chain(r.no.iter().cloned()));
        let fired: BTreeSet<String> = texts.flat_map(|text| found(&text, &packs)).map(|(_, rule, _)| rule).collect();
        let strangers: Vec<_> = fired.iter().filter(|id| super::super::show(&packs, id).is_none()).collect();
        assert!(strangers.is_empty(), "add to packs/extractors.toml: {strangers:?}");
    }

    #[test]
    fn every_rule_that_fires_on_the_pages_is_in_the_catalogue() {
        let packs = Packs::built_in();
        let mut strangers = BTreeSet::new();
        for entry in fs::read_dir("output").unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()) {
            let text = fs::read_to_string(entry).unwrap();
            let rules = text.lines().filter_map(|l| l.trim().strip_prefix("\"rule\": \"")?.split('"').next());
            let known = |id: &&str| !id.contains('/') || super::super::show(&packs, id).is_some();
            strangers.extend(rules.filter(|id| !known(id)).map(str::to_owned));
        }
        assert!(strangers.is_empty(), "add to packs/extractors.toml: {strangers:?}");
    }
}
