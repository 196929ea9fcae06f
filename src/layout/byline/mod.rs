//! Who wrote a story: the lines that say so, set apart, opening the lead or closing the last paragraph.

mod latin;
mod names;
mod signature;

pub use latin::is_name as is_latin_name;
pub use names::is_person;
pub use signature::{name, signature};

use super::{
    look::is_han,
    page::{BlockId, Byline},
    sheet::{PressMark, Sheet},
};
use names::writers;

/// How far into a block its opening may reach, in code points.
const OPENING: usize = 40;

/// `【本報訊】` · `某某報訊（記者 甲、乙）` · `某社北京4月12日電`: an opening that only a story's lead has.
pub fn opening(sheet: &Sheet<'_>, id: BlockId) -> Option<Byline> {
    let text = sheet.folded(id);
    let first = sheet.looks[id].lead_in as usize;
    let bracketed = text.get(first).is_some_and(|c| ['【', '〔', '[', '('].contains(c));
    let (from, end) = if bracketed { (first + 1, closing_bracket(text, first)?) } else { (first, text.len()) };
    let news = sheet.marks(id).find(|m| {
        m.mark == PressMark::News
            && (from + 1..first + OPENING).contains(&m.start)
            && if bracketed { m.end == end } else { opens(text, from, m.start, m.end) }
    });
    let writer = sheet
        .marks(id)
        .filter(|m| m.mark == PressMark::Writer && (from..=first + OPENING).contains(&m.start))
        .find(|m| m.start == from || m.end - m.start > 1);
    match news {
        Some(news) => {
            let writer = writer.filter(|w| w.start <= news.end + 3);
            let writers = writer.map(|w| writers(sheet, id, w.start, w.end)).unwrap_or_default();
            // 記者某某報道 names no paper.
            let own = writer.is_some_and(|w| w.start == from) && !writers.is_empty();
            let credit = (!own).then(|| credit(&text_of(sheet, id, from, news.end)));
            Some(Byline { text: None, writers, credit })
        }
        None if bracketed => {
            let Some(writer) = writer.filter(|w| w.end <= end && w.start <= from + 6 && end < text.len()) else {
                return desk(sheet, id, from, end);
            };
            Some(Byline { text: None, writers: writers(sheet, id, writer.start, writer.end), credit: None })
        }
        None => None,
    }
}

/// `【法庭組】`, `〔中央社〕`, `【特稿】`: who made a story, in brackets of their own before its text.
fn desk(sheet: &Sheet<'_>, id: BlockId, from: usize, end: usize) -> Option<Byline> {
    const TEXT: usize = 20;
    let text = sheet.folded(id);
    let named = matches!(text[from - 1], '【' | '〔') && (2..=8).contains(&(end - from));
    let maker = text[from..end].ends_with(&['组']) || text[from..end].ends_with(&['部']);
    let agency = sheet.marks(id).any(|m| m.start == from && m.end == end && m.mark == PressMark::PictureAlone);
    let sort = sheet.marks(id).any(|m| m.start == from && m.end == end && m.mark == PressMark::News);
    let told = named && (maker || agency || sort) && text.len() > end + TEXT;
    told.then(|| Byline { text: None, writers: Vec::new(), credit: Some(text_of(sheet, id, from, end)) })
}

/// Is `text[from..start]` the name of a paper or agency (and a place and day) that `text[start..end]` closes?
fn opens(text: &[char], from: usize, start: usize, end: usize) -> bool {
    let name = &text[from..start];
    // 台積電 begins with none.
    let body = name.iter().position(|c| ['报', '社', '网', '台', '刊'].contains(c)).filter(|&at| at > 0);
    let plain = name.iter().all(|&c| is_han(c) || c.is_ascii_alphanumeric() || c == ' ');
    let after = text[end..].iter().find(|c| !c.is_whitespace());
    let telegram = text[start] == '电' || text[end - 1] == '电';
    plain
        && match body {
            Some(at) if at + 1 == name.len() => {
                after.is_some_and(|c| ['(', '[', '〔', '【', ':', '—', '-', ')'].contains(c))
                    || end > start + 1
                    || text[end..].first() == Some(&' ')
            }
            Some(_) => telegram,
            None => false,
        }
}

