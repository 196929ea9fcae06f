//! How fast pages are decoded and repaired, in megabytes of input for each second of CPU time.
//!
//!     cargo bench --bench repair
//!
//! The text is the project's own pages, repaired once and repeated; a page that needs repairs is measured beside them.

#![allow(missing_docs)]

use encoding_rs::{BIG5, Encoding, GBK, UTF_16LE};
use newsprint::{
    decode::{Hint, decode},
    repair::{Circumstances, repair},
};
use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

/// Bytes of each input.
const SIZE: usize = 16 << 20;

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

fn run(bytes: &[u8]) -> (bool, String) {
    let decoded = decode(bytes, Hint::default());
    let (text, _) = repair(decoded.text, &Circumstances { encoding: decoded.encoding });
    (text.is_borrowed(), text.as_str().to_owned())
}

fn report(name: &str, bytes: &[u8]) {
    let best = (0..5).map(|_| measure(bytes)).min().unwrap_or_default();
    let rate = bytes.len() as f64 / 1e6 / best.as_secs_f64();
    eprintln!("{name:28} {rate:7.0} MB per CPU-second");
}

fn measure(bytes: &[u8]) -> Duration {
    let start = cpu();
    let decoded = decode(black_box(bytes), Hint::default());
    let (text, notes) = repair(decoded.text, &Circumstances { encoding: decoded.encoding });
    black_box((text, notes));
    cpu() - start
}

/// CPU time of this thread, where the system tells it; else the time that passes.
fn cpu() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.as_deref().and_then(|s| s.split(' ').next()).and_then(|n| n.parse().ok());
    nanos.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}
