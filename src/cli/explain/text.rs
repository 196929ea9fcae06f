//! The story of a place, for a reader.

use super::story::{Finding, Join, Part, Place, Story};
use crate::document::{Bytes, RepairMade};

/// The story for a reader.
pub fn text(story: &Story) -> String {
    let Story { file, bytes, encoding, encoding_basis, .. } = story;
    let mut out = format!("{file}: {bytes} bytes, {encoding} ({encoding_basis})\n");
    if let Some(Place { byte, line, shown }) = &story.place {
        out += &format!("\nbyte {byte}, line {line} of the page\n{shown}\n");
    }
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out += &format!("\n{title}\n  {}\n", lines.join("\n  "));
        }
    };
    let repair = |r: &RepairMade| format!("{:?} → {:?} by {}, bytes {}", r.before, r.after, r.rule, spans(&[r.source]));
    section("repairs", story.repairs.iter().map(repair).collect());
    section("lines", story.joins.iter().map(join).collect());
    section("part of", story.parts.iter().map(part).collect());
    section("findings", story.findings.iter().map(found).collect());
    out
}

fn join(join: &Join) -> String {
    let Join { line, next, joined, score, seen } = join;
    let verdict = if *joined { "joined" } else { "kept apart" };
    let why: Vec<String> = seen.iter().map(|(what, weight)| format!("{what} {weight:+.1}")).collect();
    format!("{line} and {next}: {verdict}, {score:+.1} ({})", why.join(", "))
}

fn part(part: &Part) -> String {
    let Part { id, kind, headline, text, source } = part;
    let under = headline.as_ref().map(|h| format!(" under {h}")).unwrap_or_default();
    format!("{id} {kind}{under}, bytes {}\n      {text}", spans(source))
}

/// What of a finding is told beside text, place and rule.
const TOLD: [&str; 11] =
    ["kind", "value", "currency", "unit", "approx", "direction", "basis", "name", "of", "speaker", "verb"];

fn found(finding: &Finding) -> String {
    let Finding { dimension, value, source } = finding;
    let said = |key: &str| value[key].as_str();
    let place = said("block").map(|b| format!(" in {b}")).unwrap_or_default();
    let rule = said("rule").map(|r| format!(" by {r}")).unwrap_or_default();
    let more: Vec<String> = TOLD.iter().filter_map(|k| Some(format!("{k} {}", said(k)?))).collect();
    let text = said("text").unwrap_or_default();
    format!("{dimension} {text}{place}, bytes {}{rule}\n      {}", spans(source), more.join(", "))
}

fn spans(source: &[Bytes]) -> String {
    source.iter().map(|[s, e]| format!("{s}–{e}")).collect::<Vec<_>>().join(" ")
}
