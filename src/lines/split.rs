//! One line of the page that holds several things, cut into them: furniture, the cells of a row, a credit behind a
//! caption, a story's dateline behind its headline.

use super::{
    LineHint, credit, furniture,
    tally::{Tally, Tells},
};

/// Puts the stretches of a line that holds no space at either end, and was counted, into `out`: where each begins, and what
/// it is. `row`: it is a row of a table.
pub(super) fn stretches(line: &str, tally: &Tally, row: bool, out: &mut Vec<(usize, LineHint)>) {
    out.clear();
    if row {
        return cells(line, out);
    }
    furniture::items(line, tally, out);
    if !out.is_empty() {
        return;
    }
    let dateline = tally.tells.has(Tells::REPORT.or(Tells::LABEL)).then(|| credit::dateline(line)).flatten();
    match (dateline, credit::tail(line)) {
        (Some(at), _) => out.extend([(0, LineHint::None), (at, LineHint::None)]),
        (None, Some(at)) => out.extend([(0, LineHint::None), (at, LineHint::Credit)]),
        (None, None) => out.push((0, credit::hint(line, tally))),
    }
}

fn cells(line: &str, out: &mut Vec<(usize, LineHint)>) {
    let mut blank = true;
    for (at, c) in line.char_indices() {
        if blank && !c.is_whitespace() {
            out.push((at, LineHint::Cell));
        }
        blank = c.is_whitespace();
    }
}
