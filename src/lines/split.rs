//! One line of the page that holds several things, cut into them: furniture, the cells of a row, a credit behind a
//! caption, a story's dateline behind its headline.

use super::{Hint, credit, furniture};

/// The stretches of a line that holds no space at either end: where each begins, and what it is. `row`: it is a row of a
/// table.
pub(super) fn stretches(line: &str, row: bool) -> Vec<(usize, Hint)> {
    if row {
        return cells(line);
    }
    let items = furniture::items(line);
    if !items.is_empty() {
        return items;
    }
    if let Some(at) = credit::dateline(line) {
        return vec![(0, Hint::None), (at, Hint::None)];
    }
    match credit::tail(line) {
        Some(at) => vec![(0, Hint::None), (at, Hint::Credit)],
        None => vec![(0, credit::hint(line))],
    }
}

fn cells(line: &str) -> Vec<(usize, Hint)> {
    let mut out = Vec::new();
    let mut blank = true;
    for (at, c) in line.char_indices() {
        if blank && !c.is_whitespace() {
            out.push((at, Hint::Cell));
        }
        blank = c.is_whitespace();
    }
    out
}
