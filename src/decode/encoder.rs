//! From characters back to the bytes of a double-byte encoding, its extensions included.
//!
//! The encoding standard's own encoders leave out what a browser must not send, Hong Kong's characters in Big5 among it; to
//! undo a wrong reading every character that the reading can give must find its bytes.

use super::codec::{Codec, codec};
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The way from characters to bytes.
#[derive(Debug)]
pub struct Encoder {
    /// By character below U+10000.
    bytes: Box<[Bytes]>,
    /// Of the few characters beyond.
    astral: FxHashMap<char, Bytes>,
    encoding: &'static Encoding,
}

/// The bytes of one character: the first, and the second if it is not 0; both are 0 if it has none.
type Bytes = [u8; 2];

/// Characters whose last code in Big5 is the usual one; of the others it is the first.
const LAST_IN_BIG5: &str = "═╞╡╪十卅";

/// The encoder of one of the double-byte encodings that mojibake comes from.
pub fn encoder(encoding: &'static Encoding) -> Option<&'static Encoder> {
    static ENCODERS: [OnceLock<Option<Encoder>>; 4] = [const { OnceLock::new() }; 4];
    let at = [BIG5, GBK, SHIFT_JIS, EUC_KR].iter().position(|&e| e == encoding)?;
    ENCODERS[at].get_or_init(|| codec(encoding).map(Encoder::new)).as_ref()
}

impl Encoder {
    fn new(codec: &Codec) -> Self {
        let big5 = codec.encoding() == BIG5;
        let mut encoder =
            Self { bytes: vec![[0; 2]; 0x1_0000].into(), astral: FxHashMap::default(), encoding: codec.encoding() };
        let singles = (0x80..=0xFF).map(|b| [b, 0]);
        let pairs = (0xA1..=0xFF).chain(0x80..=0xA0).flat_map(|lead| (0x30..=0xFF).map(move |trail| [lead, trail]));
        for code in singles.chain(pairs) {
            let used = if code[1] == 0 { &code[..1] } else { &code[..] };
            let Some(step) = codec.step(used).filter(|s| s.len == used.len()) else { continue };
            let Some(c) = step.char.char() else { continue };
            let bytes = match encoder.bytes.get_mut(c as usize) {
                Some(bytes) => bytes,
                None => encoder.astral.entry(c).or_default(),
            };
            if *bytes == [0; 2] || big5 && LAST_IN_BIG5.contains(c) {
                *bytes = code;
            }
        }
        encoder
    }

    fn bytes(&self, c: char) -> Option<Bytes> {
        let bytes = self.bytes.get(c as usize).or_else(|| self.astral.get(&c)).copied();
        bytes.filter(|&bytes| bytes != [0; 2])
    }

    /// Puts the bytes of `c` onto `out`; `false` if it has none.
    pub fn push(&self, c: char, out: &mut Vec<u8>) -> bool {
        if c.is_ascii() {
            out.push(c as u8);
            return true;
        }
        let Some([lead, trail]) = self.bytes(c) else { return self.push_rest(c, out) };
        out.push(lead);
        if trail != 0 {
            out.push(trail);
        }
        true
    }

    /// Private-use characters, of which older readers of Big5 and of GB 18030 gave more than the standard does.
    fn push_rest(&self, c: char, out: &mut Vec<u8>) -> bool {
        let mut buffer = [0; 4];
        let bytes = match self.encoding {
            e if e == BIG5 => big5_private_use(c).map(Vec::from),
            e if e == GB18030 => Some(e.encode(c.encode_utf8(&mut buffer))).filter(|e| !e.2).map(|e| e.0.into_owned()),
            _ => None,
        };
        out.extend(bytes.iter().flatten());
        bytes.is_some()
    }
}

/// The Big5 code that the private-use character `c` stood for, where Windows laid that area over the codes without a character.
pub fn big5_private_use(c: char) -> Option<[u8; 2]> {
    /// Cells in a row of Big5.
    const ROW: u32 = 157;
    let code = c as u32;
    let (lead, index) = match code {
        0xE000..=0xE310 => (0xFA, code - 0xE000),
        0xE311..=0xEEB7 => (0x8E, code - 0xE311),
        0xEEB8..=0xF6B0 => (0x81, code - 0xEEB8),
        // The rows from C6 start in mid-row.
        0xF6B1..=0xF848 => (0xC6, code - 0xF6B1 + 63),
        _ => return None,
    };
    let cell = index % ROW;
    let trail = if cell < 63 { 0x40 + cell } else { 0xA1 + cell - 63 };
    Some([(lead + index / ROW) as u8, trail as u8])
}

/// Puts the byte that windows-1252 or Latin-1 reads as `c` onto `out`; `false` if there is none.
pub fn push_latin(c: char, out: &mut Vec<u8>) -> bool {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    let byte = match u8::try_from(c as u32) {
        Ok(byte) => Some(byte),
        Err(_) => HIGH.chars().position(|high| high == c).map(|at| 0x80 + at as u8),
    };
    out.extend(byte);
    byte.is_some()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_a_reading_finds_bytes_that_read_so() {
        for encoding in [BIG5, GBK, SHIFT_JIS, EUC_KR] {
            let (encoder, codec) = (encoder(encoding).unwrap(), codec(encoding).unwrap());
            for text in ["十卅A，", "政府", "喺", "ｱ€", "서울"] {
                for c in text.chars() {
                    let mut bytes = Vec::new();
                    if encoder.push(c, &mut bytes) && !c.is_ascii() {
                        assert_eq!(codec.step(&bytes).and_then(|s| s.char.char()), Some(c));
                    }
                }
            }
        }
    }

    #[test]
    fn latin_goes_back_by_either_reading() {
        let mut bytes = Vec::new();
        assert!("é€\u{80}\u{9D}A".chars().all(|c| push_latin(c, &mut bytes)));
        assert_eq!(bytes, [0xE9, 0x80, 0x80, 0x9D, b'A']);
        assert!(!push_latin('港', &mut bytes));
    }
}
