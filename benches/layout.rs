//! What lines and layout cost: MB per CPU-second of joining lines, of telling kinds and stories, and of both.
//!
//! `cargo bench --bench layout`. The text is `input/`, page by page, and then as one page of growing size: the cost a byte
//! must not grow with the page.

#![allow(clippy::print_stdout, missing_docs)]

mod measure;

use measure::{best, pages};
use newsprint::{
    layout,
    lines::{self, Block, Form},
    pack::Packs,
    scan::Scanned,
    text::Text,
};
use std::hint::black_box;

/// Measurements, of which the best counts.
const ROUNDS: usize = 5;

fn main() {
    let (packs, pages) = (Packs::built_in(), pages());
    println!("text           bytes   lines MB/s   layout MB/s   both MB/s");
    measure("pages", &pages.iter().cycle().take(pages.len() * 100).map(String::as_str).collect::<Vec<_>>(), &packs);
    let whole = pages.join("\n\n");
    for size in [1 << 16, 1 << 18, 1 << 20] {
        let long: String = whole.chars().cycle().take(size / 3).collect();
        measure("one page", &[&long], &packs);
    }
}

fn measure(name: &str, pages: &[&str], packs: &Packs) {
    let bytes: usize = pages.iter().map(|p| p.len()).sum();
    let join = |page: &str| lines::join(Text::plain(page), Form::Page).1;
    let joining = best(ROUNDS, || pages.iter().for_each(|p| drop(black_box(join(p)))));
    let blocks: Vec<Vec<Block>> = pages.iter().map(|p| join(p)).collect();
    let scans: Vec<Vec<Scanned<'_>>> =
        blocks.iter().map(|page| page.iter().map(|b| Scanned::new(&b.text, &packs.lexicon)).collect()).collect();
    let layout = best(ROUNDS, || {
        for (blocks, scans) in blocks.iter().zip(&scans) {
            drop(black_box(layout::assemble(blocks, scans, &packs.lexicon, Form::Page)));
        }
    });
    let rate = |seconds: f64| bytes as f64 / seconds / 1e6;
    println!("{name:9} {bytes:10}   {:10.1}   {:11.1}   {:9.1}", rate(joining), rate(layout), rate(joining + layout));
}
