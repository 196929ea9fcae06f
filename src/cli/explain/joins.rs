//! Pairs of lines: which were joined, how sure that is, and what was seen.

use crate::{lines, report::PageLines};
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
    /// What it is, in words.
    pub what: String,
    /// What it weighed: for a join above 0, against it below.
    pub weight: f32,
}

/// Pairs of lines that were weighed and have a line in `within`.
pub fn joins(reasons: &[lines::Reason], within: &[(u32, u32)], page: &PageLines<'_>) -> Vec<Join> {
    let near = |r: &&lines::Reason| {
        let inside = |line: u32| within.iter().any(|(a, b)| (*a..=*b).contains(&(line + 1)));
        inside(r.from) || inside(r.to)
    };
    reasons.iter().filter(near).map(|r| join(r, page)).collect()
}

fn join(reason: &lines::Reason, page: &PageLines<'_>) -> Join {
    const SEAM: usize = 10;
    let (line, next) = (reason.from + 1, reason.to + 1);
    let first: Vec<char> = page.line(line as usize).trim_end().chars().collect();
    let end: String = first[first.len().saturating_sub(SEAM)..].iter().collect();
    let start: String = page.line(next as usize).trim_start().chars().take(SEAM).collect();
    let seen = |(what, weight): &(String, f32)| Seen { what: what.clone(), weight: *weight };
    Join {
        line,
        next,
        joined: reason.joined,
        score: reason.score,
        seam: [end, start],
        seen: reason.seen.iter().map(seen).collect(),
    }
}
