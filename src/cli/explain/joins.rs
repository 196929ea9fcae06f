//! Pairs of lines: which were joined, how sure that is, and what was seen.

use crate::{
    lines::{self, Block},
    report::PageLines,
};
use serde::Serialize;
use std::collections::BTreeSet;

/// Two lines of the page and what spoke for and against joining them.
#[derive(Debug, Serialize)]
pub struct Join {
    /// Number of the first line, from 1.
    pub line: u32,
    /// Number of the second.
    pub next: u32,
    /// Were they joined?
    pub joined: bool,
    /// What the page, once it was read, showed to be wrong about that.
    pub mended: Option<Mended>,
    /// The sum of the weights: above 0 where a join is likelier than not.
    pub score: f32,
    /// How the first line ends, and how the second begins.
    pub seam: [String; 2],
    /// What was seen, and what it weighed.
    pub seen: Vec<Seen>,
}

/// How a pair of lines was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mended {
    /// They were kept apart, and are one.
    Joined,
    /// They were joined, and are two.
    Cut,
}

impl Mended {
    fn of(joined: bool, together: bool) -> Option<Self> {
        match (joined, together) {
            (false, true) => Some(Self::Joined),
            (true, false) => Some(Self::Cut),
            _ => None,
        }
    }
}

/// Something seen of a pair of lines.
#[derive(Debug, Serialize)]
pub struct Seen {
    /// What it is, in words.
    pub what: String,
    /// What it weighed: for a join above 0, against it below.
    pub weight: f32,
}

/// Pairs of lines that were weighed and have a line in `within`; `blocks` are those of the page in the end.
pub fn joins(reasons: &[lines::Reason], blocks: &[Block], within: &[(u32, u32)], page: &PageLines<'_>) -> Vec<Join> {
    let near = |r: &&lines::Reason| {
        let inside = |line: u32| within.iter().any(|(a, b)| (*a..=*b).contains(&(line + 1)));
        inside(r.from) || inside(r.to)
    };
    let pairs = blocks.iter().flat_map(|block| block.lines.windows(2).map(|pair| (pair[0], pair[1])));
    let together: BTreeSet<(u32, u32)> = pairs.collect();
    reasons.iter().filter(near).map(|r| join(r, together.contains(&(r.from, r.to)), page)).collect()
}

fn join(reason: &lines::Reason, together: bool, page: &PageLines<'_>) -> Join {
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
        mended: Mended::of(reason.joined, together),
        score: reason.score,
        seam: [end, start],
        seen: reason.seen.iter().map(seen).collect(),
    }
}
