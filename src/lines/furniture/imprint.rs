//! What a page says of its paper beside the date and the number: price, hotline, lunar day, sheets, issue, address.
//!
//! The labels are in `packs/lines/imprint.tsv`; what may follow one hangs on what it announces, so that a sentence that
//! begins with the same word (`售價由十元起`) is none.

use crate::{
    lines::{
        by_end::ByEnd,
        words::{begins, even, simplified},
    },
    text::han_number::{is_branch, is_named, is_small, is_stem},
};
use std::sync::LazyLock;

/// Labels in Simplified characters and what they announce, by what they begin with, then the longest first.
static LABELS: LazyLock<ByEnd<(&str, Announced)>> = LazyLock::new(|| {
    let rows = include_str!("../../../packs/lines/imprint.tsv").lines().filter(|l| !l.starts_with('#'));
    let folded = |(kind, label): (&'static str, &str)| (kind, &*simplified(label).leak());
    let mut labels: Vec<(&str, &'static str)> = rows.filter_map(|l| l.split_once('\t')).map(folded).collect();
    labels.sort_unstable_by_key(|&(_, label)| (std::cmp::Reverse(label.len()), label));
    labels.dedup();
    let row = |(kind, label): (&str, &'static str)| Some((label.chars().next()?, (label, Announced::named(kind)?)));
    ByEnd::of(labels.into_iter().filter_map(row))
});

/// The labels that a text begins with, and what they announce, the longest first; each as long in bytes as in the text.
fn labels(text: &str) -> impl Iterator<Item = (&'static str, Announced)> {
    LABELS.at(text.chars().next().map(even)).filter(move |label| begins(text, label.0))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announced {
    Price,
    Hotline,
    Phone,
    Lunar,
    Sheets,
    Issue,
    Web,
    Masthead,
    Address,
}

impl Announced {
    fn named(kind: &str) -> Option<Self> {
        Some(match kind {
            "price" => Self::Price,
            "hotline" => Self::Hotline,
            "phone" => Self::Phone,
            "lunar" => Self::Lunar,
            "sheets" => Self::Sheets,
            "issue" => Self::Issue,
            "web" => Self::Web,
            "masthead" => Self::Masthead,
            "address" => Self::Address,
            _ => return None,
        })
    }

    /// May this character be of what is announced?
    fn takes(self, c: char) -> bool {
        let number = c.is_ascii_digit() || ('０'..='９').contains(&c) || is_numeral(c);
        match self {
            Self::Price => number || "港幣币澳門门人民元圓圆角毫仙正整每份張张$＄.HKMOPRB".contains(c),
            Self::Hotline | Self::Phone => c.is_ascii_digit() || "()（）-－— 、/".contains(c),
            Self::Lunar => is_lunar(c),
            Self::Sheets => number || "疊叠大張张版頁页共".contains(c),
            Self::Issue => number || "期號号-/—".contains(c),
            Self::Web => c.is_ascii_graphic(),
            Self::Masthead | Self::Address => !c.is_whitespace() && !matches!(c, '，' | '。' | '、'),
        }
    }

    /// Does what was read end as it must?
    fn is_whole(self, value: &str) -> bool {
        let ends: &[char] = match self {
            Self::Sheets => &['疊', '叠', '張', '张', '版', '頁', '页'],
            Self::Issue => &['期', '號', '号'],
            Self::Lunar => return value.chars().count() > 2,
            Self::Hotline | Self::Phone => return value.chars().filter(char::is_ascii_digit).count() > 5,
            Self::Price => return value.contains(['元', '圓', '圆', '$', '＄', '毫']),
            Self::Web => return value.contains('.'),
            Self::Masthead | Self::Address => return value.contains(['：', ':', '／', '/']),
        };
        value.ends_with(ends) || self == Self::Issue && value.chars().filter(char::is_ascii_digit).count() > 5
    }
}

/// Is it of a number in Chinese, 兩 included?
fn is_numeral(c: char) -> bool {
    is_named(c) || matches!(c, '兩' | '两')
}

fn is_lunar(c: char) -> bool {
    is_numeral(c) || is_small(c) || is_stem(c) || is_branch(c) || "年月日初閏闰正臘腊冬大小".contains(c)
}

/// The length of what a text begins with, if it is of that kind.
pub(super) fn imprint(rest: &str) -> Option<usize> {
    let labelled = |rest: &str| labels(rest).find_map(|(label, kind)| announced(rest, label, kind));
    cyclic(rest).or_else(|| labelled(rest)).or_else(|| yearly(rest))
}

/// `2022年第5期`
fn yearly(rest: &str) -> Option<usize> {
    const YEAR: usize = 4;
    let year = rest.bytes().take(YEAR).take_while(u8::is_ascii_digit).count() == YEAR;
    let issue = year.then(|| rest[YEAR..].strip_prefix('年')).flatten()?;
    Some(rest.len() - issue.len() + announced(issue, "第", Announced::Issue)?)
}

/// Is an imprint one that no article has: a paper's own telephone number, an issue in figures?
pub(super) fn is_sure(text: &str) -> bool {
    let issue = text.ends_with('期') && text.contains(|c: char| c.is_ascii_digit());
    let own = |kind| matches!(kind, Announced::Hotline | Announced::Masthead);
    issue || labels(text).any(|(_, kind)| own(kind))
}

/// Does a line begin with a label that boxes of articles have as often: 地址? By itself it is no imprint beside furniture either.
pub(super) fn is_of_boxes(line: &str) -> bool {
    labels(line).any(|(_, kind)| kind == Announced::Address)
}

fn announced(rest: &str, label: &str, kind: Announced) -> Option<usize> {
    let after = begins(rest, label).then(|| &rest[label.len()..])?;
    let value = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':'));
    let end = value.find(|c| !kind.takes(c)).unwrap_or(value.len());
    let value = value[..end].trim_end();
    // An address begins with its own label.
    let from = if label == "www" || label == "http" { 0 } else { rest.len() - after.len() };
    let len = value.as_ptr() as usize - rest.as_ptr() as usize + value.len();
    kind.is_whole(&rest[from..len]).then_some(len)
}

/// `癸卯年閏二月廿二`
fn cyclic(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let year = is_stem(chars.next()?) && is_branch(chars.next()?) && chars.next()? == '年';
    year.then(|| rest.find(|c| !is_lunar(c)).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_announced_is_read_to_its_end() {
        for line in [
            "新聞熱線：2123 4567",
            "售價港幣十元",
            "零售每份HK$10",
            "農曆閏二月廿二",
            "癸卯年閏二月廿二",
            "出紙兩疊",
            "總第1024號",
            "2022年第5期",
            "第三百期",
            "www.example.hk",
            "電郵：news@example.hk",
        ] {
            assert_eq!(imprint(line), Some(line.len()), "{line}");
        }
        assert!(is_sure("新聞熱線：2123 4567") && is_sure("第118期"));
        assert!(!is_sure("電話：2123 4567") && !is_sure("第三期"));
        assert_eq!(imprint("出紙兩疊 售價十元"), Some("出紙兩疊".len()));
    }

    #[test]
    fn sentences_that_begin_with_a_label_are_none() {
        for line in ["售價由十元起", "電話響起", "今日出席者", "第三屆", "農曆新年", "共三人", "子女", "零售業復甦"]
        {
            assert_eq!(imprint(line), None, "{line}");
        }
    }
}
