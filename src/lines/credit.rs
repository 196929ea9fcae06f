//! Who made a picture or wrote a story, as a line of its own or at a line's end.

use super::{
    Hint,
    tally::{Tally, Tells},
    words::{AGENCIES, AUTHORS, PAPERS, PICTURES},
};
use crate::text::chars::{is_bullet, is_han};

/// The longest credit or byline, in characters.
const LONGEST: usize = 28;

/// What a picture credit in Latin letters begins with.
const LATIN: [&str; 8] =
    ["Photo:", "Photos:", "Photo by ", "Photos by ", "Picture:", "Pictures:", "Photograph:", "Illustration:"];
/// The longest of these, in characters.
const LATIN_LONGEST: usize = 48;

/// What may stand behind the name of an agency.
const OF_AGENCIES: [&str; 9] = ["圖片", "照片", "圖", "图片", "供圖", "傳真", "電", "發", "发"];

/// Is this whole stretch a picture credit? `記者曾大文 攝`, `資料圖片`, `圖片來源：新華社`, `新華社`.
pub(super) fn is_credit(text: &str) -> bool {
    let bare = text.trim_matches(|c| matches!(c, '（' | '）' | '(' | ')' | ' ' | '　') || is_bullet(c));
    let told = match bare.strip_suffix('攝').or_else(|| bare.strip_suffix('摄')) {
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
    PICTURES.at_start(bare).next().is_some() || LATIN.iter().any(|label| bare.starts_with(label))
}

fn is_agency(bare: &str) -> bool {
    let of = |name: &str| OF_AGENCIES.contains(&bare[name.len()..].trim());
    let listed = |name: &str| AGENCIES.at_start(name).any(|agency| agency.len() == name.len());
    let agency = listed(bare) || bare.split(['／', '/', '、', ' ']).all(listed) || AGENCIES.at_start(bare).any(of);
    (agency || PAPERS.at_start(bare).any(of)) && !bare.ends_with('電')
}

/// `資料圖片`, `檔案照片`, `受訪者供圖`.
fn is_picture(bare: &str) -> bool {
    ["圖片", "图片", "照片", "供圖", "供图"].iter().any(|end| bare.ends_with(end))
        && (4..=7).contains(&bare.chars().count())
        && bare.chars().all(is_han)
}

/// What may close a line that names the writers.
const CLOSES: [&str; 14] = [
    "攝影報道",
    "攝影報導",
    "圖文報道",
    "圖文報導",
    "報道",
    "報導",
    "报道",
    "文、圖",
    "圖、文",
    "文／圖",
    "圖／文",
    "文/圖",
    "圖/文",
    "圖文",
];

/// Is this whole stretch a line that names the writers? `◆香港文匯報記者 陳大文`, `● 記者 陳大文 報道`, `（記者陳大文）`.
pub(super) fn is_byline(text: &str) -> bool {
    if text.chars().nth(LONGEST).is_some() || text.contains(['，', '。', '：', '「']) {
        return false;
    }
    let Some((before, after)) = text.split_once("記者").or_else(|| text.split_once("记者")) else { return false };
    let before = before.trim_matches(|c: char| !is_han(c));
    let after = after.trim_end_matches(|c: char| !is_han(c));
    let after = CLOSES.iter().find_map(|end| after.strip_suffix(end)).unwrap_or(after);
    let names = after.split(|c: char| !is_han(c)).filter(|n| !n.is_empty());
    let named = names.clone().count() > 0 && names.clone().all(|n| (2..=4).contains(&n.chars().count()));
    let paper =
        before.is_empty() || ["報", "社", "网", "網", "本刊", "特約", "特派"].iter().any(|p| before.ends_with(p));
    named
        && paper
        && !after.contains('攝')
        && text.chars().next().is_some_and(|c| !is_han(c) || before.chars().count() > 1 || c == '記')
}

/// Is this whole stretch a label and the writers' names? `文：陳大文`, `撰文／陳大文、李小明`, `文、圖：陳大文`.
fn is_labelled_byline(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| is_bullet(c) || c.is_whitespace());
    let mut labels = AUTHORS.at_start(bare).map(|label| beside_label(&bare[label.len()..]).trim_start());
    labels.any(|rest| rest.strip_prefix(['：', ':', '／', '/', '｜']).is_some_and(are_names))
}

