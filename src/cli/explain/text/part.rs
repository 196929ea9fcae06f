//! Articles, blocks and furniture in words.

use super::{SHORT, hull};
use crate::{
    cli::explain::account::{Account, Finding, Part},
    report::head,
};

/// An article in two lines: its headline, and what is in it.
pub(super) fn article(id: &str, account: &Account) -> String {
    let own: Vec<&Part> = account.parts.iter().filter(|p| p.id.split('.').next() == Some(id)).collect();
    let headline = own.iter().find_map(|p| p.headline.as_deref()).unwrap_or("(no headline)");
    let is_own = |f: &&Finding| f.value["block"].as_str().and_then(|b| b.split('.').next()) == Some(id);
    let count = |dimension: &str| account.findings.iter().filter(is_own).filter(|f| f.dimension == dimension).count();
    let (entities, amounts) = (count("entity"), count("amount"));
    let (dates, quotes) = (count("date"), count("quote"));
    let found = format!("{entities} entities, {amounts} amounts, {dates} dates, {quotes} quotes");
    format!("{id:<4} {headline}\n       {} blocks, {}; {found}", own.len(), lines_of(own.iter().copied()))
}

/// The lines of parts: `line 3`, `lines 3–5, 9`.
fn lines_of<'p>(parts: impl Iterator<Item = &'p Part>) -> String {
    let runs = runs_of(parts);
    let run = |(a, b): &(u32, u32)| if a == b { a.to_string() } else { format!("{a}–{b}") };
    let word = if runs.len() == 1 && runs[0].0 == runs[0].1 { "line" } else { "lines" };
    format!("{word} {}", runs.iter().map(run).collect::<Vec<_>>().join(", "))
}

/// First and last line of each run of lines; a blank line between two does not part them.
fn runs_of<'p>(parts: impl Iterator<Item = &'p Part>) -> Vec<(u32, u32)> {
    let mut lines: Vec<(u32, u32)> = parts.flat_map(|p| p.lines.iter().copied()).collect();
    lines.sort_unstable();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (first, last) in lines {
        match runs.last_mut() {
            Some(run) if first <= run.1 + 2 => run.1 = run.1.max(last),
            _ => runs.push((first, last)),
        }
    }
    runs
}

/// A part in a line.
pub(super) fn short(part: &Part) -> String {
    let name = if part.id.contains('.') { format!("{} {}", part.id, part.kind) } else { part.kind.clone() };
    format!("{name}, {}: {}", lines_of([part].into_iter()), head(&part.text, SHORT))
}

/// A part with its place and all of its text.
pub(super) fn whole(part: &Part) -> Vec<String> {
    let of = match (&part.headline, part.id.split_once('.')) {
        (Some(headline), Some((article, _))) => format!(" of {article} {headline}"),
        (None, Some((article, _))) => format!(" of {article}, which has no headline"),
        _ => String::new(),
    };
    let apart = if part.id.contains('.') { " " } else { ": " };
    let name = format!("{}{apart}{}", part.id, part.kind);
    let place = format!("  {}, bytes {}", lines_of([part].into_iter()), hull(&part.source));
    vec![format!("{name}{of}"), place, format!("  {}", part.text)]
}
