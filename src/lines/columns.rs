//! How wide the columns are: a full line measures what most of the near lines measure.

use super::line::Line;

/// So many lines before a line and behind it tell.
const NEAR: usize = 4;
/// A line and those about it.
const ABOUT: usize = 2 * NEAR + 1;
/// How far the widths of full lines of one column differ, in half ems.
const LIKE: u16 = 1;
/// Stand for the lines beyond the ends of a page: like no line, nor like one another.
const BEFORE: [u16; NEAR] = [u16::MAX, u16::MAX - 3, u16::MAX - 6, u16::MAX - 9];
const AFTER: [u16; NEAR] = [u16::MAX - 12, u16::MAX - 15, u16::MAX - 18, u16::MAX - 21];

/// Sets what the lines take from the widths about them.
pub(super) fn set(lines: &mut [Line]) {
    let mut widths = Vec::with_capacity(lines.len() + 2 * NEAR);
    widths.extend(BEFORE);
    widths.extend(lines.iter().map(|l| l.width));
    widths.extend(AFTER);
    let windows = widths.windows(ABOUT).filter_map(|about| about.first_chunk());
    for (line, about) in lines.iter_mut().zip(windows) {
        let (behind, ahead) = (like(about, 0..NEAR + 1), like(about, NEAR..ABOUT));
        // The line itself was counted in both.
        let column: [u32; ABOUT] =
            std::array::from_fn(|at| behind[at] + ahead[at] - u32::from(are_like(about[at], line.width)));
        line.column = common(about, &column).unwrap_or(line.width);
        line.behind = common(&about[..NEAR + 1], &behind).unwrap_or(line.width);
        line.ahead = common(&about[NEAR..], &ahead[NEAR..]).unwrap_or(line.width);
        line.twins = column[NEAR] as u8 - 1;
    }
}

fn are_like(a: u16, b: u16) -> bool {
    a.abs_diff(b) <= LIKE
}

/// To how many of those in `part` each is like.
fn like(about: &[u16; ABOUT], part: std::ops::Range<usize>) -> [u32; ABOUT] {
    let mut like = [0; ABOUT];
    for other in &about[part] {
        for (count, width) in like.iter_mut().zip(about) {
            *count += u32::from(are_like(*width, *other));
        }
    }
    like
}

/// The width that most of some lines have, of two as common the greater; nothing if no two lines are alike.
fn common(widths: &[u16], like: &[u32]) -> Option<u16> {
    let (like, width) = like.iter().zip(widths).max()?;
    (*like > 1).then_some(*width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::sheet::Sheet;
    use crate::text::Text;

    fn columns(widths: &[usize]) -> Vec<(u16, u16, u16, u8)> {
        let page: Vec<String> = widths.iter().map(|&w| "港".repeat(w)).collect();
        let sheet = Sheet::read(&Text::plain(&page.join("\n")));
        sheet.lines.iter().map(|l| (l.column / 2, l.behind / 2, l.ahead / 2, l.twins)).collect()
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
