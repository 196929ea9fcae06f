//! Dates in a row: 5月2日、9日及16日, 去年3月及6月. What the first says of year, month or week holds for those listed behind
//! it.

use super::{
    part::{Part, Parts},
    point::Point,
    range::Expression,
    reader::Reader,
};

/// How far behind a date the next of its row may begin, in code points (5月11、12及13日).
const LONGEST_LINK: usize = 8;

/// The date that a row may go on from: where it ends, and its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    end: usize,
    parts: Parts,
}

impl Listed {
    /// What may follow on a date; none on a lunar one, whose months are not the page's.
    pub(super) fn of(it: &Expression) -> Option<Self> {
        let last = it.second.as_deref().unwrap_or(&it.first);
        let lunar = it.is_lunar();
        (!lunar && it.edge.is_none()).then_some(Self { end: it.end, parts: last.parts })
    }
}

impl Reader<'_> {
    /// Gives a date the coarser parts of the one whose row it goes on.
    pub(super) fn go_on(&self, listed: Listed, it: &mut Expression) {
        if !self.links(listed.end, it.start) || !it.first.parts.first().is_some_and(|&head| follows(listed, head)) {
            return;
        }
        let before = Point { start: listed.end, end: listed.end, parts: listed.parts, lunar: false };
        let second = it.second.as_deref_mut();
        for point in [&mut it.first].into_iter().chain(second) {
            self.inherit(&before, point);
        }
    }

    /// Do signs and words of a row stand there, and perhaps numbers, and nothing else?
    fn links(&self, from: usize, to: usize) -> bool {
        let near = from < to && to - from <= LONGEST_LINK;
        let link = |at: usize| matches!(self.char(at), '、' | '及' | '和' | '与' | '或');
        near && link(from) && (from..to).all(|at| link(at) || self.char(at).is_ascii_digit())
    }
}

/// May a date that begins with this part go on the row? A day before the last one is of another month.
fn follows(listed: Listed, head: Part) -> bool {
    let parts = &listed.parts;
    match head {
        Part::Day(day) => parts.iter().any(|p| matches!(p, Part::Day(last) if *last < day)),
        Part::Month(_) => parts.iter().any(|p| matches!(p, Part::Month(_))),
        Part::Quarter(_) => parts.iter().any(|p| matches!(p, Part::Quarter(_))),
        Part::Weekday(_) => parts.iter().any(|p| matches!(p, Part::WeekFrom(..))),
        _ => false,
    }
}
