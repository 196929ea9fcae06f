//! Which line goes on in which: the strongest joins first, each line with one line before it and one after it.

use super::{line::Mark, model, sheet::Sheet};

/// A pair of lines that was weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub from: u32,
    pub to: u32,
    pub score: f32,
}

/// For each line, the line that it goes on in.
pub(super) fn follow(sheet: &Sheet) -> Vec<Option<u32>> {
    let mut next = vec![None; sheet.lines.len()];
    for pair in pairs(sheet) {
        if pair.score > 0.0 {
            next[pair.from as usize] = Some(pair.to);
        }
    }
    next
}

/// Every pair that comes into question, weighed.
pub(super) fn pairs(sheet: &Sheet) -> impl Iterator<Item = Pair> + '_ {
    (1..sheet.lines.len()).filter(|&b| may_follow(sheet, b - 1, b)).map(|b| Pair {
        from: b as u32 - 1,
        to: b as u32,
        score: model::see(sheet, b - 1, b).score(),
    })
}

/// What no weight may join: a bullet opens something new, and stretches of one line were cut because they differ.
pub(super) fn may_follow(sheet: &Sheet, a: usize, b: usize) -> bool {
    let (x, y) = (&sheet.lines[a], &sheet.lines[b]);
    !(y.start == Mark::Bullet || (y.glued && b == a + 1) || (x.number == y.number))
}
