//! A writer's name on a line of its own, with no word that says so: between the headline and the text, with a post or
//! without, or below a letter or a column.

use super::Kind;
use crate::{
    layout::{byline, page::BlockId, sheet::Sheet},
    pack::{Class, Hit},
};

/// The shortest text a name may stand above, in code points.
const TEXT: u32 = 30;

/// Takes names between a title and text for bylines.
pub fn mark(sheet: &Sheet<'_>, kinds: &mut [Kind]) {
    for id in 1..kinds.len().saturating_sub(1) {
        let short = matches!(kinds[id], Kind::Title | Kind::Caption | Kind::Body);
        let between = kinds[id - 1] == Kind::Title && short && kinds[id + 1] == Kind::Body;
        let plain =
            || kinds[id] == Kind::Title && (is_chinese(sheet, id) || is_latin(sheet, id) || is_posted(sheet, id));
        let named = || plain() || is_presented(sheet, id);
        if between && sheet.looks[id + 1].chars >= TEXT && named() {
            kinds[id] = Kind::Byline;
        }
    }
    for id in 1..kinds.len() {
        let below = kinds[id - 1] == Kind::Body && sheet.looks[id - 1].stops;
        let (title, caption) = (kinds[id] == Kind::Title, kinds[id] == Kind::Caption);
        if below && (title && closes_letter(sheet, id) || (title || caption) && is_presented(sheet, id)) {
            kinds[id] = Kind::Byline;
        }
    }
}

/// `註冊營養師 陳曉晴` · `解答：腸胃科醫生 陳國強` · `陳曉晴老師`: a post and a name, in either order.
fn is_posted(sheet: &Sheet<'_>, id: BlockId) -> bool {
    const LONGEST: u32 = 20;
    let (start, end) = sheet.trimmed(id);
    let text = sheet.folded(id);
    let post = |hit: &Hit| matches!(hit.class, Class::Title | Class::Honorific) && hit.len() > 1;
    let scan = &sheet.scans[id];
    let before =
        |at: usize| (start..at).any(|from| scan.starting(from).iter().any(|h| h.end as usize == at && post(h)));
    let name = |from: usize, to: usize| (from + 2..=from + 3).contains(&to) && byline::is_person(sheet, id, from, to);
    let blank = (start..end).rev().find(|&at| text[at].is_whitespace());
    let behind = blank.is_some_and(|at| before(at) && name(at + 1, end));
    let ahead = || scan.starting(start + 3).iter().any(|h| h.end as usize == end && post(h)) && name(start, start + 3);
    sheet.looks[id].chars <= LONGEST && (behind || end > start + 3 && ahead())
}

/// `◎陳大文` · `陳大文　退休教師` · `陳大文（大學教授）`: a name behind a bullet, or before what its bearer is.
fn is_presented(sheet: &Sheet<'_>, id: BlockId) -> bool {
    const LONGEST: u32 = 30;
    // （右） says where somebody stands in a picture.
    const POST: usize = 4;
    let (look, text) = (&sheet.looks[id], sheet.folded(id));
    let (start, name) = (look.lead_in as usize, look.lead_in as usize + 3);
    if look.chars > LONGEST || look.stops || !byline::is_person(sheet, id, start, name) {
        return false;
    }
    match text.get(name) {
        None => look.bullet,
        Some('(') => text.len() > name + POST && text.last() == Some(&')'),
        Some(c) if c.is_whitespace() => (name..text.len()).any(|at| {
            let ends = |hit: &&Hit| hit.end as usize == text.len();
            sheet.scans[id].starting(at).iter().filter(ends).any(|hit| hit.class == Class::Title)
        }),
        Some(_) => false,
    }
}

/// `南山 陳太` · `讀者 陳小姐` · `海港 一市民上`: where a letter's writer lives, and his name, or the word that closes it.
fn closes_letter(sheet: &Sheet<'_>, id: BlockId) -> bool {
    const LONGEST: usize = 8;
    let (start, end) = sheet.trimmed(id);
    let text = &sheet.folded(id)[start..end];
    let Some(blank) = text.iter().position(|c| c.is_whitespace()) else { return false };
    let name = &text[blank + 1..];
    let scan = &sheet.scans[id];
    let whole = |from: usize, to: usize, classes: &[Class]| {
        scan.starting(from).iter().any(|hit| hit.end as usize == to && classes.contains(&hit.class))
    };
    let home = whole(start, start + blank, &[Class::Place, Class::PlaceListed])
        || matches!(text[..blank], ['读', '者'] | ['市', '民']);
    let surname = scan.starting(start + blank + 1).iter().any(|hit| hit.class == Class::Surname);
    let called = (1..=3).any(|n| n < name.len() && whole(end - n, end, &[Class::Honorific]));
    let closed = matches!(name.last(), Some('上' | '启'));
    home && (2..=LONGEST).contains(&name.len()) && (closed || surname && (called || name.ends_with(&['太'])))
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
    fn a_post_and_a_name_stand_between_headline_and_text() {
        for name in ["註冊營養師 陳曉晴", "解答：專科醫生 陳國強", "陳曉晴老師"] {
            assert_eq!(kinds(&["無糖飲品健康嗎", name, TEXT])[1], Kind::Byline, "{name}");
        }
        for name in ["◎陳國強", "陳國強　退休教師", "陳國強（大學教授，新北市）"] {
            assert_eq!(kinds(&["無糖飲品健康嗎", name, TEXT])[1], Kind::Byline, "{name}");
        }
        for other in ["營養師教揀飲品", "醫生 護士短缺", "黃大仙老師"] {
            assert_eq!(kinds(&["無糖飲品健康嗎", other, TEXT])[1], Kind::Title, "{other}");
        }
    }

    #[test]
    fn a_letter_closes_with_home_and_name() {
        for name in ["將軍澳 李太", "沙田 關心市民上", "讀者 王女士"] {
            assert_eq!(kinds(&[TEXT, name])[1], Kind::Byline, "{name}");
        }
        for name in ["陳國強（大學經濟系副教授）", "陳國強　退休教師", "●陳國強"] {
            assert_eq!(kinds(&[TEXT, name])[1], Kind::Byline, "{name}");
        }
        for other in ["將軍澳 隧道塞車", "沙田 王者歸來", "渡輪 李太", "陳國強（右）", "陳國強　何去何從"]
        {
            assert_ne!(kinds(&[TEXT, other])[1], Kind::Byline, "{other}");
        }
    }

    #[test]
    fn a_latin_name_has_capital_letters_below_a_title_that_has_not() {
        let text = "Ferries will sail more often from next month, the operator said yesterday.";
        assert_eq!(kinds(&["Ferries to sail more often", "Wallis Wong", text])[1], Kind::Byline);
        assert_eq!(kinds(&["Ferries To Sail", "Wallis Wong", text])[1], Kind::Title);
    }
}
