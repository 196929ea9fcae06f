//! The story of a place, for a reader at a terminal: what is asked first, one thing a line, the rest in counts.
//!
//! Here is which sections there are; how one thing is put into words stands in the file named after it.

mod finding;
mod join;
mod part;

use super::{
    story::{Part, Place, Story},
    title::Title,
};
use crate::{
    document::{Bytes, Note, RepairMade},
    report::head,
};

/// Columns of a text where many are listed.
const SHORT: usize = 48;
/// Things listed before the rest is only counted.
const LISTED: usize = 12;

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
    let parts: Vec<String> = story.parts.iter().flat_map(part::whole).collect();
    vec![
        (format!("byte {byte}, line {line} of the page"), shown.lines().map(str::to_owned).collect()),
        section("repairs", listed(&story.repairs, repair)),
        section("how its line was joined", join::of_line(*line as u32, &story.joins)),
        section("became", if parts.is_empty() { nothing() } else { parts }),
        section("findings", story.findings.iter().flat_map(finding::whole).collect()),
        section("readings that lost", listed(&story.lost, finding::lost)),
        section("notes", listed(&story.notes, note)),
    ]
}

fn of_article(id: &str, story: &Story) -> Vec<Section> {
    let headline = story.parts.iter().find_map(|p| p.headline.clone()).unwrap_or_else(|| "without a headline".into());
    let blocks = |p: &Part| p.id.split('.').next() == Some(id);
    let mut lines = Vec::new();
    for part in story.parts.iter().filter(|p| blocks(p)) {
        lines.push(part::short(part));
        let own = story.findings.iter().filter(|f| f.value["block"].as_str() == Some(&part.id));
        lines.extend(own.map(|f| format!("    {}", finding::short(f))));
    }
    vec![
        (format!("{id} {headline}"), lines),
        section("repairs", listed(&story.repairs, repair)),
        section("lines: the joins least sure", join::closest(&story.joins)),
        section("titles", story.titles.iter().map(title).collect()),
        section("readings that lost", listed(&story.lost, finding::lost)),
        section("notes", listed(&story.notes, note)),
    ]
}

fn of_page(story: &Story) -> Vec<Section> {
    let others = |id: &str| story.parts.iter().filter(|p| p.id == id).map(part::short).collect::<Vec<_>>();
    let mut ids: Vec<&str> = story.parts.iter().filter_map(|p| Some(p.id.split_once('.')?.0)).collect();
    ids.dedup();
    vec![
        section("articles", ids.iter().map(|id| part::article(id, story)).collect()),
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
