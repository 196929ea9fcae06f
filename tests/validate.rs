//! `validate` and `explain` as users drive them.
#![allow(clippy::unwrap_used)]

mod program;

use program::{Folder, newsprint};

const PAGE: &str =
    "海港日報\n\n　　運輸公司昨日公布，全年純利2.4億元，按年升12%。\n　　主席郭偉倫表示，明年將增聘300人。\n";

/// A folder with a page in `in`, its document in `golden`.
fn accepted() -> Folder {
    let folder = Folder::new();
    folder.write("in/a.txt", PAGE);
    let run = newsprint(["extract", "in", "--out", "golden", "-q"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    folder
}

/// Changes the golden by replacing text in it.
fn spoil(folder: &Folder, from: &str, to: &str) {
    let golden = folder.read("golden/a.txt.json");
    assert!(golden.contains(from), "{golden}");
    folder.write("golden/a.txt.json", golden.replacen(from, to, 1));
}

#[test]
fn a_document_is_its_own_golden() {
    let folder = accepted();
    for predicted in ["golden", "in"] {
        let run = newsprint(["validate", predicted, "--golden", "golden"]).at(&folder).run();
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        assert!(run.out.contains("1 goldens: 1 exact, 0 agree, 0 differ, 0 without a document"), "{}", run.out);
    }
}

#[test]
fn a_difference_is_shown_on_its_line_of_the_page() {
    let folder = accepted();
    spoil(&folder, "\"240000000\"", "\"250000000\"");
    let run = newsprint(["validate", "in", "--golden", "golden"]).at(&folder).run();
    assert_eq!(run.code, 1);
    for says in ["a.txt.json · amounts · differs", "line 3 of the page", "value: 250000000 → 240000000", "--accept"]
    {
        assert!(run.out.contains(says), "{says}: {}", run.out);
    }
    let lines: Vec<&str> = run.out.lines().collect();
    let at = lines.iter().position(|l| l.contains("^")).unwrap();
    let columns = |text: &str| newsprint::report::columns(text);
    let before = lines[at - 1].split("2.4億元").next().unwrap();
    assert_eq!(lines[at].find('^').unwrap(), columns(before), "the mark stands under the amount");
}

#[test]
fn floors_decide_where_they_are_given() {
    let folder = accepted();
    spoil(&folder, "\"240000000\"", "\"250000000\"");
    let with = |min: &str| newsprint(["validate", "in", "--golden", "golden", "--min", min]).at(&folder).run();
    assert_eq!(with("amounts=0.5").code, 0);
    let run = with("amounts=1");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("amounts: F1 0."), "{}", run.err);
    assert_eq!(with("amount=1").code, 2, "an unknown field");
    assert_eq!(with("amounts=2").code, 2, "a floor over 1");
}

#[test]
fn a_golden_by_hand_has_only_what_it_asks_for() {
    let folder = accepted();
    let by_hand = r#"{"articles": [{"amounts": [{"kind": "percent", "text": "12%", "value": "12"}]}]}"#;
    folder.write("golden/a.txt.json", by_hand);
    let run = newsprint(["validate", "in", "--golden", "golden"]).at(&folder).run();
    let row: Vec<&str> = run.out.lines().find(|l| l.starts_with("amounts")).unwrap().split_whitespace().collect();
    assert_eq!((row[1], row[3], row[5]), ("1", "1", "0"), "one asked, one right, none missed: {}", run.out);
    assert!(run.out.lines().any(|l| l.starts_with("blocks") && l.contains(" 0       0 ")), "{}", run.out);
}

#[test]
fn a_missing_document_misses_all_its_items() {
    let folder = accepted();
    folder.write("empty/other.txt", "");
    let run = newsprint(["validate", "empty", "--golden", "golden"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(run.out.contains("1 goldens: 0 exact, 0 agree, 0 differ, 1 without a document"), "{}", run.out);
}

#[test]
fn broken_goldens_are_named_with_their_place_and_never_a_miss() {
    for (from, to, says) in [
        ("{", "\u{FEFF}{", "1:1: begins with a byte order mark"),
        ("{\n", "{\r\n", "1:2: line ends in CR LF"),
        ("\"editors\": []", "\"editors\": [],", "a comma after the last item"),
        ("\"id\": \"a1.1\"", "\"id\": \"a1\"", "the id \"a1\" is there twice"),
        (format!("\"bytes\": {}", PAGE.len()).as_str(), "\"bytes\": 1", "the file at 1"),
        ("\"text\": \"12%\"", "\"text\": \"13%\"", "the span holds \"12%\", not \"13%\""),
        ("\"amounts\": [", "\"amuonts\": [", "no key `amuonts`; did you mean `amounts`?"),
        ("\"kind\": \"percent\"", "\"kind\": \"precent\"", "no kind `precent`; did you mean `percent`?"),
        ("\"kind\": \"percent\"", "\"kind\": 3", "`kind` is a whole number (3), not a string"),
    ] {
        let folder = accepted();
        spoil(&folder, from, to);
        let run = newsprint(["validate", "in", "--golden", "golden"]).at(&folder).run();
        assert_eq!((run.code, &*run.out), (2, ""), "{says}");
        assert!(run.err.contains("golden/a.txt.json:") && run.err.contains(says), "{says}: {}", run.err);
    }
}

/// The first range of the finding whose text that is, moved by a byte at its start and its end.
fn shift(golden: &str, text: &str) -> (String, String) {
    let behind = golden.find(&format!("\"text\": \"{text}\"")).unwrap();
    let at = behind + golden[behind..].find("\"source\": [").unwrap();
    let range = &golden[at..at + golden[at..].find(']').unwrap()];
    let numbers: Vec<usize> = range.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
    let moved = numbers.iter().fold(range.to_owned(), |r, n| r.replacen(&n.to_string(), &(n + 1).to_string(), 1));
    (range.to_owned(), moved)
}

#[test]
fn a_range_inside_a_character_is_a_fault_with_the_page_or_without() {
    for predicted in ["in", "documents"] {
        let folder = accepted();
        folder.write("documents/a.txt.json", folder.read("golden/a.txt.json"));
        let (range, moved) = shift(&folder.read("golden/a.txt.json"), "郭偉倫");
        spoil(&folder, &range, &moved);
        let run = newsprint(["validate", predicted, "--golden", "golden"]).at(&folder).run();
        assert_eq!(run.code, 2, "{predicted}: {}", run.out);
        assert!(run.err.contains("golden/a.txt.json:") && run.err.contains("inside a character"), "{}", run.err);
    }
}

#[test]
fn every_broken_golden_is_named_in_path_order() {
    let folder = accepted();
    for name in ["b", "c", "d"] {
        folder.write(&format!("golden/{name}.txt.json"), "{,}");
    }
    let run = newsprint(["validate", "in", "--golden", "golden"]).at(&folder).run();
    assert_eq!(run.code, 2);
    let named: Vec<&str> = run.err.lines().filter_map(|l| l.split("golden/").nth(1)?.get(..1)).collect();
    assert_eq!(named, ["b", "c", "d"], "{}", run.err);
}

#[test]
fn a_partial_golden_stays_partial_when_it_is_accepted() {
    let folder = accepted();
    folder.write("golden/a.txt.json", r#"{"articles": [{"amounts": [{"text": "2.4億元", "value": "9"}]}]}"#);
    let run = newsprint(["validate", "in", "--golden", "golden", "--accept", "a.txt"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("accepted golden/a.txt.json\n1 accepted"), "{}", run.err);
    let golden = folder.json("golden/a.txt.json");
    assert_eq!(golden["articles"][0]["amounts"][0], serde_json::json!({"text": "2.4億元", "value": "240000000"}));
    assert_eq!(golden.as_object().unwrap().keys().collect::<Vec<_>>(), ["articles"]);
    let before = folder.read("golden/a.txt.json");
    let again = newsprint(["validate", "in", "--golden", "golden", "--accept"]).at(&folder).run();
    assert!(again.err.contains("0 accepted") && folder.read("golden/a.txt.json") == before, "{}", again.err);
}

#[test]
fn pages_without_a_golden_are_counted_and_accepted() {
    let folder = accepted();
    folder.write("in/new/b.txt", "第一段。\n");
    let run = newsprint(["validate", "in", "--golden", "golden"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("1 without a golden: new/b.txt.json"), "{}", run.out);
    let run = newsprint(["validate", "in", "--golden", "golden", "--accept"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(folder.json("golden/new/b.txt.json")["source"]["path"], "new/b.txt");
    let left: Vec<String> = folder.tree("golden").into_keys().filter(|name| !name.ends_with(".json")).collect();
    assert!(left.iter().all(|name| name.starts_with(".newsprint/")), "nothing is left beside: {left:?}");
}

#[test]
fn the_first_goldens_are_accepted_into_a_folder_of_their_own() {
    let folder = Folder::new();
    folder.write("in/a.txt", PAGE);
    let none = newsprint(["validate", "in", "--golden", "new"]).at(&folder).run();
    assert_eq!(none.code, 65, "{}", none.err);
    let run = newsprint(["validate", "in", "--golden", "new", "--accept"]).at(&folder).run();
    assert_eq!((run.code, folder.path("new/a.txt.json").is_file()), (0, true), "{}", run.err);
}

#[test]
fn a_difference_names_the_rule_its_place_and_the_command_to_accept() {
    let folder = accepted();
    folder.write("pack/pack.toml", "name = \"mine\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\ndescription = \"d\"\n");
    let rule = "[[rule]]\nid = \"firm\"\nmaker = \"word\"\nkind = \"org\"\nwords = [\"運輸公司昨\"]\nyes = [\"[[運輸公司昨]]日\"]\nno = [\"公司\"]\n";
    folder.write("pack/rules/r.toml", format!("\n{rule}"));
    let run = newsprint(["validate", "in", "--golden", "golden", "--packs", "pack"]).at(&folder).run();
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("rule    mine/firm, pack/rules/r.toml:2"), "{}", run.out);
    assert!(run.out.contains("newsprint validate in --golden golden --packs pack --accept a.txt\n"), "{}", run.out);
}

#[test]
fn where_texts_part_is_marked() {
    let folder = accepted();
    folder.write("golden/a.txt.json", folder.read("golden/a.txt.json").replace("升12%", "跌12%"));
    let run = newsprint(["validate", "in", "--golden", "golden"]).at(&folder).run();
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    let (_, of_block) = run.out.split_once("blocks · differs").unwrap();
    let lines: Vec<&str> = of_block.lines().collect();
    let at = lines.iter().position(|l| l.contains('^')).unwrap();
    let before = lines[at - 1].split("升12%").next().unwrap();
    assert_eq!(lines[at], " ".repeat(newsprint::report::columns(before)) + "^^", "{}", run.out);
}

#[test]
fn accepting_replaces_the_golden_and_is_refused_in_ci() {
    let folder = accepted();
    let sound = folder.read("golden/a.txt.json");
    spoil(&folder, "\"240000000\"", "\"250000000\"");
    let spoiled = folder.read("golden/a.txt.json");
    let accept = || newsprint(["validate", "in", "--golden", "golden", "--accept"]).at(&folder);
    assert_eq!(accept().env("CI", "true").run().code, 2);
    assert_eq!(folder.read("golden/a.txt.json"), spoiled);
    let unknown = newsprint(["validate", "in", "--golden", "golden", "--accept", "b.txt"]).at(&folder).run();
    assert_eq!(unknown.code, 2);
    assert_eq!(accept().run().code, 0);
    assert_eq!(folder.read("golden/a.txt.json"), sound);
}

#[test]
fn reports_are_written_and_a_baseline_shows_the_change() {
    let folder = accepted();
    let reports = "json=now.json,junit=now.xml";
    let run = newsprint(["validate", "in", "--golden", "golden", "--report", reports]).at(&folder).run();
    assert_eq!(run.code, 0);
    assert_eq!(folder.json("now.json")["fields"]["amounts"]["f1"], 1.0);
    assert!(folder.read("now.xml").contains("tests=\"1\" failures=\"0\""));
    spoil(&folder, "\"240000000\"", "\"250000000\"");
    let run = newsprint(["validate", "in", "--golden", "golden", "--baseline", "now.json"]).at(&folder).run();
    assert!(run.out.lines().any(|l| l.starts_with("amounts") && l.contains(" -0.")), "{}", run.out);
}

#[test]
fn a_baseline_of_another_kind_of_match_is_refused() {
    let folder = accepted();
    let validate = || newsprint(["validate", "in", "--golden", "golden"]).at(&folder);
    assert_eq!(validate().and(["--match", "overlap", "--report", "json=then.json"]).run().code, 0);
    let run = validate().and(["--baseline", "then.json"]).run();
    assert_eq!(run.code, 2);
    assert!(run.err.contains("was matched overlap"), "{}", run.err);
    folder.write("bad.json", "{\"match\": 3}");
    let run = validate().and(["--baseline", "bad.json"]).run();
    assert!(run.code == 2 && run.err.contains("bad.json:1:"), "{}", run.err);
}

#[test]
fn overlap_counts_what_touches() {
    let folder = accepted();
    spoil(&folder, "\"240000000\"", "\"250000000\"");
    let f1 = |how: &str| {
        let run = newsprint(["validate", "in", "--golden", "golden", "--match", how]).at(&folder).run();
        assert!(run.out.starts_with(&format!("({how})")), "{}", run.out);
        run.out.lines().find(|l| l.starts_with("amounts")).unwrap().split_whitespace().last().unwrap().to_owned()
    };
    assert_eq!((f1("overlap").as_str(), f1("strict") < f1("overlap")), ("1.000", true));
}

#[test]
fn a_byte_is_explained_from_its_line_to_its_findings() {
    let folder = accepted();
    let at = PAGE.find("2.4億元").unwrap().to_string();
    let run = newsprint(["explain", "in/a.txt", "--at", &at]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    for says in ["UTF-8 (valid)", "line 3 of the page", "money 2.4億元 = 240000000", "rule amount/money"] {
        assert!(run.out.contains(says), "{says}: {}", run.out);
    }
    let json = newsprint(["explain", "in/a.txt", "--at", &at, "--format", "json"]).at(&folder).run();
    assert_eq!(Folder::parse(&json.out)["findings"][0]["value"]["text"], "2.4億元");
}

#[test]
fn a_join_that_was_mended_is_explained() {
    let run = newsprint(["explain", "input/big5.txt", "--at", "70"]).run();
    assert_eq!(run.code, 0, "{}", run.err);
    for says in
        ["kept apart", "mended   the page as a whole shows that they are one", "海堤修復工程提前三個月完成居民盼"]
    {
        assert!(run.out.contains(says), "{says}: {}", run.out);
    }
    let json = newsprint(["explain", "input/big5.txt", "--at", "70", "--format", "json"]).run();
    let joins = Folder::parse(&json.out)["joins"].clone();
    let mended = |at: &str| joins.as_array().unwrap().iter().filter(|j| j["mended"] == at).count();
    assert_eq!((mended("joined"), mended("cut")), (1, 0), "{joins}");
}

#[test]
fn plain_text_has_no_layout_to_explain_or_compare() {
    let folder = accepted();
    for args in [&["explain", "in/a.txt"][..], &["validate", "in", "--golden", "golden"]] {
        let run = newsprint(args.iter().copied()).and(["--as", "text"]).at(&folder).run();
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains("possible values: page, article"), "{args:?}: {}", run.err);
    }
    folder.write("in/newsprint.toml", "[[page]]\nmatch = '*'\nas = 'text'\n");
    for args in [&["explain", "in/a.txt"][..], &["validate", "in", "--golden", "golden"]] {
        let run = newsprint(args.iter().copied()).at(&folder).run();
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains("a.txt: newsprint.toml says that this is plain text"), "{args:?}: {}", run.err);
        let run = newsprint(args.iter().copied()).and(["--as", "page"]).at(&folder).run();
        assert_eq!(run.code, 0, "{args:?}: {}", run.err);
    }
}

#[test]
fn flags_that_would_do_nothing_are_refused() {
    let folder = accepted();
    let validate = |args: &[&str]| {
        let run = newsprint(["validate", "golden", "--golden", "golden"]).and(args.iter().copied()).at(&folder).run();
        (run.code, run.err)
    };
    for flag in [["--as", "page"], ["--date", "2024-05-06"], ["--publication", "海港日報"]] {
        let (code, said) = validate(&flag);
        assert!(code == 2 && said.contains(&format!("{}: golden holds documents only", flag[0])), "{code}: {said}");
    }
    assert_eq!(validate(&["--pages", "nosuch"]), (2, "newsprint: --pages nosuch: no such folder\n".into()));
    assert_eq!(validate(&["--pages", "in", "--encoding", "utf-8"]).0, 0);
    folder.write("empty.json", "");
    let (code, said) = validate(&["--baseline", "empty.json"]);
    assert!(code == 2 && said.contains("empty.json:1:1: no report") && said.contains("empty"), "{said}");
}

#[test]
fn a_page_on_standard_input_is_explained() {
    let run = newsprint(["explain", "-"]).stdin(PAGE).run();
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("-: ") && run.out.contains("a1"), "{}", run.out);
    let over = newsprint(["explain", "-", "--max-file-size", "9"]).stdin(PAGE).run();
    assert!(over.code == 65 && over.err.contains("--max-file-size: over 9 bytes"), "{}", over.err);
}

#[test]
fn what_cannot_be_explained_says_why() {
    let folder = accepted();
    folder.write("in/many.jsonl", "{\"id\":1,\"text\":\"甲\"}\n");
    for (args, code) in [
        (vec!["explain", "missing.txt"], 65),
        (vec!["explain", "in/many.jsonl"], 2),
        (vec!["explain", "in/a.txt", "--max-file-size", "9"], 65),
        (vec!["explain", "in"], 65),
        (vec!["explain", "in/a.txt", "--at", "99999"], 2),
        (vec!["explain", "in/a.txt", "--article", "a9"], 2),
    ] {
        let run = newsprint(args.clone()).at(&folder).run();
        assert_eq!(run.code, code, "{args:?}: {}", run.err);
        assert!(!run.err.is_empty());
    }
}
