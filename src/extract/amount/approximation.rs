//! The words beside an amount: 約, 逾, 至少 before it, 左右, 以上 behind it, and the verb that says which way it moved.

use super::{
    view::{View, Word},
    vocabulary::Meaning,
};
use crate::{
    extract::{Approx, Direction},
    pack::Class,
};

/// The approximator of the amount at `start..end`, if one stands beside it.
pub(super) fn approx(view: &View<'_>, start: usize, end: usize) -> Option<Approx> {
    let behind = || view.word(view.past_spaces(end), Class::ApproximatorAfter).and_then(approximates);
    before(view, start).map(|(_, approx)| approx).or_else(behind)
}

/// The approximator before `start`: where it begins, and what it says. 通過, 附近 and the like are none.
pub(super) fn before(view: &View<'_>, start: usize) -> Option<(usize, Approx)> {
    let word = view.word_ending(view.before_spaces(start), Class::Approximator)?;
    Some((word.start, approximates(word)?))
}

/// The way the amount at `start` moved, if a verb before it says so; approximators and 了 may stand between.
pub(super) fn direction(view: &View<'_>, start: usize) -> Option<Direction> {
    let mut at = view.before_spaces(start);
    for _ in 0..2 {
        if let Some(word) = view.word_ending(at, Class::Direction) {
            return if let Meaning::Moves(way) = *word.meaning { Some(way) } else { None };
        }
        let approximator = before(view, at).map(|(start, _)| start);
        at = approximator.or_else(|| matches!(view.before(at), '了' | '至' | '到' | '逾').then(|| at - 1))?;
    }
    None
}

/// Does a verb before `start` tell a change by so much: 升, 加了約, not 升至?
pub(super) fn changes(view: &View<'_>, start: usize) -> bool {
    let at = view.before_spaces(start);
    let at = before(view, at).map_or(at, |(start, _)| start);
    let at = if view.before(at) == '了' { at - 1 } else { at };
    let led = matches!(view.before(at), '至' | '到');
    !led && view.word_ending(at, Class::Direction).is_some_and(|w| matches!(w.meaning, Meaning::Moves(_)))
}

fn approximates(word: Word<'_>) -> Option<Approx> {
    if let Meaning::Approximates(approx) = *word.meaning { Some(approx) } else { None }
}
