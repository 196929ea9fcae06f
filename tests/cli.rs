//! The program as users drive it: exit codes, messages, and what is written where.
#![allow(clippy::unwrap_used)]

mod program;

use program::{Folder, newsprint};
use std::fs;

#[test]
fn a_folder_becomes_a_tree_of_documents_and_a_manifest() {
    let folder = Folder::new();
    folder.write("in/a/x.txt", "特首昨日宣布新措施。\n");
    folder.write("in/b.txt", "第一段。\n");
    folder.write("in/notes.md", "no page");
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    run.assert_counts(3, [2, 0, 1, 0, 0]);
    let document = folder.json("out/a/x.txt.json");
    assert_eq!(document["source"]["path"], "a/x.txt");
    let manifest = folder.read("out/.newsprint/manifest.jsonl");
    let paths: Vec<String> = manifest.lines().map(|l| Folder::parse(l)["path"].as_str().unwrap().into()).collect();
    assert_eq!(paths, ["a/x.txt", "b.txt", "notes.md"]);
}

#[test]
fn any_number_of_jobs_writes_the_same_bytes() {
    let folder = Folder::new();
    for n in 0..40 {
        folder.write(&format!("in/{n}.txt"), format!("第{n}頁。\n\n　　李小明昨日表示，捐款達{n}萬元。\n"));
    }
    for jobs in ["1", "2", "7", "1000"] {
        let out = format!("out{jobs}");
        let run = newsprint(["extract", "in", "--out", &out, "--jobs", jobs]).at(&folder).run();
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(folder.tree("out1"), folder.tree(&out), "{jobs} jobs");
    }
    assert_eq!(folder.tree("out1").len(), 41, "forty documents and the manifest");
}

#[test]
fn one_page_to_standard_output_is_json_and_many_are_lines() {
    let folder = Folder::new();
    folder.write("in/a.txt", "甲。\n");
    folder.write("in/b.txt", "乙。\n");
    let one = newsprint(["extract", "in/a.txt", "--out", "-"]).at(&folder).run();
    assert_eq!(Folder::parse(&one.out)["source"]["path"], "a.txt");
    let many = newsprint(["extract", "in", "--out", "-"]).at(&folder).run();
    assert_eq!(
        many.out.lines().map(|l| Folder::parse(l)["source"]["path"].clone()).collect::<Vec<_>>(),
        ["a.txt", "b.txt"]
    );
}

#[test]
fn standard_input_is_a_page() {
    let run = newsprint(["extract", "-", "--out", "-"]).stdin("特首宣布新措施。\n").run();
    assert_eq!((run.code, &Folder::parse(&run.out)["source"]["path"]), (0, &"-".into()), "{}", run.err);
}

#[test]
fn jsonl_lines_keep_their_ids_and_order() {
    let folder = Folder::new();
    folder.write(
        "c.jsonl",
        "{\"k\":7,\"t\":\"港元\",\"d\":null}\n{\"k\":\"x\",\"t\":\"今年\",\"d\":\"2023-04-12T08:00:00\"}\n",
    );
    let run = newsprint(["extract", "--as", "text", "c.jsonl", "--id-field", "k", "--text-field", "t"]);
    let run = run.and(["--date-field", "d", "--out", "-", "-q"]).at(&folder).run();
    assert_eq!((run.code, &*run.err), (0, ""));
    let ids: Vec<_> = run.out.lines().map(|l| Folder::parse(l)["id"].clone()).collect();
    assert_eq!(ids, [serde_json::json!(7), serde_json::json!("x")]);
}

