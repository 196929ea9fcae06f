//! Lines that name the writers and say nothing else.

use super::{
    credit, latin,
    names::{covered, is_name, is_person, name_end, names_end, writers},
    opens, text_of,
};
use crate::layout::{
    look::is_han,
    page::{BlockId, Byline, Writer},
    sheet::{PressMark, Sheet},
};

/// The longest line that may be a byline, in code points.
const SIGNATURE: u32 = 48;

/// A line that is a byline and nothing else.
pub fn signature(sheet: &Sheet<'_>, id: BlockId) -> Option<Byline> {
    let look = &sheet.looks[id];
    if look.chars > SIGNATURE || look.inner_stops > 0 || look.hangs {
        return None;
    }
    signed(sheet, id)
        .or_else(|| reported(sheet, id))
        .or_else(|| dispatch(sheet, id))
        .or_else(|| latin::signed(sheet, id))
        .or_else(|| latin::above_address(sheet, id))
}

/// A line with a writer's role: `◆南山文匯報記者 甲大文`, `文：甲大文`.
fn signed(sheet: &Sheet<'_>, id: BlockId) -> Option<Byline> {
    let look = &sheet.looks[id];
    let text = sheet.folded(id);
    let (start, end) = sheet.trimmed(id);
    let role = sheet
        .marks(id)
        .filter(|m| m.mark == PressMark::Writer && m.start >= start && m.start <= start + 12 && m.end < end)
        .filter(|m| m.start == start || m.end - m.start > 1)
        .max_by_key(|m| (std::cmp::Reverse(m.start), m.end))?;
    let paper = &text[start..role.start];
    // 本報駐京記者: the place may stand between.
    let posted = paper.iter().rposition(|&c| c == '驻').filter(|&at| at + 4 >= paper.len());
    let told =
        paper[..posted.unwrap_or(paper.len())].last().is_some_and(|c| ['报', '社', '网', '台', '刊'].contains(c));
    let separated = text[role.end..end].first().is_some_and(|c| [' ', ':', '/'].contains(c));
    let wrapped = start > look.lead_in as usize || look.bullet;
    let short = role.end - role.start == 1;
    let marked = separated || !short && (told || wrapped || is_name(sheet, id, role.end, end));
    if !(paper.is_empty() || told) || !marked {
        return None;
    }
    let names = writers(sheet, id, role.start, role.end);
    let fits = !names.is_empty() && covered(text, role.end, names_end(sheet, id, role.end, end), &names);
    fits.then(|| Byline { text: Some(set(sheet, id)), writers: names, credit: None })
}

/// `陳大文 報道` · `陳大文／台北報導`: a name, a place or not, and 報道.
fn reported(sheet: &Sheet<'_>, id: BlockId) -> Option<Byline> {
    const REPORTED: u32 = 14;
    let (start, end) = sheet.trimmed(id);
    let short = sheet.looks[id].chars <= REPORTED;
    let writer = short.then(|| reporter(sheet, id, start, end))??;
    Some(Byline { text: Some(set(sheet, id)), writers: vec![writer], credit: None })
}

/// Who reported, if code points `start..end` of a block are a name, a place or not, and 報道.
pub(super) fn reporter(sheet: &Sheet<'_>, id: BlockId, start: usize, end: usize) -> Option<Writer> {
    let text = sheet.folded(id);
    let news = sheet.marks(id).find(|m| m.mark == PressMark::News && m.end == end && m.end - m.start > 1)?;
    // 何時報道 names nobody.
    let apart = |to: usize| to < news.start || to == start + 3;
    let to = name_end(sheet, id, start).filter(|&to| apart(to) && is_name(sheet, id, start, end))?;
    let rest: Vec<char> = text[to..news.start].iter().copied().filter(|c| !['/', ' '].contains(c)).collect();
    let place = rest.len() <= 3 && rest.iter().all(|&c| is_han(c));
    place.then(|| Writer { name: text_of(sheet, id, start, to), role: None })
}

/// `（中央社台北12日電）`: an agency's opening on a line of its own, in brackets.
fn dispatch(sheet: &Sheet<'_>, id: BlockId) -> Option<Byline> {
    let text = sheet.folded(id);
    let (start, end) = sheet.trimmed(id);
    let bracketed = start > sheet.looks[id].lead_in as usize && end < text.len();
    let news = sheet.marks(id).find(|m| m.mark == PressMark::News && m.end == end && m.start > start)?;
    let named = bracketed && opens(text, start, news.start, end);
    named.then(|| Byline {
        text: Some(set(sheet, id)),
        writers: Vec::new(),
        credit: Some(credit(&text_of(sheet, id, start, end))),
    })
}

/// The line as it is set.
pub(super) fn set(sheet: &Sheet<'_>, id: BlockId) -> String {
    sheet.blocks[id].text.trim().to_owned()
}

/// The byline that a name is, alone or with what its bearer is: `陳大文（大學教授）`, `陳大文　教師`, `營養師 陳大文`.
pub fn name(sheet: &Sheet<'_>, id: BlockId) -> Byline {
    let text = sheet.folded(id);
    let (start, end) = (sheet.trimmed(id).0, text.len());
    let parts = |c: &char| c.is_whitespace() || *c == '(';
    let person = |from: usize, to: usize| (from + 2..=from + 3).contains(&to) && is_person(sheet, id, from, to);
    let first = text[start..].iter().position(parts).map(|at| start + at).filter(|&at| person(start, at));
    let blank = text.iter().rposition(|c| c.is_whitespace()).filter(|&at| at > start && person(at + 1, end));
    let (name, role) = match (first, blank) {
        (Some(at), _) => ((start, at), Some((at, end))),
        (None, Some(at)) => ((at + 1, end), Some((start, at))),
        (None, None) => (sheet.trimmed(id), None),
    };
    let role = role.map(|(from, to)| bare(&text_of(sheet, id, from, to))).filter(|role| !role.is_empty());
    Byline {
        text: Some(set(sheet, id)),
        writers: vec![Writer { name: text_of(sheet, id, name.0, name.1), role }],
        credit: None,
    }
}

/// What brackets hold.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）')).to_owned()
}
