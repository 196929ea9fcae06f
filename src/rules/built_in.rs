//! What the extractors find by themselves, rule by rule: read from `packs/extractors.toml`, which the tests hold to.

use super::Shown;
use serde::Deserialize;
use std::sync::LazyLock;

const CATALOGUE: &str = include_str!("../../packs/extractors.toml");

/// The rules of the extractors, in the order of the catalogue.
pub static RULES: LazyLock<Vec<Shown>> = LazyLock::new(|| {
    let catalogue: Result<Catalogue, _> = toml::from_str(CATALOGUE);
    catalogue.map(|c| c.rule.into_iter().map(Shown::from).collect()).unwrap_or_default()
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
    description: String,
    /// The file that has the rule.
    code: String,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

impl From<Entry> for Shown {
    fn from(entry: Entry) -> Self {
        let Entry { id, description, code, yes, no } = entry;
        Self { id, maker: "built-in", kind: None, description, words: Vec::new(), pattern: None, yes, no, place: code }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        document::TextRecord,
        extract::Overlaps,
        pack::Packs,
        pipeline::{self, Known},
    };
    use std::{collections::BTreeSet, fs, path::Path};

    /// Text and rule of what is found in a text, in a Hong Kong paper of 12 April 2023.
    fn found(text: &str, packs: &Packs) -> Vec<(String, String)> {
        let known = Known {
            date: "2023-04-12".parse().ok(),
            publication: Some("香港文匯報".into()),
            overlaps: Overlaps::All,
            ..Known::default()
        };
        let TextRecord { entities, amounts, dates, .. } = pipeline::text("x".into(), text, &known, packs);
        let entities = entities.into_iter().map(|e| (e.text, e.rule));
        let amounts = amounts.into_iter().map(|a| (a.text, a.rule));
        let all = entities.chain(amounts).chain(dates.into_iter().map(|d| (d.text, d.rule)));
        all.map(|(text, rule)| (text, rule.into_owned())).collect()
    }

    #[test]
    fn the_catalogue_is_whole() {
        let ids: BTreeSet<&str> = RULES.iter().map(|r| r.id.as_str()).collect();
        assert!(ids.len() == RULES.len() && ids.len() > 60, "{} of {}", ids.len(), RULES.len());
        for rule in RULES.iter() {
            assert!(Path::new(&rule.place).is_file(), "{}: no file {}", rule.id, rule.place);
        }
    }

    #[test]
    fn every_rule_of_code_does_what_its_examples_say() {
        let (packs, mut wrong) = (Packs::built_in(), Vec::new());
        for rule in RULES.iter() {
            for text in &rule.yes {
                let (before, rest) = text.split_once("[[").unwrap();
                let (wanted, after) = rest.split_once("]]").unwrap();
                let found = found(&format!("{before}{wanted}{after}"), &packs);
                if !found.iter().any(|(text, id)| text == wanted && *id == rule.id) {
                    wrong.push(format!("{} does not find {text}: {found:?}", rule.id));
                }
            }
            let here = rule.no.iter().filter(|text| found(text, &packs).iter().any(|(_, id)| *id == rule.id));
            wrong.extend(here.map(|text| format!("{} finds something in {text}", rule.id)));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
