//! Bytes that are not simply UTF-8: line by line, each in the file's encoding unless it is plainly in another.

use super::{
    Basis, Piece,
    codec::codec,
    cut::{first_line, window},
    guess,
    likelihood::Tally,
    majority::{best, main_encoding, second_encoding},
    output::Output,
    utf8, write,
};
use crate::{
    note::Note,
    text::{SourceMapBuilder, Span},
};
use encoding_rs::{Encoding, UTF_8};

/// Bits by which another encoding must read a line better than the file's own.
const MARGIN: u64 = 14;

/// Bits a byte up to which a line in a double-byte encoding reads well: right readings have 5.2 to 5.9 with one bad byte in
/// fifty, wrong ones 6.9 and more.
const READABLE: u64 = 6;

/// The bytes it takes to say so.
const TELLING: usize = 16;

/// Decodes `bytes`, which start at byte `offset` of the file.
pub fn decode(bytes: &[u8], offset: usize, map: SourceMapBuilder) -> Piece {
    let main = main_encoding(bytes);
    let text = Output::with_capacity(bytes.len() * 3 / 2 + 4);
    let mut piece = Piece { text, map, notes: Vec::new(), encoding: guess::name(main, bytes), basis: Basis::Guessed };
    let mut second = None;
    let mut at = 0;
    while at < bytes.len() {
        let end = at + window(&bytes[at..], codec(main)).len();
        while at < end {
            at += decode_fit(&bytes[at..end], main, &mut piece);
            let line = first_line(&bytes[at..end]);
            if !line.is_empty() {
                let second = || *second.get_or_insert_with(|| second_encoding(&bytes[at..], main));
                decode_misfit(line, offset + at, main, second, &mut piece);
                at += line.len();
            }
        }
    }
    if main == UTF_8 && piece.basis == Basis::Guessed {
        piece.basis = Basis::Valid;
    }
    piece
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
#[inline]
fn fits(line: &[u8], tally: &Tally) -> bool {
    !tally.is_strange() && (!utf8::is_valid(line) || line.is_ascii())
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
        && !utf8::is_valid(line)
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
    let encoding = if is_damaged(line, main) { main } else { best(line, main, second, MARGIN) };
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

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GBK, SHIFT_JIS};

    const LINE: &str = "政府昨日公布新一份財政預算案，撥款五千萬元予數碼港";

    #[test]
    fn a_line_with_a_bad_byte_is_damaged_and_no_other_encoding_reads_it_better() {
        for (main, second) in [(BIG5, GBK), (GBK, BIG5)] {
            for at in (0..40).step_by(3) {
                let mut line = main.encode(LINE).0.into_owned();
                line.insert(at, 0xFF);
                assert!(is_damaged(&line, main), "{} {at}", main.name());
                assert_eq!(best(&line, main, || second, MARGIN), main, "{} {at}", main.name());
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
