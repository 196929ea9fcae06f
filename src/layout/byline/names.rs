//! The names in a byline, up to what cannot be one.

use super::text_of;
use crate::{
    layout::{
        look::is_han,
        page::{BlockId, Writer},
        sheet::{Marked, PressMark, Sheet},
    },
    pack::{Class, Hit},
};

/// The names after a writer's role, up to what cannot be one; another role may come between them.
pub(super) fn writers(sheet: &Sheet<'_>, id: BlockId, start: usize, role_end: usize) -> Vec<Writer> {
    let text = sheet.folded(id);
    let mut role = text_of(sheet, id, start, role_end);
    let mut out = Vec::new();
    let mut at = role_end;
    while out.len() < 8 {
        at += text[at..].iter().take_while(|c| [' ', ':', '/', '、', ','].contains(c) || c.is_whitespace()).count();
        if let Some(end) = role_at(sheet, id, at) {
            role = text_of(sheet, id, at, end);
            at = end;
            continue;
        }
        let Some(end) = name_end(sheet, id, at).filter(|&end| !is_place(sheet, id, at, end)) else { break };
        out.push(Writer { name: text_of(sheet, id, at, end), role: Some(role.clone()) });
        at = end;
        if !text[at..].iter().find(|c| !c.is_whitespace()).is_some_and(|c| ['、', ',', '/'].contains(c) || is_han(*c))
        {
            break;
        }
    }
    out
}

/// Are code points `start..end` of a block a name of a surname and one or two characters more?
pub fn is_person(sheet: &Sheet<'_>, id: BlockId, start: usize, end: usize) -> bool {
    let surname =
        sheet.scans[id].starting(start).iter().any(|hit| hit.class == Class::Surname && hit.end as usize == start + 1);
    let text = sheet.folded(id);
    let word = |from: usize| {
        sheet.scans[id].starting(from).iter().any(|hit| hit.end as usize == end && hit.class == Class::Place)
    };
    surname && end <= text.len() && text[start..end].iter().all(|&c| is_han(c)) && !word(start)
}

/// Does a Chinese name, as far as its surname tells, begin code points `start..end` of a block, and nothing but marks, more
/// names or 報道 follow?
pub(super) fn is_name(sheet: &Sheet<'_>, id: BlockId, start: usize, end: usize) -> bool {
    let text = sheet.folded(id);
    let name = name_end(sheet, id, start).filter(|&to| to >= start + 2);
    let news = |to: usize| sheet.marks(id).any(|m| m.mark == PressMark::News && m.start == to && m.end == end);
    let parted = |to: usize| text.get(to).is_some_and(|c| ['、', '/', ' '].contains(c));
    let surnames = sheet.scans[id].starting(start).iter().filter(|hit| hit.class == Class::Surname);
    // One or two characters follow a surname.
    let sized = |to: usize| surnames.clone().any(|hit| to <= hit.end as usize + 2);
    name.is_some_and(|to| sized(to) && (to == end || news(to) || parted(to)))
}

/// Are code points `start..end` of a block a place: 台北, where a writer reports from?
fn is_place(sheet: &Sheet<'_>, id: BlockId, start: usize, end: usize) -> bool {
    let whole = |hit: &&Hit| hit.end as usize == end;
    sheet.scans[id]
        .starting(start)
        .iter()
        .filter(whole)
        .any(|hit| matches!(hit.class, Class::Place | Class::PlaceListed))
}

/// Where the role of another writer that begins at `at` ends, his paper before it or not: `記者 甲 通訊員 乙`, `採寫：南都記者 甲`.
fn role_at(sheet: &Sheet<'_>, id: BlockId, at: usize) -> Option<usize> {
    const PAPER: usize = 4;
    let text = sheet.folded(id);
    let from = |m: &Marked| m.start >= at && m.start <= at + PAPER && text[at..m.start].iter().all(|&c| is_han(c));
    let roles = sheet.marks(id).filter(|m| m.mark == PressMark::Writer && m.end - m.start > 1);
    roles.filter(from).map(|m| m.end).max()
}

/// Where the name that begins at `at` ends: two to four Han characters before a mark, or Latin words.
pub(super) fn name_end(sheet: &Sheet<'_>, id: BlockId, at: usize) -> Option<usize> {
    let text = sheet.folded(id);
    let run = text[at..].iter().take_while(|&&c| is_han(c) || c == '·' || c == '•').count();
    if run == 0 {
        let latin = text[at..].iter().take_while(|c| c.is_ascii_alphabetic() || [' ', '.', '-'].contains(c)).count();
        let word = text[at..at + latin].iter().collect::<String>();
        return (word.trim().len() >= 3).then(|| at + word.trim_end().chars().count());
    }
    let letters = text[at + run..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
    if run <= 2 && letters > 1 {
        return Some(at + run + letters);
    }
    let ends = |mark: PressMark| matches!(mark, PressMark::News | PressMark::PictureEnds);
    if sheet.marks(id).any(|m| m.start == at && ends(m.mark) && m.end - m.start > 1) {
        return None;
    }
    let cut =
        sheet.marks(id).filter(|m| m.start >= at + 2 && m.start < at + run && ends(m.mark)).map(|m| m.start).min();
    let end = cut.unwrap_or(at + run);
    match end - at {
        2..=4 => Some(end),
        5.. if cut.is_some() => Some(at + 3),
        _ => None,
    }
}

/// Where the names end of code points `start..end` of a block: before who made the pictures (`文：阿明　圖：小英`), or before
/// what brackets add to the last (`文：陳大文（南山小學）`).
pub(super) fn names_end(sheet: &Sheet<'_>, id: BlockId, start: usize, end: usize) -> usize {
    let text = sheet.folded(id);
    let pictures = |m: &Marked| {
        matches!(m.mark, PressMark::PictureBegins | PressMark::PictureEnds | PressMark::Desk)
            && m.start > start
            && text[m.start - 1].is_whitespace()
            && text.get(m.end).is_some_and(|c| [':', '/'].contains(c))
    };
    let end = sheet.marks(id).filter(pictures).map(|m| m.start).min().unwrap_or(end);
    let added = text[start..end].iter().position(|&c| c == '(').filter(|&at| at >= 2);
    added.map_or(end, |at| start + at)
}

/// Do names, separators and at most a few words (place, 報道) make up the whole of `text[from..end]`?
pub(super) fn covered(text: &[char], from: usize, end: usize, names: &[Writer]) -> bool {
    let named: usize = names.iter().map(|w| w.name.chars().count()).sum();
    let solid =
        text[from..end].iter().filter(|c| !c.is_whitespace() && !['、', ':', '/', ',', '(', ')'].contains(c)).count();
    solid <= named + 6
}
