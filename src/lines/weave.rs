//! Columns that the extractor has woven into one another, line by line, taken apart again.
//!
//! `a1 b1 c1 a2 b2 c2` → `a1 a2 b1 b2 c1 c2`. Extractors that go by height on the page do so wherever columns stand side
//! by side. A line that does not go on in its neighbour may go on in one of the next few; where the lines around it go on
//! at the same distance, that counts for it. Where one surely does, the columns are followed ([`turns`](super::turns));
//! other pages stay as they are.

use super::{
    galley::Galley,
    thread::{SURE, goes_on, may_follow},
    trees::Weight,
    turns,
};

/// How many columns may be woven together, and one.
pub(super) const WOVEN: usize = 7;
/// How many lines on either side tell of the distance at which lines go on.
pub(super) const AROUND: usize = 8;
/// What speaks against any distance but the next line.
const AGAINST: Weight = 300;
/// No line around counts for more, either way.
const MOST: Weight = 250;

/// What two lines weigh by themselves.
type Kin<'a> = dyn Fn(usize, usize) -> Weight + 'a;

/// The order in which the lines are to be read; nothing if that is the order they stand in. `near`: for each line, what it
/// weighs that the one before goes on in it.
pub(super) fn order(galley: &Galley, near: &[Option<Weight>], kin: &Kin<'_>) -> Option<Vec<u32>> {
    let mut scores = scores(galley, near, kin);
    let mut support = std::array::from_fn(|by| if by < 2 { Vec::new() } else { support(&scores, by) });
    if !is_woven(&scores, &support) {
        return None;
    }
    add_next(&mut scores, galley, kin);
    support[1] = self::support(&scores, 1);
    turns::order(galley, &scores, &support)
}

/// For each line near a loose end, how well it goes with each of the next lines; place 0 is not used.
pub(super) type Scores = Vec<Option<[Option<Weight>; WOVEN]>>;

/// By distance, then by line, what the lines around tell of going on at that distance; nothing at place 0.
pub(super) type Support = [Vec<Weight>; WOVEN];

/// How well lines go with those behind the next.
fn scores(galley: &Galley, near: &[Option<Weight>], kin: &Kin<'_>) -> Scores {
    let lines = &galley.lines;
    let mut open = vec![false; lines.len()];
    for a in 0..lines.len().saturating_sub(1) {
        if goes_on(&lines[a]) && near[a + 1].is_none_or(|score| score < SURE) {
            open[a.saturating_sub(WOVEN)..(a + WOVEN).min(lines.len())].fill(true);
        }
    }
    let score = |a: usize, by: usize| if by < 2 { None } else { score(galley, a, by, kin) };
    let row = |a: usize| open[a].then(|| std::array::from_fn(|by| score(a, by)));
    (0..lines.len()).map(row).collect()
}

/// Adds how well lines go with the very next, which matters only where columns are woven.
fn add_next(scores: &mut Scores, galley: &Galley, kin: &Kin<'_>) {
    for (a, row) in scores.iter_mut().enumerate() {
        row.iter_mut().for_each(|row| row[1] = score(galley, a, 1, kin));
    }
}

fn score(galley: &Galley, a: usize, by: usize, kin: &Kin<'_>) -> Option<Weight> {
    let b = a + by;
    (b < galley.lines.len() && may_follow(galley, a, b)).then(|| kin(a, b))
}

/// Does any line surely go on in another than the next?
fn is_woven(scores: &Scores, support: &Support) -> bool {
    let surely = |a: usize, by: usize, score: Weight| score + support[by][a] > AGAINST;
    let far = |a: usize, row: &[Option<Weight>; WOVEN]| {
        (2..WOVEN).any(|by| row[by].is_some_and(|score| surely(a, by, score)))
    };
    scores.iter().enumerate().any(|(a, row)| row.as_ref().is_some_and(|row| far(a, row)))
}

/// For each line, what the lines around it tell of going on at that distance.
pub(super) fn support(scores: &Scores, by: usize) -> Vec<Weight> {
    let told: Vec<Weight> = scores.iter().map(|row| told(row.as_ref(), by)).collect();
    let mut around: Weight = told.iter().take(AROUND).sum();
    let sum = |a: usize| {
        around += told.get(a + AROUND).copied().unwrap_or_default();
        around -= a.checked_sub(AROUND + 1).map_or(0, |before| told[before]);
        around - told[a]
    };
    (0..told.len()).map(sum).collect()
}

/// What one line tells of it.
fn told(row: Option<&[Option<Weight>; WOVEN]>, by: usize) -> Weight {
    match row {
        Some(row) => row[by].map_or(-MOST, |score| score.clamp(-MOST, MOST)),
        None if by == 1 => MOST,
        None => -MOST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn read_in(page: &str, kin: impl Fn(usize, usize) -> Weight) -> Option<Vec<u32>> {
        let galley = Galley::read(&Text::plain(page));
        order(&galley, &vec![Some(0); galley.lines.len()], &kin)
    }

    #[test]
    fn lines_that_go_on_two_lines_on_are_read_in_that_order() {
        let page = "甲欄的字\n乙欄的字\n".repeat(6);
        let woven = read_in(&page, |a, b| if b - a == 2 { 200 } else { -200 });
        assert_eq!(woven, Some(vec![0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11]));
    }

    #[test]
    fn a_page_in_order_stays_in_order() {
        let page = "甲欄的字\n".repeat(12);
        assert_eq!(read_in(&page, |a, b| if b - a == 1 { 200 } else { -200 }), None);
        assert_eq!(read_in(&page, |_, _| 100), None, "the next line comes first where none is likelier");
        assert_eq!(read_in("", |_, _| 100), None);
    }
}
