//! What amounts and dates cost: MB per CPU-second of the scan, of each extractor, and of both on a scan that is there.
//!
//! `cargo bench --bench amounts`. The text is `input/` over and over, a block a sentence, on one thread.

#![allow(clippy::print_stdout, missing_docs)]

use newsprint::{
    extract::{Circumstances, Found, Passage, Role, Story, amount, date},
    pack::Packs,
    scan::Scanned,
};
use std::{fs, hint::black_box, time::Instant};

/// Bytes of text a measurement runs over.
const TEXT: usize = 4 << 20;
/// Measurements, of which the best counts.
const ROUNDS: usize = 7;

fn main() {
    let packs = Packs::built_in();
    let text = text();
    let blocks: Vec<&str> = text.split_inclusive('。').collect();
    let scans: Vec<Scanned<'_>> = blocks.iter().map(|b| Scanned::new(b, &packs.lexicon)).collect();
    let passages: Vec<Passage<'_>> = scans.iter().map(|scan| Passage { role: Role::Plain, scan }).collect();
    let circumstances = Circumstances { date: jiff::civil::Date::new(2023, 4, 12).ok(), ..Circumstances::default() };
    let story = Story { passages: &passages, circumstances, packs: &packs };
    let numerals: usize = scans.iter().map(|s| s.numerals().len()).sum();
    println!("{} bytes, {} blocks, {numerals} numerals", text.len(), blocks.len());
    let report = |name: &str, seconds: f64| {
        println!(
            "{name:20} {:8.1} MB/s {:6.2} ns/byte",
            text.len() as f64 / seconds / 1e6,
            seconds * 1e9 / text.len() as f64
        );
    };
    report("scan", best(|| blocks.iter().for_each(|b| drop(black_box(Scanned::new(b, &packs.lexicon))))));
    let extractors: [(&str, fn(&Story<'_>) -> Vec<Found>); 2] = [("amounts", amount::find), ("dates", date::find)];
    for (name, find) in extractors {
        report(name, best(|| drop(black_box(find(&story)))));
    }
    report("amounts and dates", best(|| drop(black_box((amount::find(&story), date::find(&story))))));
}

/// CPU seconds of the fastest round.
fn best(mut work: impl FnMut()) -> f64 {
    let begin = Instant::now();
    let rounds = (0..ROUNDS).map(|_| {
        let start = now(begin);
        work();
        now(begin) - start
    });
    rounds.fold(f64::INFINITY, f64::min)
}

/// Seconds this thread has run; where the system does not tell, seconds that have passed.
fn now(begin: Instant) -> f64 {
    let ran = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ran = ran.and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    ran.map_or_else(|| begin.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// The sample pages without their line breaks, repeated.
fn text() -> String {
    let mut paths: Vec<_> =
        fs::read_dir("input").into_iter().flatten().filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    let page: String = paths.iter().filter_map(|p| fs::read_to_string(p).ok()).collect();
    page.chars().filter(|c| *c != '\n').cycle().take(TEXT / 3).collect()
}
