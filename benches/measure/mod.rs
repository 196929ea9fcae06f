//! What the benches share: a clock, the fastest of some rounds, and the pages.

// Each bench takes what it needs.
#![allow(dead_code)]

use rustix::time::{ClockId, clock_gettime};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Seconds of the fastest of so many rounds.
pub fn best(rounds: usize, mut work: impl FnMut()) -> f64 {
    fastest(rounds, || timed(&mut work))
}

/// The least of the seconds that so many rounds say they took.
pub fn fastest(rounds: usize, seconds: impl FnMut() -> f64) -> f64 {
    std::iter::repeat_with(seconds).take(rounds).fold(f64::INFINITY, f64::min)
}

/// Seconds that the work takes.
pub fn timed(work: impl FnOnce()) -> f64 {
    let start = clock();
    work();
    clock() - start
}

/// Seconds that this thread was on a processor.
pub fn clock() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// The pages of `input/` that are UTF-8, in the order of their names.
pub fn pages() -> Vec<String> {
    files(Path::new("input")).iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The `.txt` files of a folder and of the folders in it, in the order of their paths.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().filter_map(|e| Some(e.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "txt") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Those pages in one line, over and over, about so many bytes.
pub fn text(bytes: usize) -> String {
    let pages = pages().concat();
    pages.chars().filter(|c| !c.is_control()).cycle().take(bytes / 3).collect()
}
