//! The account of a place, for a reader at a terminal: what is asked first, one thing a line, the rest in counts.
//!
//! Here is which sections there are; how one thing is put into words stands in the file named after it.

mod finding;
mod join;
mod part;

use super::{
    account::{Account, Part, Spot},
    heading::Heading,
};
use crate::{
    document::{Bytes, Note, RepairMade},
    report::head,
};

/// Columns of a text where many are listed.
const SHORT: usize = 48;
/// Things listed before the rest is only counted.
const LISTED: usize = 12;

/// The account for a reader.
pub fn text(account: &Account) -> String {
    let mut out = opening(account);
    let body = match (&account.place, &account.article) {
        (Some(place), _) => of_byte(place, account),
        (None, Some(id)) => of_article(id, account),
        (None, None) => of_page(account),
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
fn opening(account: &Account) -> String {
    let Account { file, bytes, encoding, encoding_basis, page, .. } = account;
    let date = page.date.as_ref().map(|d| match &page.date_basis {
        Some(basis) => format!("{d} ({})", format!("{basis:?}").to_lowercase()),
        None => d.clone(),
    });
    let facts: Vec<String> =
        [&page.publication, &page.section, &page.number, &date].into_iter().flatten().cloned().collect();
    let said = if facts.is_empty() { String::new() } else { format!("{}\n", facts.join(" · ")) };
    format!("{file}: {bytes} bytes, {encoding} ({encoding_basis})\n{said}")
}

fn heading(heading: &Heading) -> String {
    let Heading { text, place, margin, rival, .. } = heading;
    format!("{text}: {place}, {margin:+.1} before {rival}")
}

fn of_byte(place: &Spot, account: &Account) -> Vec<Section> {
    let Spot { byte, line, shown } = place;
    let nothing = || vec!["nothing: white space, or a mark that a repair took out".to_owned()];
    let parts: Vec<String> = account.parts.iter().flat_map(part::whole).collect();
    vec![
        (format!("byte {byte}, line {line} of the page"), shown.lines().map(str::to_owned).collect()),
        section("repairs", listed(&account.repairs, repair)),
        section("how its line was joined", join::of_line(*line as u32, &account.joins)),
        section("became", if parts.is_empty() { nothing() } else { parts }),
        section("findings", account.findings.iter().flat_map(finding::whole).collect()),
        section("readings that lost", listed(&account.lost, finding::lost)),
        section("notes", listed(&account.notes, note)),
    ]
}

fn of_article(id: &str, account: &Account) -> Vec<Section> {
    let headline = account.parts.iter().find_map(|p| p.headline.clone()).unwrap_or_else(|| "without a headline".into());
    let blocks = |p: &Part| p.id.split('.').next() == Some(id);
    let mut lines = Vec::new();
    for part in account.parts.iter().filter(|p| blocks(p)) {
        lines.push(part::short(part));
        let own = account.findings.iter().filter(|f| f.value["block"].as_str() == Some(&part.id));
        lines.extend(own.map(|f| format!("    {}", finding::short(f))));
    }
    vec![
        (format!("{id} {headline}"), lines),
        section("repairs", listed(&account.repairs, repair)),
        section("lines: the joins least sure", join::closest(&account.joins)),
        section("headings", account.headings.iter().map(heading).collect()),
        section("readings that lost", listed(&account.lost, finding::lost)),
        section("notes", listed(&account.notes, note)),
    ]
}

fn of_page(account: &Account) -> Vec<Section> {
    let others = |id: &str| account.parts.iter().filter(|p| p.id == id).map(part::short).collect::<Vec<_>>();
    let mut ids: Vec<&str> = account.parts.iter().filter_map(|p| Some(p.id.split_once('.')?.0)).collect();
    ids.dedup();
    vec![
        section("articles", ids.iter().map(|id| part::article(id, account)).collect()),
        section("headings", listed(&account.headings, heading)),
        section("furniture", others("furniture")),
        section("in no article", others("unplaced")),
        section("repairs", listed(&account.repairs, repair)),
        section("notes", listed(&account.notes, note)),
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
