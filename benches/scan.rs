//! What the scan costs: MB per CPU-second of the lexicon alone and of the whole scan, at three sizes of lexicon.
//!
//! `cargo bench --bench scan`. The text is `input/` over and over; the words are stretches of it, as many in every list,
//! and words of its characters drawn by a fixed sequence, so that figures of two runs can be compared.

#![allow(clippy::print_stdout, missing_docs)]

mod measure;

use measure::{best, clock, pages};
use newsprint::{
    pack::{Class, Lexicon},
    scan::{Scanned, fold},
};
use std::{collections::BTreeSet, hint::black_box};

/// Bytes of text a measurement runs over.
const TEXT: usize = 4 << 20;
/// The longest word in characters.
const LONGEST: usize = 5;
/// Words of a list that stand in the text.
const STRETCHES: usize = 5000;
/// Measurements, of which the best counts.
const ROUNDS: usize = 7;

fn main() {
    let page = pages().concat();
    let text: String = page.chars().cycle().take(TEXT / 3).collect();
    let blocks: Vec<&str> = text.split_inclusive('。').collect();
    let folded: Vec<Vec<char>> = blocks.iter().map(|b| b.chars().map(fold).collect()).collect();
    println!("entries   compile ms   lexicon MB/s   ns/byte   hits/KB   scan MB/s");
    for size in [0, 100_000, 300_000, 500_000] {
        let words = words(&page, size);
        let words: Vec<_> = words.iter().map(|w| (w.as_str(), Class::Org, "")).collect();
        let start = clock();
        let lexicon = Lexicon::of(&words);
        let compile = ((clock() - start) * 1000.0) as u64;
        let mut hits = 0;
        let alone = best(ROUNDS, || hits = folded.iter().map(|f| black_box(lexicon.hits(f)).len()).sum());
        let scan = best(ROUNDS, || blocks.iter().for_each(|b| drop(black_box(Scanned::new(b, &lexicon)))));
        let bytes = text.len() as f64;
        let (ns, per_kb) = (alone * 1e9 / bytes, hits * 1000 / text.len());
        let (alone, scan) = (bytes / alone / 1e6, bytes / scan / 1e6);
        println!("{size:7}   {compile:10}   {alone:12.1}   {ns:7.2}   {per_kb:7}   {scan:9.1}");
    }
}

/// `size` words of two to five characters: stretches of the text, as many in every list, and mixed words that do not
/// occur in it, so that lists of any size find the same.
fn words(page: &str, size: usize) -> BTreeSet<String> {
    let characters: Vec<char> = page.chars().filter(|c| c.is_alphanumeric()).collect();
    let occurring: BTreeSet<&[char]> = (2..=LONGEST).flat_map(|n| characters.windows(n)).collect();
    let mut state = 1u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut out = BTreeSet::new();
    while out.len() < size {
        let (len, at) = (2 + draw(LONGEST - 1), draw(characters.len() - LONGEST));
        let mixed: Vec<char> = (0..len).map(|_| characters[draw(characters.len())]).collect();
        if out.len() < STRETCHES {
            out.insert(characters[at..at + len].iter().collect());
        } else if !occurring.contains(&mixed[..]) {
            out.insert(mixed.iter().collect::<String>());
        }
    }
    out
}
