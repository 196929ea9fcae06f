//! Bytes that are not simply UTF-8: line by line, each in the file's encoding unless it is plainly in another.

use super::{Basis, Piece, codec::codec, guess, utf8};
use crate::{
    note::Note,
    text::{SourceMapBuilder, Span},
};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// Bits by which another encoding must read a line better than the file's own.
const MARGIN: u64 = 14;

/// Longest line taken as one, in bytes: longer ones are cut.
const LINE: usize = 1 << 16;

/// Decodes `bytes`, which start at byte `offset` of the file.
pub fn decode(bytes: &[u8], offset: usize, map: SourceMapBuilder) -> Piece {
    let main = main_encoding(bytes);
    let lines: Vec<(&[u8], bool)> = lines(bytes).map(|line| (line, misfit(line, main))).collect();
    let second = second_encoding(&lines, main);
    let text = String::with_capacity(bytes.len() * 3 / 2 + 4);
    let mut piece = Piece { text, map, notes: Vec::new(), encoding: guess::name(main, bytes), basis: Basis::Guessed };
    let mut at = offset;
    for (line, misfit) in lines {
        if misfit {
            decode_misfit(line, at, best(line, main, second, MARGIN), main, &mut piece);
        } else {
            decode_fit(line, main, &mut piece);
        }
        at += line.len();
    }
    if main == UTF_8 && piece.basis == Basis::Guessed {
        piece.basis = Basis::Valid;
    }
    piece
}

/// A line that reads well in the file's encoding.
fn decode_fit(line: &[u8], main: &'static Encoding, piece: &mut Piece) {
    match codec(main) {
        Some(codec) => codec.decode_sound(line, &mut piece.text, &mut piece.map),
        None => utf8::decode(line, 0, &mut piece.text, &mut piece.map, &mut piece.notes),
    }
}

/// A line that is damaged, or in another encoding.
fn decode_misfit(line: &[u8], at: usize, encoding: &'static Encoding, main: &'static Encoding, piece: &mut Piece) {
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
    bytes.split_inclusive(|&b| b == b'\n').flat_map(|line| line.chunks(LINE))
}

/// The encoding of most lines.
fn main_encoding(bytes: &[u8]) -> &'static Encoding {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes[..bytes.len().min(16 * LINE)].utf8_chunks() {
        good += chunk.valid().chars().filter(|&c| c >= '\u{800}').count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let (valid, invalid): (Vec<&[u8]>, Vec<&[u8]>) =
        lines(bytes).filter(|l| !l.is_ascii()).partition(|l| std::str::from_utf8(l).is_ok());
    let weight = |lines: &[&[u8]]| lines.iter().map(|l| l.len()).sum::<usize>();
    // A legacy encoding gives a three-byte sequence or a valid line by accident, never most of them.
    if good > bad || weight(&valid) > weight(&invalid) {
        return UTF_8;
    }
    let invalid = sample(invalid.into_iter());
    let (legacy, bits) = guess::legacy(&invalid);
    if good + bad < 64 && guess::weigh(bytes, UTF_8) <= bits { UTF_8 } else { legacy }
}

/// The encoding that reads best what does not fit the main one.
fn second_encoding(lines: &[(&[u8], bool)], main: &'static Encoding) -> &'static Encoding {
    let misfits = sample(lines.iter().filter(|(_, misfit)| *misfit).map(|(line, _)| *line));
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
