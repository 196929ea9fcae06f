//! Who made a picture or wrote a story, as a line of its own or at a line's end.

mod byline;
mod note;

pub(super) use byline::{dateline, opens_story};

use super::{
    LineHint,
    tally::{Tally, Tells},
    words::{AGENCIES, AGENCY_ENDS, PAPERS, PICTURES, REMARKS},
};
use crate::text::chars::{is_bullet, is_han};
use byline::{is_byline, is_labelled_byline};
use note::is_note;

/// The longest one with Chinese in it, in characters.
const LONGEST: usize = 28;

/// The longest credit or byline in Latin letters, in characters.
const LATIN_LONGEST: usize = 48;

/// Is this whole stretch a picture credit? `記者曾大文 攝`, `資料圖片`, `圖片來源：新華社`, `新華社`.
pub(super) fn is_credit(text: &str) -> bool {
    let bare = text.trim_matches(|c| matches!(c, '（' | '）' | '(' | ')' | ' ' | '　') || is_bullet(c));
    let made = ["／攝影", "/攝影", "／摄影", "/摄影", "攝", "摄"].iter().find_map(|end| bare.strip_suffix(end));
    let told = match made {
        Some(name) => is_photographer(name),
        None => is_labelled(bare) || is_agency(bare) || is_picture(bare),
    };
    told && text.chars().nth(longest(text)).is_none() && !text.contains(['，', '。', '「'])
}

/// The longest that a credit or byline may be, in characters.
fn longest(text: &str) -> usize {
    if text.is_ascii() { LATIN_LONGEST } else { LONGEST }
}

/// A name, `記者` before it or not.
fn is_photographer(name: &str) -> bool {
    let name = name.trim_end();
    let name = name.rsplit_once("記者").or_else(|| name.rsplit_once("记者")).map_or(name, |(_, n)| n).trim();
    (2..=5).contains(&name.chars().count()) && name.chars().all(is_han)
}

fn is_labelled(bare: &str) -> bool {
    PICTURES.at_start(bare).next().is_some()
}

fn is_agency(bare: &str) -> bool {
    let of = |name: &str| AGENCY_ENDS.holds(bare[name.len()..].trim());
    let all = || bare.split(['／', '/', '、', ' ']).all(|name| AGENCIES.holds(name));
    let begins = AGENCIES.at_start(bare).next().is_some();
    let agency = begins && (AGENCIES.holds(bare) || all() || AGENCIES.at_start(bare).any(of));
    (agency || PAPERS.at_start(bare).any(of)) && !bare.ends_with(['電', '电'])
}

/// `資料圖片`, `檔案照片`, `受訪者供圖`.
fn is_picture(bare: &str) -> bool {
    ["圖片", "图片", "照片", "供圖", "供图"].iter().any(|end| bare.ends_with(end))
        && (4..=7).contains(&bare.chars().count())
        && bare.chars().all(is_han)
}

/// Where the credit begins that ends a caption's line: `…激活創新。 記者曾大文 攝`.
pub(super) fn tail(line: &str) -> Option<usize> {
    if line.is_ascii() {
        return latin_tail(line);
    }
    let ends = ['攝', '摄', '影', '片', '社', '圖', '图', '電', '电', '）', '供'];
    if !line.ends_with(ends) {
        return None;
    }
    let at =
        line.rfind(['。', '！', '？', '」', '）', '.']).and_then(|i| Some(i + line[i..].chars().next()?.len_utf8()))?;
    let rest = line[at..].trim();
    (is_credit(rest) || is_given(rest)).then(|| line.len() - rest.len())
}

/// `出版社提供`
fn is_given(text: &str) -> bool {
    let giver = text.strip_suffix("提供");
    giver.is_some_and(|giver| (2..=8).contains(&giver.chars().count()) && giver.chars().all(is_han))
}

/// `… at the pier. Photo: Chan Tai-man`
fn latin_tail(line: &str) -> Option<usize> {
    let labels = PICTURES.iter().filter(|label| label.is_ascii());
    let at = labels.filter_map(|label| line.rfind(label)).find(|&at| line[..at].ends_with(' '))?;
    line[at..].chars().nth(LATIN_LONGEST).is_none().then_some(at)
}

