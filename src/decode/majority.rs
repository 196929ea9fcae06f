//! Which encoding most lines of a file are in, and which the most of the others.

use super::{
    codec::codec,
    cut::{LINE, lines},
    guess, utf8,
};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// The encodings that a line may be in, likeliest first: equal bits go to the earlier.
const ENCODINGS: [&Encoding; 7] = [UTF_8, BIG5, GBK, SHIFT_JIS, EUC_KR, EUC_JP, WINDOWS_1252];

/// The encoding of most lines.
pub fn main_encoding(bytes: &[u8]) -> &'static Encoding {
    let invalid = || lines(bytes, None).filter(|line| !utf8::is_valid(line));
    // A legacy encoding gives a valid line by accident, never most of them.
    if mostly_valid(bytes) {
        return UTF_8;
    }
    let sequences = Sequences::of(invalid());
    if sequences.good > sequences.bad {
        return UTF_8;
    }
    let sample = sample(invalid());
    let legacy = guess::legacy(&sample);
    let few = sequences.good + sequences.bad < 64;
    if few && guess::weigh(&sample, UTF_8) <= guess::weigh(&sample, legacy) { UTF_8 } else { legacy }
}

/// Do the lines that are UTF-8 beyond ASCII have more bytes than those that are not UTF-8?
fn mostly_valid(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for line in lines(bytes, None) {
        match utf8::is_valid(line) {
            false => invalid += line.len(),
            true if line.is_ascii() => {}
            true => valid += line.len(),
        }
        // The rest cannot turn it.
        if 2 * valid.max(invalid) > bytes.len() {
            break;
        }
    }
    valid > invalid
}

/// How many sequences of three bytes and more are UTF-8, and how many stretches are not.
#[derive(Default)]
struct Sequences {
    good: usize,
    bad: usize,
}

impl Sequences {
    /// Counts until one side is plainly ahead: a legacy encoding gives a three-byte sequence by accident, never most of them.
    fn of<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut sequences = Self::default();
        for chunk in lines.flat_map(|line| line.utf8_chunks()) {
            sequences.good += chunk.valid().bytes().filter(|&b| b >= 0xE0).count();
            sequences.bad += usize::from(!chunk.invalid().is_empty());
            if sequences.good.abs_diff(sequences.bad) > 1000 {
                break;
            }
        }
        sequences
    }
}

/// The encoding of most lines that are not in the file's, found when it is first asked for.
pub struct Second<'a> {
    rest: &'a [u8],
    main: &'static Encoding,
    found: Option<&'static Encoding>,
}

impl<'a> Second<'a> {
    /// Of `rest`, which begins with the first such line, in a file of `main`.
    pub fn of(rest: &'a [u8], main: &'static Encoding) -> Self {
        Self { rest, main, found: None }
    }

    /// The encoding; `main` if there is none.
    pub fn encoding(&mut self) -> &'static Encoding {
        self.found.get_or_insert_with(|| second_encoding(self.rest, self.main))
    }
}

/// The encoding that reads best what does not fit the main one.
fn second_encoding(rest: &[u8], main: &'static Encoding) -> &'static Encoding {
    let misfits = sample(lines(rest, codec(main)).filter(|line| misfit(line, main)));
    if misfits.is_empty() { main } else { best(&misfits, main, || main, 0) }
}

/// The first of some lines, about [`LINE`] bytes of them.
fn sample<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in lines {
        bytes.extend_from_slice(line);
        if bytes.len() > LINE {
            break;
        }
    }
    bytes
}

/// The cheapest encoding for `bytes`: `main` unless another is cheaper by `margin` bits, the `second` by half of that.
///
/// `second` is only asked for where it matters.
pub fn best(
    bytes: &[u8],
    main: &'static Encoding,
    second: impl FnOnce() -> &'static Encoding,
    margin: u64,
) -> &'static Encoding {
    let bits = ENCODINGS.map(|e| (e, guess::weigh(bytes, e)));
    let of_main = bits.iter().find(|&&(e, _)| e == main).map_or(u64::MAX, |&(_, bits)| bits);
    if bits.iter().all(|&(e, bits)| e == main || bits.saturating_add(margin / 2) >= of_main) {
        return main;
    }
    let second = second();
    let handicap = |e| {
        if e == main {
            0
        } else if e == second {
            margin / 2
        } else {
            margin
        }
    };
    let sum = |&(e, bits): &(&'static Encoding, u64)| (bits.saturating_add(handicap(e)), e != main);
    bits.iter().min_by_key(|&it| sum(it)).map_or(main, |&(e, _)| e)
}

/// Does a line read badly in the file's encoding?
fn misfit(line: &[u8], main: &'static Encoding) -> bool {
    if line.is_ascii() {
        return false;
    }
    let valid = utf8::is_valid(line);
    match codec(main) {
        None => !valid,
        Some(codec) => {
            let reading = codec.read(line);
            reading.doubtful || reading.tally.is_strange() || valid
        }
    }
}
