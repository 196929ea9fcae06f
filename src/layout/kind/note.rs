//! Notes: lines that send the reader to another page, and lines that speak of the writer or the column.

use crate::{
    layout::{
        page::BlockId,
        sheet::{PressMark, Sheet},
    },
    lines::LineHint,
};

/// The longest pointer, in code points.
const POINTER: u32 = 24;
/// The longest remark on the writer or the column.
const ASIDE: u32 = 120;
/// The longest line that tells where to turn to.
const CONTACT: u32 = 40;
/// The longest remark that is told by its brackets alone.
const BRACKETED: u32 = 20;

/// `◆相關新聞刊A6版`: a line that sends the reader to another page.
pub fn is_pointer(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let hint = sheet.blocks[id].hint;
    if hint == LineHint::Index || hint == LineHint::Note && sheet.looks[id].lines == 1 {
        return true;
    }
    let page = || sheet.folded(id).iter().any(|c| c.is_ascii_digit() || *c == '版' || *c == '页');
    sheet.looks[id].chars <= POINTER && begins(sheet, id, PressMark::Pointer) && page()
}

/// `（作者為碼頭管理學會會長）` · `歡迎來稿，電郵：…` · `（逢周一刊出）`: a line that speaks of the writer or the column.
pub fn is_aside(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let look = &sheet.looks[id];
    let told = look.inner_stops <= 2 && look.chars <= ASIDE && begins(sheet, id, PressMark::Aside);
    told || look.chars <= BRACKETED && is_bracketed(sheet, id)
}

/// `網上預約www.example.hk` · `的士司機 夜更 電2123 4567`: a short line that tells where to turn to.
pub fn is_contact(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let (look, text) = (&sheet.looks[id], sheet.folded(id));
    let address = || ["www.", "http", "@"].iter().any(|sign| sheet.blocks[id].text.contains(sign));
    look.chars <= CONTACT && !look.stops && look.inner_stops == 0 && look.han > 0 && (has_phone(text) || address())
}

/// Eight figures, a blank or a stroke amid them or not, and no more beside them.
fn has_phone(text: &[char]) -> bool {
    const HALF: usize = 4;
    let joins = |c: &char| matches!(c, ' ' | '-');
    let figures = |part: &[char]| part.len() == HALF && part.iter().all(char::is_ascii_digit);
    let free = |at: Option<usize>| at.and_then(|at| text.get(at)).is_none_or(|c| !c.is_ascii_digit() && *c != '.');
    (0..text.len()).any(|at| {
        let second = at + HALF + usize::from(text.get(at + HALF).is_some_and(joins));
        let whole =
            text.get(at..at + HALF).is_some_and(figures) && text.get(second..second + HALF).is_some_and(figures);
        whole && free(at.checked_sub(1)) && free(Some(second + HALF))
    })
}

/// Does a word of that kind open the line?
fn begins(sheet: &Sheet<'_>, id: BlockId, mark: PressMark) -> bool {
    let (start, _) = sheet.trimmed(id);
    sheet.marks(id).any(|m| m.mark == mark && m.start == start)
}

/// Is all of it in one pair of brackets?
fn is_bracketed(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let (text, (start, end)) = (sheet.folded(id), sheet.trimmed(id));
    let opens = text.get(sheet.looks[id].lead_in as usize) == Some(&'(');
    opens && text.get(end) == Some(&')') && !text[start..end].contains(&'(')
}

#[cfg(test)]
mod tests {
    use crate::layout::{kind::Kind, trial::kinds};

    #[test]
    fn pointers_and_remarks_are_notes() {
        for note in [
            "◆下轉B3版",
            "（作者為碼頭管理學會會長，文章只代表個人觀點）",
            "歡迎來稿 投稿電郵：opinion@example.hk",
            "（逢周一、三刊出）",
            "（完）",
            "的士司機 夜更 電2123 4567",
            "渡輪船票網上預約www.example.hk",
        ] {
            assert_eq!(kinds(&[note]), [Kind::Note], "{note}");
        }
        for title in [
            "作者群像展下月舉行",
            "渡輪（離島線）加班",
            "（一）渡輪加班",
            "下轉角處新開茶室",
            "2023至2024年度預算",
            "12345678.9億元項目",
        ] {
            assert_eq!(kinds(&[title]), [Kind::Title], "{title}");
        }
    }
}
