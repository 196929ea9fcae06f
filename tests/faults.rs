//! A folder and whatever else lies in it: each fault has its expected end, and the run goes on.
#![allow(clippy::unwrap_used)]
#![cfg(unix)]

mod program;

use program::{Folder, newsprint};
use std::{
    fs,
    os::unix::{ffi::OsStrExt, fs::symlink},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// A folder with `n` pages in `in`.
fn pages(n: usize) -> Folder {
    let folder = Folder::new();
    for i in 0..n {
        folder
            .write(&format!("in/{}/{i:05}.txt", i % 7), format!("第{i}頁。\n\n　　李小明昨日表示，捐款達{i}萬元。\n"));
    }
    folder
}

#[test]
fn links_are_not_followed_and_fifos_are_never_waited_for() {
    let folder = pages(1);
    symlink(folder.path("in"), folder.path("in/loop")).unwrap();
    symlink("nowhere", folder.path("in/dangling.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path("in/pipe.txt")).status().unwrap().success());
    let walked = newsprint(["extract", "in", "--out", "out", "-v"]).at(&folder).run();
    assert_eq!(walked.code, 0);
    assert!(walked.err.contains("loop: skipped: link, not followed"), "{}", walked.err);
    assert!(walked.err.contains("pipe.txt: skipped: FIFO"), "{}", walked.err);
    assert!(walked.err.ends_with("4 in: 1 ok, 0 repaired, 3 skipped, 0 quarantined, 0 failed\n"), "{}", walked.err);
    let named = newsprint(["extract", "in/pipe.txt", "--out", "-"]).at(&folder).run();
    assert_eq!(named.code, 65, "{}", named.err);
}

#[test]
fn the_output_below_the_input_is_left_out() {
    let folder = pages(3);
    for _ in 0..2 {
        let run = newsprint(["extract", ".", "--out", "out", "-v"]).at(&folder).run();
        assert_eq!(run.code, 0);
        assert!(run.err.contains("out: skipped: output of this run"), "{}", run.err);
        assert!(run.err.ends_with("4 in: 3 ok, 0 repaired, 1 skipped, 0 quarantined, 0 failed\n"), "{}", run.err);
    }
}

#[test]
fn a_full_disk_is_a_lost_byte() {
    let folder = pages(1);
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

#[test]
fn a_file_size_limit_is_a_lost_byte_and_leaves_no_half_document() {
    let folder = pages(50);
    let program = env!("CARGO_BIN_EXE_newsprint");
    let script = format!("trap '' XFSZ; ulimit -f 8; exec {program} extract in --out out.jsonl");
    let run = Command::new("bash").args(["-c", &script]).current_dir(folder.path("")).output().unwrap();
    assert_eq!(run.status.code(), Some(74), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(!folder.path("out.jsonl").exists());
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let folder = pages(400);
    let program = env!("CARGO_BIN_EXE_newsprint");
    let script = format!("{program} extract in --out - -q | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}");
    let run = Command::new("bash").args(["-c", &script]).current_dir(folder.path("")).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&run.stdout), "0\n");
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn an_output_that_cannot_be_created_is_73_before_anything_is_read() {
    let folder = pages(1);
    folder.write("file", "");
    for out in ["file/out", "/proc/out"] {
        let run = newsprint(["extract", "in", "--out", out]).at(&folder).run();
        assert_eq!(run.code, 73, "{out}: {}", run.err);
        assert!(run.err.contains("cannot be created"), "{}", run.err);
    }
}

#[test]
fn two_runs_do_not_share_an_output() {
    let folder = pages(1);
    fs::create_dir_all(folder.path("out/.newsprint")).unwrap();
    let lock = fs::File::create(folder.path("out/.newsprint/lock")).unwrap();
    lock.lock().unwrap();
    let second = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(second.code, 75, "{}", second.err);
    drop(lock);
    let third = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(third.code, 0, "a lock without a holder is taken over: {}", third.err);
    assert!(folder.read("out/.newsprint/lock").starts_with("pid "));
}

#[test]
fn files_over_the_limit_are_quarantined_by_name_without_being_read() {
    let folder = pages(1);
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
    let folder = pages(0);
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
    assert!(folder.read("out/.newsprint/manifest.jsonl").contains("a\\\\xFFb.txt"));
}

#[test]
fn too_many_failures_end_the_run() {
    let folder = pages(1);
    let bad = "{\n".repeat(3000);
    folder.write("bad.jsonl", bad + "{\"text\":\"甲\"}\n");
    let run = newsprint(["extract", "bad.jsonl", "--out", "-", "--max-failures", "5", "-q"]).at(&folder).run();
    assert_eq!(run.code, 1);
    assert!(run.err.ends_with("stopped: more than 5 failures\n"), "{}", run.err);
    assert!(run.err.lines().count() < 3000);
}

#[test]
fn the_environment_does_not_reach_the_output() {
    let folder = pages(5);
    let plain = newsprint(["extract", "in", "--out", "-", "-q"]).at(&folder).run().out;
    for (name, value) in
        [("LC_ALL", "C"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Pacific/Apia"), ("TERM", "dumb"), ("HOME", "")]
    {
        let run = newsprint(["extract", "in", "--out", "-", "-q"]).at(&folder).env(name, value).run();
        assert!(run.out == plain, "{name}={value}");
    }
}

#[test]
fn resume_after_any_cut_ends_as_an_uninterrupted_run_does() {
    let folder = pages(1500);
    let whole = newsprint(["extract", "in", "--out", "whole", "-q"]).at(&folder).run();
    assert_eq!(whole.code, 0);
    for round in 0..12_u64 {
        for out in ["tree", "one.jsonl"] {
            let program = || newsprint(["extract", "in", "--out", out, "--resume", "-q", "--jobs", "2"]).at(&folder);
            let mut child = program().command().stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(3 + round * 9));
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
    for out in ["tree", "one.jsonl"] {
        let run = newsprint(["extract", "in", "--out", out, "--resume"]).at(&folder).run();
        assert_eq!(run.code, 0, "{}", run.err);
    }
    assert!(folder.tree("whole") == folder.tree("tree"));
    let fresh = newsprint(["extract", "in", "--out", "-", "-q", "--format", "jsonl"]).at(&folder).run();
    assert!(fresh.out == folder.read("one.jsonl"));
}

#[test]
fn resume_makes_anew_what_changed_and_only_that() {
    let folder = pages(20);
    let run = |args: &[&str]| newsprint(["extract", "in", "--out", "out"]).and(args.iter().copied()).at(&folder).run();
    assert_eq!(run(&[]).code, 0);
    let first = folder.path("out/0/00000.txt.json");
    let second = folder.path("out/1/00001.txt.json");
    let before = fs::metadata(&first).unwrap().modified().unwrap();
    folder.write("in/1/00001.txt", "改了。\n");
    fs::write(folder.path("out/2/00002.txt.json"), "damaged").unwrap();
    assert_eq!(run(&["--resume"]).code, 0);
    assert_eq!(fs::metadata(&first).unwrap().modified().unwrap(), before, "kept");
    assert!(fs::read_to_string(second).unwrap().contains("改了"));
    assert!(folder.read("out/2/00002.txt.json").contains("\"schema_version\""), "a damaged output is made anew");
    assert_eq!(run(&["--resume", "--publication", "測試報"]).code, 0);
    assert!(fs::read_to_string(first).unwrap().contains("測試報"), "other flags make all anew");
}

#[test]
fn an_interrupt_commits_what_is_done_and_says_how_to_go_on() {
    let folder = pages(6000);
    let mut command = newsprint(["extract", "in", "--out", "out", "--jobs", "1"]).at(&folder).command();
    let child = command.stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(150));
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(130), "{said}");
    assert!(said.contains("--resume"), "{said}");
    assert!(!folder.path("out/.newsprint/manifest.jsonl").exists(), "the manifest is of whole runs");
}