/// Does the line end in a picture's credit in brackets: `…介紹新船。（李小明攝）`? An agency in brackets may stand in a sentence.
pub(super) fn bracketed(line: &str) -> bool {
    let Some(inner) = line.strip_suffix(['）', ')']) else { return false };
    let Some(open) = inner.rfind(['（', '(']) else { return false };
    let credit = inner[open..].trim_start_matches(['（', '(']);
    let made = ["攝", "摄", "圖片", "图片", "照片", "供圖", "供图", "提供"].iter().any(|end| credit.ends_with(end));
    made && credit.chars().nth(LONGEST / 2).is_none() && !credit.contains(['，', '。', '、'])
}

/// Does the line end in a remark in brackets, a sentence ended before it?
pub(super) fn remarked(line: &str) -> bool {
    let open = line.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
    open.is_some_and(|at| line[..at].ends_with(['。', '！', '？', '」']))
}

/// Does the line open a remark on the writer or the column: `作者為…`, `（作者是…`?
pub(super) fn remarks(line: &str) -> bool {
    let bare = line.trim_start_matches(|c| matches!(c, '（' | '(' | '【' | ' ' | '　') || is_bullet(c));
    REMARKS.at_start(bare).next().is_some()
}

/// What a whole stretch is that was counted, as far as its words tell.
pub(super) fn hint(text: &str, tally: &Tally) -> LineHint {
    match () {
        () if tally.chars > longest(text) as u32 => LineHint::None,
        () if is_note(text) => LineHint::Note,
        () if tally.tells.has(Tells::STOP.or(Tells::COMMA)) => LineHint::None,
        () if tally.tells.has(Tells::REPORTER) && is_byline(text) || is_labelled_byline(text) => LineHint::Byline,
        () if is_credit(text) => LineHint::Credit,
        () => LineHint::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_told_from_text() {
        for yes in [
            "記者曾大文 攝",
            "香港文匯報記者陳大文 攝",
            "資料圖片",
            "圖片來源：新華社",
            "新華社",
            "中新社",
            "陳大文 攝",
            "（陳大文攝）",
            "攝：陳大文",
            "檔案照片",
            "路透社／法新社",
            "■新華社發",
            "Agence France-Presse",
            "記者余大文／攝影",
            "记者曾大文 摄",
            "资料图片",
            "图片来源：新华社",
            "新华社传真",
            "法新社供图",
            "档案照片",
        ] {
            assert!(is_credit(yes), "{yes}");
        }
        for no in ["大公報", "拍攝", "他昨日在現場拍攝", "記者陳大文 報道", "，相機由記者攝"]
        {
            assert!(!is_credit(no), "{no}");
        }
    }

    #[test]
    fn what_has_a_clause_names_nobody() {
        for line in ["記者曾大文 攝", "路透社／法新社", "◆香港文匯報記者 陳大文", "撰文／陳大文、李小明"]
        {
            for at in (0..=line.len()).filter(|&at| line.is_char_boundary(at)) {
                for mark in ['，', '。'] {
                    let text = format!("{}{mark}{}", &line[..at], &line[at..]);
                    assert!(!is_credit(&text) && !is_byline(&text) && !is_labelled_byline(&text), "{text}");
                }
            }
        }
    }

    #[test]
    fn a_credit_in_brackets_ends_a_caption() {
        assert!(bracketed("何大文昨日在碼頭介紹新船。（李小明攝）") && bracketed("新船（渡輪公司提供）"));
        for no in ["何大文說：「新船很快。」", "據報道（路透社）", "（攝）影展", "新船（圖）"]
        {
            assert!(!bracketed(no), "{no}");
        }
    }

    #[test]
    fn a_credit_behind_a_caption_is_found() {
        let line = "◆會場座無虛席。 記者曾大文 攝";
        assert_eq!(tail(line).map(|at| &line[at..]), Some("記者曾大文 攝"));
        assert_eq!(tail("他說：「我昨日拍攝。」"), None);
        let line = "■《渡輪百年》書影。 出版社提供";
        assert_eq!(tail(line).map(|at| &line[at..]), Some("出版社提供"));
        let line = "Visitors queue at the pier. Photo: Chan Tai-man";
        assert_eq!(tail(line).map(|at| &line[at..]), Some("Photo: Chan Tai-man"));
        assert_eq!(tail("He took a Photo: it was good, and everyone who saw it said so and more"), None);
    }
}
