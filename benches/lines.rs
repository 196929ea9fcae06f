//! What joining costs: MB per CPU-second from lines to blocks, over `input/` again and again.
//!
//! `cargo bench --bench lines`.

#![allow(clippy::print_stdout, missing_docs)]

use newsprint::{
    lines::{Form, join},
    text::Text,
};
use std::{fs, hint::black_box, sync::OnceLock, time::Instant};

/// Bytes a measurement runs over.
const TEXT: usize = 2 << 20;
/// Measurements, of which the best counts.
const ROUNDS: usize = 5;

fn main() {
    let pages = pages();
    let bytes: usize = pages.iter().map(String::len).sum();
    let times = TEXT / bytes.max(1) + 1;
    let all = || (0..times).for_each(|_| pages.iter().for_each(|p| drop(black_box(join(Text::plain(p), Form::Page)))));
    all();
    let rounds = (0..ROUNDS).map(|_| {
        let start = clock();
        all();
        clock() - start
    });
    let best = rounds.fold(f64::INFINITY, f64::min);
    println!("lines to blocks: {:.1} MB a CPU-second", (bytes * times) as f64 / best / 1e6);
}

/// The pages of `input/` that are UTF-8, in the order of their names.
fn pages() -> Vec<String> {
    let files = fs::read_dir("input").into_iter().flatten().flatten();
    let mut paths: Vec<_> = files.map(|file| file.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// Seconds that this thread was on a processor; where the system does not tell, seconds since the first call.
fn clock() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let on_processor: Option<f64> = told.and_then(|t| t.split(' ').next()?.parse().ok());
    on_processor.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64(), |ns| ns / 1e9)
}