#[test]
fn a_bad_line_fails_alone_and_is_named() {
    let folder = Folder::new();
    folder.write("c.jsonl", "{\"id\":1,\"text\":\"甲\"}\n{\"id\":2\n\n{\"id\":3,\"text\":\"丙\"}\n");
    let run = newsprint(["extract", "--as", "text", "c.jsonl", "--out", "-"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(run.err.contains("c.jsonl!/2: failed: not a JSON object"), "{}", run.err);
    assert_eq!(run.out.lines().count(), 2);
}

#[test]
fn settings_of_the_folder_reach_the_page() {
    let folder = Folder::new();
    folder.write("in/a.txt", "甲。\n");
    folder.write("in/newsprint.toml", "[[page]]\nmatch = '*.txt'\ndate = 2023-04-12\npublication = '測試報'\n");
    let page = |args: &[&str]| {
        let run = newsprint(["extract", "in/a.txt", "--out", "-"]).and(args.iter().copied()).at(&folder).run();
        Folder::parse(&run.out)["page"].clone()
    };
    assert_eq!(page(&[])["publication"], "測試報");
    assert_eq!((&page(&[])["date"], &page(&[])["date_basis"]), (&"2023-04-12".into(), &"given".into()));
    assert_eq!(page(&["--date", "2024-01-02"])["date"], "2024-01-02", "the command line is nearer");
}

#[test]
fn an_unknown_key_in_the_settings_is_named_with_its_place() {
    let folder = Folder::new();
    folder.write("in/a.txt", "甲。\n");
    folder.write("in/newsprint.toml", "[[page]]\nmatch = '*'\ndatum = '2023-04-12'\n");
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 2);
    assert!(run.err.contains("newsprint.toml:3:1: unknown field `datum`"), "{}", run.err);
    assert!(!folder.path("out").exists(), "nothing is written");
}

#[test]
fn usage_errors_exit_2() {
    let folder = Folder::new();
    folder.write("a.txt", "甲。\n");
    for args in [
        vec!["extract", "a.txt"],
        vec!["extract", "a.txt", "--out", "-", "--date", "soon"],
        vec!["extract", "a.txt", "--out", "-", "--encoding", "klingon"],
        vec!["extract", "a.txt", "--out", "-", "--format", "xml"],
        vec!["extract", "a.txt", "--out", "-", "--resume", "--restart"],
        vec!["clean", "a.txt", "--out", "."],
        vec!["extrct"],
    ] {
        let run = newsprint(args.clone()).at(&folder).run();
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{args:?}");
    }
    assert_eq!(folder.read("a.txt"), "甲。\n", "what is read is not written over");
}

#[test]
fn nothing_usable_exits_65_and_says_what_is_wrong() {
    let folder = Folder::new();
    folder.write("picture.txt", "\u{89}PNG");
    fs::write(folder.path("picture.txt"), b"\x89PNG\r\n\x1A\n\0\0\0").unwrap();
    fs::create_dir(folder.path("empty")).unwrap();
    for (path, says) in [
        ("picture.txt", "skipped: binary (PNG)"),
        ("missing.txt", "failed: read: No such file or directory"),
        ("empty", "no usable input"),
    ] {
        let run = newsprint(["extract", path, "--out", "out"]).at(&folder).run();
        assert_eq!(run.code, 65, "{path}: {}", run.err);
        assert!(run.err.contains(says), "{path}: {}", run.err);
    }
}

#[test]
fn what_cannot_be_read_does_not_stop_the_rest() {
    let folder = Folder::new();
    folder.write("a.txt", "甲。\n");
    let run = newsprint(["extract", "missing.txt", "a.txt", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(folder.path("out/a.txt.json").exists());
    run.assert_counts(2, [1, 0, 0, 0, 1]);
}

#[test]
fn an_empty_page_is_a_page_without_articles() {
    let folder = Folder::new();
    for (name, bytes) in
        [("empty.txt", &b""[..]), ("bom.txt", b"\xEF\xBB\xBF"), ("blank.txt", b" \n\t\n\xE3\x80\x80\n")]
    {
        fs::write(folder.path(name), bytes).unwrap();
        for form in ["page", "article"] {
            let run = newsprint(["extract", name, "--out", "-", "--as", form]).at(&folder).run();
            assert_eq!((run.code, &Folder::parse(&run.out)["articles"]), (0, &serde_json::json!([])), "{name} {form}");
        }
    }
}

#[test]
fn plain_text_is_counted_and_its_faults_are_told() {
    let folder = Folder::new();
    folder.write("in/a.txt", "2O23年撥款l,000萬元，自巳。\n");
    folder.write("in/b.txt", "香 港 新 聞 社 昨 日 報 道。\n");
    let run = newsprint(["extract", "in", "--as", "text", "--out", "out"]).at(&folder).run();
    run.assert_counts(2, [1, 1, 0, 0, 0]);
    let record = folder.json("out/a.txt.json");
    let codes: Vec<_> = record["notes"].as_array().unwrap().iter().map(|n| n["code"].clone()).collect();
    assert_eq!(codes, ["suspect_digit", "suspect_digit", "suspect_word"]);
    assert_eq!(record["amounts"], serde_json::json!([]));
    assert!(folder.read("out/.newsprint/manifest.jsonl").contains("\"repairs\":1"));
}

#[test]
fn clean_writes_the_text_or_every_change() {
    let folder = Folder::new();
    let page = "香港新聞社昨日報道，行政長官宣布明年撥款五億元興建新醫院。\n";
    fs::write(folder.path("big5.txt"), encoding_rs::BIG5.encode(page).0).unwrap();
    let text = newsprint(["clean", "big5.txt", "--out", "-", "--encoding", "big5"]).at(&folder).run();
    assert_eq!(text.out, page);
    let line = newsprint(["clean", "big5.txt", "--out", "-", "--format", "jsonl"]).at(&folder).run();
    let record = Folder::parse(&line.out);
    assert_eq!((&record["encoding"], &record["text"]), (&"Big5".into(), &page.into()));
}

#[test]
fn the_program_describes_itself() {
    for (args, says) in [
        (vec!["--version"], env!("CARGO_PKG_VERSION")),
        (vec!["--help"], "Exit codes"),
        (vec!["schema"], "\"schema_version\""),
        (vec!["schema", "clean"], "CleanRecord"),
        (vec!["completions", "bash"], "_newsprint"),
        (vec!["man"], ".TH newsprint"),
    ] {
        let run = newsprint(args.clone()).run();
        assert_eq!(run.code, 0, "{args:?}");
        assert!(run.out.contains(says), "{args:?}");
    }
}

#[test]
fn every_help_names_its_flags_and_exit_codes() {
    let reading =
        ["--as", "--date", "--publication", "--date-field", "--encoding", "--glob", "--id-field", "--text-field"];
    let running = ["--out", "--jobs", "--resume", "--restart", "--max-failures", "--format"];
    let messages = ["--quiet", "--verbose", "--color", "--progress"];
    for (command, flags) in [
        ("extract", [&reading[..], &running, &["--packs", "--overlaps", "--csv-raw"], &messages].concat()),
        ("clean", [&reading[4..], &running, &messages].concat()),
        (
            "validate",
            [
                &["--golden", "--match", "--min", "--baseline", "--accept", "--report", "--pages", "--jobs"][..],
                &["--differences", "--packs", "--as", "--date", "--publication", "--encoding"],
                &messages,
            ]
            .concat(),
        ),
        ("explain", vec!["--at", "--article", "--format", "--packs", "--as", "--date", "--publication", "--encoding"]),
        ("rules", vec!["list", "show", "check", "--packs", "--format"]),
    ] {
        let run = newsprint([command, "--help"]).run();
        assert_eq!(run.code, 0);
        let missing: Vec<&&str> = flags.iter().filter(|flag| !run.out.contains(*flag)).collect();
        assert!(missing.is_empty(), "{command}: {missing:?}");
        assert!(run.out.contains("Exit codes: 0 "), "{command}: no exit codes");
    }
    let clean = newsprint(["clean", "--help"]).run().out;
    assert!(
        reading[..4].iter().all(|flag| !clean.contains(&format!("{flag} <"))),
        "what a page is, is nothing to `clean`"
    );
    assert!(newsprint(["extract", "--help"]).run().out.contains("Unless given, the ending of --out tells"));
}

#[test]
fn the_manifest_tells_version_and_rules() {
    let folder = Folder::new();
    folder.write("in/a.txt", "甲。\n");
    folder.write("in/notes.md", "no page");
    folder.write("p/pack.toml", "name = \"p\"\nversion = \"1\"\nlicence = \"CC0-1.0\"\ndescription = \"d\"\n");
    let rules = |args: &[&str]| {
        let run = newsprint(args.iter().copied()).and(["--out", "out", "-q"]).at(&folder).run();
        assert_eq!(run.code, 0, "{}", run.err);
        let manifest = folder.read("out/.newsprint/manifest.jsonl");
        let row = Folder::parse(manifest.lines().next().unwrap());
        assert_eq!(row["output"]["version"], env!("CARGO_PKG_VERSION"));
        row["output"]["rules"].as_str().unwrap().to_owned()
    };
    let built_in = rules(&["extract", "in"]);
    assert!(built_in.len() == 16 && built_in.bytes().all(|b| b.is_ascii_hexdigit()), "{built_in}");
    assert_eq!(rules(&["clean", "in"]), built_in);
    assert_ne!(rules(&["extract", "in", "--packs", "p"]), built_in);
}

#[test]
fn many_pages_are_no_one_json_file() {
    let folder = Folder::with_pages(2);
    let run = newsprint(["extract", "in", "--out", "x.json"]).at(&folder).run();
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("--out x.json: many pages make a folder") && !folder.path("x.json").exists(),
        "{}",
        run.err
    );
    fs::create_dir(folder.path("x.json")).unwrap();
    assert_eq!(newsprint(["extract", "in", "--out", "x.json"]).at(&folder).run().code, 0);
    let one = newsprint(["extract", "in/0/00000.txt", "--out", "one.json"]).at(&folder).run();
    assert!(one.code == 0 && folder.path("one.json").is_file(), "{}", one.err);
}

#[test]
fn texts_on_standard_output_begin_on_lines_of_their_own() {
    let folder = Folder::new();
    for (name, text) in [("a", "甲。"), ("b", "乙。\n"), ("c", ""), ("d", "丁。")] {
        folder.write(&format!("in/{name}.txt"), text);
    }
    let run = newsprint(["clean", "in", "--out", "-", "-q"]).at(&folder).run();
    assert_eq!((run.code, &*run.out), (0, "甲。\n乙。\n丁。\n"));
    assert_eq!(newsprint(["clean", "in", "--out", "out", "-q"]).at(&folder).run().code, 0);
    assert_eq!(folder.read("out/a.txt"), "甲。", "a file has what the page has");
}

#[test]
fn csv_has_a_row_a_finding_under_one_header() {
    let folder = Folder::new();
    folder.write("in/a.txt", "特首昨日表示，撥款5,000萬元。\n");
    folder.write("in/b.txt", "去年升3%。\n");
    let run = newsprint(["extract", "in", "--out", "out.csv"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    let csv = folder.read("out.csv");
    assert_eq!(csv.lines().filter(|l| l.starts_with("path,article,")).count(), 1);
    assert!(csv.lines().any(|l| l.starts_with("b.txt,a1,")), "{csv}");
}

#[test]
fn cleaned_rows_keep_their_ids_and_need_no_dates() {
    let folder = Folder::new();
    folder.write("a.jsonl", "{\"id\":5,\"text\":\"昨日\",\"date\":\"06/05/2024\"}\n");
    let run = newsprint(["clean", "a.jsonl", "--format", "jsonl", "--out", "-", "-q"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    let record = Folder::parse(&run.out);
    assert_eq!((&record["id"], &record["text"]), (&5.into(), &"昨日".into()));
    folder.write("a.txt", "昨日\n");
    let run = newsprint(["clean", "a.txt", "--format", "jsonl", "--out", "-", "-q"]).at(&folder).run();
    assert!(run.out.contains("\"id\":null"), "{}", run.out);
}

#[test]
fn a_column_that_was_named_and_is_not_there_is_a_failure() {
    let folder = Folder::new();
    folder.write("a.jsonl", "{\"id\":5,\"text\":\"昨日\"}\n");
    let run = newsprint(["extract", "a.jsonl", "--as", "text", "--id-field", "ident", "--out", "-"]).at(&folder).run();
    assert!(run.code == 65 && run.err.contains("no \"ident\" (see --id-field)"), "{} {}", run.code, run.err);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let folder = Folder::new();
    folder.write("a.txt", "昨日\n");
    folder.write("there", "前日\n");
    folder.write("two/a.txt", "昨日\n");
    folder.write("two/b.txt", "昨日\n");
    for (args, code, says) in [
        (&["extract", "a.txt", "--out", "out", "--publication", " "][..], 2, "a name, please"),
        (&["extract", "a.txt", "--out", "out", "--csv-raw"], 2, "--csv-raw: only csv has cells"),
        (&["extract", "a.txt", "--out", "there"], 73, "there: cannot be created: "),
        (&["clean", "two", "--out", "x.csv"], 2, "--out x.csv: many pages make a folder"),
        (&["extract", "two", "--out", "x.txt"], 2, "--out x.txt: many pages make a folder"),
        (&["validate", "a.txt", "--golden", "a.txt", "--report", "json="], 2, "no file is named"),
        (&["validate", "a.txt", "--golden", "a.txt", "--report", "xml=f"], 2, "write json=FILE or junit=FILE"),
        (&["man", "extrct"], 2, "no command `extrct`"),
    ] {
        let run = newsprint(args.iter().copied()).at(&folder).run();
        assert!(run.code == code && run.err.contains(says), "{args:?}: {} {}", run.code, run.err);
        assert!(!run.err.contains(".newsprint") && !run.err.contains("os error"), "{}", run.err);
    }
    assert_eq!(folder.read("there"), "前日\n");
    folder.write("in/newsprint.toml", "[[page]]\nmatch = \"*\"\npublication = \"\"\n");
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert!(run.code == 2 && run.err.contains("an empty name"), "{} {}", run.code, run.err);
}

#[test]
fn the_ending_of_the_output_means_the_same_to_both_commands() {
    let folder = Folder::with_pages(2);
    for command in ["extract", "clean"] {
        for (input, out) in [("in/0/00000.txt", "one.out"), ("in/0/00000.txt", "one.txt"), ("in", "many.jsonl")] {
            let out = format!("{command}-{out}");
            let run = newsprint([command, input, "--out", &out]).at(&folder).run();
            assert!(run.code == 0 && folder.path(&out).is_file(), "{command} {input} {out}: {}", run.err);
        }
        let lines = folder.read(&format!("{command}-many.jsonl"));
        assert!(lines.lines().count() == 2 && lines.starts_with('{'), "{lines}");
    }
}

#[test]
fn a_list_that_is_not_there_is_named_as_a_page_is() {
    let folder = Folder::new();
    let run = newsprint(["extract", "--files-from", "nolist", "--out", "out"]).at(&folder).run();
    assert!(run.err.contains("nolist: No such file or directory\n"), "{}", run.err);
}

#[test]
fn every_command_has_a_manual_page() {
    for command in [&["extract"][..], &["clean"], &["validate"], &["rules", "check"]] {
        let run = newsprint([&["man"], command].concat()).run();
        let name = format!("newsprint\\-{}", command.join("\\-"));
        assert!(
            run.code == 0 && run.out.contains(".TH newsprint-") && run.out.contains(&name),
            "{command:?}: {}",
            run.out
        );
    }
    assert!(newsprint(["man", "extract"]).run().out.contains("publication"));
}

#[test]
fn rules_of_code_tell_their_kind() {
    let run = newsprint(["rules", "list", "--format", "json"]).run();
    let rules = Folder::parse(&run.out);
    let money = rules.as_array().unwrap().iter().find(|r| r["id"] == "amount/money").unwrap();
    assert_eq!(money["kind"], "money");
}

#[test]
fn a_file_name_may_tell_the_day() {
    let folder = Folder::new();
    folder.write(
        "in/2024-05-06-A5.txt",
        "渡輪下月加密班次\n　　渡輪公司昨日宣布加密離島班次，每日增開六班渡輪，票價維持不變。\n",
    );
    let run = newsprint(["extract", "in", "--as", "article", "--out", "out", "-q"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    let document = folder.json("out/2024-05-06-A5.txt.json");
    assert_eq!(
        (&document["page"]["date"], &document["page"]["date_basis"]),
        (&"2024-05-06".into(), &"filename".into())
    );
    let dates = document["articles"][0]["dates"].as_array().unwrap();
    assert!(dates.iter().any(|d| d["value"] == "2024-05-05"), "{dates:?}");
    assert_eq!(document["id"], serde_json::Value::Null);
}
