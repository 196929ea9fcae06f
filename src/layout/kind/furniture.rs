//! The page's own text: its number, date, section, editors, publication.

use super::Kind;
use crate::{
    layout::{
        look::{Look, is_han},
        page::{BlockId, FurnitureKind},
        sheet::{PressMark, Sheet},
    },
    lines::LineHint,
    pack::{Class, Hit},
    text::han_number,
};

/// The longest piece of furniture, in code points.
const LONGEST: u32 = 40;
/// The longest page number with what stands around it, in code points.
const NUMBER: u32 = 8;
/// The longest section title, in Han characters.
const SECTION: u32 = 6;

/// What the block's own marks say, if they say furniture.
pub fn by_marks(sheet: &Sheet<'_>, id: BlockId) -> Option<FurnitureKind> {
    let look = &sheet.looks[id];
    if sheet.blocks[id].hint == LineHint::Index || look.chars > LONGEST || look.inner_stops > 0 || look.lines > 2 {
        return None;
    }
    let text = sheet.folded(id);
    let read = of_line(sheet, id).filter(|_| look.lines == 1);
    if read.is_some() {
        read
    } else if is_desk(sheet, id) {
        Some(FurnitureKind::Editor)
    } else if is_page_number(text, look) {
        Some(FurnitureKind::Page)
    } else if is_date(sheet, id) {
        Some(FurnitureKind::Date)
    } else if is_web(text) || is_issue(text) {
        Some(FurnitureKind::Other)
    } else {
        None
    }
}

/// What the line was read as where it is furniture all through. A section's title by itself is not told by that.
fn of_line(sheet: &Sheet<'_>, id: BlockId) -> Option<FurnitureKind> {
    let glued = |id: BlockId| sheet.blocks.get(id).is_some_and(|block| block.measures.glued);
    Some(match sheet.blocks[id].hint {
        LineHint::Section if !glued(id) && !glued(id + 1) && sheet.looks[id].han > 0 => return None,
        LineHint::Section => FurnitureKind::Section,
        LineHint::Page => FurnitureKind::Page,
        LineHint::Date => FurnitureKind::Date,
        LineHint::Editor => FurnitureKind::Editor,
        LineHint::Paper => FurnitureKind::Publication,
        LineHint::Imprint => FurnitureKind::Other,
        LineHint::None | LineHint::Credit | LineHint::Byline | LineHint::Note | LineHint::Index | LineHint::Cell => {
            return None;
        }
    })
}

/// `◆責任編輯：某某`
fn is_desk(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let (start, end) = sheet.trimmed(id);
    let text = sheet.folded(id);
    sheet.marks(id).any(|m| {
        let rest = &text[m.end.min(end)..end];
        m.mark == PressMark::Desk
            && m.start == start
            && rest.len() <= 30
            && rest.first().is_some_and(|c| [':', ' ', '/', '|'].contains(c))
    })
}

/// `A5` · `第3版` · `Page 7`; a bare number only says so beside other furniture.
fn is_page_number(text: &[char], look: &Look) -> bool {
    if look.digits == 0 || look.chars > NUMBER {
        return false;
    }
    let text: String = text.iter().filter(|c| !c.is_whitespace()).collect();
    let digits = |s: &str| (1..=3).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let lettered = |s: &str| (1..=2).contains(&letters) && digits(&s[letters..]);
    let bare = text.strip_suffix('版').unwrap_or(&text);
    lettered(bare)
        || text.strip_prefix('第').and_then(|s| s.strip_suffix('版')).is_some_and(|s| digits(s) || lettered(s))
        || text.strip_prefix("Page").or(text.strip_prefix("PAGE")).is_some_and(digits)
}

