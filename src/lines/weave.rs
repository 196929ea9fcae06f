//! Columns that the extractor has woven into one another, line by line, taken apart again.
//!
//! `a1 b1 c1 a2 b2 c2` → `a1 a2 b1 b2 c1 c2`. Extractors that go by height on the page do so wherever columns stand side
//! by side. A line that does not go on in its neighbour may go on in one of the next few; where the lines around it go on
//! at the same distance, that counts for it. Pages that are in order stay as they are.

use super::{
    sheet::Sheet,
    thread::{Pair, SURE, Threads, Weigh, goes_on, may_follow},
};

/// How many columns may be woven together, and one.
pub(super) const WOVEN: usize = 7;
/// How many lines on either side tell of the distance at which lines go on.
const AROUND: usize = 8;
/// What speaks against any distance but the next line.
const AGAINST: f32 = 3.0;
/// How much the lines around count.
const SUPPORT: f32 = 1.0;
/// No line around counts for more, either way.
const MOST: f32 = 2.5;

/// The order in which the lines are to be read; nothing if that is the order they stand in.
pub(super) fn order(sheet: &Sheet, weigh: &Weigh<'_>, kin: &Weigh<'_>) -> Option<Vec<u32>> {
    let scores = scores(sheet, weigh, kin);
    let mut pairs = pairs(&scores);
    if pairs.iter().all(|p| p.to == p.from + 1) {
        return None;
    }
    pairs.sort_by(|p, q| q.score.total_cmp(&p.score).then((p.from, p.to).cmp(&(q.from, q.to))));
    let mut threads = Threads::new(sheet.lines.len());
    pairs.iter().for_each(|p| threads.tie(p.from as usize, p.to as usize));
    let order = threads.in_order();
    order.windows(2).any(|w| w[0] > w[1]).then_some(order)
}

/// For each line near a loose end, how well it goes with each of the next lines; place 0 is not used.
type Scores = Vec<Option<[f32; WOVEN]>>;

fn scores(sheet: &Sheet, weigh: &Weigh<'_>, kin: &Weigh<'_>) -> Scores {
    let lines = &sheet.lines;
    let mut open = vec![false; lines.len()];
    for a in 0..lines.len().saturating_sub(1) {
        if goes_on(&lines[a]) && !(may_follow(sheet, a, a + 1) && weigh(a, a + 1) >= SURE) {
            open[a.saturating_sub(WOVEN)..(a + WOVEN).min(lines.len())].fill(true);
        }
    }
    let row = |a: usize| {
        let mut row = [f32::MIN; WOVEN];
        for (by, score) in row.iter_mut().enumerate().skip(1) {
            if a + by < lines.len() && may_follow(sheet, a, a + by) {
                *score = kin(a, a + by);
            }
        }
        row
    };
    (0..lines.len()).map(|a| open[a].then(|| row(a))).collect()
}

fn pairs(scores: &Scores) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (a, row) in scores.iter().enumerate() {
        let pair = |by: usize, score: f32| Pair { from: a as u32, to: (a + by) as u32, score };
        match row {
            Some(row) => {
                let all = (1..WOVEN).filter(|&by| row[by] > f32::MIN).map(|by| {
                    let against = if by == 1 { 0.0 } else { AGAINST };
                    pair(by, row[by] + SUPPORT * support(scores, a, by) - against)
                });
                pairs.extend(all.filter(|p| p.score > 0.0));
            }
            None if a + 1 < scores.len() => pairs.push(pair(1, MOST)),
            None => {}
        }
    }
    pairs
}

/// What the lines around tell of going on at that distance.
fn support(scores: &Scores, a: usize, by: usize) -> f32 {
    let at = |i: usize| scores[i].map_or(if by == 1 { MOST } else { -MOST }, |row| row[by].clamp(-MOST, MOST));
    let around = a.saturating_sub(AROUND)..(a + AROUND + 1).min(scores.len());
    around.filter(|&i| i != a).map(at).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn read_in(page: &str, kin: impl Fn(usize, usize) -> f32) -> Option<Vec<u32>> {
        order(&Sheet::read(&Text::plain(page)), &|_, _| 0.0, &kin)
    }

    #[test]
    fn lines_that_go_on_two_lines_on_are_read_in_that_order() {
        let page = "甲欄的字\n乙欄的字\n".repeat(6);
        let woven = read_in(&page, |a, b| if b - a == 2 { 2.0 } else { -2.0 });
        assert_eq!(woven, Some(vec![0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11]));
    }

    #[test]
    fn a_page_in_order_stays_in_order() {
        let page = "甲欄的字\n".repeat(12);
        assert_eq!(read_in(&page, |a, b| if b - a == 1 { 2.0 } else { -2.0 }), None);
        assert_eq!(read_in(&page, |_, _| 1.0), None, "the next line comes first where none is likelier");
        assert_eq!(read_in("", |_, _| 1.0), None);
    }
}
