//! The story of a place, for a reader at a terminal: what is asked first, one thing a line, the rest in counts.

use super::{
    joins::{Join, Seen},
    story::{Finding, Lost, Part, Place, Story},
    title::Title,
};
use crate::{
    document::{Bytes, Note, RepairMade},
    report::{columns, head},
    rules::Word,
};
use std::cmp::Ordering;

/// Columns of a text where many are listed.
const SHORT: usize = 48;
/// Things listed before the rest is only counted.
const LISTED: usize = 12;
/// Reasons given for and against a join.
const REASONS: usize = 3;

/// The story for a reader.
pub fn text(story: &Story) -> String {
    let mut out = opening(story);
    let body = match (&story.place, &story.article) {
        (Some(place), _) => of_byte(place, story),
        (None, Some(id)) => of_article(id, story),
        (None, None) => of_page(story),
    };
    for (title, lines) in body.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        out += &format!("\n{title}\n");
        for line in lines {
            out += &format!("  {}\n", line.trim_end());
        }
    }
    out
}

/// A title, and lines under it.
type Section = (String, Vec<String>);

fn section(title: &str, lines: Vec<String>) -> Section {
    (title.to_owned(), lines)
}

/// File, encoding, and what the page says of itself.
fn opening(story: &Story) -> String {
    let Story { file, bytes, encoding, encoding_basis, page, .. } = story;
    let date = page.date.as_ref().map(|d| match &page.date_basis {
        Some(basis) => format!("{d} ({})", format!("{basis:?}").to_lowercase()),
        None => d.clone(),
    });
    let facts: Vec<String> =
        [&page.publication, &page.section, &page.number, &date].into_iter().flatten().cloned().collect();
    let said = if facts.is_empty() { String::new() } else { format!("{}\n", facts.join(" · ")) };
    format!("{file}: {bytes} bytes, {encoding} ({encoding_basis})\n{said}")
}

fn title(title: &Title) -> String {
    let Title { text, place, margin, rival, .. } = title;
    format!("{text}: {place}, {margin:+.1} before {rival}")
}

fn of_byte(place: &Place, story: &Story) -> Vec<Section> {
    let Place { byte, line, shown } = place;
    let nothing = || vec!["nothing: white space, or a mark that a repair took out".to_owned()];
    let parts: Vec<String> = story.parts.iter().flat_map(part_whole).collect();
    vec![
        (format!("byte {byte}, line {line} of the page"), shown.lines().map(str::to_owned).collect()),
        section("repairs", listed(&story.repairs, repair)),
        section("how its line was joined", joins_of(*line as u32, &story.joins)),
        section("became", if parts.is_empty() { nothing() } else { parts }),
        section("findings", story.findings.iter().flat_map(finding_whole).collect()),
        section("readings that lost", listed(&story.lost, lost)),
        section("notes", listed(&story.notes, note)),
    ]
}

fn of_article(id: &str, story: &Story) -> Vec<Section> {
    let headline = story.parts.iter().find_map(|p| p.headline.clone()).unwrap_or_else(|| "without a headline".into());
    let blocks = |p: &Part| p.id.split('.').next() == Some(id);
    let mut lines = Vec::new();
    for part in story.parts.iter().filter(|p| blocks(p)) {
        lines.push(part_short(part));
        let own = story.findings.iter().filter(|f| f.value["block"].as_str() == Some(&part.id));
        lines.extend(own.map(|f| format!("    {}", finding_short(f))));
    }
    vec![
        (format!("{id} {headline}"), lines),
        section("repairs", listed(&story.repairs, repair)),
        section("lines: the joins least sure", closest(&story.joins)),
        section("titles", story.titles.iter().map(title).collect()),
        section("readings that lost", listed(&story.lost, lost)),
        section("notes", listed(&story.notes, note)),
    ]
}

