//! Bytes that are not simply UTF-8: line by line, each in the file's encoding unless it is plainly in another.

use super::{
    Basis, Piece,
    codec::codec,
    cut::{first_line, window},
    guess,
    likelihood::Tally,
    majority::{Second, best, main_encoding},
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
    let piece = Piece { text, map, notes: Vec::new(), encoding: guess::name(main, bytes), basis: Basis::Guessed };
    let mut work = Work { bytes, offset, at: 0, main, second: None, piece };
    while work.at < bytes.len() {
        work.lines(work.at + window(&bytes[work.at..], codec(main)).len());
    }
    let mut piece = work.piece;
    if main == UTF_8 && piece.basis == Basis::Guessed {
        piece.basis = Basis::Valid;
    }
    piece
}

/// A file half decoded.
struct Work<'a> {
    bytes: &'a [u8],
    /// Of the bytes in the file.
    offset: usize,
    /// What is decoded.
    at: usize,
    main: &'static Encoding,
    second: Option<Second<'a>>,
    piece: Piece,
}

impl<'a> Work<'a> {
    /// Decodes the lines up to byte `end`.
    fn lines(&mut self, end: usize) {
        while self.at < end {
            self.at += self.fitting(&self.bytes[self.at..end]);
            if self.at < end {
                self.misfit(first_line(&self.bytes[self.at..end]));
            }
        }
    }

    /// Decodes the lines that `bytes` start with, up to the first that does not read well in the file's encoding: how many
    /// bytes they have.
    fn fitting(&mut self, bytes: &[u8]) -> usize {
        let Piece { text, map, notes, .. } = &mut self.piece;
        match codec(self.main) {
            Some(codec) => write::lines(codec, bytes, fits, text, map),
            None => {
                let valid = valid_lines(bytes);
                utf8::decode(valid, 0, text, map, notes);
                valid.len()
            }
        }
    }

    /// Decodes a line that is damaged, or in another encoding.
    fn misfit(&mut self, line: &[u8]) {
        let encoding = self.encoding_of(line);
        let at = self.offset + self.at;
        let piece = &mut self.piece;
        if encoding != self.main {
            piece.basis = Basis::Mixed;
            piece.notes.push(Note {
                code: "mixed_encoding",
                message: format!("read as {} in a file of {}", encoding.name(), self.main.name()),
                source: Span::new(at, at + line.len()),
            });
        }
        match codec(encoding) {
            Some(codec) => codec.decode(line, &mut piece.text, &mut piece.map),
            None => utf8::decode(line, at, &mut piece.text, &mut piece.map, &mut piece.notes),
        }
        self.at += line.len();
    }

    /// The encoding of a line that does not fit.
    fn encoding_of(&mut self, line: &[u8]) -> &'static Encoding {
        if is_damaged(line, self.main) {
            return self.main;
        }
        let rest = &self.bytes[self.at..];
        let second = self.second.get_or_insert_with(|| Second::of(rest, self.main));
        best(line, self.main, || second.encoding(), MARGIN)
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
