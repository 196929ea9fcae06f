//! What the benches share: a clock, the fastest of some rounds, and the pages.

// Each bench takes what it needs.
#![allow(dead_code)]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
    time::Instant,
};

/// Seconds of the fastest of so many rounds.
pub fn best(rounds: usize, mut work: impl FnMut()) -> f64 {
    let seconds = (0..rounds).map(|_| {
        let start = clock();
        work();
        clock() - start
    });
    seconds.fold(f64::INFINITY, f64::min)
}

/// Seconds that this thread was on a processor; where the system does not tell, seconds since the first call.
pub fn clock() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let on_processor: Option<f64> = told.and_then(|t| t.split(' ').next()?.parse().ok());
    on_processor.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64(), |ns| ns / 1e9)
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