fn of_page(story: &Story) -> Vec<Section> {
    let others = |id: &str| story.parts.iter().filter(|p| p.id == id).map(part_short).collect::<Vec<_>>();
    let mut ids: Vec<&str> = story.parts.iter().filter_map(|p| Some(p.id.split_once('.')?.0)).collect();
    ids.dedup();
    vec![
        section("articles", ids.iter().map(|id| article_short(id, story)).collect()),
        section("titles", listed(&story.titles, title)),
        section("furniture", others("furniture")),
        section("in no article", others("unplaced")),
        section("repairs", listed(&story.repairs, repair)),
        section("notes", listed(&story.notes, note)),
        section(
            "to ask further",
            ids.first().map(|id| format!("--article {id} · --at BYTE · --format json")).into_iter().collect(),
        ),
    ]
}

/// An article in two lines: its headline, and what is in it.
fn article_short(id: &str, story: &Story) -> String {
    let own: Vec<&Part> = story.parts.iter().filter(|p| p.id.split('.').next() == Some(id)).collect();
    let headline = own.iter().find_map(|p| p.headline.as_deref()).unwrap_or("(no headline)");
    let is_own = |f: &&Finding| f.value["block"].as_str().and_then(|b| b.split('.').next()) == Some(id);
    let count = |dimension: &str| story.findings.iter().filter(is_own).filter(|f| f.dimension == dimension).count();
    let (entities, amounts) = (count("entity"), count("amount"));
    let (dates, quotes) = (count("date"), count("quote"));
    let found = format!("{entities} entities, {amounts} amounts, {dates} dates, {quotes} quotes");
    format!("{id:<4} {headline}\n       {} blocks, {}; {found}", own.len(), lines_of(own.iter().copied()))
}

fn lines_of<'p>(parts: impl Iterator<Item = &'p Part>) -> String {
    let mut lines: Vec<(u32, u32)> = parts.flat_map(|p| p.lines.iter().copied()).collect();
    lines.sort_unstable();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (first, last) in lines {
        match runs.last_mut() {
            Some(run) if first <= run.1 + 2 => run.1 = run.1.max(last),
            _ => runs.push((first, last)),
        }
    }
    let run = |(a, b): &(u32, u32)| if a == b { a.to_string() } else { format!("{a}–{b}") };
    let word = if runs.len() == 1 && runs[0].0 == runs[0].1 { "line" } else { "lines" };
    format!("{word} {}", runs.iter().map(run).collect::<Vec<_>>().join(", "))
}

fn part_short(part: &Part) -> String {
    let name = if part.id.contains('.') { format!("{} {}", part.id, part.kind) } else { part.kind.clone() };
    format!("{name}, {}: {}", lines_of([part].into_iter()), head(&part.text, SHORT))
}

fn part_whole(part: &Part) -> Vec<String> {
    let of = match (&part.headline, part.id.split_once('.')) {
        (Some(headline), Some((article, _))) => format!(" of {article} {headline}"),
        (None, Some((article, _))) => format!(" of {article}, which has no headline"),
        _ => String::new(),
    };
    let name = if part.id.contains('.') {
        format!("{} {}", part.id, part.kind)
    } else {
        format!("{}: {}", part.id, part.kind)
    };
    let place = format!("  {}, bytes {}", lines_of([part].into_iter()), hull(&part.source));
    vec![format!("{name}{of}"), place, format!("  {}", part.text)]
}

/// The joins of a line: with what goes before, with what follows, and how many others were weighed.
fn joins_of(line: u32, joins: &[Join]) -> Vec<String> {
    let mut out = Vec::new();
    let (before, after): (Vec<&Join>, Vec<&Join>) = joins.iter().partition(|j| j.next == line);
    for pairs in [before, after] {
        let Some(best) = pairs.iter().copied().max_by(|a, b| likelier(a, b)) else { continue };
        out.extend(join_whole(best));
        let rivals: Vec<&&Join> = pairs.iter().filter(|j| (j.line, j.next) != (best.line, best.next)).collect();
        if let Some(second) = rivals.iter().max_by(|a, b| likelier(a, b)) {
            let Join { line, next, score, .. } = second;
            out.push(format!(
                "  {} other pairs were weighed, the likeliest {line} and {next} at {score:+.1}",
                rivals.len()
            ));
        }
    }
    out
}

/// What was joined before what was not, then by score.
fn likelier(a: &Join, b: &Join) -> Ordering {
    a.joined.cmp(&b.joined).then(a.score.total_cmp(&b.score))
}

