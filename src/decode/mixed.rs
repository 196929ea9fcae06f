//! Bytes that are not simply UTF-8: line by line, each in the file's encoding unless it is plainly in another.

use super::{Basis, Piece, codec::codec, guess, likelihood::Tally, output::Output, utf8, write};
use crate::{
    note::Note,
    text::{SourceMapBuilder, Span},
};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// Bits by which another encoding must read a line better than the file's own.
const MARGIN: u64 = 14;

/// Bits a byte up to which a line in a double-byte encoding reads well: right readings have 5.2 to 5.9 with one bad byte in
/// fifty, wrong ones 6.9 and more.
const READABLE: u64 = 6;

/// The bytes it takes to say so.
const TELLING: usize = 16;

/// Longest line taken as one, in bytes: longer ones are cut.
const LINE: usize = 1 << 16;

/// Decodes `bytes`, which start at byte `offset` of the file.
pub fn decode(bytes: &[u8], offset: usize, map: SourceMapBuilder) -> Piece {
    let main = main_encoding(bytes);
    let text = Output::with_capacity(bytes.len() * 3 / 2 + 4);
    let mut piece = Piece { text, map, notes: Vec::new(), encoding: guess::name(main, bytes), basis: Basis::Guessed };
    let mut second = None;
    let mut at = 0;
    while at < bytes.len() {
        let lines = window(&bytes[at..]);
        let fit = decode_fit(lines, main, &mut piece);
        at += fit;
        if fit < lines.len() {
            let line = &lines[fit..];
            let line = first_line(line).unwrap_or(line);
            let second = || *second.get_or_insert_with(|| second_encoding(&bytes[at..], main));
            decode_misfit(line, offset + at, main, second, &mut piece);
            at += line.len();
        }
    }
    if main == UTF_8 && piece.basis == Basis::Guessed {
        piece.basis = Basis::Valid;
    }
    piece
}

/// The whole lines among the first [`LINE`] bytes; that many of the first line if it is longer.
fn window(bytes: &[u8]) -> &[u8] {
    let first = &bytes[..bytes.len().min(LINE)];
    &first[..memchr::memrchr(b'\n', first).map_or(first.len(), |at| at + 1)]
}

/// The first line with its line break, if it has one.
fn first_line(bytes: &[u8]) -> Option<&[u8]> {
    Some(&bytes[..=memchr::memchr(b'\n', bytes)?])
}

/// Decodes the lines that `bytes` start with, up to the first that does not read well in the file's encoding: how many bytes
/// they have.
fn decode_fit(bytes: &[u8], main: &'static Encoding, piece: &mut Piece) -> usize {
    let Piece { text, map, notes, .. } = piece;
    match codec(main) {
        Some(codec) => write::lines(codec, bytes, fits, text, map),
        None => {
            let valid = valid_lines(bytes);
            utf8::decode(valid, 0, text, map, notes);
            valid.len()
        }
    }
}

/// Does a line of a double-byte encoding read well, and only in that encoding?
fn fits(line: &[u8], tally: &Tally) -> bool {
    !tally.is_strange() && (std::str::from_utf8(line).is_err() || line.is_ascii())
}

/// The lines that `bytes` start with as far as they are UTF-8.
fn valid_lines(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Ok(_) => bytes,
        Err(e) => &bytes[..memchr::memrchr(b'\n', &bytes[..e.valid_up_to()]).map_or(0, |at| at + 1)],
    }
}

/// Does a line that does not fit read well in the file's encoding all the same, but for a byte or a rare character?
fn is_damaged(line: &[u8], main: &'static Encoding) -> bool {
    main != UTF_8
        && line.len() >= TELLING
        && std::str::from_utf8(line).is_err()
        && guess::weighs_at_most(line, main, READABLE * line.len() as u64)
}

