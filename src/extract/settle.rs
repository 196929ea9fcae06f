//! Overlapping findings settled. No extractor decides this for itself.

use super::{Found, What};

/// Which of several findings in one place are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Overlaps {
    /// The best one over all dimensions.
    #[default]
    Best,
    /// The best one of each kind (the number inside the money is given too).
    All,
}

/// Keeps the longest finding of overlapping ones, the earlier of two as long; in order of place.
pub fn settle(mut found: Vec<Found>, overlaps: Overlaps) -> Vec<Found> {
    found.sort_by_key(|f| (f.passage, f.span.start(), std::cmp::Reverse(f.span.end())));
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for candidate in found {
        let rival = kept.iter().rposition(|k| {
            k.passage == candidate.passage
                && k.span.overlaps(&candidate.span)
                && (overlaps == Overlaps::Best || kind(k) == kind(&candidate))
        });
        match rival {
            None => kept.push(candidate),
            Some(i) if kept[i].span.len() < candidate.span.len() => kept[i] = candidate,
            Some(_) => {}
        }
    }
    kept
}

/// The dimension and the kind within it.
fn kind(found: &Found) -> (u8, u8) {
    match &found.what {
        What::Entity(e) => (0, e.kind as u8),
        What::Amount(a) => (1, a.kind as u8),
        What::Date(d) => (2, d.kind as u8),
        What::Quote(_) => (3, 0),
    }
}
