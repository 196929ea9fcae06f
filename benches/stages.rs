//! What each stage of the road costs, in nanoseconds a byte of the page: where the time of a run goes.
//!
//!     cargo bench --bench stages [FOLDER]
//!
//! The pages are those of FOLDER, `input/` unless it is given, taken in turn until [`BYTES`] have been read. One thread;
//! of [`ROUNDS`] rounds the fastest of each stage counts.

#![allow(clippy::print_stdout, missing_docs)]

mod measure;

use measure::files;
use newsprint::{
    decode::{Decoded, Hint, decode},
    document::{self, PageFacts, PageParts},
    extract::{Circumstances, Found, Overlaps, Passage, Story, amount, date, entity, quote, rule, settle},
    layout,
    lines::{self, Form},
    pack::Packs,
    pipeline::{self, Laid},
    repair::{self, repair},
    scan::Scanned,
};
use std::{env, fs, hint::black_box, path::Path, time::Instant};

/// Bytes of pages that a round reads.
const BYTES: usize = 2 << 20;

/// Rounds, of which the fastest counts.
const ROUNDS: usize = 5;

/// The stages in the order of the road.
const STAGES: [&str; 13] = [
    "decode",
    "repair",
    "lines",
    "scan",
    "layout",
    "mended, again",
    "rules",
    "entities",
    "amounts",
    "dates",
    "settle, quotes",
    "document",
    "JSON",
];

fn main() {
    let folder = env::args().skip(1).find(|a| !a.starts_with('-')).unwrap_or_else(|| "input".to_owned());
    let pages: Vec<Vec<u8>> = files(Path::new(&folder)).iter().filter_map(|p| fs::read(p).ok()).collect();
    let packs = Packs::built_in();
    let mut fastest = [f64::INFINITY; STAGES.len()];
    let mut read = 0;
    for _ in 0..ROUNDS {
        let mut watch = Watch::default();
        read = 0;
        for page in pages.iter().cycle() {
            road(page, &packs, &mut watch);
            read += page.len();
            if read >= BYTES {
                break;
            }
        }
        for (best, spent) in fastest.iter_mut().zip(watch.spent) {
            *best = best.min(spent);
        }
    }
    let per_byte = |seconds: f64| seconds * 1e9 / read.max(1) as f64;
    for (stage, seconds) in STAGES.iter().zip(fastest) {
        println!("{stage:16} {:7.1} ns/byte", per_byte(seconds));
    }
    let all: f64 = fastest.iter().sum();
    println!("{:16} {:7.1} ns/byte {:6.1} MB/s", "all", per_byte(all), read as f64 / 1e6 / all);
}

/// One page from its bytes to its JSON.
fn road(bytes: &[u8], packs: &Packs, watch: &mut Watch) {
    watch.page();
    let Decoded { text, encoding, basis, .. } = watch.time(|| decode(bytes, Hint::default()));
    let (text, notes) = watch.time(|| repair(text, &repair::Circumstances { encoding }));
    let (text, blocks) = watch.time(|| lines::join(text, Form::default()));
    let scans: Vec<Scanned<'_>> = watch.time(|| blocks.iter().map(|b| Scanned::new(&b.text, &packs.lexicon)).collect());
    let read = watch.time(|| layout::assemble_joined(&blocks, &scans, &packs.lexicon, Form::default()));
    let mut mended = Vec::new();
    let Laid { blocks, scans, page } = watch.time(|| match read {
        Ok(page) => Laid { blocks: &blocks, scans, page },
        Err(amiss) => pipeline::lay_out_mended(&blocks, scans, &amiss, &mut mended, Form::default(), packs),
    });
    let passages: Vec<Vec<Passage<'_>>> = page.articles.iter().map(|a| pipeline::passages(a, &scans)).collect();
    let circumstances = Circumstances { date: page.facts.date.map(|(date, _)| date), ..Circumstances::default() };
    let stories: Vec<Story<'_>> = passages.iter().map(|p| Story { passages: p, circumstances, packs }).collect();
    let mut found: Vec<Vec<Found>> = vec![Vec::new(); stories.len()];
    for find in [rule::find, entity::find, amount::find, date::find] {
        watch.time(|| stories.iter().zip(&mut found).for_each(|(story, found)| found.extend(find(story))));
    }
    let found = watch.time(|| stories.iter().zip(found).map(|(story, found)| settled(story, found)).collect());
    let decoded = Decoded { text, encoding, basis, notes: Vec::new() };
    let parts = PageParts {
        id: None,
        path: "page.txt".to_owned(),
        bytes,
        decoded: &decoded,
        blocks,
        scans: &scans,
        page: &page,
        facts: PageFacts::default(),
        found,
        notes,
    };
    let document = watch.time(|| document::document(parts));
    black_box(watch.time(|| serde_json::to_vec(&document)).ok());
}

fn settled(story: &Story<'_>, found: Vec<Found>) -> Vec<Found> {
    let mut found = settle(found, Overlaps::default());
    let quotes = quote::find(story, &found);
    found.extend(quotes);
    found
}

/// Seconds spent in each stage, over all pages of a round.
#[derive(Default)]
struct Watch {
    spent: [f64; STAGES.len()],
    stage: usize,
    pages: usize,
}

impl Watch {
    /// A new page: back to the first stage.
    fn page(&mut self) {
        (self.stage, self.pages) = (0, self.pages + 1);
    }

    /// Does the work of the next stage.
    fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let made = work();
        self.spent[self.stage] += start.elapsed().as_secs_f64();
        self.stage += 1;
        made
    }
}