/// `……。（記者某某）`, `……。（某某報道）`: a byline in brackets that closes a paragraph.
pub fn closing(sheet: &Sheet<'_>, id: BlockId) -> Option<Byline> {
    let text = sheet.folded(id);
    let end = text.iter().rposition(|c| !c.is_whitespace()).filter(|&end| text[end] == ')')?;
    let start = text[..end].iter().rposition(|&c| c == '(').filter(|&s| s > 0 && end - s <= 30)?;
    let role = sheet
        .marks(id)
        .filter(|m| m.mark == PressMark::Writer && m.start > start && m.start <= start + 10)
        .find(|m| m.start == start + 1 || m.end - m.start > 1);
    let names = match role {
        Some(role) => writers(sheet, id, role.start, role.end),
        None => signature::reporter(sheet, id, start + 1, end).into_iter().collect(),
    };
    (!names.is_empty()).then_some(Byline { text: None, writers: names, credit: None })
}

/// The paper a byline or opening names: `某某報訊`, `某某報記者`. Agencies and 本報 name none.
pub fn paper(sheet: &Sheet<'_>, id: BlockId) -> Option<String> {
    let text = sheet.folded(id);
    let (start, _) = sheet.trimmed(id);
    let mark = sheet
        .marks(id)
        .filter(|m| {
            matches!(m.mark, PressMark::News | PressMark::Writer) && m.start > start + 2 && m.start <= start + 10
        })
        .find(|m| ['报', '刊', '网'].contains(&text[m.start - 1]))?;
    let name = &text[start..mark.start];
    let own = name.starts_with(&['本']) || !name.iter().all(|&c| is_han(c));
    (!own).then(|| text_of(sheet, id, start, mark.start))
}

/// The agency or paper as it credits itself: what stands between it and the mark (place, day) left out.
fn credit(opening: &str) -> String {
    let name: String = opening.chars().filter(|c| !c.is_whitespace()).collect();
    let Some((at, c)) = name.char_indices().find(|(_, c)| ['报', '報', '社', '网', '網'].contains(c)) else {
        return name;
    };
    let rest = &name[at + c.len_utf8()..];
    if rest.chars().count() > 3 && rest.ends_with(['電', '电']) { name[..at + c.len_utf8()].to_owned() } else { name }
}

fn closing_bracket(text: &[char], open: usize) -> Option<usize> {
    let close = match text[open] {
        '【' => '】',
        '〔' => '〕',
        '[' => ']',
        _ => ')',
    };
    text[open..].iter().take(OPENING).position(|&c| c == close).map(|n| open + n)
}

