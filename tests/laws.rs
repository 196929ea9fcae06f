//! The laws of ARCHITECTURE.md that hold over the whole road, on real pages and on random ones.
#![allow(clippy::unwrap_used)]

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16LE};
use newsprint::{
    document::Document,
    lines::{self, Form},
    pack::Packs,
    pipeline::{self, Known},
    text::Text,
};
use proptest::prelude::*;
use serde_json::Value;
use std::{sync::LazyLock, time::Instant};

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// Every page of `input/`, with its name.
fn pages() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/input");
    let mut pages: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    pages.sort();
    assert!(pages.len() >= 7, "the sample pages are gone");
    pages
}

fn encode(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    encoding.encode(text).0.into_owned()
}

fn decode(bytes: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Text without white space.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the byte ranges of a `source` list say in the file.
fn slice(source: &Value, file: &[u8], encoding: &'static Encoding) -> String {
    let range = |r: &Value| r[0].as_u64().unwrap() as usize..r[1].as_u64().unwrap() as usize;
    source.as_array().unwrap().iter().map(|r| decode(&file[range(r)], encoding)).collect()
}

/// Everything in a document that has a text and a source, by the list it stands in.
fn placed(document: &Value) -> Vec<(&'static str, Value)> {
    let mut all = Vec::new();
    let mut take = |list: &'static str, items: &Value| {
        all.extend(items.as_array().unwrap().iter().map(|item| (list, item.clone())));
    };
    take("furniture", &document["furniture"]);
    take("unplaced", &document["unplaced"]);
    for article in document["articles"].as_array().unwrap() {
        for list in ["headlines", "blocks", "entities", "amounts", "dates", "quotes"] {
            take(list, &article[list]);
        }
    }
    all
}

fn is_part(list: &str) -> bool {
    ["furniture", "unplaced", "headlines", "blocks"].contains(&list)
}

/// Law 3, on a file whose characters no repair changes.
fn check_slices(document: &Value, file: &[u8], encoding: &'static Encoding) {
    for (list, item) in placed(document) {
        let said = slice(&item["source"], file, encoding);
        assert_eq!(solid(&said), solid(item["text"].as_str().unwrap()), "{list}: {item}");
    }
}

/// Law 5, on a file whose characters no repair changes: the parts together are the page, character for character.
fn check_accounts(document: &Value, file: &[u8], encoding: &'static Encoding) {
    let mut seen = vec![0u8; file.len()];
    for (_, item) in placed(document).iter().filter(|(list, _)| is_part(list)) {
        for range in item["source"].as_array().unwrap() {
            let (from, to) = (range[0].as_u64().unwrap() as usize, range[1].as_u64().unwrap() as usize);
            seen[from..to].iter_mut().for_each(|n| *n += 1);
        }
    }
    assert!(seen.iter().all(|&n| n <= 1), "a byte is in two places");
    let left: Vec<u8> = file.iter().zip(&seen).filter(|&(_, &n)| n == 0).map(|(&b, _)| b).collect();
    assert_eq!(solid(&decode(&left, encoding)), "", "characters that are in no place");
}

/// Findings name a block that exists, and lie inside it at the place they name.
fn check_places(document: &Value) {
    for article in document["articles"].as_array().unwrap() {
        let parts: Vec<&Value> = ["headlines", "blocks"].iter().flat_map(|l| article[l].as_array().unwrap()).collect();
        for finding in ["entities", "amounts", "dates", "quotes"].iter().flat_map(|l| article[l].as_array().unwrap()) {
            let part = parts.iter().find(|p| p["id"] == finding["block"]).expect("the block exists");
            let (start, end) = (finding["start"].as_u64().unwrap(), finding["end"].as_u64().unwrap());
            let text: Vec<char> = part["text"].as_str().unwrap().chars().collect();
            let said: String = text[start as usize..end as usize].iter().collect();
            assert_eq!(said, finding["text"].as_str().unwrap());
        }
    }
}

fn document(file: &[u8], encoding: Option<&'static Encoding>) -> Document {
    pipeline::page(file, &Known { path: "page.txt".into(), encoding, ..Known::default() }, &PACKS)
}

fn check(text: &str, encoding: &'static Encoding) {
    let file = encode(text, encoding);
    let document = serde_json::to_value(document(&file, Some(encoding))).unwrap();
    check_slices(&document, &file, encoding);
    check_accounts(&document, &file, encoding);
    check_places(&document);
}

/// Lines such as newspapers have, of characters that no repair touches and every encoding here holds.
fn page_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[香港政府表示昨日公司主席經濟發展計劃學校醫院社會市民李陳王張]{1,12}",
        2 => "[，。、；：！？]",
        1 => "[「」（）《》]",
        1 => "[0-9]{1,4}(億|萬|%|元|年|月|日|歲|人)?",
        1 => "[A-Za-z]{1,8}",
        1 => Just("◆".to_owned()),
        1 => Just("香港文匯報訊（記者 陳大文）".to_owned()),
        1 => Just(" ".to_owned()),
    ];
    let line = prop::collection::vec(word, 0..6).prop_map(|words| words.concat());
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

