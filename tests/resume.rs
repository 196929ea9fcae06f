//! Runs that are cut off: killed, interrupted, or met by another run. What they leave is gone on with, to the same bytes.
#![allow(clippy::unwrap_used)]
#![cfg(unix)]

mod program;

use program::{Folder, newsprint};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How often a run is killed.
const CUTS: usize = 210;

/// Numbers that look drawn, the same in every run of the test.
fn draw(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([name, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

#[test]
fn runs_killed_at_random_end_as_uninterrupted_ones() {
    let folder = Folder::with_pages(300);
    let clean: &[&str] = &["clean", "in", "-q", "--jobs", "2"];
    let extract: &[&str] = &["extract", "in", "-q"];
    let kinds: [(&[&str], &[&str]); 4] = [
        (clean, &["--out", "cut"]),
        (clean, &["--out", "cut/x.jsonl", "--format", "jsonl"]),
        (clean, &["--out", "cut/x.jsonl", "--format", "jsonl", "--shard-size", "100"]),
        (extract, &["--out", "cut/x.csv"]),
    ];
    let mut state = 8;
    for (number, (command, out)) in kinds.into_iter().enumerate() {
        let run = |more: &[&str]| {
            let args = command.iter().chain(out).chain(more).copied();
            newsprint(args).at(&folder).command().stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        fs::create_dir_all(folder.path("cut")).unwrap();
        let start = Instant::now();
        assert!(run(&[]).wait().unwrap().success());
        let took = start.elapsed().as_micros() as u64;
        let whole = folder.tree("cut");
        for round in 0..CUTS.div_ceil(kinds.len()) {
            // Most runs are cut while they resume one that was cut, every fourth while it begins.
            if round % 4 == 0 {
                fs::remove_dir_all(folder.path("cut")).unwrap();
                fs::create_dir_all(folder.path("cut")).unwrap();
            }
            let mut child = run(&["--resume"]);
            std::thread::sleep(Duration::from_micros(draw(&mut state, took * 5 / 4)));
            child.kill().unwrap();
            child.wait().unwrap();
            if round % 4 == 3 {
                assert!(run(&["--resume"]).wait().unwrap().success());
                assert!(folder.tree("cut") == whole, "kind {number}, round {round}");
            }
        }
        fs::remove_dir_all(folder.path("cut")).unwrap();
    }
}

#[test]
fn resume_makes_anew_what_changed_and_only_that() {
    let folder = Folder::with_pages(20);
    let run = |args: &[&str]| newsprint(["extract", "in", "--out", "out"]).and(args.iter().copied()).at(&folder).run();
    assert_eq!(run(&[]).code, 0);
    let first = folder.path("out/0/00000.txt.json");
    let second = folder.path("out/1/00001.txt.json");
    let before = fs::metadata(&first).unwrap().modified().unwrap();
    folder.write("in/1/00001.txt", "改了。\n");
    // A clock that went back, or a tool that keeps times, hides no change.
    let page = fs::File::options().write(true).open(folder.path("in/1/00001.txt")).unwrap();
    page.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    fs::write(folder.path("out/2/00002.txt.json"), "damaged").unwrap();
    assert_eq!(run(&["--resume"]).code, 0);
    assert_eq!(fs::metadata(&first).unwrap().modified().unwrap(), before, "kept");
    assert!(fs::read_to_string(second).unwrap().contains("改了"));
    assert!(folder.read("out/2/00002.txt.json").contains("\"schema_version\""), "a damaged output is made anew");
    assert_eq!(run(&["--resume", "--publication", "測試報"]).code, 0);
    assert!(fs::read_to_string(&first).unwrap().contains("測試報"), "other flags make all anew");
    let manifest = "name = \"mine\"\nversion = \"1.0.0\"\nlicence = \"CC0-1.0\"\ndescription = \"Mine\"\n";
    folder.write("pack/pack.toml", manifest);
    folder.write("pack/lexicon/person.tsv", "# Persons\n黃小明\n");
    let before = fs::metadata(&first).unwrap().modified().unwrap();
    assert_eq!(run(&["--resume", "--publication", "測試報", "--packs", "pack"]).code, 0);
    assert_ne!(fs::metadata(&first).unwrap().modified().unwrap(), before, "other words make all anew");
}

#[test]
fn a_resumed_run_writes_nothing_twice_into_its_journal() {
    let folder = Folder::with_pages(50);
    let run = |args: &[&str]| newsprint(["clean", "in", "--out", "out"]).and(args.iter().copied()).at(&folder).run();
    assert_eq!(run(&[]).code, 0);
    let before = folder.read("out/.newsprint/journal.jsonl");
    assert_eq!(run(&["--resume"]).code, 0);
    assert_eq!(folder.read("out/.newsprint/journal.jsonl"), before);
}

#[test]
fn an_interrupt_commits_what_is_done_and_says_how_to_go_on() {
    let folder = Folder::with_pages(6000);
    for (name, times) in [("-INT", 1), ("-TERM", 1), ("-INT", 2)] {
        let args = ["extract", "in", "--out", "out", "--jobs", "1"];
        let child = newsprint(args).at(&folder).command().stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(300));
        let start = Instant::now();
        (0..times).for_each(|_| signal(&child, name));
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(130), "{said}");
        assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
        assert!(times == 2 || said.contains("extract --resume in --out out --jobs 1"), "{said}");
        assert!(!folder.path("out/.newsprint/manifest.jsonl").exists(), "the manifest is of whole runs");
    }
}

#[test]
fn a_run_that_was_stopped_for_a_while_goes_on() {
    let folder = Folder::with_pages(500);
    let mut child = newsprint(["clean", "in", "--out", "out", "-q"]).at(&folder).command().spawn().unwrap();
    signal(&child, "-STOP");
    std::thread::sleep(Duration::from_millis(100));
    signal(&child, "-CONT");
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_second_run_on_an_output_names_the_first() {
    let folder = Folder::with_pages(1);
    let first = newsprint(["extract", "-", "--out", "out"]).at(&folder).command().stdin(Stdio::piped()).spawn();
    let mut first = first.unwrap();
    let lock = folder.path("out/.newsprint/lock");
    let holder = format!("pid {} on ", first.id());
    let until = Instant::now() + Duration::from_secs(60);
    while !fs::read_to_string(&lock).is_ok_and(|text| text.starts_with(&holder)) && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
    }
    let second = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(second.code, 75, "{}", second.err);
    assert!(second.err.contains(&holder) && second.err.contains(", since "), "{}", second.err);
    first.kill().unwrap();
    first.wait().unwrap();
    let third = newsprint(["extract", "in", "--out", "out"]).at(&folder).run();
    assert_eq!(third.code, 0, "a lock without a holder is taken over: {}", third.err);
}

#[test]
fn lines_come_out_while_others_go_in() {
    let folder = Folder::new();
    let args = ["extract", "-", "--text-field", "text", "--as", "text", "--out", "-", "-q"];
    let command = newsprint(args).at(&folder).command().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = command.unwrap();
    let mut to = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || {
        // More than a run holds at a time: it must write before it has read all.
        (0..20_000).all(|n| writeln!(to, "{{\"id\":{n},\"text\":\"第{n}\"}}").is_ok())
    });
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.enumerate().all(|(n, line)| Folder::parse(&line)["id"] == n));
    assert!(feeder.join().unwrap() && child.wait().unwrap().success());
}
