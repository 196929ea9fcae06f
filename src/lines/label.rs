//! Lines of a list, each a label and what it announces: `地點：海濱碼頭` above `查詢：2123 4567`.

use crate::text::chars::is_han;

/// The longest label, in characters.
const LONGEST: usize = 5;
/// What a label does not end with: who says so, asks or answers is told by a sentence.
const SAYS: &[char] = &[
    '說', '说', '稱', '称', '道', '指', '示', '問', '问', '答', '話', '话', '曰', '云', '言', '講', '讲', '為', '为',
    '是', '即',
];

/// Where what a label announces begins in a line, in bytes; nothing if the line begins with none, or ends with it.
pub fn ends(line: &str) -> Option<usize> {
    let (at, colon) = line.char_indices().take(LONGEST + 1).find(|(_, c)| !is_han(*c))?;
    let label = &line[..at];
    let after = at + colon.len_utf8();
    let told = matches!(colon, '：' | ':') && !label.is_empty() && !label.ends_with(SAYS);
    (told && !line[after..].trim().is_empty()).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_short_and_says_nothing() {
        assert_eq!(ends("地點：海濱碼頭"), Some("地點：".len()));
        for no in ["他說：「可以」", "地點：", "：海濱", "渡輪公司發言人：已加班", "海濱碼頭", "A座：海濱"]
        {
            assert_eq!(ends(no), None, "{no}");
        }
    }
}
