//! How wide the columns are: a full line measures what most of the near lines measure.

use super::line::Line;
use std::ops::Range;

/// So many lines before a line and behind it tell.
const NEAR: usize = 4;
/// A line and those about it.
const ABOUT: usize = 2 * NEAR + 1;
/// So many are compared at once.
const LANES: usize = 16;
/// How far the widths of full lines of one column differ, in half ems.
const LIKE: u16 = 1;

/// Sets what the lines take from the widths about them.
pub(super) fn set(lines: &mut [Line]) {
    let widths = widths(lines);
    let windows = widths.windows(LANES).filter_map(|about| about.first_chunk());
    for (line, about) in lines.iter_mut().zip(windows) {
        let (before, itself, after) = (like(about, 0..NEAR), like(about, NEAR..NEAR + 1), like(about, NEAR + 1..ABOUT));
        let (behind, ahead) = (sum(&before, &itself), sum(&itself, &after));
        let column = sum(&behind, &after);
        line.columns.here = common(about, &column, 0..ABOUT).unwrap_or(line.width);
        line.columns.behind = common(about, &behind, 0..NEAR + 1).unwrap_or(line.width);
        line.columns.ahead = common(about, &ahead, NEAR..ABOUT).unwrap_or(line.width);
        line.columns.twins = column[NEAR] as u8 - 1;
        if line.stretched {
            let about = [line.columns.here, line.columns.behind, line.columns.ahead].into_iter();
            line.width = about.filter(|&w| w >= line.width).min().unwrap_or(line.width);
        }
    }
}

/// The widths of the lines; at both ends such as are like no line's, nor like one another.
fn widths(lines: &[Line]) -> Vec<u16> {
    let none = |n: usize| u16::MAX - 3 * n as u16;
    let mut widths = Vec::with_capacity(lines.len() + LANES);
    widths.extend((0..NEAR).map(none));
    widths.extend(lines.iter().map(|l| l.width));
    widths.extend((NEAR..LANES).map(none));
    widths
}

/// To how many of those in `part` each is like.
fn like(about: &[u16; LANES], part: Range<usize>) -> [u16; LANES] {
    let mut like = [0; LANES];
    for other in &about[part] {
        for (count, width) in like.iter_mut().zip(about) {
            *count += u16::from(width.abs_diff(*other) <= LIKE);
        }
    }
    like
}

fn sum(a: &[u16; LANES], b: &[u16; LANES]) -> [u16; LANES] {
    std::array::from_fn(|at| a[at] + b[at])
}

/// The width that most of some lines have, of two as common the greater; nothing if no two lines are alike.
fn common(widths: &[u16; LANES], like: &[u16; LANES], part: Range<usize>) -> Option<u16> {
    let key = |at: usize| u32::from(like[at]) << 16 | u32::from(widths[at]);
    let best = part.map(key).max()?;
    (best >> 16 > 1).then_some(best as u16)
}

#[cfg(test)]
mod tests {
    use crate::lines::galley::Galley;
    use crate::text::Text;

    fn columns(widths: &[usize]) -> Vec<(u16, u16, u16, u8)> {
        let page: Vec<String> = widths.iter().map(|&w| "港".repeat(w)).collect();
        let galley = Galley::read(&Text::plain(&page.join("\n")));
        galley
            .lines
            .iter()
            .map(|l| (l.columns.here / 2, l.columns.behind / 2, l.columns.ahead / 2, l.columns.twins))
            .collect()
    }

    #[test]
    fn the_width_of_most_lines_about_is_the_columns() {
        let got = columns(&[20, 20, 20, 9, 14, 14, 14]);
        assert_eq!(got[3], (20, 20, 14, 0), "before and behind another column begins");
        assert_eq!((got[0], got[6]), ((20, 20, 20, 2), (14, 14, 14, 2)));
    }

    #[test]
    fn a_line_alone_is_its_own_column() {
        assert_eq!(columns(&[9]), [(9, 9, 9, 0)]);
        assert_eq!(columns(&[9, 30]), [(9, 9, 9, 0), (30, 30, 30, 0)]);
    }
}
