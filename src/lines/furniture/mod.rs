//! What a page says of itself on one line: editor, section, page number and date, often glued together.
//!
//! `◆責任編輯：樓華文匯要聞A5` · `財經B72024年5月6日 星期一` · `B18 國際 責任編輯 丙家強 2024年5月6日`
//!
//! A line is furniture if it can be read from one end to the other as such items, one of them a page number, a date, an
//! editor or an imprint (price, hotline, lunar day …). What articles say too does not do by itself: a section title that is
//! not in `packs/lines/sections.txt`, a paper's name, a day without its year, an address; these are furniture [beside] other
//! lines of it. Text that only holds a date or a page number is left alone.

mod imprint;
mod issue;
mod latin;
mod title;

use super::{
    LineHint,
    tally::{Tally, Tells},
    words::SECTIONS,
};
use crate::text::chars::is_bullet;
pub use latin::day as latin_day;

use imprint::{imprint, is_of_boxes, is_sure};
use issue::{date, has_day, numbered, page, weekday};
use title::{editor, editor_word, is_name, known_title, paper, solid, title};

/// The longest line, in bytes, that is read as furniture.
const LONGEST: usize = 150;
/// The longest that is read though nothing in it tells.
const SHORT: usize = 24;
/// What parts items.
const SEPARATORS: &[char] = &['|', '｜', '│', '┃', '/', '／', '·', '‧', '—', '–', '-', '－'];
/// The most items.
const MOST: usize = 8;
/// An item and where it begins in the line, in bytes.
pub(super) type Item = (usize, LineHint);

/// Puts the items of a line that was counted into `out`, if it is furniture all through.
pub(super) fn items(line: &str, tally: &Tally, out: &mut Vec<Item>) {
    let told = line.len() <= SHORT || (line.len() <= LONGEST && tally.tells.has(Tells::FURNITURE));
    if told && !tally.tells.has(Tells::STOP) {
        read(line, out);
    }
}

/// Is a line furniture all through?
pub(super) fn is_furniture(line: &str) -> bool {
    let mut all = Vec::new();
    items(line, &Tally::of(line), &mut all);
    !all.is_empty()
}

/// What a line is if furniture stands right beside it: a paper's name, a day without its year, an imprint, a number.
/// Elsewhere articles say that too.
pub(super) fn beside(line: &str) -> Option<LineHint> {
    let mut items = Vec::new();
    fill(line, &mut items).filter(|()| line.len() <= LONGEST)?;
    let &(0, hint) = items.first()? else { return None };
    let told = matches!(hint, LineHint::Paper | LineHint::Date | LineHint::Imprint)
        || items.len() == 1 && hint == LineHint::Page;
    (told && !is_of_boxes(line) && items.iter().all(|item| item.1 == hint)).then_some(hint)
}

/// Does a character part the pieces of a line of furniture?
pub fn parts(c: char) -> bool {
    SEPARATORS.contains(&c)
}

fn holds(line: &str, items: &[Item]) -> bool {
    let count = |hints: &[LineHint]| items.iter().filter(|(_, hint)| hints.contains(hint)).count();
    let (titles, papers) = (count(&[LineHint::Section]), count(&[LineHint::Paper]));
    let numbers = items.iter().filter(|item| is_bare(line, item)).count();
    let sure = count(&[LineHint::Page, LineHint::Date, LineHint::Editor, LineHint::Imprint]) - numbers;
    let before_second = || items.get(1).map_or("", |item| line[..item.0].trim_end());
    let known = || {
        known_title(&solid(line)).is_some()
            || SECTIONS.at_end(before_second()).is_some()
            || pieces(line, items).any(|(piece, hint)| hint == LineHint::Section && latin::is_section(piece))
    };
    let told = || known() || wide_title(line, items);
    match (sure, titles) {
        // A number by itself is the page's only where the day or the paper tells whose it is.
        _ if numbers > 1 || numbers == 1 && papers + count(&[LineHint::Date]) == 0 => false,
        (0, 2) if papers == 0 => is_twice(line, items),
        (0, 1) if papers == 0 => known_title(&solid(line)) == Some(0) || is_capitals(line) && latin::is_section(line),
        (0, _) => numbers == 1 && known(),
        (1, 0) if items.len() == 1 => stands_alone(line, items[0].1),
        // One title beside one other item has to be known, or set wide.
        (1, 1) if papers == 0 => told(),
        // A date or number between two is one in a sentence if neither is known.
        (1, 2) if papers == 0 && items[1].1 != LineHint::Section && items[1].1 != LineHint::Editor => told(),
        _ => titles <= 2,
    }
}

/// `體育 SPORTS`: one section in two languages.
fn is_twice(line: &str, items: &[Item]) -> bool {
    let known = |(piece, _)| latin::is_section(piece) && is_capitals(piece) || known_title(piece) == Some(0);
    pieces(line, items).all(known)
}

