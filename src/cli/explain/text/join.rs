//! Joins of lines in words: the verdict, its score, and the reasons for and against it.

use crate::{
    cli::explain::joins::{Join, Mended, Seen},
    report::columns,
};
use std::cmp::Ordering;

/// Reasons given for and against a join.
const REASONS: usize = 3;
/// Joins told where all were asked for.
const CLOSEST: usize = 5;

/// The joins of a line: with what goes before, with what follows, and how many others were weighed.
pub(super) fn of_line(line: u32, joins: &[Join]) -> Vec<String> {
    let mut out = Vec::new();
    let (before, after): (Vec<&Join>, Vec<&Join>) = joins.iter().partition(|j| j.next == line);
    for pairs in [before, after] {
        let Some(best) = pairs.iter().copied().max_by(|a, b| likelier(a, b)) else { continue };
        out.extend(whole(best));
        out.extend(rivals_of(best, &pairs));
    }
    out
}

/// How many other pairs were weighed beside the best one, and the likeliest of them.
fn rivals_of(best: &Join, pairs: &[&Join]) -> Option<String> {
    let rivals: Vec<&&Join> = pairs.iter().filter(|j| (j.line, j.next) != (best.line, best.next)).collect();
    let Join { line, next, score, .. } = rivals.iter().max_by(|a, b| likelier(a, b))?;
    let count = rivals.len();
    Some(format!("  {count} other pairs were weighed, the likeliest {line} and {next} at {score:+.1}"))
}

/// What was joined before what was not, then by score.
fn likelier(a: &Join, b: &Join) -> Ordering {
    a.joined.cmp(&b.joined).then(a.score.total_cmp(&b.score))
}

/// A join with what spoke for and against it.
fn whole(join: &Join) -> Vec<String> {
    let mut out = vec![short(join)];
    out.extend(join.mended.map(|mended| format!("  mended   {}", told(mended))));
    for (side, text) in [("for", reasons(join, 1.0)), ("against", reasons(join, -1.0))] {
        if !text.is_empty() {
            out.push(format!("  {side:<8} {text}"));
        }
    }
    out
}

/// What the page showed once its titles and stories were known.
fn told(mended: Mended) -> &'static str {
    match mended {
        Mended::Joined => "the page as a whole shows that they are one",
        Mended::Cut => "the page as a whole shows that they are two",
    }
}

/// What spoke for a join (`sign` is 1) or against it (-1), the weightiest first.
fn reasons(join: &Join, sign: f32) -> String {
    let mut seen: Vec<&Seen> = join.seen.iter().filter(|s| s.weight * sign >= 0.2).collect();
    seen.sort_by(|a, b| (b.weight * sign).total_cmp(&(a.weight * sign)));
    seen.iter().take(REASONS).map(|s| format!("{} {:+.1}", s.what, s.weight)).collect::<Vec<_>>().join("; ")
}

/// A join in a line: its score, and the characters on both sides of the seam.
fn short(join: &Join) -> String {
    let Join { line, next, joined, score, seam: [end, start], .. } = join;
    let verdict = if *joined { "joined" } else { "kept apart" };
    let pad = " ".repeat(22_usize.saturating_sub(columns(end)));
    format!("{line:>4} → {next:<4} {verdict:<10} {score:+5.1}  {pad}{end} │ {start}")
}

/// How many pairs were weighed, and those whose score is nearest to the other verdict.
pub(super) fn closest(joins: &[Join]) -> Vec<String> {
    let joined = joins.iter().filter(|j| j.joined).count();
    if joins.is_empty() {
        return Vec::new();
    }
    let mut sorted: Vec<&Join> = joins.iter().collect();
    sorted.sort_by(|a, b| a.score.abs().total_cmp(&b.score.abs()));
    let count = format!("{} pairs of lines were weighed, {joined} joined", joins.len());
    std::iter::once(count).chain(sorted.into_iter().take(CLOSEST).map(short)).collect()
}