/// What follows another label beside the first, if there is one: `、圖：…` → `：…`.
fn beside_label(rest: &str) -> &str {
    const BESIDE: [&str; 4] = ["攝影", "圖", "图", "攝"];
    let Some(second) = rest.strip_prefix(['、', '／', '/', '及', '&']) else { return rest };
    let label = BESIDE.into_iter().find(|label| second.starts_with(label)).or_else(|| AUTHORS.at_start(second).next());
    label.map_or(rest, |label| &second[label.len()..])
}

fn are_names(text: &str) -> bool {
    let mut names = text.split(['、', ' ', '　', '／', '/']).filter(|n| !n.is_empty()).peekable();
    names.peek().is_some() && names.all(|n| (2..=4).contains(&n.chars().count()) && n.chars().all(is_han))
}

/// Is this whole stretch a remark that sends the reader elsewhere? `下轉A6版`, `◆相關新聞刊A14版`, `相關新聞見A2至A6`.
pub(super) fn is_note(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !is_han(c) && !c.is_ascii_alphanumeric());
    if bare.is_ascii() {
        return points_in_latin(bare);
    }
    let leads = [
        "下轉",
        "上接",
        "相關新聞",
        "尚有",
        "另有",
        "詳見",
        "更多",
        "轉載",
        "刊A",
        "刊B",
        "相關報道",
        "相關報導",
        "下转",
        "相关新闻",
    ];
    let code = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let coded = code.len() < bare.len() && code.ends_with(|c: char| c.is_ascii_uppercase());
    (bare.ends_with('版') || coded) && leads.iter().any(|l| bare.starts_with(l)) && text.chars().nth(LONGEST).is_none()
}

/// `Continued on A4`, `Full coverage B11`: what sends on, then the page.
fn points_in_latin(bare: &str) -> bool {
    const LEADS: [&str; 9] = [
        "see ",
        "continued ",
        "turn to ",
        "full coverage ",
        "full story ",
        "more on ",
        "more reports ",
        "related stories ",
        "from page ",
    ];
    let page = bare.rsplit(' ').next().is_some_and(|word| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        word.len() - digits.len() == 1 && (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    });
    page && LEADS.iter().any(|lead| bare.get(..lead.len()).is_some_and(|t| t.eq_ignore_ascii_case(lead)))
}

/// Where the credit begins that ends a caption's line: `…激活創新。 記者曾大文 攝`.
pub(super) fn tail(line: &str) -> Option<usize> {
    if line.is_ascii() {
        return latin_tail(line);
    }
    let ends = ['攝', '摄', '片', '社', '圖', '图', '電', '）', '供'];
    if !line.ends_with(ends) {
        return None;
    }
    let at =
        line.rfind(['。', '！', '？', '」', '）', '.']).and_then(|i| Some(i + line[i..].chars().next()?.len_utf8()))?;
    let rest = &line[at..];
    let given = rest
        .trim()
        .strip_suffix("提供")
        .is_some_and(|by| (2..=8).contains(&by.chars().count()) && by.chars().all(is_han));
    ((is_credit(rest.trim()) || given) && !rest.trim().is_empty()).then(|| at + (rest.len() - rest.trim_start().len()))
}

/// `… at the pier. Photo: Chan Tai-man`
fn latin_tail(line: &str) -> Option<usize> {
    let at = LATIN.iter().find_map(|label| line.rfind(label).filter(|&at| line[..at].ends_with(' ')))?;
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

/// Does the line open a story: `香港文匯報訊（記者 陳大文）…`, `【本報訊】…`?
pub(super) fn opens_story(line: &str) -> bool {
    let end = line.char_indices().nth(14).map_or(line.len(), |(i, _)| i);
    ["訊（記者", "訊(記者", "讯（记者", "讯(记者", "訊】", "讯】"].iter().any(|o| line[..end].contains(o))
}

/// Where a story's dateline begins that is glued behind its headline: `…罕見香港文匯報訊（記者 陳大文）…`.
pub(super) fn dateline(line: &str) -> Option<usize> {
    let label =
        line.match_indices('【').map(|(i, _)| i).find(|&i| i > 0 && line[i..].chars().take(12).any(|c| c == '訊'));
    let opener = ["訊（記者", "訊(記者", "讯（记者"]
        .iter()
        .find_map(|o| line.find(o))
        .and_then(|at| Some(at - name_before(&line[..at])?.len()));
    opener.or(label).filter(|&at| at > 0 && !line[..at].ends_with(['。', '，', '：', '「']))
}

/// The paper or agency that a text ends with.
fn name_before(text: &str) -> Option<&'static str> {
    PAPERS.at_end(text).or_else(|| AGENCIES.at_end(text))
}