/// A day with its year or its weekday, and nothing else.
fn is_date(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let text = sheet.folded(id);
    let days = || sheet.marks(id).filter(|m| m.mark == PressMark::Day);
    let weekday = days().next().is_some();
    if !weekday && !text.iter().any(|c| ['月', '-', '/'].contains(c)) {
        return false;
    }
    let mut known = vec![false; text.len()];
    for m in days() {
        known[m.start..m.end].fill(true);
    }
    let cyclic = |c: char| han_number::is_stem(c) || han_number::is_branch(c);
    let numeral =
        |c: char| c.is_ascii_digit() || han_number::is_small(c) || "年月日号初闰农历夏历阴历正腊冬".contains(c);
    let lesser = |c: char| c.is_whitespace() || "(),.-/|:星期".contains(c);
    let all = text.iter().zip(&known).all(|(&c, &k)| k || numeral(c) || cyclic(c) || lesser(c));
    let solid: Vec<char> = text.iter().copied().filter(|c| !c.is_whitespace()).collect();
    let year =
        solid.windows(5).any(|w| w[..4].iter().all(|c| c.is_ascii_digit()) && ['年', '-', '/', '.'].contains(&w[4]));
    all && (year || weekday)
}

/// A web or mail address without a sentence around it.
fn is_web(text: &[char]) -> bool {
    text.iter().filter(|&&c| is_han(c)).count() <= 6 && {
        let low: String = text.iter().map(char::to_ascii_lowercase).collect();
        ["www.", "http", ".com", ".hk", ".cn", "@"].iter().any(|a| low.contains(a))
    }
}

/// `第118期` · `總第1024號`
fn is_issue(text: &[char]) -> bool {
    if !text.contains(&'第') {
        return false;
    }
    let text: String = text.iter().filter(|c| !c.is_whitespace()).collect();
    let number = text.strip_prefix('总').unwrap_or(&text).strip_prefix('第');
    let digits = number.and_then(|s| s.strip_suffix(['期', '号']));
    digits.is_some_and(|s| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit() || han_number::is_named(c)))
}

/// Finds section titles and the paper's name, and bare page numbers, beside what is furniture by its marks.
pub fn mark(sheet: &Sheet<'_>, kinds: &mut [Kind]) {
    for id in 0..kinds.len() {
        if is_listed(sheet, kinds, id) {
            kinds[id] = Kind::Furniture(FurnitureKind::Publication);
        }
    }
    let sure: Vec<bool> = kinds.iter().map(|k| matches!(k, Kind::Furniture(k) if *k != FurnitureKind::Other)).collect();
    let mut id = 0;
    while id < kinds.len() {
        if !sure[id] {
            id += 1;
            continue;
        }
        let mut end = id + 1;
        while end < kinds.len() && (sure[end] || sure.get(end + 1) == Some(&true) && loose(sheet, kinds, end)) {
            end += 1;
        }
        let start = id - usize::from(id > 0 && loose(sheet, kinds, id - 1));
        let stop = end + usize::from(end < kinds.len() && loose(sheet, kinds, end));
        cluster(sheet, kinds, &sure, start..stop);
        id = end;
    }
    for id in 0..kinds.len() {
        if kinds[id] == Kind::Title && letter_spaced(sheet.folded(id)) {
            kinds[id] = Kind::Furniture(FurnitureKind::Section);
        } else if is_masthead(sheet, kinds, id) {
            kinds[id] = Kind::Furniture(FurnitureKind::Publication);
        }
    }
}

/// A paper's name beside other furniture.
fn is_masthead(sheet: &Sheet<'_>, kinds: &[Kind], id: BlockId) -> bool {
    is_listed(sheet, kinds, id) || is_beside(kinds, id) && names_paper(sheet.folded(id)) && loose(sheet, kinds, id)
}

/// A paper that a pack lists, and nothing with it, beside other furniture or taken for a section.
fn is_listed(sheet: &Sheet<'_>, kinds: &[Kind], id: BlockId) -> bool {
    let may = match kinds[id] {
        Kind::Furniture(kind) => kind == FurnitureKind::Section,
        Kind::Title | Kind::Body | Kind::Cell => is_beside(kinds, id),
        _ => false,
    };
    let (start, end) = sheet.trimmed(id);
    let covers = |hit: &Hit| hit.class == Class::Publication && hit.end as usize == end;
    may && sheet.scans[id].starting(start).iter().any(covers)
}

/// Does furniture stand before it or after it?
fn is_beside(kinds: &[Kind], id: BlockId) -> bool {
    let furniture = |id: usize| matches!(kinds.get(id), Some(Kind::Furniture(_)));
    furniture(id + 1) || id.checked_sub(1).is_some_and(furniture)
}