/// Is a line furniture that holds this one item? A day without its year and most imprints are said in articles too.
fn stands_alone(line: &str, hint: LineHint) -> bool {
    match hint {
        LineHint::Date => has_day(line),
        LineHint::Imprint => is_sure(line),
        _ => true,
    }
}

/// The text of each item, without what parts it from the next.
fn pieces<'t>(line: &'t str, items: &'t [Item]) -> impl Iterator<Item = (&'t str, LineHint)> {
    let ends = items.iter().skip(1).map(|item| item.0).chain([line.len()]);
    let bare = |c: char| c.is_whitespace() || parts(c) || is_bullet(c);
    items.iter().zip(ends).map(move |(item, end)| (line[item.0..end].trim_end_matches(bare), item.1))
}

/// Is a title among the items set wide: `兩 岸`?
fn wide_title(line: &str, items: &[Item]) -> bool {
    let titles = pieces(line, items).filter(|(_, hint)| *hint == LineHint::Section);
    let mut words = titles.map(|(title, _)| title.split_whitespace());
    words.any(|mut words| words.clone().count() > 1 && words.all(|w| w.chars().count() == 1))
}

/// Is an item a page number in figures alone?
fn is_bare(line: &str, item: &Item) -> bool {
    item.1 == LineHint::Page && numbered(&line[item.0..]).is_some()
}

/// Is it set in capital letters?
fn is_capitals(line: &str) -> bool {
    line.bytes().all(|b| !b.is_ascii_lowercase())
}

fn read(line: &str, out: &mut Vec<Item>) {
    let read = fill(line, out);
    if read.is_none() || out.is_empty() || out.len() > MOST || !holds(line, out) {
        out.clear();
    }
}

/// The items of the line up to what is none; nothing if there is such.
fn fill(line: &str, out: &mut Vec<Item>) -> Option<()> {
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let c = rest.chars().next()?;
        if c.is_whitespace() || parts(c) || is_bullet(c) && !out.is_empty() {
            at += c.len_utf8();
            continue;
        }
        let (hint, len, cut) = item(rest)?;
        let titled =
            |before: LineHint| hint == LineHint::Section && out.last().is_some_and(|&(_, hint)| hint == before);
        if titled(LineHint::Editor) && is_name(&rest[..len]) {
            at += len;
            continue;
        }
        // What stands in Latin letters beside a paper's name is its other name.
        let paper = titled(LineHint::Paper) && c.is_ascii_alphabetic() && !latin::is_section(&rest[..len]);
        out.push((at, if paper { LineHint::Paper } else { hint }));
        out.extend(cut.map(|cut| (at + cut, LineHint::Section)));
        at += len;
    }
    Some(())
}

