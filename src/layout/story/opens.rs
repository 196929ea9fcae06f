//! How a paragraph opens: as a story does, with the day of the news, or as one that goes on, with who says so or with a word
//! that points back.

use crate::{
    layout::{page::BlockId, sheet::Sheet},
    lines,
    pack::{Class, Hit},
};
use std::ops::Range;

/// So far into a paragraph its day may stand, in code points.
const DAY: usize = 30;
/// So far into it the verb of who speaks.
const VERB: usize = 16;

/// `三條隧道昨日起…`: does it name the day of its news soon after code point `from`?
pub fn names_day(sheet: &Sheet<'_>, id: BlockId, from: usize) -> bool {
    has(sheet, id, from..from + DAY, &[Class::TimeDay, Class::Weekday])
}

/// `陳大文表示…`: does somebody say so soon after code point `from`?
pub fn says(sheet: &Sheet<'_>, id: BlockId, from: usize) -> bool {
    has(sheet, id, from..from + VERB, &[Class::SayVerb])
}

/// `他又說…`, `但…`
pub fn points_back(sheet: &Sheet<'_>, id: BlockId) -> bool {
    lines::points_back(sheet.blocks[id].text.trim_start())
}

fn has(sheet: &Sheet<'_>, id: BlockId, reach: Range<usize>, classes: &[Class]) -> bool {
    let scan = &sheet.scans[id];
    let opening = reach.start..reach.end.min(scan.len());
    // A word of one character may be part of another: 道 in 隧道.
    let told = |hit: &Hit| hit.len() > 1 && classes.contains(&hit.class);
    opening.into_iter().any(|at| scan.starting(at).iter().any(told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::trial::with_sheet;

    #[test]
    fn paragraphs_open_a_story_or_go_on() {
        let told = |text: &str| {
            with_sheet(&[text], |sheet| (names_day(sheet, 0, 0), says(sheet, 0, 0), points_back(sheet, 0)))
        };
        assert_eq!(told("三條隧道昨日起調整收費。"), (true, false, false));
        assert_eq!(told("陳大文表示，隧道收費多年來未有調整。"), (false, true, false));
        assert_eq!(told("他指出，署方會檢討收費。"), (false, true, true));
        assert_eq!(told("三條隧道位於海港兩岸，由不同公司營運。"), (false, false, false));
        let text = "三條隧道位於海港兩岸，由不同公司營運。陳大文表示，昨日";
        let at = text.chars().count() - 9;
        assert!(with_sheet(&[text], |sheet| says(sheet, 0, at) && names_day(sheet, 0, at) && !says(sheet, 0, 0)));
    }
}
