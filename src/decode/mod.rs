//! Bytes to text: which encoding, and the way back to each byte.
//!
//! A byte order mark decides; then what the user says; then UTF-16 by the look of it; then UTF-8 where the bytes are valid;
//! and else each line is read in the encoding in which it looks most like text.

mod bom;
mod codec;
mod cut;
pub mod encoder;
mod guess;
pub mod likelihood;
mod majority;
mod mixed;
mod output;
mod reading;
mod resync;
mod single_byte;
mod stateful;
mod table;
mod utf16;
mod utf8;
mod write;

pub use codec::{Codec, codec};

use crate::{
    note::Note,
    text::{SourceMap, SourceMapBuilder, Text},
};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use output::Output;

/// What the caller knows of the encoding.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint {
    /// The encoding given by the user, if any; a byte order mark still wins.
    pub encoding: Option<&'static Encoding>,
}

/// How the encoding was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A byte order mark.
    Bom,
    /// The bytes are valid in it, or all but a few.
    Valid,
    /// The user said so.
    Given,
    /// The likeliest by the characters it gives.
    Guessed,
    /// More than one encoding in the file.
    Mixed,
}

/// A page's text as decoded.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, and the way back to the bytes.
    pub text: Text<'a>,
    /// WHATWG label of the encoding, as `encoding_rs` spells it.
    pub encoding: &'static str,
    /// How it was found.
    pub basis: Basis,
    /// Lines in another encoding than the file's, and other liberties taken.
    pub notes: Vec<Note>,
}

/// Text under construction.
struct Piece {
    text: Output,
    map: SourceMapBuilder,
    notes: Vec<Note>,
    encoding: &'static Encoding,
    basis: Basis,
}

/// Decodes a file. Never fails: what cannot be decoded becomes U+FFFD, one for each lost byte sequence.
pub fn decode(bytes: &[u8], hint: Hint) -> Decoded<'_> {
    if let Some((encoding, mark)) = bom::find(bytes) {
        return decode_as(bytes, mark, encoding, Basis::Bom);
    }
    if let Some(encoding) = hint.encoding {
        return decode_as(bytes, 0, encoding, Basis::Given);
    }
    let utf8 = simdutf8::basic::from_utf8(bytes);
    if let Some(encoding) = unmarked_utf16(bytes, utf8.is_ok()) {
        return decode_as(bytes, 0, encoding, Basis::Guessed);
    }
    match utf8 {
        Ok(text) => borrowed(text, 0, Basis::Valid),
        Err(_) => finished(mixed::decode(bytes, 0, SourceMapBuilder::default())),
    }
}

/// UTF-16 without a mark: bytes that are not UTF-8, or have a NUL, and look like it.
fn unmarked_utf16(bytes: &[u8], valid_utf8: bool) -> Option<&'static Encoding> {
    let possible = !valid_utf8 || memchr::memchr(0, bytes).is_some();
    if possible { guess::utf16(bytes) } else { None }
}

/// Decodes all after the first `mark` bytes in one encoding.
fn decode_as<'a>(bytes: &'a [u8], mark: usize, encoding: &'static Encoding, basis: Basis) -> Decoded<'a> {
    let body = &bytes[mark..];
    if let Some(text) = simdutf8::basic::from_utf8(body).ok().filter(|_| encoding == UTF_8) {
        return borrowed(text, mark, basis);
    }
    let map = SourceMapBuilder::starting_at(mark);
    let text = Output::with_capacity(body.len() * 3 / 2);
    let mut piece = Piece { text, map, notes: Vec::new(), encoding, basis };
    if encoding == UTF_8 {
        utf8::decode(body, mark, &mut piece.text, &mut piece.map, &mut piece.notes);
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        utf16::decode(body, encoding, &mut piece.text, &mut piece.map);
    } else if let Some(codec) = codec(encoding) {
        codec.decode(body, &mut piece.text, &mut piece.map);
    } else {
        piece.text = stateful::decode(body, encoding, &mut piece.map).into();
    }
    finished(piece)
}

fn borrowed(text: &str, mark: usize, basis: Basis) -> Decoded<'_> {
    Decoded { text: Text::new(text, SourceMap::shifted(mark)), encoding: UTF_8.name(), basis, notes: Vec::new() }
}

