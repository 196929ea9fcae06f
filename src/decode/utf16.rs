//! UTF-16 of either endianness, with or without a byte order mark.

use super::likelihood::{Tally, Weighed};
use crate::text::SourceMapBuilder;
use encoding_rs::{Encoding, UTF_16LE};

/// One unit or pair: the character if there is one, and its bytes.
fn characters(bytes: &[u8], little: bool) -> impl Iterator<Item = (Option<char>, usize)> {
    let unit = move |at: usize| {
        let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.len() - at;
        if rest < 2 {
            at = bytes.len();
            return (rest == 1).then_some((None, 1));
        }
        let units = [unit(at)?, unit(at + 2).unwrap_or(0)];
        let (char, len) = match char::decode_utf16(units).next()? {
            Ok(c) if c > '\u{FFFF}' => (Some(c), 4),
            Ok(c) => (Some(c), 2),
            Err(_) => (None, 2),
        };
        at += len;
        Some((char, len))
    })
}

/// Decodes `bytes`; half a pair and half a unit become U+FFFD.
pub fn decode(bytes: &[u8], encoding: &'static Encoding, map: &mut SourceMapBuilder) -> String {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    for (char, len) in characters(bytes, encoding == UTF_16LE) {
        let char = char.unwrap_or(char::REPLACEMENT_CHARACTER);
        text.push(char);
        map.push(1, char.len_utf8(), len);
    }
    text
}

/// How much `bytes` look like text when read so.
pub fn weigh(bytes: &[u8], encoding: &'static Encoding) -> Tally {
    let mut tally = Tally::default();
    for (char, _) in characters(bytes, encoding == UTF_16LE) {
        match char {
            Some(c) => tally.add(Weighed::new(c)),
            None => tally.lose(),
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_16BE;

    fn decoded(bytes: &[u8], encoding: &'static Encoding) -> String {
        decode(bytes, encoding, &mut SourceMapBuilder::default())
    }

    #[test]
    fn pairs_halves_and_odd_bytes() {
        assert_eq!(decoded(&[0x2F, 0x6E, 0x5E, 0x80], UTF_16LE), "港聞");
        assert_eq!(decoded(&[0xD8, 0x60, 0xDE, 0xE2, 0x00], UTF_16BE), "𨋢\u{FFFD}");
        assert_eq!(decoded(&[0xD8, 0x60, 0x00, 0x41], UTF_16BE), "\u{FFFD}A");
    }

    #[test]
    fn the_right_end_first_weighs_less() {
        let bytes: Vec<u8> = "政府昨日公布".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(weigh(&bytes, UTF_16BE).bits < weigh(&bytes, UTF_16LE).bits);
    }
}
