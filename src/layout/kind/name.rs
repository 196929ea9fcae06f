//! A writer's name on a line of its own, between the headline and the text, with no word that says so.

use super::Kind;
use crate::{
    layout::{byline, page::BlockId, sheet::Sheet},
    pack::Class,
};

/// The shortest text a name may stand above, in code points.
const TEXT: u32 = 30;

/// Takes names between a title and text for bylines.
pub fn mark(sheet: &Sheet<'_>, kinds: &mut [Kind]) {
    for id in 1..kinds.len().saturating_sub(1) {
        let between = [kinds[id - 1], kinds[id]] == [Kind::Title; 2] && kinds[id + 1] == Kind::Body;
        if between && sheet.looks[id + 1].chars >= TEXT && (is_chinese(sheet, id) || is_latin(sheet, id)) {
            kinds[id] = Kind::Byline;
        }
    }
}

/// A surname and two characters more, the surname no part of another word.
fn is_chinese(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let (look, scan) = (&sheet.looks[id], &sheet.scans[id]);
    let surname = scan.starting(0).iter().any(|hit| hit.class == Class::Surname && hit.end == 1);
    let word =
        scan.starting(0).iter().any(|hit| hit.len() > 1 && !matches!(hit.class, Class::Person | Class::PersonListed));
    look.han == 3 && look.chars == 3 && scan.len() == 3 && surname && !word
}

/// Words with a capital letter each, below a title that has other words too.
fn is_latin(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let small = |id: BlockId| sheet.blocks[id].text.split(' ').filter(|w| w.starts_with(char::is_lowercase)).count();
    sheet.looks[id].han == 0 && byline::is_latin_name(sheet.blocks[id].text.trim()) && small(id - 1) > 1
}

#[cfg(test)]
mod tests {
    use crate::layout::{kind::Kind, trial::kinds};

    const TEXT: &str = "渡輪公司昨日宣布，來往離島的渡輪航線下月起加密班次，每日增開六班渡輪，票價維持不變。";

    #[test]
    fn a_name_stands_between_headline_and_text() {
        assert_eq!(kinds(&["渡輪何去何從", "陳國強", TEXT]), [Kind::Title, Kind::Byline, Kind::Body]);
        for other in ["高峰期", "陳國強說", "香港仔"] {
            assert_eq!(kinds(&["渡輪何去何從", other, TEXT])[1], Kind::Title, "{other}");
        }
        assert_eq!(kinds(&["陳國強", TEXT])[0], Kind::Title);
    }

    #[test]
    fn a_latin_name_has_capital_letters_below_a_title_that_has_not() {
        let text = "Ferries will sail more often from next month, the operator said yesterday.";
        assert_eq!(kinds(&["Ferries to sail more often", "Wallis Wong", text])[1], Kind::Byline);
        assert_eq!(kinds(&["Ferries To Sail", "Wallis Wong", text])[1], Kind::Title);
    }
}