/// The item that `rest` begins with: what it is, its length, and where a section's title begins in it (an editor's name
/// may be glued to one).
fn item(rest: &str) -> Option<(LineHint, usize, Option<usize>)> {
    if let Some(len) = date(rest).or_else(|| latin::date(rest)) {
        return Some((LineHint::Date, len, None));
    }
    if let Some(len) = page(rest).or_else(|| numbered(rest)) {
        return Some((LineHint::Page, len, None));
    }
    if let Some(len) = imprint(rest).or_else(|| weekday(rest)) {
        return Some((LineHint::Imprint, len, None));
    }
    if let Some(len) = paper(rest).or_else(|| latin::paper(rest)) {
        return Some((LineHint::Paper, len, None));
    }
    if let Some(len) = editor_word(rest) {
        return editor(rest, len);
    }
    title(rest).or_else(|| latin::title(rest)).map(|len| (LineHint::Section, len, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<(&str, LineHint)> {
        let mut items = Vec::new();
        super::items(line, &Tally::of(line), &mut items);
        let ends = items.iter().skip(1).map(|i| i.0).chain([line.len()]);
        items.iter().zip(ends).map(|(&(at, hint), end)| (line[at..end].trim(), hint)).collect()
    }

    #[test]
    fn what_ends_a_sentence_is_none() {
        for line in ["◆責任編輯：陳大文 兩 岸C232023年11月18日 星期二", "B2 電話：2123 4567", "Page 7 www.example.hk"]
        {
            for at in (0..=line.len()).filter(|&at| line.is_char_boundary(at)) {
                let mut items = Vec::new();
                read(&format!("{}。{}", &line[..at], &line[at..]), &mut items);
                assert_eq!(items, [], "{line} {at}");
            }
        }
    }

    #[test]
    fn glued_furniture_comes_apart() {
        use LineHint::{Date, Editor, Page, Section};
        assert_eq!(
            cut("◆責任編輯：樓華文匯要聞A5"),
            [("◆責任編輯：樓華", Editor), ("文匯要聞", Section), ("A5", Page)]
        );
        assert_eq!(
            cut("◆責任編輯：陳大文 兩 岸C232023年11月18日 星期二"),
            [("◆責任編輯：陳大文", Editor), ("兩 岸", Section), ("C23", Page), ("2023年11月18日 星期二", Date)]
        );
        assert_eq!(
            cut("B15 中 國 責任編輯 陳大文 2023 年 1 月 17 日（星期六）"),
            [("B15", Page), ("中 國", Section), ("責任編輯 陳大文", Editor), ("2023 年 1 月 17 日（星期六）", Date)]
        );
        assert_eq!(
            cut("責任編輯：陳大文社　會B22"),
            [("責任編輯：陳大文", Editor), ("社　會", Section), ("B22", Page)]
        );
        assert_eq!(cut("港聞"), [("港聞", Section)]);
    }

    #[test]
    fn furniture_of_many_papers_comes_apart() {
        use LineHint::{Date, Editor, Imprint, Page, Paper, Section};
        let hints = |line| cut(line).into_iter().map(|item| item.1).collect::<Vec<_>>();
        for (line, want) in [
            ("A5 港聞 2023.4.12（三）", vec![Page, Section, Date]),
            ("責任編輯/陳大文 版式設計/李小明", vec![Editor, Editor]),
            ("責任編輯：陳大文 美術設計：李小明 校對：何家強", vec![Editor, Editor, Editor]),
            ("星期三 2023年4月12日 農曆閏二月廿二 第A5版", vec![Imprint, Date, Imprint, Page]),
            ("南山早報 | A5 | 港聞", vec![Paper, Page, Section]),
            ("南山日報 NAM SHAN DAILY 2023年4月12日", vec![Paper, Paper, Date]),
            ("2023年4月12日星期三 癸卯年閏二月廿二 出紙兩疊 售價港幣十元", vec![Date, Imprint, Imprint, Imprint]),
            ("新聞熱線：2123 4567", vec![Imprint]),
            ("A5│要聞│責任編輯：陳大文", vec![Page, Section, Editor]),
            ("體育新聞 SPORTS B8", vec![Section, Section, Page]),
            ("南山日报 2023年4月12日 星期三 7要闻", vec![Paper, Date, Page, Section]),
            ("本版责编：陈大文 李 明 版式设计：何家强", vec![Editor, Editor]),
            ("責任編輯：陳大文、李小明 何家強", vec![Editor]),
            ("A5 副刊 2023年4月", vec![Page, Section, Date]),
            ("南山日報 2023.4.12 星期三", vec![Paper, Date]),
            ("SOUTH CHINA MORNING POST  Friday, March 8, 2024", vec![Paper, Date]),
            ("A3 | HONG KONG", vec![Page, Section]),
            ("BUSINESS", vec![Section]),
            ("本版责编：陈　震　吴　凯　蔡华伟", vec![Editor]),
            ("NEWS 新聞", vec![Section, Section]),
            ("旅遊 E2-E3", vec![Section, Page]),
            ("2023.11.17 FRIDAY", vec![Date]),
            ("責任編輯：陳大文教 育 新 聞A18", vec![Editor, Section, Page]),
            ("督印人：陳大文 承印：海港印刷公司", vec![Imprint, Imprint]),
            ("督印人：陳大文　地址：海濱道18號　電話：2123 4567", vec![Imprint, Imprint, Imprint]),
        ] {
            assert_eq!(hints(line), want, "{line}");
        }
    }

    #[test]
    fn what_articles_say_too_is_furniture_beside_it() {
        let told = |line| super::beside(line);
        assert_eq!(
            (told("明報"), told("MING PAO"), told("星期三")),
            (Some(LineHint::Paper), Some(LineHint::Paper), Some(LineHint::Imprint))
        );
        assert_eq!((told("渡輪加班"), told("明報 港聞"), told("7人"), told("")), (None, None, None, None));
        assert_eq!((told("文匯報 WEN WEI PO"), told("7")), (Some(LineHint::Paper), Some(LineHint::Page)));
    }

    #[test]
    fn text_that_holds_a_date_or_a_number_is_no_furniture() {
        for line in [
            "2023年7月18日，法庭開審",
            "渡輪公司在 2019 年 5 月 24 日起加開早班",
            "南山報 今日加價",
            "星期三",
            "AFP 2023年4月12日",
            "A5紙張供應",
            "編輯部遷往新址",
            "確診",
            "B2B平台",
            "iPhone 15",
            "G20 峰會",
            "7 要聞",
            "2023年4月",
            "12 March",
            "Business as usual",
            "May Lee 12",
            "地址：海濱道18號",
        ] {
            assert_eq!(cut(line), [], "{line}");
        }
    }
}
