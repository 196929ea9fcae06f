//! Captions and picture credits.

use super::Kind;
use crate::{
    layout::{
        page::BlockId,
        sheet::{Marked, PressMark, Sheet},
    },
    lines::LineHint,
};

/// The longest credit, in code points.
const SHORT: u32 = 24;

/// `某某 攝` · `資料圖片` · `圖：某某` · an agency alone.
pub fn is_credit(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let look = &sheet.looks[id];
    if look.han == 0 && sheet.blocks[id].hint == LineHint::Credit {
        return true;
    }
    if look.chars > SHORT || look.inner_stops > 0 {
        return false;
    }
    let text = sheet.folded(id);
    let (start, end) = sheet.trimmed(id);
    let labels =
        |m: &Marked| m.start == start && text[m.end.min(end)..end].first().is_some_and(|c| [':', '/', '|'].contains(c));
    sheet.marks(id).any(|m| match m.mark {
        PressMark::PictureEnds => labels(&m) || m.end == end && (look.chars <= 14 || m.end - m.start == 1),
        PressMark::PictureBegins => labels(&m),
        PressMark::PictureAlone => m.start == start && m.end == end,
        _ => false,
    }) || are_agencies(sheet, id, start, end)
}

/// `某社/某社`: agencies side by side, and nothing else.
fn are_agencies(sheet: &Sheet<'_>, id: BlockId, start: usize, end: usize) -> bool {
    let text = sheet.folded(id);
    let mut at = start;
    while at < end {
        let agencies = sheet.marks(id).filter(|m| m.mark == PressMark::PictureAlone && m.start == at);
        let Some(to) = agencies.map(|m| m.end).max() else { return false };
        at = to + text[to..end].iter().take_while(|c| ['/', '、', ' '].contains(c)).count();
    }
    end > start
}

/// Takes bulleted text for captions for now, and sentences whose lines fit no column of the body.
pub fn mark(sheet: &Sheet<'_>, kinds: &mut [Kind]) {
    let columns = columns(sheet, kinds);
    for id in 0..kinds.len() {
        let look = &sheet.looks[id];
        let bulleted = look.bullet && (4..=150).contains(&look.chars);
        let plain = matches!(kinds[id], Kind::Body | Kind::Title);
        let pointed = bulleted && plain && points_at(sheet, id);
        let told = (plain || kinds[id] == Kind::Credit) && credited(sheet, id);
        let beside = plain && (points(sheet, id) || credit_follows(sheet, kinds, id));
        let sentence = kinds[id] == Kind::Body && sheet.opening(id).is_none();
        if told || pointed || beside || sentence && (bulleted || out_of_column(sheet, id, &columns)) {
            kinds[id] = Kind::Caption;
        }
    }
}

/// Does it open with a mark that points at a picture: ▲, ▼, ◀, ▶?
pub fn points_at(sheet: &Sheet<'_>, id: BlockId) -> bool {
    sheet.folded(id).iter().find(|c| !c.is_whitespace()).is_some_and(|c| "▲▼◀▶◄►".contains(*c))
}

/// Does it say where to look in a picture: `甲大文（左）與乙小明`, `圖為新渡輪`?
pub fn points(sheet: &Sheet<'_>, id: BlockId) -> bool {
    const CHARS: u32 = 80;
    let (look, text) = (&sheet.looks[id], sheet.folded(id));
    let (start, _) = sheet.trimmed(id);
    let shows = |m: &Marked| {
        m.mark == PressMark::PictureShows && (text[m.start] == '(' || m.start == start && m.end > start + 1)
    };
    look.chars <= CHARS && look.inner_stops <= 1 && sheet.opening(id).is_none() && sheet.marks(id).any(|m| shows(&m))
}

/// Does a picture's credit stand on the last line of few (`…在碼頭下水。 記者甲大文 攝`), or in brackets right below a title?
fn credit_follows(sheet: &Sheet<'_>, kinds: &[Kind], id: BlockId) -> bool {
    const LINES: u32 = 4;
    let Some(next) = sheet.blocks.get(id + 1) else { return false };
    let bracketed = || {
        let below = sheet.folded(id + 1).first() == Some(&'(') && next.measures.gap_before == 0;
        below && kinds[id] == Kind::Title && !sheet.looks[id].stops
    };
    (next.measures.glued || bracketed())
        && kinds[id + 1] == Kind::Credit
        && sheet.looks[id].lines <= LINES
        && sheet.opening(id).is_none()
}

/// `……（法新社）` · `……（資料圖片）` · `……（某某攝）`: words, then their picture's credit in brackets.
pub fn credited(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let text = sheet.folded(id);
    let end = text.len() - text.iter().rev().take_while(|c| c.is_whitespace()).count();
    let Some(close) = end.checked_sub(1).filter(|&at| text[at] == ')') else { return false };
    let Some(open) = text[..close].iter().rposition(|&c| c == '(') else { return false };
    let credits = |mark: PressMark| matches!(mark, PressMark::PictureAlone | PressMark::PictureEnds);
    let sized = close - open <= 16 && open >= 6 && sheet.looks[id].chars <= 120;
    sized && sheet.marks(id).any(|m| credits(m.mark) && m.end == close && m.start > open)
}

/// Widths of body lines, in half ems, that at least two long blocks share (within one em).
fn columns(sheet: &Sheet<'_>, kinds: &[Kind]) -> Vec<u32> {
    let mut counts = std::collections::BTreeMap::new();
    for (id, look) in sheet.looks.iter().enumerate() {
        if kinds[id] == Kind::Body && look.lines >= 3 && !look.bullet {
            *counts.entry(look.widest).or_insert(0u32) += look.lines;
        }
    }
    counts.into_iter().filter(|&(_, n)| n >= 8).map(|(w, _)| w).collect()
}

/// One or two lines of a short sentence, wider than any column beside.
fn out_of_column(sheet: &Sheet<'_>, id: BlockId, columns: &[u32]) -> bool {
    let look = &sheet.looks[id];
    let widest = columns.iter().max().copied().unwrap_or(u32::MAX - 2);
    look.lines == 1 && look.chars <= 60 && look.widest > widest + 2
}

#[cfg(test)]
mod tests {
    use crate::layout::{kind::Kind, trial::kinds};

    #[test]
    fn credits_say_what_they_are() {
        for credit in [
            "記者甲大文 攝",
            "資料圖片",
            "圖：乙小明",
            "新華社",
            "（網上圖片）",
            "路透社／法新社",
            "供圖：南山市卫健委",
        ] {
            assert_eq!(kinds(&[credit]), [Kind::Credit], "{credit}");
        }
        for other in ["攝氏四十度高溫逼人", "圖書館延長開放時間", "新華社區設施啟用"] {
            assert_eq!(kinds(&[other]), [Kind::Title], "{other}");
        }
    }

    #[test]
    fn captions_open_with_a_bullet_or_close_with_a_credit() {
        assert_eq!(kinds(&["◆渡輪公司展示新渡輪的船艙。"]), [Kind::Caption]);
        assert_eq!(kinds(&["新渡輪在船塢下水（資料圖片）"]), [Kind::Caption]);
        assert_eq!(kinds(&["丁志明（左）與何大文。"]), [Kind::Caption]);
        assert_eq!(kinds(&["圖為新渡輪的船艙。"]), [Kind::Caption]);
        assert_eq!(kinds(&["▲警方展示檢獲的現金"]), [Kind::Caption]);
        assert_eq!(kinds(&["新渡輪在船塢下水，公司邀請離島居民參觀，下月正式投入服務。"]), [Kind::Body]);
    }
}
