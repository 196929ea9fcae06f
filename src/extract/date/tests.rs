//! The corpus of the date rules, and the laws they keep.

use super::find;
use crate::{
    extract::{Circumstances, Date, DateKind, Found, Passage, Role, Story, What},
    pack::Packs,
    scan::Scanned,
};
use jiff::civil::{date, time};
use proptest::prelude::*;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// The dates of a text on a page of 12 April 2023, 10:00.
fn dates(text: &str) -> Vec<Found> {
    let scan = Scanned::new(text, &PACKS.lexicon);
    let passage = Passage { role: Role::Plain, scan: &scan };
    let circumstances =
        Circumstances { date: Some(date(2023, 4, 12)), clock: Some(time(10, 0, 0, 0)), ..Circumstances::default() };
    find(&Story { passages: &[passage], circumstances, packs: &PACKS })
}

/// Text and value of every finding.
fn read(text: &str) -> Vec<(String, String)> {
    let chars: Vec<char> = text.chars().collect();
    let shown = |f: &Found| {
        let value = dated(f).value.clone().unwrap_or_else(|| "-".into());
        (chars[f.span.range()].iter().collect(), value)
    };
    dates(text).iter().map(shown).collect()
}

fn dated(found: &Found) -> &Date {
    match &found.what {
        What::Date(date) => date,
        other => panic!("not a date: {other:?}"),
    }
}

/// A sentence of the corpus without its marks, and what is marked: own rule?, text, value.
fn unmarked(sentence: &str) -> (String, Vec<(bool, String, String)>) {
    let (mut text, mut marked, mut rest) = (String::new(), Vec::new(), sentence);
    while let Some(at) = rest.find(['[', '{']) {
        text.push_str(&rest[..at]);
        let close = if rest[at..].starts_with('[') { ']' } else { '}' };
        let end = rest[at..].find(close).map_or(rest.len(), |e| at + e);
        let (what, value) = rest[at + 1..end].rsplit_once('=').unwrap_or((&rest[at + 1..end], ""));
        text.push_str(what);
        marked.push((close == ']', what.to_owned(), value.to_owned()));
        rest = &rest[(end + 1).min(rest.len())..];
    }
    text.push_str(rest);
    (text, marked)
}

