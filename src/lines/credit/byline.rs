//! Lines that name the writers of a story, and the datelines that open one.

use crate::{
    lines::words::{AGENCIES, AUTHORS, BYLINE_ENDS, EMPLOYERS, PAPERS, begins},
    text::chars::{is_bullet, is_han},
};

/// What stands between a dateline's paper and its reporter.
const SIGNED: [&str; 4] = ["訊（記者", "訊(記者", "讯（记者", "讯(记者"];

/// Is this whole stretch a line that names the writers? `◆香港文匯報記者 陳大文`, `● 記者 陳大文 報道`, `（記者陳大文）`.
pub fn is_byline(text: &str) -> bool {
    if text.chars().nth(super::LONGEST).is_some() || text.contains(['，', '。', '：', '「']) {
        return false;
    }
    let Some((employer, after)) = text.split_once("記者").or_else(|| text.split_once("记者")) else { return false };
    let employer = employer.trim_matches(|c: char| !is_han(c));
    let after = after.trim_end_matches(|c: char| !is_han(c));
    let after = BYLINE_ENDS.at_end(after).map_or(after, |end| &after[..after.len() - end.len()]);
    let names = after.split(|c: char| !is_han(c)).filter(|n| !n.is_empty());
    let named = names.clone().count() > 0 && names.clone().all(|n| (2..=4).contains(&n.chars().count()));
    let paper = employer.is_empty() || EMPLOYERS.at_end(employer).is_some();
    let opens = |c| !is_han(c) || employer.chars().count() > 1 || matches!(c, '記' | '记');
    named && paper && !after.contains(['攝', '摄']) && text.chars().next().is_some_and(opens)
}

/// Is this whole stretch a label and the writers' names? `文：陳大文`, `撰文／陳大文、李小明`, `文、圖：陳大文`.
pub fn is_labelled_byline(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| is_bullet(c) || c.is_whitespace());
    let mut labels = AUTHORS.at_start(bare).map(|label| beside_label(&bare[label.len()..]).trim_start());
    labels.any(|rest| rest.strip_prefix(['：', ':', '／', '/', '｜']).is_some_and(are_names))
}

/// What follows another label beside the first, if there is one: `、圖：…` → `：…`.
fn beside_label(rest: &str) -> &str {
    const BESIDE: [&str; 3] = ["摄影", "图", "摄"];
    let Some(second) = rest.strip_prefix(['、', '／', '/', '及', '&']) else { return rest };
    let label = BESIDE.into_iter().find(|label| begins(second, label)).or_else(|| AUTHORS.at_start(second).next());
    label.map_or(rest, |label| &second[label.len()..])
}

fn are_names(text: &str) -> bool {
    let mut names = text.split(['、', ' ', '　', '／', '/']).filter(|n| !n.is_empty()).peekable();
    names.peek().is_some() && names.all(|n| (2..=4).contains(&n.chars().count()) && n.chars().all(is_han))
}

/// Does the line open a story: `香港文匯報訊（記者 陳大文）…`, `【本報訊】…`?
pub fn opens_story(line: &str) -> bool {
    let end = line.char_indices().nth(14).map_or(line.len(), |(i, _)| i);
    let opening = &line[..end];
    let signed = SIGNED.iter().find_map(|o| opening.find(o));
    let labelled = ["訊】", "讯】"].iter().any(|o| opening.contains(o));
    labelled || signed.is_some_and(|at| names_sender(&opening[..at]))
}

/// Does the text before 訊 say who sent it: a paper, an agency, or 本報 and its like? `通訊（記者…` says nothing of it.
fn names_sender(text: &str) -> bool {
    text.contains(['報', '报', '社', '刊', '網', '网']) || name_before(text).is_some()
}

/// Where a story's dateline begins that is glued behind its headline: `…罕見香港文匯報訊（記者 陳大文）…`.
pub fn dateline(line: &str) -> Option<usize> {
    let told = |at: usize| line[at..].chars().take(12).any(|c| matches!(c, '訊' | '讯'));
    let label = line.match_indices('【').map(|(i, _)| i).find(|&i| i > 0 && told(i));
    let opener = SIGNED.iter().find_map(|o| line.find(o)).and_then(|at| Some(at - name_before(&line[..at])?.len()));
    opener.or(label).filter(|&at| at > 0 && !line[..at].ends_with(['。', '，', '：', '「']))
}

/// The paper or agency that a text ends with.
fn name_before(text: &str) -> Option<&'static str> {
    PAPERS.at_end(text).or_else(|| AGENCIES.at_end(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_told_from_text() {
        for yes in [
            "◆香港文匯報記者 陳大文",
            "● 記者 陳大文、李小明 報道",
            "（記者陳大文）",
            "大公報記者 陳大文",
            "記者 陳大文 文、圖",
            "记者 陈大文",
            "人民日报记者 陈大文",
            "本报特约记者 陈大文 摄影报道",
            "记者 陈大文 文/图",
        ] {
            assert!(is_byline(yes), "{yes}");
        }
        for no in [
            "記者會",
            "他對記者說",
            "香港記者協會",
            "記者昨日到現場採訪所見所聞",
            "資深記者陳大文攝",
            "资深记者陈大文摄",
            "记者陈大文 摄",
        ] {
            assert!(!is_byline(no), "{no}");
        }
        for yes in ["文：陳大文", "●撰文／陳大文、李小明", "記者：陳大文", "文、圖：陳大文", "撰文、摄影：陈大文"]
        {
            assert!(is_labelled_byline(yes), "{yes}");
        }
        for no in ["文：渡輪公司昨日宣布加班", "文化：大館", "記者：", "作者按：本文"] {
            assert!(!is_labelled_byline(no), "{no}");
        }
    }

    #[test]
    fn a_story_opens_with_its_dateline() {
        assert!(opens_story("海港日報訊（記者 陳大文）機管局昨日"));
        assert!(opens_story("【本報訊】機管局昨日"));
        assert!(opens_story("本报讯（记者 林晓）机管局昨日") && opens_story("◆本報北京訊（記者 陳大文）"));
        assert!(!opens_story("據通訊（記者）協會的資料，") && !opens_story("資訊（記者會片段）由台方提供"));
        assert!(!opens_story("機管局昨日在記者會上回應說，本報訊（記者）之說不實"));
    }

    #[test]
    fn a_dateline_behind_a_headline_is_found() {
        for line in
            ["渡輪下月加班【本報訊】渡輪公司", "渡轮下月加班【本报讯】渡轮公司", "渡轮下月加班大公报讯(记者 林晓)"]
        {
            assert_eq!(dateline(line), Some("渡輪下月加班".len()), "{line}");
        }
        let line = "機場新跑道啟用香港文匯報訊（記者 陳大文）機管局";
        assert_eq!(dateline(line).map(|at| &line[..at]), Some("機場新跑道啟用"));
        assert_eq!(dateline("香港文匯報訊（記者 陳大文）機管局"), None);
    }
}
