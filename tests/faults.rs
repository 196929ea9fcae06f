//! A folder and whatever else lies in it: each fault has its expected end, and the run goes on.
#![allow(clippy::unwrap_used)]
#![cfg(unix)]

mod program;

use program::{Folder, newsprint};
use std::{
    fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{PermissionsExt, symlink},
    },
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

#[test]
fn links_are_not_followed_and_fifos_are_never_waited_for() {
    let folder = Folder::with_pages(1);
    symlink(folder.path("in"), folder.path("in/loop")).unwrap();
    symlink("nowhere", folder.path("in/dangling.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path("in/pipe.txt")).status().unwrap().success());
    let walked = newsprint(["extract", "in", "--out", "out", "-v"]).at(&folder).run();
    assert_eq!(walked.code, 0);
    assert!(walked.err.contains("loop: skipped: link, not followed"), "{}", walked.err);
    assert!(walked.err.contains("pipe.txt: skipped: FIFO"), "{}", walked.err);
    walked.assert_counts(4, [1, 0, 3, 0, 0]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path("socket.txt")).unwrap();
    for (named, says) in [("in/pipe.txt", "FIFO"), ("socket.txt", "socket"), ("/dev/zero", "device")] {
        let run = newsprint(["extract", named, "--out", "-"]).at(&folder).run();
        assert_eq!(run.code, 65, "{}", run.err);
        assert!(run.err.contains(&format!("skipped: {says}")), "{}", run.err);
    }
    let made_up = newsprint(["clean", "/proc/self/status", "--out", "-", "-q"]).run();
    assert!(made_up.code == 0 && made_up.out.contains("newsprint"), "a file that says it is empty is read");
}

#[test]
fn what_cannot_be_read_is_told_by_its_reason_and_the_rest_goes_on() {
    let folder = Folder::with_pages(2);
    folder.write("in/secret.txt", "甲。\n");
    fs::set_permissions(folder.path("in/secret.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    // No bar to root: then a user without rights makes the run.
    let program = env!("CARGO_BIN_EXE_newsprint");
    let script = format!(
        "id -u | grep -qx 0 && as='setpriv --reuid=65534 --clear-groups'; chmod a+x .; $as {program} extract in --out - -q"
    );
    let run = Command::new("bash").args(["-c", &script]).current_dir(folder.path("")).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    if !said.contains("setpriv") && !said.contains("bash:") {
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert!(said.contains("secret.txt: failed: read: Permission denied"), "{said}");
    }
    // Reading the memory of a process at its first byte is an input error.
    let run = newsprint(["extract", "in/0/00000.txt", "/proc/self/mem", "gone.txt", "--out", "-"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(run.err.contains("mem: failed: read: Input/output error"), "{}", run.err);
    assert!(run.err.contains("gone.txt: failed: read: No such file"), "{}", run.err);
    run.assert_counts(3, [1, 0, 0, 0, 2]);
}

#[test]
fn nothing_is_written_beside_the_input() {
    let folder = Folder::with_pages(30);
    let before = folder.tree("in");
    for mode in [0o555, 0o755] {
        fs::set_permissions(folder.path("in"), fs::Permissions::from_mode(mode)).unwrap();
        let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(folder.tree("in") == before);
    }
}

#[test]
fn pages_that_hold_nothing_are_pages_without_articles() {
    let folder = Folder::new();
    for (name, text) in [("empty", ""), ("mark", "\u{FEFF}"), ("space", " \n\u{3000}\t\r\n"), ("nul", "\0\0")] {
        folder.write(&format!("in/{name}.txt"), text);
    }
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    for name in ["empty", "mark", "space"] {
        let document = folder.json(&format!("out/{name}.txt.json"));
        assert_eq!(document["articles"].as_array().map(Vec::len), Some(0), "{name}");
    }
}

#[test]
fn deep_and_crowded_text_overflows_nothing() {
    let folder = Folder::new();
    for (name, text) in [
        ("open", "「（《【".repeat(25_000)),
        ("pairs", format!("{}港聞{}", "「".repeat(50_000), "」".repeat(50_000))),
        ("brackets", "[({<".repeat(25_000)),
        ("marks", format!("港{}聞", "\u{301}\u{20DD}".repeat(10_000))),
        ("digits", "9".repeat(20_000) + "億元"),
        ("joiners", "\u{200D}\u{202E}\u{FFFD}\u{FDD0}\u{E000}".repeat(2_000)),
    ] {
        folder.write(&format!("in/{name}.txt"), text);
    }
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("6 in, 6 accounted for"), "{}", run.err);
}

#[test]
fn broken_and_foreign_encodings_are_never_silently_empty() {
    let folder = Folder::new();
    let text = "特首昨日宣布新措施，市民表示歡迎。記者李小明報道，有關安排將於下月生效。\n";
    let utf16 = |be: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if be { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    let big5 = encoding_rs::BIG5.encode(text).0.into_owned();
    let gbk = encoding_rs::GB18030.encode("特首昨日宣布新措施，市民表示欢迎。").0.into_owned();
    let mut cut = text.as_bytes()[..40].to_vec();
    cut.extend(b"\xED\xA0\x80\xC0\xAF\xFF");
    let cases: [(&str, Vec<u8>); 6] = [
        ("big5", big5.clone()),
        ("gbk", gbk),
        ("utf16be", utf16(true)),
        ("utf16le", utf16(false)),
        ("mixed", [big5, text.as_bytes().to_vec()].concat()),
        ("broken", cut),
    ];
    for (name, bytes) in &cases {
        folder.write(&format!("in/{name}.txt"), bytes);
    }
    let run = newsprint(["clean", "in", "--out", "-", "--format", "jsonl", "-q"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    let records: Vec<serde_json::Value> = run.out.lines().map(Folder::parse).collect();
    assert_eq!(records.len(), cases.len());
    for record in records {
        let text = record["text"].as_str().unwrap();
        assert!(text.contains("特首昨日宣布新措施"), "{}: {text}", record["path"]);
        assert!(!record["encoding"].as_str().unwrap().is_empty());
    }
}

#[test]
fn programs_and_pictures_named_as_pages_are_skipped_and_why() {
    let folder = Folder::with_pages(1);
    folder.write("in/picture.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    folder.write("in/paper.txt", "%PDF-1.7\n");
    folder.write("in/program.txt", b"\x7FELF\x02\x01\x01");
    let run = newsprint(["extract", "in", "--out", "out", "-v"]).at(&folder).run();
    assert_eq!(run.code, 0);
    for says in ["picture.txt: skipped: binary (PNG)", "paper.txt: skipped: binary (PDF)", "binary (ELF)"] {
        assert!(run.err.contains(says), "{says}: {}", run.err);
    }
}

#[test]
fn long_lines_and_blank_floods_take_time_in_proportion() {
    let folder = Folder::new();
    let line = "特首昨日宣布，撥款5,000萬元。";
    for (name, unit) in [("line", line), ("breaks", "\n"), ("spaces", "　")] {
        let took = |size: usize| {
            folder.write(&format!("{name}.txt"), unit.repeat(size / unit.len()));
            let start = Instant::now();
            let run = newsprint(["extract", &format!("{name}.txt"), "--out", "/dev/null", "-q"]).at(&folder).run();
            assert!(run.code == 0 || run.err.contains("quarantined"), "{name}: {}", run.err);
            start.elapsed()
        };
        let small = took(200_000).max(Duration::from_millis(200));
        let large = took(800_000);
        assert!(large < small * 10, "{name}: {large:?} for four times what took {small:?}");
    }
}

#[test]
fn the_output_below_the_input_is_left_out() {
    let folder = Folder::with_pages(3);
    for _ in 0..2 {
        let run = newsprint(["extract", ".", "--out", "out", "-v"]).at(&folder).run();
        assert_eq!(run.code, 0);
        assert!(run.err.contains("out: skipped: output of this run"), "{}", run.err);
        run.assert_counts(4, [3, 0, 1, 0, 0]);
    }
}

#[test]
fn a_full_disk_is_a_lost_byte() {
    let folder = Folder::with_pages(1);
    for args in [
        ["extract", "in", "--out", "/dev/full", "--format", "jsonl"],
        ["clean", "in", "--out", "/dev/full", "--format", "jsonl"],
    ] {
        let run = newsprint(args).at(&folder).run();
        assert_eq!(run.code, 74, "{}", run.err);
        assert!(run.err.contains("/dev/full: No space left on device"), "{}", run.err);
    }
    for args in [vec!["extract", "in", "--out", "-"], vec!["schema"], vec!["man"], vec!["--help"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let status = newsprint(args.clone()).at(&folder).command().stdout(full).stderr(Stdio::null()).status().unwrap();
        assert_eq!(status.code(), Some(74), "{args:?}");
    }
}

/// The program under limits that a shell sets.
fn limited(limits: &str, args: &str, folder: &Folder) -> Output {
    let script = format!("{limits}; exec {} {args}", env!("CARGO_BIN_EXE_newsprint"));
    Command::new("bash").args(["-c", &script]).current_dir(folder.path("")).output().unwrap()
}

#[test]
fn a_file_size_limit_is_a_lost_byte_and_leaves_no_half_document() {
    let folder = Folder::with_pages(50);
    let run = limited("trap '' XFSZ; ulimit -f 8", "extract in --out out.jsonl", &folder);
    assert_eq!(run.status.code(), Some(74), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(!folder.path("out.jsonl").exists());
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let folder = Folder::with_pages(400);
    let program = env!("CARGO_BIN_EXE_newsprint");
    let script = format!("{program} extract in --out - -q | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}");
    let run = Command::new("bash").args(["-c", &script]).current_dir(folder.path("")).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&run.stdout), "0\n");
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn an_output_that_cannot_be_created_is_73_before_anything_is_read() {
    let folder = Folder::with_pages(1);
    folder.write("file", "");
    for out in ["file", "file/out", "/proc/out"] {
        let run = newsprint(["extract", "in", "--out", out]).at(&folder).run();
        assert_eq!(run.code, 73, "{out}: {}", run.err);
        assert!(run.err.contains("cannot be created"), "{}", run.err);
    }
}

#[test]
fn files_over_the_limit_are_quarantined_by_name_without_being_read() {
    let folder = Folder::with_pages(1);
    let big = fs::File::create(folder.path("in/big.txt")).unwrap();
    big.set_len(3 << 30).unwrap();
    let start = Instant::now();
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(run.err.contains("big.txt: quarantined: --max-file-size: 3221225472 bytes"), "{}", run.err);
    assert!(start.elapsed() < Duration::from_secs(20));
    let run = newsprint(["extract", "in", "--out", "out", "--max-file-size", "10"]).at(&folder).run();
    assert!(run.err.contains("0 ok, 0 repaired, 0 skipped, 2 quarantined"), "{}", run.err);
}

#[test]
fn names_that_are_not_utf8_or_carry_escapes_are_shown_harmless() {
    let folder = Folder::with_pages(0);
    fs::create_dir(folder.path("in")).unwrap();
    let names: [&[u8]; 4] = [b"a\xFFb.txt", b"esc\x1B[31m.txt", b"new\nline.txt", b"-rf.txt"];
    for name in names {
        fs::write(folder.path("in").join(std::ffi::OsStr::from_bytes(name)), "甲。\n").unwrap();
    }
    let run = newsprint(["extract", "in", "--out", "out", "-v"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.err.contains('\x1B'));
    for name in names {
        let out = [name, b".json"].concat();
        assert!(folder.path("out").join(std::ffi::OsStr::from_bytes(&out)).exists());
    }
    let manifest = folder.read("out/.newsprint/manifest.jsonl");
    let row = manifest.lines().map(Folder::parse).find(|row| row["path"] == "a\\xFFb.txt").unwrap();
    assert_eq!(row["path_bytes"], "Yf9iLnR4dA==");
    assert_eq!(run.err.lines().count(), 1, "a line break in a name breaks no message: {}", run.err);
}

#[test]
fn names_that_look_alike_or_collide_have_outputs_of_their_own() {
    let folder = Folder::new();
    let long = "報".repeat(83);
    let names =
        ["caf\u{E9}.txt", "cafe\u{301}.txt", "x/y.txt", "x_y.txt", "X/y.txt", "a.zip!/x.txt", "\u{202E}txt.txt"];
    for name in names {
        folder.write(&format!("in/{name}"), name);
    }
    fs::write(folder.path("in").join(format!("{long}.txt")), "甲").unwrap();
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    let outputs = folder.tree("out").into_keys().filter(|n| n.ends_with(".json")).count();
    assert_eq!(outputs, names.len() + 1);
}

#[test]
fn an_output_whose_place_is_taken_fails_alone() {
    let folder = Folder::with_pages(3);
    folder.write("in/p.txt", "甲。\n");
    folder.write("out/p.txt.json/keep", "");
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(run.err.contains("p.txt: failed: write:"), "{}", run.err);
    run.assert_counts(4, [3, 0, 0, 0, 1]);
    assert!(folder.path("out/p.txt.json/keep").exists());
}

#[test]
fn the_same_content_twice_is_told() {
    let folder = Folder::new();
    for (name, text) in [("a", "甲。\n"), ("b", "乙。\n"), ("c", "甲。\n")] {
        folder.write(&format!("in/{name}.txt"), text);
    }
    assert_eq!(newsprint(["extract", "in", "--out", "out"]).at(&folder).run().code, 0);
    let manifest = folder.read("out/.newsprint/manifest.jsonl");
    let twins: Vec<_> = manifest.lines().map(|l| Folder::parse(l)["duplicate_of"].clone()).collect();
    assert_eq!(twins, [serde_json::Value::Null, serde_json::Value::Null, "a.txt".into()]);
}

#[test]
fn lists_of_paths_are_read_by_lines_or_nuls() {
    let folder = Folder::with_pages(5);
    let list = "in/0/00000.txt\nin/1/00001.txt\n\n./in/2\nin/none.txt\n";
    for list in [list.to_owned(), list.replace('\n', "\0")] {
        let run = newsprint(["extract", "--files-from", "-", "--out", "out", "-v"]).at(&folder).stdin(&list).run();
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains("in/none.txt: failed: read: No such file"), "{}", run.err);
        run.assert_counts(4, [3, 0, 0, 0, 1]);
        assert_eq!(folder.json("out/in/2/00002.txt.json")["source"]["path"], "00002.txt");
        assert_eq!(folder.json("out/in/0/00000.txt.json")["source"]["path"], "in/0/00000.txt");
    }
    let absolute = folder.path("in/3/00003.txt");
    folder.write("list", absolute.to_str().unwrap());
    let run = newsprint(["extract", "--files0-from", "list", "--out", "abs"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(folder.tree("abs").keys().any(|n| n.starts_with("!/") && n.ends_with("in/3/00003.txt.json")));
}

#[test]
fn depth_is_limited_by_name_and_long_paths_fail_alone() {
    let folder = Folder::with_pages(1);
    let deep = vec!["d"; 300].join("/");
    folder.write(&format!("in/{deep}/x.txt"), "甲。\n");
    let run = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(run.err.contains("failed: --max-depth: more than 256 folders deep"), "{}", run.err);
    let run = newsprint(["extract", "in", "--out", "out", "--max-depth", "4000"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn few_files_may_be_open_and_little_memory_taken() {
    let folder = Folder::with_pages(300);
    let run = limited("ulimit -n 16", "extract in --out out --jobs 8", &folder);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn messages_that_nobody_reads_stop_nothing() {
    let folder = Folder::with_pages(20);
    let program = env!("CARGO_BIN_EXE_newsprint");
    for (number, redirect) in ["2>&-", "2>/dev/full"].iter().enumerate() {
        let script = format!("exec {program} extract in --out out{number} -v {redirect}");
        let run = Command::new("bash").args(["-c", &script]).current_dir(folder.path("")).output().unwrap();
        assert_eq!(run.status.code(), Some(0), "{redirect}");
        assert!(folder.path(&format!("out{number}/.newsprint/manifest.jsonl")).exists());
    }
}

#[test]
fn shards_hold_so_many_inputs_each() {
    let folder = Folder::with_pages(10);
    let run = |args: &[&str]| newsprint(["extract", "in", "--out", "out/"]).and(args.iter().copied()).at(&folder).run();
    fs::create_dir(folder.path("out")).unwrap();
    assert_eq!(run(&["--format", "jsonl", "--shard-size", "2"]).code, 0);
    assert!(folder.path("out/pages-00005.jsonl").exists());
    assert_eq!(run(&["--format", "jsonl", "--shard-size", "4", "--resume"]).code, 0);
    let lines = |n: usize| folder.read(&format!("out/pages-0000{n}.jsonl")).lines().count();
    assert_eq!([lines(1), lines(2), lines(3)], [4, 4, 2]);
    assert!(!folder.path("out/pages-00004.jsonl").exists(), "shards of an earlier run are not left to be read");
    assert_eq!(run(&["--shard-size", "2"]).code, 2, "a document a page has no shards");
}

#[test]
fn too_many_failures_end_the_run() {
    let folder = Folder::with_pages(1);
    let bad = "{\n".repeat(3000);
    folder.write("bad.jsonl", bad + "{\"text\":\"甲\"}\n");
    let run = newsprint(["extract", "bad.jsonl", "--out", "-", "--max-failures", "5", "-q"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(run.err.ends_with("stopped: more than 5 failures\n"), "{}", run.err);
    assert!(run.err.lines().count() < 3000);
}

#[test]
fn the_environment_does_not_reach_the_output() {
    let folder = Folder::with_pages(5);
    let plain = newsprint(["extract", "in", "--out", "-", "-q"]).at(&folder).run().out;
    for (name, value) in [
        ("LC_ALL", "C"),
        ("LANG", "tr_TR.UTF-8"),
        ("TZ", "Pacific/Apia"),
        ("TERM", "dumb"),
        ("HOME", ""),
        ("COLUMNS", "20"),
    ] {
        let run = newsprint(["extract", "in", "--out", "-", "-q"]).at(&folder).env(name, value).run();
        assert!(run.out == plain, "{name}={value}");
    }
}