/// Lines of real pages and of English text, in any order: what reading them in columns, or badly, makes of a page.
fn shuffled_page() -> impl Strategy<Value = String> {
    const ENGLISH: &str = "The ferry operator said yesterday that three more\nsailings would be added in the morning and that the\n\
                           last boat would leave half an hour later from the is-\nlands.\n\nBy Chan Tai-man\nMORE BOATS TO COME\n\
                           Residents welcomed the change. \"We have waited for years,\"\nsaid one of them, who asked not to be named.\n";
    let texts = pages().into_iter().filter_map(|(_, file)| String::from_utf8(file).ok());
    let lines: Vec<String> =
        texts.chain([ENGLISH.repeat(8)]).flat_map(|t| t.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    prop::sample::subsequence(lines, 0..80).prop_shuffle().prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Joins are told as they were made, in whatever order the lines stand.
    #[test]
    fn lines_in_any_order_are_explained(page in shuffled_page(), article: bool) {
        let form = if article { Form::Article } else { Form::Page };
        let blocks = lines::join(Text::plain(&page), form).1;
        let mut made: Vec<_> = blocks.iter().flat_map(|b| b.lines.windows(2).map(|two| (two[0], two[1]))).collect();
        let (_, same, told) = lines::explain(Text::plain(&page), form);
        prop_assert_eq!(same, blocks);
        let mut told: Vec<_> = told.into_iter().filter(|reason| reason.joined).map(|reason| (reason.from, reason.to)).collect();
        made.sort_unstable();
        told.sort_unstable();
        prop_assert_eq!(told, made);
    }

    #[test]
    fn random_pages_are_whole_in_utf8(text in page_text()) {
        check(&text, UTF_8);
    }

    #[test]
    fn random_pages_are_whole_in_big5(text in page_text()) {
        check(&text, BIG5);
    }

    #[test]
    fn random_pages_are_whole_in_gb18030(text in page_text()) {
        check(&text, GB18030);
    }

    #[test]
    fn random_pages_are_whole_in_utf16(text in page_text()) {
        check(&text, UTF_16LE);
    }

    #[test]
    fn any_bytes_give_a_document(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check_places(&serde_json::to_value(document(&bytes, None)).unwrap());
    }

    #[test]
    fn any_text_gives_a_document(text in "\\PC{0,200}(\n\\PC{0,40}){0,8}") {
        check_places(&serde_json::to_value(document(text.as_bytes(), None)).unwrap());
    }
}

#[test]
fn findings_of_real_pages_lie_where_they_say() {
    for (name, file) in pages() {
        let document = serde_json::to_value(document(&file, None)).unwrap();
        assert!(!document["articles"].as_array().unwrap().is_empty(), "{name} has no article");
        check_places(&document);
    }
}

#[test]
fn the_sample_page_is_whole() {
    let (_, file) = pages().into_iter().find(|(name, _)| name.starts_with("000_")).unwrap();
    let document = serde_json::to_value(document(&file, None)).unwrap();
    check_slices(&document, &file, UTF_8);
    check_accounts(&document, &file, UTF_8);
}

#[test]
fn one_job_equals_many() {
    let pages = pages();
    let packs = Packs::built_in();
    let known = Known { path: "page.txt".into(), ..Known::default() };
    let json = |file: &[u8], packs: &Packs| serde_json::to_string(&pipeline::page(file, &known, packs)).unwrap();
    let alone: Vec<String> = pages.iter().map(|(_, file)| json(file, &Packs::built_in())).collect();
    // Threads that begin at once with different pages, over packs of which no thread has made anything yet.
    let together: Vec<Vec<(usize, String)>> = std::thread::scope(|scope| {
        let start = |first: usize| {
            let (pages, packs, json) = (&pages, &packs, &json);
            let step = move |n: usize| if first.is_multiple_of(2) { first + n } else { first + pages.len() - n };
            scope.spawn(move || {
                let order = (0..pages.len()).map(|n| step(n) % pages.len());
                order.map(|n| (n, json(&pages[n].1, packs))).collect()
            })
        };
        let threads: Vec<_> = (0..4).map(start).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for (n, document) in together.into_iter().flatten() {
        assert!(document == alone[n], "{} differs beside other threads", pages[n].0);
    }
}

#[test]
fn a_page_without_faults_is_not_copied() {
    let text = "南灣海堤修復工程昨日完成。\n";
    let decoded = newsprint::decode::decode(text.as_bytes(), newsprint::decode::Hint::default());
    let around = newsprint::repair::Circumstances { encoding: decoded.encoding };
    let (text, _) = newsprint::repair::repair(decoded.text, &around);
    assert!(text.is_borrowed());
}

/// A page of so many full lines without indents or blank lines, of characters drawn at random (always the same ones); every
/// `stop`-th line ends a sentence.
fn dense_page(lines: u32, stop: u32) -> String {
    let characters: Vec<char> =
        "渡輪公司昨日宣布加密離島航線班次票價維持不變居民歡迎政府表示將於下月檢討".chars().collect();
    let mut state = 1u32;
    let mut draw = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        characters[(state >> 16) as usize % characters.len()]
    };
    let line = |n: u32| {
        let text: String = (0..19).map(|at| if at == 10 { '，' } else { draw() }).collect();
        text + if n.is_multiple_of(stop) { "。\n" } else { "們\n" }
    };
    (1..=lines).map(line).collect()
}

#[test]
fn cost_is_linear_in_a_page_of_many_sentences() {
    let cost = |lines: u32, stop: u32| {
        let page = dense_page(lines, stop);
        let seconds = || {
            let start = Instant::now();
            document(page.as_bytes(), None);
            start.elapsed().as_secs_f64()
        };
        (0..3).map(|_| seconds()).fold(f64::INFINITY, f64::min)
    };
    for stop in [1, 3] {
        let (short, long) = (cost(1_500, stop), cost(6_000, stop));
        assert!(long < short * 8.0, "four times the lines, every {stop} a sentence: {short} s, then {long} s");
    }
}
