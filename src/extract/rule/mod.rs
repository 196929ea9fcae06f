//! The rule extractor: what the rules of packs find by themselves.
//!
//! Words of rules are hits of the shared scan. Patterns run over the folded text, window by window: what a pattern
//! costs stays in proportion to the text, whatever a pack holds.

mod window;

use super::{Amount, AmountKind, CurrencyBasis, Entity, EntityKind, Found, Story, What};
use crate::{
    pack::{Class, Hit, Kind, Maker, Pattern, Rule},
    scan::Scanned,
    text::Span,
};
use regex::Captures;
use std::ops::Range;
use window::{Window, windows};

/// Everything the rules of a story's packs find.
pub fn find(story: &Story<'_>) -> Vec<Found> {
    let rules = &story.packs.rules;
    let patterns: Vec<(&Rule, &Pattern)> = rules.iter().filter_map(|r| Some((r, pattern(r)?))).collect();
    let mut out = Vec::new();
    for (n, passage) in story.passages.iter().enumerate() {
        let words = passage.scan.sparse().filter(|h| h.class == Class::Rule);
        out.extend(words.filter_map(|hit| word(n, hit, rule_of(story, hit)?)));
        search(n, passage.scan, &patterns, &mut out);
    }
    out
}

/// What the patterns find in a passage.
fn search(passage: usize, scan: &Scanned<'_>, patterns: &[(&Rule, &Pattern)], out: &mut Vec<Found>) {
    let likely: Vec<_> = patterns.iter().filter(|(_, pattern)| pattern.may_match(&scan.folded)).collect();
    if likely.is_empty() {
        return;
    }
    for window in windows(&scan.folded) {
        out.extend(likely.iter().flat_map(|(rule, pattern)| matches(passage, scan, &window, rule, pattern)));
    }
}

fn pattern(rule: &Rule) -> Option<&Pattern> {
    match &rule.maker {
        Maker::Pattern(pattern) => Some(pattern),
        _ => None,
    }
}

fn rule_of<'a>(story: &Story<'a>, hit: Hit) -> Option<&'a Rule> {
    let number: usize = story.packs.lexicon.entry(hit).data.parse().ok()?;
    story.packs.rules.get(number)
}

fn word(passage: usize, hit: Hit, rule: &Rule) -> Option<Found> {
    let Maker::Word(kind) = rule.maker else { return None };
    let what = Entity::plain(entity_kind(kind)?);
    Some(Found::new(passage, Span::new(hit.start as usize, hit.end as usize), rule.id.clone(), what))
}

/// The findings of a pattern in a window. Groups are looked for only in the windows that have a match.
fn matches(passage: usize, scan: &Scanned<'_>, window: &Window, rule: &Rule, pattern: &Pattern) -> Vec<Found> {
    if !pattern.regex.is_match(&window.text) {
        return Vec::new();
    }
    let found = |groups: Captures<'_>| {
        let place = |name: &str| groups.name(name).map(|m| window.place(m.range()));
        let whole = window.place(groups.get_match().range());
        let span = place("it").unwrap_or(whole);
        let (what, note) = what(scan, pattern, place("value"), place("unit"));
        let mut found = Found::new(passage, Span::new(span.start, span.end), rule.id.clone(), what);
        found.note = note.map(Box::new);
        (!span.is_empty()).then_some(found)
    };
    let mut all: Vec<Found> =
        pattern.regex.captures_iter(&window.text).take(pattern.most()).filter_map(found).collect();
    if all.len() == pattern.most()
        && let Some(last) = all.last_mut()
    {
        let message = format!("`{}` costs much to search for: no more of it was looked for in this sentence", rule.id);
        last.note.get_or_insert_with(|| Box::new(("rule_matches", message)));
    }
    all
}

/// A remark on a finding: code and message.
type Note = (&'static str, String);

/// What a pattern's match is; `value` and `unit` are the places of its groups.
fn what(
    scan: &Scanned<'_>,
    pattern: &Pattern,
    value: Option<Range<usize>>,
    unit: Option<Range<usize>>,
) -> (What, Option<Note>) {
    if let Some(kind) = entity_kind(pattern.kind) {
        return (Entity::plain(kind).into(), None);
    }
    let read = value.clone().and_then(|v| number(scan, v));
    let note = value.filter(|_| read.is_none()).map(|v| {
        let written = scan.slice(v.start, v.end);
        ("rule_value", format!("`{written}` is no number that can be read"))
    });
    let mut amount = Amount::new(amount_kind(pattern.kind), read);
    amount.unit = unit.map(|u| scan.slice(u.start, u.end).to_owned()).or_else(|| pattern.unit.clone());
    amount.currency = pattern.currency.clone().map(Into::into);
    amount.currency_basis = amount.currency.as_ref().map(|_| CurrencyBasis::Stated);
    (amount.into(), note)
}

/// The value of the numeral that fills the range.
fn number(scan: &Scanned<'_>, range: Range<usize>) -> Option<String> {
    let numeral = scan.numeral_at(range.start)?;
    (numeral.end() == range.end).then(|| numeral.value.to_string())
}

fn entity_kind(kind: Kind) -> Option<EntityKind> {
    Some(match kind {
        Kind::Person => EntityKind::Person,
        Kind::Title => EntityKind::Title,
        Kind::Org => EntityKind::Org,
        Kind::Place => EntityKind::Place,
        Kind::Product => EntityKind::Product,
        Kind::Work => EntityKind::Work,
        Kind::Ticker => EntityKind::Ticker,
        Kind::Event => EntityKind::Event,
        _ => return None,
    })
}

fn amount_kind(kind: Kind) -> AmountKind {
    match kind {
        Kind::Money => AmountKind::Money,
        Kind::Percent => AmountKind::Percent,
        Kind::Ordinal => AmountKind::Ordinal,
        Kind::Multiple => AmountKind::Multiple,
        Kind::Temperature => AmountKind::Temperature,
        Kind::Age => AmountKind::Age,
        Kind::Number => AmountKind::Number,
        _ => AmountKind::Quantity,
    }
}
