//! Pairs of neighbours that are one though they do not look it: a caption of two lines, a drop cap and its paragraph.
//!
//! The trees know captions by their widths and their ends; the first line of one, alone in its place, looks like a subhead
//! with a bullet, and a drop cap like a cell.

use super::{LineHint, galley::Galley, glyph::Glyph, line::Line, trees::Weight};

/// What such a pair weighs: more than any doubt.
const ONE: Weight = 400;
/// The widest caption's second line, in half ems, beyond its first.
const BEYOND: u16 = 2;
/// A drop cap stands beside lines at least so wide, in half ems.
const COLUMN: u16 = 16;

/// What it weighs that `b` goes on in `a`'s block, where their shape alone tells.
pub(super) fn weight(galley: &Galley, a: usize, b: usize) -> Option<Weight> {
    reason(galley, a, b).map(|(_, weight)| weight)
}

/// What their shape tells, in words, and what it weighs.
pub(super) fn reason(galley: &Galley, a: usize, b: usize) -> Option<(&'static str, Weight)> {
    if is_caption(galley, a, b) {
        Some(("they are the two lines of a caption", ONE))
    } else if is_drop_cap(galley, a, b) {
        Some(("the line is the first character of the next, set large", ONE))
    } else {
        None
    }
}

/// `●救援人員在瓦礫中搜尋生` above `還者。（某社）`, a gap or another bullet behind: the text of a caption, cut amid a sentence. A
/// subhead's first paragraph has more lines.
fn is_caption(galley: &Galley, a: usize, b: usize) -> bool {
    let (x, y) = (&galley.lines[a], &galley.lines[b]);
    let short = y.width <= x.width + BEYOND && x.hint == LineHint::None && y.hint == LineHint::None;
    let closes = y.stops() || matches!(y.edges.last, '）' | ')');
    let ends = galley.lines.get(b + 1).is_none_or(|next| next.gap > 0 || next.edges.start == Glyph::Bullet);
    x.edges.start == Glyph::Bullet && y.gap == 0 && !x.stops() && !x.says.ends_in_credit && short && closes && ends
}

/// One character on a line of its own, a full line of text behind it, and no title or sentence that it could close before it.
fn is_drop_cap(galley: &Galley, a: usize, b: usize) -> bool {
    let (x, y) = (&galley.lines[a], &galley.lines[b]);
    // 攝 closes a credit.
    let one = |line: &Line| {
        line.width == 2
            && line.counts.han == 1
            && line.hint == LineHint::None
            && !matches!(line.edges.first, '攝' | '摄')
    };
    let text = |line: &Line| line.width >= COLUMN && line.hint == LineHint::None && line.counts.marks > 0;
    let opens = a.checked_sub(1).is_none_or(|z| {
        let before = &galley.lines[z];
        x.gap > 0 || before.stops() || before.hint != LineHint::None
    });
    let next = || galley.lines.get(b + 1).is_some_and(|next| next.width + 3 >= y.width);
    let begins = matches!(y.edges.start, Glyph::Han | Glyph::Open | Glyph::Latin | Glyph::Digit);
    one(x) && begins && text(y) && opens && next()
}

#[cfg(test)]
mod tests {
    use crate::lines::trial::blocks;

    #[test]
    fn a_caption_of_two_lines_is_one() {
        let page =
            "●救援人員在瓦礫中搜尋生\n還者。（某社）\n\n渡輪公司昨日宣布，下月起加開三班，\n並延長末班船的開出時間。";
        assert_eq!(blocks(page)[0], "●救援人員在瓦礫中搜尋生還者。（某社）");
        let page = "●渡輪下月加班\n渡輪公司宣布，下月起加開三班，並延\n長末班船的開出時間，乘客歡迎。";
        assert_eq!(blocks(page)[0], "●渡輪下月加班");
    }

    #[test]
    fn a_drop_cap_begins_its_paragraph() {
        let page = "渡輪何去何從\n\n渡\n輪公司昨日宣布，由下月起調整來往離島的\n班次，繁忙時間加開三班，並延長末班船的開\n出時間。";
        assert!(blocks(page)[1].starts_with("渡輪公司昨日宣布"));
    }
}