/// A line that is damaged, or in another encoding: `second` is the one that most such lines are in.
fn decode_misfit(
    line: &[u8],
    at: usize,
    main: &'static Encoding,
    second: impl FnOnce() -> &'static Encoding,
    piece: &mut Piece,
) {
    let encoding = if is_damaged(line, main) { main } else { best(line, main, second(), MARGIN) };
    if encoding != main {
        piece.basis = Basis::Mixed;
        piece.notes.push(Note {
            code: "mixed_encoding",
            message: format!("read as {} in a file of {}", encoding.name(), main.name()),
            source: Span::new(at, at + line.len()),
        });
    }
    match codec(encoding) {
        Some(codec) => codec.decode(line, &mut piece.text, &mut piece.map),
        None => utf8::decode(line, at, &mut piece.text, &mut piece.map, &mut piece.notes),
    }
}

/// Each with its line break; a longer one than [`LINE`] in pieces.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    let lines = std::iter::from_fn(move || {
        let line;
        (line, rest) = rest.split_at(first_line(rest).unwrap_or(rest).len());
        (!line.is_empty()).then_some(line)
    });
    lines.flat_map(|line| line.chunks(LINE))
}

/// The encoding of most lines.
fn main_encoding(bytes: &[u8]) -> &'static Encoding {
    let invalid = || lines(bytes).filter(|line| std::str::from_utf8(line).is_err());
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
    for line in lines(bytes) {
        match std::str::from_utf8(line) {
            Ok(_) if line.is_ascii() => {}
            Ok(_) => valid += line.len(),
            Err(_) => invalid += line.len(),
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

/// The encoding that reads best what does not fit the main one.
fn second_encoding(rest: &[u8], main: &'static Encoding) -> &'static Encoding {
    let misfits = sample(lines(rest).filter(|line| misfit(line, main)));
    if misfits.is_empty() { main } else { best(&misfits, main, main, 0) }
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

/// The cheapest encoding for `bytes`: `main` unless another is cheaper by `margin`, the `second` half as dear as the rest.
fn best(bytes: &[u8], main: &'static Encoding, second: &'static Encoding, margin: u64) -> &'static Encoding {
    let handicap = |e: &'static Encoding| match e {
        e if e == main => 0,
        e if e == second => margin / 2,
        _ => margin,
    };
    [UTF_8, BIG5, GBK, SHIFT_JIS, EUC_KR, EUC_JP, WINDOWS_1252]
        .into_iter()
        .min_by_key(|&e| (guess::weigh(bytes, e).saturating_add(handicap(e)), e != main))
        .unwrap_or(main)
}

/// Does a line read badly in the file's encoding?
fn misfit(line: &[u8], main: &'static Encoding) -> bool {
    if line.is_ascii() {
        return false;
    }
    let valid = std::str::from_utf8(line);
    match codec(main) {
        None => valid.is_err(),
        Some(codec) => {
            let reading = codec.read(line);
            reading.doubtful || reading.tally.is_strange() || valid.is_ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "政府昨日公布新一份財政預算案，撥款五千萬元予數碼港";

    #[test]
    fn a_line_with_a_bad_byte_is_damaged_and_no_other_encoding_reads_it_better() {
        for (main, second) in [(BIG5, GBK), (GBK, BIG5)] {
            for at in (0..40).step_by(3) {
                let mut line = main.encode(LINE).0.into_owned();
                line.insert(at, 0xFF);
                assert!(is_damaged(&line, main), "{} {at}", main.name());
                assert_eq!(best(&line, main, second, MARGIN), main, "{} {at}", main.name());
            }
        }
    }

    #[test]
    fn a_line_in_another_encoding_is_not() {
        for (main, other) in [(BIG5, GBK), (GBK, BIG5), (BIG5, UTF_8), (GBK, SHIFT_JIS), (SHIFT_JIS, BIG5)] {
            assert!(!is_damaged(&other.encode(LINE).0, main), "{} in {}", other.name(), main.name());
        }
        assert!(!is_damaged(&BIG5.encode("政府").0, BIG5), "too short to tell");
    }
}
