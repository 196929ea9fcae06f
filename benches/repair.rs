//! How fast pages are decoded and repaired, in megabytes of input for each second of CPU time.
//!
//!     cargo bench --bench repair
//!
//! The text is the project's own pages, repaired once and repeated; a page that needs repairs is measured beside them.

#![allow(missing_docs)]

mod measure;

use encoding_rs::{BIG5, Encoding, GBK, UTF_16LE};
use measure::best;
use newsprint::{
    decode::{Hint, decode},
    note::Note,
    repair::{Circumstances, repair},
    text::Text,
};
use std::{fs, hint::black_box};

/// Bytes of each input.
const SIZE: usize = 16 << 20;

/// Rounds, of which the fastest counts.
const ROUNDS: usize = 5;

fn main() {
    let pages: String = ["reading-order.txt", "pdfbox-order.txt", "table-captions.txt"]
        .iter()
        .filter_map(|name| fs::read_to_string(format!("input/{name}")).ok())
        .collect();
    let sound = run(pages.as_bytes()).1;
    let sound = sound.repeat(SIZE / sound.len().max(1) + 1);
    let broken = sound.replace("的", "⽬").replace('\n', "\r\n");
    assert!(run(sound.as_bytes()).0, "a page without faults is borrowed");
    report("UTF-8, nothing to repair", sound.as_bytes());
    report("Big5", &encoded(&sound, BIG5));
    report("GBK", &encoded(&sound, GBK));
    let utf16: Vec<u8> = sound.encode_utf16().flat_map(u16::to_le_bytes).collect();
    report(UTF_16LE.name(), &utf16);
    report("UTF-8, two faults a line", broken.as_bytes());
}

/// The lines of `text` that the encoding has every character for.
fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let lines = text.split_inclusive('\n').map(|line| encoding.encode(line));
    lines.filter(|(.., lost)| !lost).flat_map(|(bytes, ..)| bytes.into_owned()).collect()
}

fn mended(bytes: &[u8]) -> (Text<'_>, Vec<Note>) {
    let decoded = decode(bytes, Hint::default());
    repair(decoded.text, &Circumstances { encoding: decoded.encoding })
}

fn run(bytes: &[u8]) -> (bool, String) {
    let (text, _) = mended(bytes);
    (text.is_borrowed(), text.as_str().to_owned())
}

fn report(name: &str, bytes: &[u8]) {
    let seconds = best(ROUNDS, || drop(black_box(mended(black_box(bytes)))));
    let rate = bytes.len() as f64 / 1e6 / seconds;
    eprintln!("{name:28} {rate:7.0} MB per CPU-second");
}
