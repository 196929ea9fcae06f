//! UTF-16 of either endianness, with or without a byte order mark.

use super::{
    likelihood::{Tally, Weighed},
    output::{Output, three},
};
use crate::text::SourceMapBuilder;
use encoding_rs::{Encoding, UTF_16LE};

/// One unit or pair: the character if there is one, and its bytes.
fn characters(bytes: &[u8], little: bool) -> impl Iterator<Item = (Option<char>, usize)> {
    let unit = move |at: usize| units(bytes.get(at..)?, little).next();
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

/// Bytes decoded between two looks at what they come to.
const BLOCK: usize = 1 << 12;

/// Decodes `bytes` onto the end of `text`; half a pair and half a unit become U+FFFD.
pub fn decode(bytes: &[u8], encoding: &'static Encoding, text: &mut Output, map: &mut SourceMapBuilder) {
    let little = encoding == UTF_16LE;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let block = &rest[..rest.len().min(BLOCK)];
        text.reserve(block.len() * 3 / 2);
        let codes = units(block, little).map_while(three_bytes);
        let threes = text.push_threes(|room| room.iter_mut().zip(codes).map(|(to, code)| *to = three(code)).count());
        map.push(threes, 3, 2);
        at += 2 * threes;
        let ascii: usize = units(&block[2 * threes..], little)
            .map_while(|unit| u8::try_from(unit).ok().filter(u8::is_ascii))
            .map(|byte| text.push_bytes(&[byte]))
            .count();
        map.push(ascii, 1, 2);
        at += 2 * ascii;
        if threes + ascii == 0 {
            at += one(rest, little, text, map);
        }
    }
}

/// Writes the character that `bytes` start with: how many bytes it took.
fn one(bytes: &[u8], little: bool, text: &mut Output, map: &mut SourceMapBuilder) -> usize {
    let Some((char, len)) = characters(bytes, little).next() else { return bytes.len() };
    let char = char.unwrap_or(char::REPLACEMENT_CHARACTER);
    text.push(char);
    map.push(1, char.len_utf8(), len);
    len
}

/// The code of a unit that is a character of three bytes in UTF-8.
fn three_bytes(unit: u16) -> Option<u32> {
    matches!(unit, 0x800..=0xD7FF | 0xE000..=0xFFFF).then_some(u32::from(unit))
}

/// The whole units of `bytes`.
fn units(bytes: &[u8], little: bool) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).map(move |pair| {
        let unit = u16::from_le_bytes([pair[0], pair[1]]);
        if little { unit } else { unit.swap_bytes() }
    })
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
        let mut text = Output::default();
        decode(bytes, encoding, &mut text, &mut SourceMapBuilder::default());
        text.finish()
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