fn join_whole(join: &Join) -> Vec<String> {
    let reasons = |sign: f32| {
        let mut seen: Vec<&Seen> = join.seen.iter().filter(|s| s.weight * sign >= 0.2).collect();
        seen.sort_by(|a, b| (b.weight * sign).total_cmp(&(a.weight * sign)));
        seen.iter().take(REASONS).map(|s| format!("{} {:+.1}", s.what, s.weight)).collect::<Vec<_>>().join("; ")
    };
    let mut out = vec![join_short(join)];
    for (side, text) in [("for", reasons(1.0)), ("against", reasons(-1.0))] {
        if !text.is_empty() {
            out.push(format!("  {side:<8} {text}"));
        }
    }
    out
}

fn join_short(join: &Join) -> String {
    let Join { line, next, joined, score, seam: [end, start], .. } = join;
    let verdict = if *joined { "joined" } else { "kept apart" };
    let pad = " ".repeat(22_usize.saturating_sub(columns(end)));
    format!("{line:>4} → {next:<4} {verdict:<10} {score:+5.1}  {pad}{end} │ {start}")
}

/// How many pairs were weighed, and those whose score is nearest to the other verdict.
fn closest(joins: &[Join]) -> Vec<String> {
    const CLOSEST: usize = 5;
    let joined = joins.iter().filter(|j| j.joined).count();
    if joins.is_empty() {
        return Vec::new();
    }
    let mut sorted: Vec<&Join> = joins.iter().collect();
    sorted.sort_by(|a, b| a.score.abs().total_cmp(&b.score.abs()));
    let count = format!("{} pairs of lines were weighed, {joined} joined", joins.len());
    std::iter::once(count).chain(sorted.into_iter().take(CLOSEST).map(join_short)).collect()
}

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

fn finding_short(finding: &Finding) -> String {
    let said = |key: &str| finding.value[key].as_str();
    let kind = said("kind").unwrap_or(finding.dimension);
    let titles = finding.value["titles"].as_array().into_iter().flatten().filter_map(|t| t.as_str());
    let posts = titles.collect::<Vec<_>>().join(", ");
    let mut out = format!("{kind} {}", head(finding.text(), SHORT));
    if !posts.is_empty() {
        out += &format!(" ({posts})");
    }
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

fn finding_whole(finding: &Finding) -> Vec<String> {
    let value = &finding.value;
    let place = match (value["block"].as_str(), value["start"].as_u64(), value["end"].as_u64()) {
        (Some(block), Some(start), Some(end)) => format!("in {block}, characters {start}–{end}; "),
        _ => String::new(),
    };
    let mut out = vec![finding_short(finding), format!("  {place}bytes {}", hull(&finding.source))];
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

fn lost(lost: &Lost) -> String {
    let Lost { candidate, to } = lost;
    let rule = candidate.rule().map(|r| format!(" (rule {r})")).unwrap_or_default();
    let to = to.as_ref().map(|t| format!(", lost to {}", head(t, SHORT))).unwrap_or_default();
    format!("{}{rule}{to}", finding_short(candidate))
}

fn repair(repair: &RepairMade) -> String {
    let RepairMade { rule, before, after, source } = repair;
    let (before, after) = (head(before, SHORT), head(after, SHORT));
    let change = if after.is_empty() { format!("{before:?} taken out") } else { format!("{before:?} → {after:?}") };
    format!("{rule}: {change}, bytes {}", hull(&[*source]))
}

fn note(note: &Note) -> String {
    format!("{}: {}, bytes {}", note.code, note.message, hull(&[note.source]))
}

/// The first of many, and how many more there are.
fn listed<T>(all: &[T], line: impl Fn(&T) -> String) -> Vec<String> {
    let rest = all.len().saturating_sub(LISTED);
    let more = (rest > 0).then(|| format!("… and {rest} more (--format json has all)"));
    all.iter().take(LISTED).map(line).chain(more).collect()
}

/// From the first byte to the last, and in how many pieces.
fn hull(source: &[Bytes]) -> String {
    match source {
        [] => "none".into(),
        [[start, end]] => format!("{start}–{end}"),
        [first, .., last] => format!("{}–{} in {} pieces", first[0].min(last[0]), last[1].max(first[1]), source.len()),
    }
}
