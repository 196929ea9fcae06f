//! What amounts and dates cost: MB per CPU-second of the scan, of each extractor, and of both.
//!
//! `cargo bench --bench amounts`. The text is `input/` over and over, a block a sentence, stories of some blocks, on one
//! thread. As in a run, each story is scanned and then read by the extractor; the clock runs for one of the two. (Both timed
//! and the scan's time taken off, the extractors were charged with the caches and the heap that a scan finds colder.)

#![allow(clippy::print_stdout, missing_docs)]

mod measure;

use measure::{fastest, text, timed};
use newsprint::{
    extract::{Circumstances, Found, Passage, Role, Story, amount, date},
    pack::Packs,
    scan::Scanned,
};
use std::hint::black_box;

/// Bytes of text a measurement runs over.
const TEXT: usize = 4 << 20;
/// Blocks of a story.
const BLOCKS: usize = 20;
/// Measurements, of which the best counts.
const ROUNDS: usize = 7;

fn main() {
    let packs = Packs::built_in();
    let text = text(TEXT);
    let blocks: Vec<&str> = text.split_inclusive('。').collect();
    let circumstances = Circumstances { date: jiff::civil::Date::new(2023, 4, 12).ok(), ..Circumstances::default() };
    let pass = |find: &dyn Fn(&Story<'_>)| {
        let (mut of_scans, mut of_finds) = (0.0, 0.0);
        for story in blocks.chunks(BLOCKS) {
            let mut scans: Vec<Scanned<'_>> = Vec::new();
            of_scans += timed(|| scans = story.iter().map(|b| Scanned::new(b, &packs.lexicon)).collect());
            let passages: Vec<Passage<'_>> = scans.iter().map(|scan| Passage { role: Role::Plain, scan }).collect();
            of_finds += timed(|| find(&Story { passages: &passages, circumstances, packs: &packs }));
        }
        (of_scans, of_finds)
    };
    println!("{} bytes, {} blocks", text.len(), blocks.len());
    let report = |name: &str, seconds: f64| {
        println!(
            "{name:20} {:8.1} MB/s {:6.2} ns/byte",
            text.len() as f64 / seconds / 1e6,
            seconds * 1e9 / text.len() as f64
        );
    };
    report("scan", fastest(ROUNDS, || pass(&|_| ()).0));
    let extractors: [(&str, fn(&Story<'_>) -> Vec<Found>); 2] = [("amounts", amount::find), ("dates", date::find)];
    for (name, find) in extractors {
        report(name, fastest(ROUNDS, || pass(&|story| drop(black_box(find(story)))).1));
    }
    let both = |story: &Story<'_>| drop(black_box((amount::find(story), date::find(story))));
    report("amounts and dates", fastest(ROUNDS, || pass(&both).1));
}
