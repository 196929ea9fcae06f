//! Findings in words, and the readings that lost to them.

use super::{SHORT, hull};
use crate::{
    cli::explain::account::{Finding, Lost},
    report::head,
    rules::Word,
};

/// Keys of a finding that are told, and the words before them.
const TOLD: [(&str, &str); 9] = [
    ("value", "= "),
    ("currency", ""),
    ("unit", ""),
    ("approx", "approx "),
    ("direction", ""),
    ("name", "stands for "),
    ("of", "of "),
    ("speaker", "said by "),
    ("verb", "verb "),
];

/// How currencies and dates are known, in words.
const BASES: [(&str, &str, &str); 4] = [
    ("currency_basis", "stated", "currency stated"),
    ("currency_basis", "publication", "currency of the paper's home"),
    ("currency_basis", "context", "currency from the story"),
    ("basis", "relative", "counted from the page's date"),
];

/// A finding in a line.
pub(super) fn short(finding: &Finding) -> String {
    let said = |key: &str| finding.value[key].as_str();
    let kind = said("kind").unwrap_or(finding.dimension);
    let mut out = format!("{kind} {}{}", head(finding.text(), SHORT), posts(finding));
    for (key, word) in TOLD {
        out += &said(key).map(|value| format!(" {word}{value}")).unwrap_or_default();
    }
    if finding.value.get("value").is_some_and(serde_json::Value::is_null) {
        out += " (no value)";
    }
    for (key, basis, words) in BASES {
        out += &said(key).filter(|b| *b == basis).map(|_| format!(" ({words})")).unwrap_or_default();
    }
    out
}

/// The posts of a person, in brackets.
fn posts(finding: &Finding) -> String {
    let titles = finding.value["titles"].as_array().into_iter().flatten().filter_map(|t| t.as_str());
    let posts = titles.collect::<Vec<_>>().join(", ");
    if posts.is_empty() { posts } else { format!(" ({posts})") }
}

/// A finding with its place, its rule and the words of packs in it.
pub(super) fn whole(finding: &Finding) -> Vec<String> {
    let value = &finding.value;
    let place = match (value["block"].as_str(), value["start"].as_u64(), value["end"].as_u64()) {
        (Some(block), Some(start), Some(end)) => format!("in {block}, characters {start}–{end}; "),
        _ => String::new(),
    };
    let mut out = vec![short(finding), format!("  {place}bytes {}", hull(&finding.source))];
    out.extend(finding.rule().map(|rule| format!("  rule {}", ruled(rule, finding))));
    out.extend(finding.words.iter().filter(|w| w.rule.as_deref() != finding.rule()).map(word));
    out
}

fn word(word: &Word) -> String {
    let of = word.rule.as_ref().map(|rule| format!(" of {rule}")).unwrap_or_default();
    format!("  word {}{of}, {}", word.word, word.place)
}

fn ruled(rule: &str, finding: &Finding) -> String {
    finding.rule_place.as_ref().map_or_else(|| rule.to_owned(), |place| format!("{rule}, {place}"))
}

/// A reading that is not in the document, and what has its place.
pub(super) fn lost(lost: &Lost) -> String {
    let Lost { candidate, to } = lost;
    let rule = candidate.rule().map(|r| format!(" (rule {r})")).unwrap_or_default();
    let to = to.as_ref().map(|t| format!(", lost to {}", head(t, SHORT))).unwrap_or_default();
    format!("{}{rule}{to}", short(candidate))
}
