//! Lines of a list, each a label and what it announces: `地點：海濱碼頭` above `查詢：2123 4567`.

use super::words::{FACTS, SAYING};
use crate::text::chars::is_han;

/// The longest label, in characters.
const LONGEST: usize = 5;
/// Where what a label announces begins in a line, in bytes; nothing if the line begins with none, or ends with it.
pub fn ends(line: &str) -> Option<usize> {
    if let Some(told) = dated(line) {
        return Some(told);
    }
    let (at, colon) = line.char_indices().take(LONGEST + 1).find(|(_, c)| !is_han(*c))?;
    let label = &line[..at];
    let after = at + colon.len_utf8();
    // 電話 is a fact, though it ends as one who speaks may.
    let told =
        matches!(colon, '：' | ':') && !label.is_empty() && (SAYING.at_end(label).is_none() || FACTS.holds(label));
    (told && !line[after..].trim().is_empty()).then_some(after)
}

/// Where what happened in a year begins: `1932年　生於南山`.
fn dated(line: &str) -> Option<usize> {
    const YEAR: usize = 4;
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let told = line[digits..].strip_prefix('年').filter(|_| digits == YEAR)?;
    let text = told.trim_start();
    (text.len() < told.len() && text.starts_with(is_han)).then_some(line.len() - text.len())
}

/// Does a line tell a fact: a listed label (`地址：海濱道`), or one before figures (`案件編號：DCCC 512`)?
pub fn tells_fact(line: &str) -> bool {
    let listed = || FACTS.at_start(line).any(|label| line[label.len()..].starts_with(['：', ':']));
    let figures = |told: &str| told.contains(|c: char| c.is_ascii_digit()) && !told.contains(is_han);
    ends(line).is_some_and(|at| line[..at].ends_with(['：', ':']) && (figures(&line[at..]) || listed()))
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
        assert_eq!(ends("1932年　生於南山"), Some("1932年　".len()));
        assert!(ends("1932年生於南山").is_none() && ends("32年 生於南山").is_none());
    }

    #[test]
    fn labels_of_facts_are_listed() {
        assert!(tells_fact("營業時間：11:00am-7:00pm") && tells_fact("案件編號：DCCC 512/2023"));
        assert!(tells_fact("電話：2123 4567") && !tells_fact("他對話：2123"));
        assert!(!tells_fact("渡輪：加班") && !tells_fact("時間表：今日公布") && !tells_fact("電話"));
    }
}