fn finished<'a>(piece: Piece) -> Decoded<'a> {
    let Piece { text, map, notes, encoding, basis } = piece;
    Decoded { text: Text::new(text.finish(), map.finish()), encoding: encoding.name(), basis, notes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use encoding_rs::{BIG5, EUC_KR, GBK, SHIFT_JIS};
    use proptest::prelude::*;

    /// Every character is made of bytes of the file, in order; only a letter and its accent may be made of the same.
    fn assert_mapped(decoded: &Decoded<'_>, bytes: &[u8]) {
        let mut last = Span::new(0, 0);
        for (at, c) in decoded.text.as_str().char_indices() {
            let source = decoded.text.source(Span::new(at, at + c.len_utf8()));
            let after = source.start() >= last.end() || source == last && matches!(c, '\u{304}' | '\u{30C}');
            assert!(after && !source.is_empty() && source.end() <= bytes.len(), "{c:?} of {source:?}");
            last = source;
        }
    }

    #[test]
    fn marks_hints_and_looks_decide_in_that_order() {
        let big5 = BIG5.encode("政府昨日公布新一份財政預算案").0;
        let utf8 = "\u{FEFF}港聞".as_bytes();
        for (bytes, hint, encoding, basis, text) in [
            (utf8, Some(BIG5), "UTF-8", Basis::Bom, "港聞"),
            (&*big5, None, "Big5", Basis::Guessed, "政府昨日公布新一份財政預算案"),
            (&b"\xA4\xA4"[..], Some(BIG5), "Big5", Basis::Given, "中"),
            (b"ascii", None, "UTF-8", Basis::Valid, "ascii"),
            (b"", None, "UTF-8", Basis::Valid, ""),
        ] {
            let decoded = decode(bytes, Hint { encoding: hint });
            assert_eq!((decoded.encoding, decoded.basis, decoded.text.as_str()), (encoding, basis, text));
        }
    }

    #[test]
    fn mixed_files_say_so() {
        let mut bytes = "政府昨日公布新一份財政預算案\n撥款支持創新科技\n".as_bytes().to_vec();
        bytes.extend_from_slice(&BIG5.encode("香港電台報道指出市民反應熱烈\n").0);
        let decoded = decode(&bytes, Hint::default());
        assert_eq!((decoded.encoding, decoded.basis, decoded.notes.len()), ("UTF-8", Basis::Mixed, 1));
        assert!(decoded.text.as_str().ends_with("市民反應熱烈\n"));
        assert_mapped(&decoded, &bytes);
    }

    /// Text of one line, longer than any piece that is looked at at once.
    fn long_line(start: &str, text: &str) -> String {
        format!("{start}{}", text.repeat(300_000 / text.len()))
    }

    #[test]
    fn one_huge_line_decodes_like_any_other() {
        for (encoding, text) in [
            (BIG5, "政府昨日公布新一份財政預算案撥款五千萬元予數碼港"),
            (GBK, "国务院昨日公布新的规定要求各地政府加强管理"),
            (BIG5, "行政長官霍曉彤昨日出席活動並致辭"),
            (GBK, "行政長官霍曉彤昨日出席活動並致辭"),
        ] {
            for start in ["", "a", "ab, "] {
                let text = long_line(start, text);
                let bytes = encoding.encode(&text).0;
                for hint in [None, Some(encoding)] {
                    let decoded = decode(&bytes, Hint { encoding: hint });
                    assert_eq!(decoded.encoding, encoding.name());
                    let same = decoded.text.as_str() == encoding.decode_without_bom_handling(&bytes).0;
                    assert!(same, "{} after {start:?}", encoding.name());
                }
            }
        }
    }

    #[test]
    fn a_bad_byte_in_a_huge_line_of_utf8_costs_only_itself() {
        for start in ["", "a", "ab"] {
            let text = long_line(start, "政府昨日公布新一份財政預算案");
            let mut bytes = text.clone().into_bytes();
            bytes.push(0xFF);
            assert_eq!(decode(&bytes, Hint::default()).text.as_str(), text + "\u{FFFD}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_decode(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            assert_mapped(&decode(&bytes, Hint::default()), &bytes);
        }

        #[test]
        fn damaged_text_decodes(at in 0..60_usize, byte: u8, encoding in prop::sample::select(vec![BIG5, GBK, SHIFT_JIS, EUC_KR])) {
            let mut bytes = encoding.encode("政府昨日公布新政策\n香港電台報道\n市民反應熱烈").0.into_owned();
            bytes.insert(at.min(bytes.len()), byte);
            assert_mapped(&decode(&bytes, Hint::default()), &bytes);
            assert_mapped(&decode(&bytes, Hint { encoding: Some(encoding) }), &bytes);
        }
    }
}
