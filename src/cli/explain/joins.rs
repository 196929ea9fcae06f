//! Pairs of lines: which were joined, how sure that is, and what was seen.

use crate::{
    lines,
    pipeline::{self, Known},
    report::Lines,
};
use serde::Serialize;

/// Two lines of the page and what spoke for and against joining them.
#[derive(Debug, Serialize)]
pub struct Join {
    /// Number of the first line, from 1.
    pub line: u32,
    /// Number of the second.
    pub next: u32,
    /// Were they joined?
    pub joined: bool,
    /// The sum of the weights: above 0 where a join is likelier than not.
    pub score: f32,
    /// How the first line ends, and how the second begins.
    pub seam: [String; 2],
    /// What was seen, and what it weighed.
    pub seen: Vec<Seen>,
}

/// Something seen of a pair of lines.
#[derive(Debug, Serialize)]
pub struct Seen {
    /// Its name and values in the table of weights (`packs/lines/join.tsv`).
    pub feature: String,
    /// What it looks at.
    pub looks_at: &'static str,
    /// What it weighed: for a join above 0, against it below.
    pub weight: f32,
}

/// Pairs of lines that were weighed and have a line in `within`.
pub fn joins(within: &[(u32, u32)], page: &Lines<'_>, bytes: &[u8], known: &Known) -> Vec<Join> {
    if within.is_empty() {
        return Vec::new();
    }
    let near = |r: &lines::Reason| {
        let inside = |line: u32| within.iter().any(|(a, b)| (*a..=*b).contains(&(line + 1)));
        inside(r.from) || inside(r.to)
    };
    let reasons = lines::explain(pipeline::repaired(bytes, known), known.form);
    reasons.into_iter().filter(near).map(|r| join(r, page)).collect()
}

fn join(reason: lines::Reason, page: &Lines<'_>) -> Join {
    const SEAM: usize = 10;
    let (line, next) = (reason.from + 1, reason.to + 1);
    let first: Vec<char> = page.line(line as usize).trim_end().chars().collect();
    let end: String = first[first.len().saturating_sub(SEAM)..].iter().collect();
    let start: String = page.line(next as usize).trim_start().chars().take(SEAM).collect();
    let seen = |(feature, weight): (String, f32)| Seen { looks_at: looks_at(&feature), feature, weight };
    Join {
        line,
        next,
        joined: reason.joined,
        score: reason.score,
        seam: [end, start],
        seen: reason.seen.into_iter().map(seen).collect(),
    }
}

/// What a feature looks at, in words; the features are those of `src/lines/model.rs`.
fn looks_at(feature: &str) -> &'static str {
    match feature.trim_start_matches('~').split('.').next().unwrap_or_default() {
        "bias" => "how often lines go on at all",
        "end" => "how the first line ends",
        "start" => "how the second line begins",
        "indent" => "the indent of the second line",
        "first" => "whether the second line opens a paragraph",
        "heading" => "whether one of them is a heading",
        "title" => "whether the first stands like a title",
        "change" => "how much wider or narrower the second is",
        "bracket" => "brackets that are open between them",
        "habit" => "how the page uses blank lines",
        "rhythm" => "blank lines around them",
        "before" => "the line before them",
        "after" => "the line after them",
        "lead" => "white space before them",
        "script" => "the script of each",
        "pull" => "whether the characters at the seam belong together",
        "echo" => "whether the page has the seam's characters side by side elsewhere",
        "sizes" => "the width of each",
        "column" => "the columns they are in",
        "words" => "wide spaces inside them",
        "hint" => "what kind of line each is",
        "far" => "how far apart they are",
        "seam" => "what stands between them",
        _ => "something else",
    }
}
