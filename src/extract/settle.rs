//! Overlapping findings settled. No extractor decides this for itself.

use super::{Found, What};
use std::{cmp::Reverse, collections::BTreeMap};

/// Which of several findings in one place are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Overlaps {
    /// The best one over all dimensions.
    #[default]
    Best,
    /// The best one of each kind (the number inside the money is given too).
    All,
    /// Every candidate, for those who ask what lost.
    Every,
}

/// Keeps the longest of overlapping findings, of two as long the one found first; in order of place.
///
/// Second readings ([`Found::alternative`]) give way to any other, and are kept only where kinds may overlap.
pub fn settle(mut found: Vec<Found>, overlaps: Overlaps) -> Vec<Found> {
    if overlaps == Overlaps::Best {
        found.retain(|f| !f.alternative);
    }
    let every = overlaps == Overlaps::Every;
    let mut order: Vec<_> = found.iter().enumerate().map(|(n, f)| (place(f), !every && f.alternative, n)).collect();
    order.sort_unstable();
    let mut order: Vec<usize> = order.into_iter().map(|(_, _, n)| n).collect();
    if !every {
        order = apart(&found, order, overlaps);
    }
    let mut found: Vec<Option<Found>> = found.into_iter().map(Some).collect();
    let mut kept = Vec::with_capacity(order.len());
    kept.extend(order.into_iter().filter_map(|n| found[n].take()));
    kept
}

/// Where a finding stands among the others: by passage and start, then the longest first.
fn place(found: &Found) -> (u64, Reverse<u32>) {
    ((found.passage as u64) << 32 | found.span.start() as u64, Reverse(found.span.end() as u32))
}

/// Those of the findings that are kept; `order` are their numbers by place.
fn apart(found: &[Found], order: Vec<usize>, overlaps: Overlaps) -> Vec<usize> {
    let mut kept = Vec::with_capacity(order.len());
    let mut rest = &order[..];
    while let Some(&first) = rest.first() {
        let mut end = found[first].span.end();
        let touches = |&&n: &&usize| {
            let here = found[n].passage == found[first].passage && found[n].span.start() < end;
            end = if here { end.max(found[n].span.end()) } else { end };
            here
        };
        let (heap, after) = rest.split_at(rest.iter().take_while(touches).count().max(1));
        rest = after;
        match heap {
            [alone] => kept.push(*alone),
            heap => kept.extend(best(found, heap, overlaps)),
        }
    }
    kept
}

/// Those that are kept of findings that overlap each other, in the order they have.
fn best(found: &[Found], heap: &[usize], overlaps: Overlaps) -> Vec<usize> {
    let mut by_rank = heap.to_vec();
    by_rank.sort_by_key(|&n| (found[n].alternative, Reverse(found[n].span.len()), n));
    let mut taken = Taken::default();
    let group = |f: &Found| if overlaps == Overlaps::Best { None } else { Some(kind(f)) };
    by_rank.retain(|&n| taken.take((found[n].passage, group(&found[n])), found[n].span.start(), found[n].span.end()));
    by_rank.sort_unstable();
    heap.iter().copied().filter(|n| by_rank.binary_search(n).is_ok()).collect()
}

/// Findings that exclude each other: those of a passage, or of a kind in it.
type Group = (usize, Option<(u8, u8)>);

/// The stretches that are taken already, by group and start; those of a group do not overlap.
#[derive(Debug, Default)]
struct Taken(BTreeMap<(Group, usize), usize>);

impl Taken {
    /// Takes a stretch if no part of it is taken.
    fn take(&mut self, group: Group, start: usize, end: usize) -> bool {
        let last = self.0.range((group, 0)..(group, end)).next_back();
        let free = last.is_none_or(|(_, &end)| end <= start);
        if free {
            self.0.insert((group, start), end);
        }
        free
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        extract::{Amount, AmountKind, Entity, EntityKind},
        text::Span,
    };

    fn amount(kind: AmountKind, start: usize, end: usize) -> Found {
        Found::new(0, Span::new(start, end), "test", Amount::new(kind, None))
    }

    fn spans(found: &[Found], overlaps: Overlaps) -> Vec<(usize, usize)> {
        settle(found.to_vec(), overlaps).iter().map(|f| (f.span.start(), f.span.end())).collect()
    }

    #[test]
    fn the_longest_is_kept_and_what_it_leaves_free() {
        let all = [
            amount(AmountKind::Money, 2, 5),
            amount(AmountKind::Money, 4, 12),
            amount(AmountKind::Money, 0, 2),
            amount(AmountKind::Money, 12, 13),
        ];
        assert_eq!(spans(&all, Overlaps::Best), [(0, 2), (4, 12), (12, 13)]);
    }

    #[test]
    fn kinds_may_overlap_only_where_asked() {
        let mut number = amount(AmountKind::Number, 0, 2);
        number.alternative = true;
        let name = Found::new(0, Span::new(1, 4), "test", Entity::plain(EntityKind::Org));
        let all = [amount(AmountKind::Money, 0, 3), number, name];
        assert_eq!(spans(&all, Overlaps::All), [(0, 3), (0, 2), (1, 4)]);
        assert_eq!(spans(&all, Overlaps::Best), [(0, 3)]);
    }

    #[test]
    fn every_candidate_is_kept_where_asked() {
        let all = [amount(AmountKind::Money, 0, 5), amount(AmountKind::Money, 1, 3), amount(AmountKind::Money, 1, 5)];
        assert_eq!(spans(&all, Overlaps::Every), [(0, 5), (1, 5), (1, 3)]);
    }

    #[test]
    fn a_second_reading_gives_way_to_a_shorter_first() {
        let mut wide = amount(AmountKind::Money, 0, 5);
        wide.alternative = true;
        let all = [wide.clone(), amount(AmountKind::Money, 1, 3)];
        assert_eq!(spans(&all, Overlaps::All), [(1, 3)]);
        assert_eq!(spans(&[wide], Overlaps::Best), []);
    }
}