fn text_of(sheet: &Sheet<'_>, id: BlockId, start: usize, end: usize) -> String {
    sheet.scans[id].slice(start, end).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::trial::with_sheet;

    fn read(text: &str, with: fn(&Sheet<'_>, BlockId) -> Option<Byline>) -> Option<(Vec<String>, Option<String>)> {
        with_sheet(&[text], |sheet| with(sheet, 0)).map(|b| (b.writers.into_iter().map(|w| w.name).collect(), b.credit))
    }

    #[test]
    fn openings() {
        let names = |all: &[&str]| all.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let some = |writers: &[&str], credit: &str| Some((names(writers), Some(credit.to_owned())));
        assert_eq!(
            read("南山文匯報訊（記者 甲大文、乙小明）渡輪公司昨日宣布加班。", opening),
            some(&["甲大文", "乙小明"], "南山文匯報訊")
        );
        assert_eq!(
            read("南山報訊（記者 甲大文 通訊員 乙小明）渡輪公司昨日宣布加班。", opening),
            some(&["甲大文", "乙小明"], "南山報訊")
        );
        assert_eq!(read("【本報訊】渡輪公司昨日宣布加班。", opening), some(&[], "本報訊"));
        let text = "渡輪公司昨日宣布，下月起加開三班，票價維持不變，居民歡迎。";
        for desk in ["法庭組", "體育組", "港聞部", "特稿"] {
            assert_eq!(read(&format!("【{desk}】{text}"), opening), some(&[], desk));
        }
        assert_eq!(read(&format!("〔中央社〕{text}"), opening), some(&[], "中央社"));
        assert_eq!(read(&format!("【渡輪】{text}"), opening), None);
        assert_eq!(read("【南山報訊】記者丙家強報道：渡輪公司宣布加班。", opening), some(&["丙家強"], "南山報訊"));
        let named = Some((names(&["甲大文", "乙小明"]), None));
        assert_eq!(read("【記者甲大文、乙小明／台北報導】渡輪公司昨日宣布加班。", opening), named);
        assert_eq!(read("記者昨日在碼頭所見，渡輪公司職員正安裝新閘機。", opening), None);
        assert_eq!(read("渡輪公司以短訊（不收費）通知乘客班次改動。", opening), None);
        assert_eq!(read("台積電昨日表示，公司已啟用再生水廠。", opening), None);
    }

    #[test]
    fn names_have_their_posts() {
        let named = |text: &str| {
            let writer = with_sheet(&[text], |sheet| name(sheet, 0)).writers.remove(0);
            (writer.name, writer.role)
        };
        let with = |name: &str, role: &str| (name.to_owned(), Some(role.to_owned()));
        assert_eq!(named("陳國強（大學教授）"), with("陳國強", "大學教授"));
        assert_eq!(named("陳國強　退休教師"), with("陳國強", "退休教師"));
        assert_eq!(named("註冊營養師 陳曉晴"), with("陳曉晴", "註冊營養師"));
        assert_eq!(named("陳國強"), ("陳國強".to_owned(), None));
        assert_eq!(named("Wallis Wong"), ("Wallis Wong".to_owned(), None));
    }

    #[test]
    fn closings() {
        let one = |name: &str| Some((vec![name.to_owned()], None));
        let text = "渡輪公司昨日宣布，下月起加開三班。";
        assert_eq!(read(&format!("{text}（記者甲大文）"), closing), one("甲大文"));
        assert_eq!(read(&format!("{text}（丁志明報道）"), closing), one("丁志明"));
        assert_eq!(read(&format!("{text}（丁志明／台北報導）"), closing), one("丁志明"));
        for none in ["（詳見A4專題報道）", "（丁志明）", "（何時報道）"] {
            assert_eq!(read(&format!("{text}{none}"), closing), None, "{none}");
        }
    }

    #[test]
    fn signatures() {
        let one = |name: &str| Some((vec![name.to_owned()], None));
        assert_eq!(read("◆南山文匯報記者 甲大文", signature), one("甲大文"));
        assert_eq!(read("● 記者 乙小明 報道", signature), one("乙小明"));
        assert_eq!(read("（記者丙家強）", signature), one("丙家強"));
        assert_eq!(read("文：丁志明", signature), one("丁志明"));
        assert_eq!(read("撰文：阿明 攝影：Kenny", signature), one("阿明"));
        assert_eq!(read("文：阿May　圖：何大文", signature), one("阿May"));
        assert_eq!(read("文：丁志明（南山小學　五年級）", signature), one("丁志明"));
        assert_eq!(read("記者丁志明", signature), one("丁志明"));
        assert_eq!(read("記者丁志明報道", signature), one("丁志明"));
        assert_eq!(read("◎記者丁志明／台北報導", signature), one("丁志明"));
        assert_eq!(read("特約記者 丁志明 北京報道", signature), one("丁志明"));
        assert_eq!(read("本報駐京記者 丁志明", signature), one("丁志明"));
        assert_eq!(read("采写：南都记者 丁志明", signature), one("丁志明"));
        assert_eq!(read("丁志明 報道", signature), one("丁志明"));
        assert_eq!(read("丁志明／台北報導", signature), one("丁志明"));
        assert_eq!(read("（新華社北京12日電）", signature), Some((Vec::new(), Some("新華社".to_owned()))));
        let two = Some((vec!["丁志明".to_owned(), "何大文".to_owned()], None));
        assert_eq!(read("記者丁志明、何大文／綜合報導", signature), two);
        for none in ["丁蟹效應再現 專題報道", "何時復航專題報道", "港鐵通訊（短訊）", "記者何時復工"]
        {
            assert_eq!(read(none, signature), None, "{none}");
        }
        assert_eq!(read("By Chan Tai-man", signature), one("Chan Tai-man"));
        assert_eq!(read("By the end of May", signature), None);
        assert_eq!(read("記者會一再押後", signature), None);
        assert_eq!(read("記者何時再訪難民營", signature), None);
        assert_eq!(read("文化節下月舉行", signature), None);
    }
}