/// May the block be furniture because of the furniture beside it?
fn loose(sheet: &Sheet<'_>, kinds: &[Kind], id: BlockId) -> bool {
    let look = &sheet.looks[id];
    let plain = sheet
        .folded(id)
        .iter()
        .all(|&c| is_han(c) || c.is_ascii_alphanumeric() || c.is_whitespace() || c == '·' || c == '.');
    matches!(kinds[id], Kind::Title | Kind::Body | Kind::Cell) && look.lines == 1 && plain && look.chars <= 8
}

/// One section title at most in a cluster of furniture: letter-spaced, or short and nearest the page number.
fn cluster(sheet: &Sheet<'_>, kinds: &mut [Kind], sure: &[bool], ids: std::ops::Range<BlockId>) {
    let number = ids.clone().find(|&id| kinds[id] == Kind::Furniture(FurnitureKind::Page));
    let known = |id: BlockId| sheet.blocks[id].hint == LineHint::Section;
    let titled = ids.clone().any(|id| kinds[id] == Kind::Furniture(FurnitureKind::Section) || !sure[id] && known(id));
    let candidates = ids.filter(|&id| !sure[id]);
    let mut section = None;
    for id in candidates {
        let look = &sheet.looks[id];
        let text = sheet.folded(id);
        if look.han == 0 && look.digits == look.chars && number.is_none() {
            kinds[id] = Kind::Furniture(FurnitureKind::Page);
        } else if known(id) {
            kinds[id] = Kind::Furniture(FurnitureKind::Section);
        } else if names_paper(text) {
            kinds[id] = Kind::Furniture(FurnitureKind::Publication);
        } else if !titled && look.han == look.chars && look.han <= SECTION && look.han >= 1 {
            let far = number.map_or(0, |n| n.abs_diff(id));
            let rank = (!letter_spaced(text) && look.han > 1, far, look.han);
            if section.is_none_or(|(best, _)| rank < best) {
                section = Some((rank, id));
            }
        }
    }
    if let Some((_, id)) = section {
        kinds[id] = Kind::Furniture(FurnitureKind::Section);
    }
}

/// `文 匯 要 聞`: every character on its own.
fn letter_spaced(text: &[char]) -> bool {
    let han = text.iter().filter(|&&c| is_han(c)).count();
    han >= 2
        && text.len() == 2 * han - 1
        && text.iter().step_by(2).all(|&c| is_han(c))
        && text.iter().skip(1).step_by(2).all(|c| c.is_whitespace())
}

/// `某某報` · `某某日報`, alone.
fn names_paper(text: &[char]) -> bool {
    let n = text.len();
    (3..=6).contains(&n) && text.iter().all(|&c| is_han(c)) && (text[n - 1] == '报' || text[n - 2..] == ['周', '刊'])
}

#[cfg(test)]
mod tests {
    use crate::layout::{
        kind::Kind,
        page::FurnitureKind::{Date, Editor, Other, Page, Publication, Section},
        trial::kinds,
    };

    #[test]
    fn furniture_says_what_it_is() {
        for (text, kind) in
            [("A12", Page), ("第3版", Page), ("◆責任編輯：丙家強", Editor), ("2024年5月6日 星期一", Date)]
        {
            assert_eq!(kinds(&[text]), [Kind::Furniture(kind)], "{text}");
        }
        for text in ["編輯室談新聞自由", "2024年5月物價回落", "A股收市上升"] {
            assert_eq!(kinds(&[text]), [Kind::Title], "{text}");
        }
    }

    #[test]
    fn a_paper_is_named_beside_its_date_or_number() {
        assert_eq!(kinds(&["海港社區報", "第118期"]), [Kind::Furniture(Publication), Kind::Furniture(Other)]);
        assert_eq!(kinds(&["海港財經報", "投資", "D6"])[0], Kind::Furniture(Publication));
        assert_eq!(kinds(&["海港社區報"]), [Kind::Title]);
        assert_eq!(kinds(&["第三期工程延誤"]), [Kind::Title]);
    }

    #[test]
    fn a_short_line_beside_the_page_number_is_the_section() {
        assert_eq!(kinds(&["B7", "港聞"])[1], Kind::Furniture(Section));
        assert_eq!(kinds(&["港聞"]), [Kind::Title]);
    }
}