/// What a whole stretch is that was counted, as far as its words tell.
pub(super) fn hint(text: &str, tally: &Tally) -> Hint {
    match () {
        () if tally.chars > longest(text) as u32 => Hint::None,
        () if is_note(text) => Hint::Note,
        () if tally.tells.has(Tells::REPORTER) && is_byline(text) || is_labelled_byline(text) => Hint::Byline,
        () if is_credit(text) => Hint::Credit,
        () => Hint::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_and_bylines_are_told_from_text() {
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
        ] {
            assert!(is_credit(yes), "{yes}");
        }
        for no in ["大公報", "拍攝", "他昨日在現場拍攝", "記者陳大文 報道", "，相機由記者攝"]
        {
            assert!(!is_credit(no), "{no}");
        }
        for yes in [
            "◆香港文匯報記者 陳大文",
            "● 記者 陳大文、李小明 報道",
            "（記者陳大文）",
            "大公報記者 陳大文",
            "記者 陳大文 文、圖",
        ] {
            assert!(is_byline(yes), "{yes}");
        }
        for no in ["記者會", "他對記者說", "香港記者協會", "記者昨日到現場採訪所見所聞", "資深記者陳大文攝"]
        {
            assert!(!is_byline(no), "{no}");
        }
        for yes in ["文：陳大文", "●撰文／陳大文、李小明", "記者：陳大文", "文、圖：陳大文", "撰文、攝影：陳大文"]
        {
            assert!(is_labelled_byline(yes), "{yes}");
        }
        for no in ["文：渡輪公司昨日宣布加班", "文化：大館", "記者：", "作者按：本文"] {
            assert!(!is_labelled_byline(no), "{no}");
        }
        assert!(is_note(">> FULL COVERAGE B11") && !is_note("See you in 2024") && !is_note("See 12 boats"));
        assert!(is_note("相關新聞見A2至A6") && is_note("◆下轉A6版") && is_note("尚有新聞刊D5版") && !is_note("初版"));
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
    fn a_story_opens_with_its_dateline() {
        assert!(opens_story("海港日報訊（記者 陳大文）機管局昨日"));
        assert!(opens_story("【本報訊】機管局昨日"));
        assert!(!opens_story("據通訊（記者）協會的資料，".trim_start_matches("據通訊（記者）")));
        assert!(!opens_story("機管局昨日在記者會上回應說，本報訊（記者）之說不實"));
    }

    #[test]
    fn a_credit_behind_a_caption_and_a_dateline_behind_a_headline_are_found() {
        let line = "◆會場座無虛席。 記者曾大文 攝";
        assert_eq!(tail(line).map(|at| &line[at..]), Some("記者曾大文 攝"));
        assert_eq!(tail("他說：「我昨日拍攝。」"), None);
        let line = "■《渡輪百年》書影。 出版社提供";
        assert_eq!(tail(line).map(|at| &line[at..]), Some("出版社提供"));
        let line = "Visitors queue at the pier. Photo: Chan Tai-man";
        assert_eq!(tail(line).map(|at| &line[at..]), Some("Photo: Chan Tai-man"));
        assert_eq!(tail("He took a Photo: it was good, and everyone who saw it said so and more"), None);
        let line = "機場新跑道啟用香港文匯報訊（記者 陳大文）機管局";
        assert_eq!(dateline(line).map(|at| &line[..at]), Some("機場新跑道啟用"));
        assert_eq!(dateline("香港文匯報訊（記者 陳大文）機管局"), None);
    }
}
