//! What a run over very many small files, and over very large ones, takes: CPU time, wall time and peak memory.
//!
//! `cargo bench --bench soak [-- FILES MEGABYTES]` (100,000 files of about a kilobyte and 1,000 MB unless given), beside
//! `wc -m` on the same files. Linux only; the figures of a run stand in docs/runs.md.

#![allow(clippy::print_stdout, missing_docs)]

mod measure;

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Clock ticks a second, in which Linux counts CPU time.
const TICKS: f64 = 100.0;

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|arg| arg.parse::<usize>().ok());
    let (files, megabytes) = (numbers.next().unwrap_or(100_000), numbers.next().unwrap_or(1000));
    let folder = std::env::temp_dir().join(format!("newsprint-soak-{}", std::process::id()));
    println!("{:36} {:>8} {:>8} {:>9}", "", "CPU s", "wall s", "peak MiB");
    small_files(&folder, files);
    large_files(&folder, megabytes);
    let _ = fs::remove_dir_all(&folder);
}

fn small_files(folder: &Path, count: usize) {
    let page = measure::pages().concat();
    let list = make_small(&folder.join("small"), count, &page);
    let wc = measure("wc -m", Command::new("xargs").args(["-d", "\n", "-a"]).arg(&list).args(["wc", "-m"]));
    let (small, out) = (folder.join("small"), folder.join("out"));
    for (name, args) in [
        ("clean, jsonl", ["clean", "--format", "jsonl", "--jobs", "1"]),
        ("extract, jsonl, 1 job", ["extract", "--format", "jsonl", "--jobs", "1"]),
        ("extract, jsonl, 2 jobs", ["extract", "--format", "jsonl", "--jobs", "2"]),
        ("extract, a file a page, 2 jobs", ["extract", "--format", "json", "--jobs", "2"]),
    ] {
        let to = if args[2] == "json" { out.join("tree") } else { out.join("pages.jsonl") };
        let took = measure(name, newsprint(&args).arg(&small).arg("--out").arg(to));
        println!("{:36} {:8.1} times the CPU time of wc -m", "", took / wc);
        let _ = fs::remove_dir_all(&out);
    }
}

fn large_files(folder: &Path, megabytes: usize) {
    let large = folder.join("large.txt");
    for (name, unit) in [("one line", "特首昨日宣布，撥款5,000萬元。"), ("line breaks", "\n"), ("spaces", "　")]
    {
        for (limit, megabytes) in [("67108864", megabytes), ("67108864", 8), ("67108864", 16)] {
            let piece = unit.repeat((1 << 16) / unit.len());
            let mut file = BufWriter::new(File::create(&large).expect("a large file"));
            (0..(megabytes << 20) / piece.len())
                .for_each(|_| file.write_all(piece.as_bytes()).expect("room on the disk"));
            drop(file);
            let mut run = newsprint(&["extract", "--out", "/dev/null", "--max-file-size", limit]);
            measure(&format!("{megabytes} MB of {name}"), run.arg(&large));
        }
    }
}

/// Files of about a kilobyte, a thousand a folder; the file that lists them.
fn make_small(folder: &Path, count: usize, page: &str) -> PathBuf {
    let list = folder.with_extension("list");
    let starts: Vec<usize> = page.char_indices().map(|(at, _)| at).collect();
    let mut names = String::new();
    for number in 0..count {
        let below = folder.join(format!("{:03}", number / 1000));
        if number % 1000 == 0 {
            fs::create_dir_all(&below).expect("a folder");
        }
        let path = below.join(format!("{number:06}.txt"));
        let first = number * 37 % (starts.len() - 341);
        let text = &page[starts[first]..starts[first + 340]];
        fs::write(&path, format!("{number}\n{text}")).expect("a small file");
        names.push_str(&format!("{}\n", path.display()));
    }
    fs::write(&list, names).expect("a list");
    list
}

fn newsprint(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(args).args(["-q", "--progress", "never"]);
    command
}

/// Runs, prints what it took, and gives the CPU time in seconds.
fn measure(name: &str, command: &mut Command) -> f64 {
    let start = Instant::now();
    let mut child = command.env("LC_ALL", "C.UTF-8").stdout(Stdio::null()).spawn().expect("a program to run");
    let mut seen = (0.0, 0);
    while child.try_wait().expect("a child").is_none() {
        seen = look(&child).unwrap_or(seen);
        thread::sleep(Duration::from_millis(5));
    }
    let (cpu, peak) = seen;
    println!("{name:36} {cpu:8.2} {:8.2} {:9}", start.elapsed().as_secs_f64(), peak >> 10);
    cpu
}

/// Seconds of CPU time and the most memory in KiB so far, of a program and the children it waited for.
fn look(child: &Child) -> Option<(f64, u64)> {
    let read = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).ok();
    let stat = read("stat")?;
    let ticks = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(4).filter_map(|n| n.parse::<f64>().ok());
    let status = read("status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB");
    Some((ticks.sum::<f64>() / TICKS, peak.parse().ok()?))
}
