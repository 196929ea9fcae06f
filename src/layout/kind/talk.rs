//! What is said to somebody: the turns of an interview, and how a letter addresses its reader. Running text, short as it is.

use crate::layout::{
    page::BlockId,
    sheet::{PressMark, Sheet},
};

/// The longest salutation, in code points.
const SALUTATION: u32 = 12;

/// `記者：會否加班？` · `編輯先生：`
pub fn is_said(sheet: &Sheet<'_>, id: BlockId) -> bool {
    is_turn(sheet, id) || is_salutation(sheet, id)
}

/// A speaker and a whole sentence.
fn is_turn(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let look = &sheet.looks[id];
    look.stops && sheet.marks(id).any(|m| m.mark == PressMark::Speaker && m.start == look.lead_in as usize)
}

/// A word that addresses a reader, and a colon at the end.
fn is_salutation(sheet: &Sheet<'_>, id: BlockId) -> bool {
    let (start, end) = sheet.trimmed(id);
    let addressed = || sheet.marks(id).any(|m| m.mark == PressMark::Addressed && m.start == start);
    sheet.looks[id].chars <= SALUTATION && sheet.folded(id).get(end.wrapping_sub(1)) == Some(&':') && addressed()
}

#[cfg(test)]
mod tests {
    use crate::layout::{kind::Kind, trial::kinds};

    #[test]
    fn turns_and_salutations_are_text() {
        for text in ["記者：會否公開更多文件？", "答：不會。", "編輯先生：", "各位讀者："] {
            assert_eq!(kinds(&[text]), [Kind::Body], "{text}");
        }
        for title in ["學者：加班有利民生", "問：渡輪何去何從", "渡輪公司：不會加價", "編輯室："]
        {
            assert_ne!(kinds(&[title]), [Kind::Body], "{title}");
        }
    }
}
