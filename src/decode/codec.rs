//! The single- and double-byte encodings as tables: each byte or pair to its character, its cost and its script.
//!
//! The tables are read out of `encoding_rs` the first time an encoding is needed, so that they are the encoding standard's. A
//! table tells at every byte how far the next character goes, which a streaming decoder does not: that gives the way back to
//! the file, the cost of a reading, and decoding that finds its step again after a lost byte.

use super::{likelihood::Weighed, output::Output, resync, single_byte, table, write};
use crate::text::SourceMapBuilder;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, WINDOWS_1252};
use std::sync::OnceLock;

/// One encoding's tables.
#[derive(Debug)]
pub struct Codec {
    encoding: &'static Encoding,
    /// By byte, for bytes that are a character alone.
    singles: Box<[Weighed; 256]>,
    /// By lead byte less 0x80, then by trail byte; empty for single-byte encodings.
    pairs: Box<[Weighed]>,
    long: Long,
}

/// What is longer than a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Long {
    None,
    /// Four bytes, the second and fourth of them digits.
    Gb18030,
    /// Three bytes, the first of them 0x8F.
    EucJp,
}

/// A character read, and how many bytes it took.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub char: Weighed,
    pub len: usize,
}

/// The tables of an encoding; `None` for UTF-8, UTF-16 and the stateful encodings.
pub fn codec(encoding: &'static Encoding) -> Option<&'static Codec> {
    static COMMON: [OnceLock<Codec>; 6] = [const { OnceLock::new() }; 6];
    static OTHERS: OnceLock<Vec<Codec>> = OnceLock::new();
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    match [BIG5, GB18030, SHIFT_JIS, EUC_JP, EUC_KR, WINDOWS_1252].iter().position(|&e| e == encoding) {
        Some(i) => Some(COMMON[i].get_or_init(|| Codec::new(encoding))),
        None => OTHERS
            .get_or_init(|| single_byte::ENCODINGS.iter().map(|e| Codec::new(e)).collect())
            .iter()
            .find(|c| c.encoding == encoding),
    }
}

impl Codec {
    fn new(encoding: &'static Encoding) -> Self {
        let singles = table::singles(encoding);
        let pairs = table::pairs(encoding, &singles);
        let long = match encoding {
            e if e == GB18030 => Long::Gb18030,
            e if e == EUC_JP => Long::EucJp,
            _ => Long::None,
        };
        Self { encoding, singles, pairs, long }
    }

    /// Are some of its characters pairs?
    pub fn is_double_byte(&self) -> bool {
        !self.pairs.is_empty()
    }

    /// Its name.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// The character that `bytes` start with.
    #[inline]
    pub fn step(&self, bytes: &[u8]) -> Option<Step> {
        let &lead = bytes.first()?;
        let single = self.singles[usize::from(lead)];
        if single != Weighed::NONE {
            return Some(Step { char: single, len: 1 });
        }
        let &trail = bytes.get(1)?;
        match self.pair(lead, trail) {
            Some(char) if char != Weighed::NONE => Some(Step { char, len: 2 }),
            _ => self.long_step(bytes),
        }
    }

    /// What the table has for a byte alone.
    #[inline]
    pub fn single(&self, byte: u8) -> Weighed {
        self.singles[usize::from(byte)]
    }

    /// What the table has for a pair.
    #[inline]
    pub fn pair(&self, lead: u8, trail: u8) -> Option<Weighed> {
        let at = usize::from(u16::from_be_bytes([lead, trail])).wrapping_sub(0x8000);
        self.pairs.get(at).copied()
    }

    #[cold]
    fn long_step(&self, bytes: &[u8]) -> Option<Step> {
        let len = match self.long {
            Long::Gb18030 if bytes.get(1).is_some_and(u8::is_ascii_digit) => 4,
            Long::EucJp if bytes.first() == Some(&0x8F) => 3,
            _ => return None,
        };
        table::only_char(self.encoding, bytes.get(..len)?).map(|c| Step { char: Weighed::new(c), len })
    }

    /// `bytes` decoded.
    #[cfg(test)]
    pub fn text(&self, bytes: &[u8]) -> String {
        let mut text = Output::default();
        self.decode(bytes, &mut text, &mut SourceMapBuilder::default());
        text.finish()
    }

    /// Decodes `bytes` onto the end of `text`.
    pub fn decode(&self, bytes: &[u8], text: &mut Output, map: &mut SourceMapBuilder) {
        let mut at = 0;
        while at < bytes.len() {
            at += write::lines(self, &bytes[at..], |_, _| true, text, map);
            let rest = &bytes[at..];
            let line = &rest[..memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1)];
            resync::decode(self, line, text, map);
            at += line.len();
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
        codec(encoding).unwrap().text(bytes)
    }

    #[test]
    fn tables_agree_with_encoding_rs() {
        for (encoding, text) in [
            (BIG5, "香港股市昨日收報，Ê\u{304}ê\u{30C}x"),
            (GBK, "中国€政府“工作”报告"),
            (GB18030, "㐂𠮷字"),
            (SHIFT_JIS, "東京ｶﾅは"),
            (EUC_JP, "東京ｶﾅは"),
            (EUC_KR, "서울 시청"),
            (WINDOWS_1252, "café “ok”"),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let expected = encoding.decode_without_bom_handling(&bytes).0;
            assert_eq!(decoded(encoding, &bytes), expected, "{}", encoding.name());
        }
        assert_eq!(decoded(BIG5, b"\x88\x62\x88\xA5"), "Ê\u{304}ê\u{30C}");
        assert_eq!(decoded(EUC_JP, b"\x8F\xB0\xA1"), "丂");
        assert_eq!(decoded(GB18030, b"\xD4\xE7\x84\x31\xA4\x37\xB3\xBF"), "早\u{FFFD}晨", "lost before it was encoded");
    }

    #[test]
    fn ascii_is_ascii_in_all_of_them() {
        let guessed = [BIG5, GB18030, SHIFT_JIS, EUC_JP, EUC_KR, WINDOWS_1252];
        for encoding in guessed.into_iter().chain(single_byte::ENCODINGS) {
            let codec = codec(encoding).unwrap();
            assert!((0..0x80_u8).all(|b| codec.single(b).char() == Some(char::from(b))), "{}", encoding.name());
        }
    }

    #[test]
    fn the_map_leads_back_to_pairs() {
        let bytes = BIG5.encode("港聞A版").0;
        let (mut text, mut map) = (Output::default(), SourceMapBuilder::default());
        codec(BIG5).unwrap().decode(&bytes, &mut text, &mut map);
        assert_eq!(map.finish().source(Span::new(3, 7)), Span::new(2, 5));
    }
}
