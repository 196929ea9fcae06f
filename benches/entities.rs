//! What entities cost: ns a byte of the lexicon, the whole scan and the extractor, in both scripts, beside a lexicon of
//! 300,000 entries; and what one clause over and over costs in passages of three lengths, which must be the same a byte.
//!
//! `cargo bench --bench entities`. The text is `input/` over and over, a passage a sentence, on one thread. The entries
//! that the built-in pack has not are words of the text's characters, drawn by a fixed sequence, in a pack of their own.

#![allow(clippy::print_stdout, missing_docs)]

mod measure;

use measure::{best, text};
use newsprint::{
    extract::{Circumstances, Passage, Role, Story, entity},
    pack::Packs,
    scan::{Scanned, fold},
};
use std::{fmt::Write, fs, hint::black_box, io, path::Path, path::PathBuf};

/// Bytes of text a measurement runs over.
const TEXT: usize = 2 << 20;
/// Measurements, of which the best counts.
const ROUNDS: usize = 5;
/// Entries of the lexicon: those of the built-in pack, about, and the filler.
const BUILT_IN: usize = 229_000;
const FILLER: usize = 71_000;
/// What the pack of the filler says of itself.
const MANIFEST: &str = r#"
name = "filler"
version = "1.0.0"
licence = "CC0-1.0"
description = "Words that are nobody's"
"#;
/// Packs loaded to tell what loading one costs.
const LOADS: usize = 20;
/// A sentence in which every clause names somebody.
const CLAUSE: &str = "陳大文來，";

fn main() -> io::Result<()> {
    let traditional = text(TEXT);
    let simplified: String = traditional.chars().map(fold).collect();
    let packs = [
        (BUILT_IN, Packs::built_in()),
        (BUILT_IN + FILLER, Packs::load(&[filler(&traditional)?]).map_err(io::Error::other)?),
    ];
    let loading = best(ROUNDS, || (0..LOADS).for_each(|_| drop(black_box(Packs::built_in()))));
    println!("loading the built-in pack: {:.1} ms", loading * 1e3 / LOADS as f64);
    println!("entries   script        lexicon ns/byte   scan   entities   scan and entities MB/s");
    for (entries, packs) in &packs {
        for (script, text) in [("traditional", &traditional), ("simplified", &simplified)] {
            let passages: Vec<&str> = text.split_inclusive('。').collect();
            let [lexicon, scan, entities] = measure(&passages, packs);
            let speed = 1e3 / (scan + entities);
            println!("{entries:7}   {script:11}   {lexicon:15.1}   {scan:4.1}   {entities:8.1}   {speed:22.1}");
        }
    }
    println!("{CLAUSE} over and over, entities ns/byte by the length of the passage:");
    for (clauses, passages) in [(10, 10_000), (1_000, 100), (100_000, 1)] {
        let passage = CLAUSE.repeat(clauses);
        let [_, _, entities] = measure(&vec![&*passage; passages], &packs[0].1);
        println!("{clauses:7} clauses   {entities:.1}");
    }
    Ok(())
}

/// Nanoseconds a byte of the lexicon, of the scan with it, and of the extractor on a scan that is there.
fn measure(passages: &[&str], packs: &Packs) -> [f64; 3] {
    let bytes: usize = passages.iter().map(|p| p.len()).sum();
    let folded: Vec<Vec<char>> = passages.iter().map(|p| p.chars().map(fold).collect()).collect();
    let scans: Vec<Scanned<'_>> = passages.iter().map(|p| Scanned::new(p, &packs.lexicon)).collect();
    let find = |scan| {
        let passages = [Passage { role: Role::Plain, scan }];
        entity::find(&Story { passages: &passages, circumstances: Circumstances::default(), packs })
    };
    let seconds = [
        best(ROUNDS, || folded.iter().for_each(|f| drop(black_box(packs.lexicon.hits(f))))),
        best(ROUNDS, || passages.iter().for_each(|p| drop(black_box(Scanned::new(p, &packs.lexicon))))),
        best(ROUNDS, || scans.iter().for_each(|scan| drop(black_box(find(scan))))),
    ];
    seconds.map(|s| s * 1e9 / bytes as f64)
}

/// A pack of words that are nobody's, of three to five characters of the text.
fn filler(text: &str) -> io::Result<PathBuf> {
    let characters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).take(20_000).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("filler");
    fs::create_dir_all(folder.join("lexicon"))?;
    let mut state = 1u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut words = String::new();
    for _ in 0..FILLER {
        let word: String = (0..3 + draw(3)).map(|_| characters[draw(characters.len())]).collect();
        writeln!(words, "{word}").map_err(io::Error::other)?;
    }
    fs::write(folder.join("pack.toml"), MANIFEST)?;
    fs::write(folder.join("lexicon/org_listed.tsv"), words)?;
    Ok(folder)
}