#[test]
fn each_rule_reads_its_cases_and_nothing_else() {
    let corpus = include_str!("corpus.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    let mut wrong = Vec::new();
    for (rule, sentence) in corpus.filter_map(|l| l.split_once('\t')) {
        let (text, marked) = unmarked(sentence);
        let want: Vec<_> = marked.iter().map(|(_, t, v)| (t.clone(), v.clone())).collect();
        let got = read(&text);
        if got != want {
            wrong.push(format!("{sentence}: {got:?}"));
        }
        let others = dates(&text).into_iter().zip(&marked).filter(|(found, (own, ..))| (found.rule == rule) != *own);
        wrong.extend(others.map(|(found, _)| format!("{sentence}: {}", found.rule)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_corpus_shows_every_rule() {
    let corpus = include_str!("corpus.tsv");
    for rule in super::RULES {
        assert!(corpus.lines().any(|l| l.split('\t').next() == Some(rule)), "{rule}");
    }
    assert!(corpus.lines().any(|l| l.starts_with("no\t")));
}

#[test]
fn a_date_without_value_says_why() {
    for found in dates("2月30日、翌日、2022/23年球季、道光三十年正月初一") {
        assert!(found.note.is_some() && dated(&found).value.is_none(), "{found:?}");
    }
}

#[test]
fn simplified_text_reads_like_traditional() {
    assert_eq!(read("农历八月十五，下个礼拜三，十个钟头").len(), 3);
    assert_eq!(read("農曆八月十五，下個禮拜三，十個鐘頭").len(), 3);
}

/// 2023 as 二〇二三.
fn digit_by_digit(n: i16) -> String {
    n.to_string().bytes().map(|b| "〇一二三四五六七八九".chars().nth(usize::from(b - b'0')).unwrap_or('〇')).collect()
}

/// 23 as 二十三.
fn chinese(n: i8) -> String {
    let digit = |d: i8| "〇一二三四五六七八九".chars().nth(d.unsigned_abs().into()).unwrap_or('〇');
    match n {
        1..=9 => digit(n).to_string(),
        10 => "十".into(),
        11..=19 => format!("十{}", digit(n % 10)),
        _ if n % 10 == 0 => format!("{}十", digit(n / 10)),
        _ => format!("{}十{}", digit(n / 10), digit(n % 10)),
    }
}

proptest! {
    #[test]
    fn a_day_reads_back_from_every_written_form(y in 1950_i16..2100, m in 1_i8..=12, d in 1_i8..=28) {
        let full: String = y.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect();
        let forms = [
            format!("{y}年{m}月{d}日"),
            format!("{full}年{m}月{d}日"),
            format!("{y}年{m}月{d}號"),
            format!("{}年{}月{}日", digit_by_digit(y), chinese(m), chinese(d)),
            format!("{y}-{m:02}-{d:02}"),
            format!("{y}.{m:02}.{d:02}"),
            format!("{y}/{m}/{d}"),
            format!("{d}/{m}/{y}"),
            format!("民國{}年{m}月{d}日", y - 1911),
        ];
        for form in forms {
            prop_assert_eq!(read(&form), vec![(form.clone(), date(y, m, d).to_string())]);
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_null_with_a_note(y in 1950_i16..2100, m in 1_i8..=14, on in 1_i8..=3) {
        let last = date(y, m.min(12), 1).last_of_month().day();
        let d = if m > 12 { on } else { last + on };
        prop_assume!(d <= 31);
        for form in [format!("{y}年{m}月{d}日"), format!("{}年{}月{}日", digit_by_digit(y), chinese(m), chinese(d))] {
            let found = dates(&form);
            prop_assert_eq!(read(&form), vec![(form, "-".to_owned())]);
            prop_assert!(found.iter().all(|f| f.note.is_some()));
        }
    }

    #[test]
    fn a_time_reads_back_from_every_written_form(h in 0_i8..24, m in 1_i8..60) {
        let noon = if h < 12 { "上午" } else { "下午" };
        let half = if h % 12 == 0 { 12 } else { h % 12 };
        let mut forms = vec![format!("{h}時{m}分"), format!("{h}:{m:02}"), format!("{h}點{m}分")];
        if h > 0 {
            forms.push(format!("{noon}{half}時{m}分"));
            forms.push(format!("{noon}{}時{}分", chinese(half), chinese(m)));
        }
        for form in forms {
            prop_assert_eq!(read(&form), vec![(form.clone(), format!("T{h:02}:{m:02}:00"))]);
        }
    }

    #[test]
    fn a_length_reads_back(n in 3_u32..100, m in 1_u32..12) {
        prop_assert_eq!(read(&format!("為期{n}個月的")), vec![(format!("{n}個月"), format!("P{n}M"))]);
        prop_assert_eq!(read(&format!("判囚{n}年{m}個月")), vec![(format!("{n}年{m}個月"), format!("P{n}Y{m}M"))]);
        prop_assert_eq!(read(&format!("歷時{n}小時")), vec![(format!("{n}小時"), format!("PT{n}H"))]);
    }

    #[test]
    fn no_text_makes_it_panic_and_spans_are_in_order(text in any::<String>()) {
        dates(&text);
    }

    #[test]
    fn words_of_time_in_any_order_are_read_in_order(
        words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..24),
    ) {
        let text = words.concat();
        let found = dates(&text);
        let length = text.chars().count();
        prop_assert!(found.iter().all(|f| !f.span.is_empty() && f.span.end() <= length));
        prop_assert!(found.windows(2).all(|w| w[0].span.end() <= w[1].span.start()));
        prop_assert!(found.iter().all(|f| dated(f).kind != DateKind::Set || dated(f).value.is_some()));
    }
}

/// What dates are made of, to be thrown together.
const WORDS: [&str; 64] = [
    "年",
    "月",
    "日",
    "時",
    "分",
    "秒",
    "點",
    "半",
    "周",
    "星期",
    "三",
    "十",
    "廿",
    "初",
    "2023",
    "99999999999",
    "12",
    "31",
    "0",
    "二〇二三",
    "個",
    "多",
    "幾",
    "第",
    "首",
    "前",
    "後",
    "之前",
    "以後",
    "至",
    "-",
    "、",
    ":",
    "/",
    ".",
    "每",
    "逢",
    "隔",
    "昨",
    "今",
    "明",
    "去年",
    "下周",
    "上午",
    "晚",
    "農曆",
    "閏",
    "民國",
    "公元前",
    "世紀",
    "年代",
    "底",
    "年度",
    "端午節",
    "翌日",
    "同年",
    "過去",
    "未來",
    "近",
    "從",
    "起",
    "止",
    "內",
    "a",
];
