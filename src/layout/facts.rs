//! What the page says of itself: paper, section, number, date, editors.

use super::{
    byline,
    kind::Kind,
    look::is_han,
    page::{BlockId, DateFrom, Facts, FurnitureKind},
    sheet::{PressMark, Sheet},
};
use crate::{
    lines,
    text::{chars::is_bullet, han_number},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Reads the facts from the furniture, and the paper's name from bylines where no furniture has it.
pub fn facts(sheet: &Sheet<'_>, kinds: &[Kind]) -> Facts {
    let of = |wanted: FurnitureKind| {
        kinds.iter().enumerate().filter(move |&(_, &k)| k == Kind::Furniture(wanted)).map(|(id, _)| id)
    };
    let text = |id: BlockId| bare(&sheet.blocks[id].text).to_owned();
    Facts {
        publication: of(FurnitureKind::Publication).next().map(text).or_else(|| paper(sheet, kinds)),
        section: of(FurnitureKind::Section).next().map(|id| unspaced(&sheet.blocks[id].text)),
        number: of(FurnitureKind::Page).next().map(|id| number(&sheet.blocks[id].text)),
        date: of(FurnitureKind::Date)
            .find_map(|id| date(sheet.folded(id)).or_else(|| lines::latin_day(bare(&sheet.blocks[id].text))))
            .map(|d| (d, DateFrom::Furniture))
            .or_else(|| dateline(sheet).map(|d| (d, DateFrom::Dateline))),
        editors: of(FurnitureKind::Editor).flat_map(|id| editors(sheet, id)).collect(),
    }
}

/// The paper that most bylines and openings name; the one named first where two are even.
fn paper(sheet: &Sheet<'_>, kinds: &[Kind]) -> Option<String> {
    let mut votes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (id, kind) in kinds.iter().enumerate() {
        let signed = match kind {
            Kind::Byline => true,
            Kind::Body => sheet.opening(id).is_some(),
            _ => false,
        };
        if let Some(name) = signed.then(|| byline::paper(sheet, id)).flatten() {
            votes.entry(name).or_insert((0, id)).0 += 1;
        }
    }
    let best = votes.into_iter().min_by_key(|&(_, (count, first))| (std::cmp::Reverse(count), first));
    best.map(|(name, _)| name)
}

/// A piece of furniture without the marks that part it from the next.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_bullet(c) || lines::parts_furniture(c))
}

/// `文 匯 要 聞` → `文匯要聞`; Latin words keep their spaces.
fn unspaced(text: &str) -> String {
    let text = bare(text);
    if text.chars().any(|c| c.is_ascii_alphabetic()) {
        return text.to_owned();
    }
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// `第 A5 版` → `A5`
fn number(text: &str) -> String {
    let solid: String = bare(text).chars().filter(|c| !c.is_whitespace()).collect();
    let bare = solid.trim_start_matches('第').trim_end_matches(['版', '頁', '页']);
    ["Page", "PAGE", "page", "P."].iter().fold(bare, |bare, word| bare.trim_start_matches(word)).to_owned()
}

/// The day that most stories were sent on, where their datelines name the year: `某社北京2024年5月6日電`.
fn dateline(sheet: &Sheet<'_>) -> Option<Date> {
    let mut votes: BTreeMap<Date, usize> = BTreeMap::new();
    for id in (0..sheet.blocks.len()).filter(|&id| sheet.opening(id).is_some()) {
        let Some(news) = sheet.marks(id).find(|m| m.mark == PressMark::News) else { continue };
        let text = &sheet.folded(id)[..news.end];
        let year = text.iter().position(|&c| c == '年').filter(|&at| at >= 4).map(|at| at - 4);
        if let Some(day) = year.and_then(|start| date(&text[start..])) {
            *votes.entry(day).or_insert(0) += 1;
        }
    }
    votes.into_iter().max_by_key(|&(day, count)| (count, day)).map(|(day, _)| day)
}

/// The first year, month and day of a date line, in digits or Han numerals; years of the Republic of China count from 1912.
fn date(text: &[char]) -> Option<Date> {
    const REPUBLIC: u32 = 1911;
    let era = text.windows(2).position(|w| w == ['民', '国']).map(|at| at + 2);
    let mut numbers = text[era.unwrap_or(0)..].split(|c| "年月日号-/. 星周礼(".contains(*c)).filter_map(numeral);
    let year = match era {
        Some(_) => numbers.next()? + REPUBLIC,
        None => numbers.find(|&n| (1800..=2200).contains(&n))?,
    };
    let (month, day) = (numbers.next()?, numbers.next()?);
    Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `12` · `十二` · `二〇二三` · `廿一`, where the field is nothing else.
fn numeral(field: &[char]) -> Option<u32> {
    let field: Vec<char> = field.iter().copied().filter(|c| !c.is_whitespace()).collect();
    if field.is_empty() || field.len() > 4 {
        return None;
    }
    let chars = || field.iter().copied();
    han_number::row(chars()).or_else(|| han_number::tens(chars()))
}

/// The names after 責任編輯 and its like; other makers (設計, 校對) are no editors.
fn editors(sheet: &Sheet<'_>, id: BlockId) -> Vec<String> {
    let text = sheet.folded(id);
    let (start, end) = sheet.trimmed(id);
    let label = sheet.marks(id).filter(|m| m.mark == PressMark::Desk && m.start == start).max_by_key(|m| m.end);
    let Some(label) = label.filter(|m| text[m.start..m.end].ends_with(&['编', '辑']) || text[m.end - 1] == '编')
    else {
        return Vec::new();
    };
    let next = sheet.marks(id).filter(|m| m.mark == PressMark::Desk && m.start >= label.end).map(|m| m.start).min();
    let names = sheet.scans[id].slice(label.end, next.unwrap_or(end).max(label.end));
    let apart = |c: char| c.is_whitespace() || "：:、,，/／|｜".contains(c);
    names
        .split(apart)
        .filter(|n| n.chars().count() >= 2 && n.chars().all(|c| is_han(c) || c.is_alphabetic()))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_told_without_the_marks_between_them() {
        assert_eq!((number("A5 |"), number("■第A5版")), ("A5".to_owned(), "A5".to_owned()));
        assert_eq!((unspaced("要 聞│"), bare("南山早報 |")), ("要聞".to_owned(), "南山早報"));
    }

    #[test]
    fn a_day_is_read_with_its_weekday_glued_to_it() {
        let read = |text: &str| date(&text.chars().collect::<Vec<_>>());
        for line in
            ["2023-04-12星期三", "2023年4月12日 星期三", "2023.4.12(三)", "二〇二三年四月十二日", "二○二三年四月十二日"]
        {
            assert_eq!(read(line), Date::new(2023, 4, 12).ok(), "{line}");
        }
        assert_eq!(read("中华民国七十四年六月十二日 星期三"), Date::new(1985, 6, 12).ok());
        assert_eq!(read("4月12日 星期三"), None);
    }
}
