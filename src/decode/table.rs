//! The tables of a codec, read out of `encoding_rs`.

use super::likelihood::Weighed;
use encoding_rs::{BIG5, Encoding};

/// Below this no byte is the second of a pair.
const FIRST_TRAIL: u8 = 0x30;

/// By byte, for bytes that are a character alone.
pub fn singles(encoding: &'static Encoding) -> Box<[Weighed; 256]> {
    Box::new(std::array::from_fn(|b| only_char(encoding, &[b as u8]).map_or(Weighed::NONE, Weighed::new)))
}

/// By lead byte less 0x80, then by trail byte; empty for single-byte encodings.
///
/// Only bytes that are nothing alone can lead a pair.
pub fn pairs(encoding: &'static Encoding, singles: &[Weighed; 256]) -> Box<[Weighed]> {
    if encoding.is_single_byte() {
        return Box::default();
    }
    let mut pairs = vec![Weighed::NONE; 0x80 << 8].into_boxed_slice();
    for (lead, row) in (0x80..=0xFF_u8).zip(pairs.chunks_exact_mut(0x100)) {
        if singles[usize::from(lead)] == Weighed::NONE {
            fill(row, encoding, lead);
        }
    }
    pairs
}

/// Fills the row of a lead byte: all its pairs decoded in one go, each on a line of its own.
fn fill(row: &mut [Weighed], encoding: &'static Encoding, lead: u8) {
    let lines: Vec<u8> = (FIRST_TRAIL..=0xFF).flat_map(|trail| [lead, trail, b'\n']).collect();
    let (text, _) = encoding.decode_without_bom_handling(&lines);
    let mut chars = text.chars();
    for entry in &mut row[usize::from(FIRST_TRAIL)..] {
        let mut line = chars.by_ref().take_while(|&c| c != '\n');
        let char = only(encoding, &mut line).filter(|&c| c != char::REPLACEMENT_CHARACTER);
        *entry = char.map_or(Weighed::NONE, Weighed::new);
        line.for_each(drop);
    }
}

/// The one character that `bytes` are in `encoding`.
pub fn only_char(encoding: &'static Encoding, bytes: &[u8]) -> Option<char> {
    only(encoding, &mut encoding.decode_without_bom_handling_and_without_replacement(bytes)?.chars())
}

/// The one character of a text (the first of two, where Big5 gives a letter with its accent).
fn only(encoding: &'static Encoding, chars: &mut impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next()?;
    match chars.next() {
        None => Some(first),
        Some('\u{304}' | '\u{30C}') if encoding == BIG5 => Some(first),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_JP, EUC_KR, GB18030, SHIFT_JIS, WINDOWS_1252};

    #[test]
    fn each_pair_is_what_it_decodes_to_alone() {
        for encoding in [BIG5, GB18030, SHIFT_JIS, EUC_JP, EUC_KR] {
            let singles = singles(encoding);
            let pairs = pairs(encoding, &singles);
            for (code, &pair) in (0x8000..=0xFFFF_u16).zip(&pairs) {
                let bytes = code.to_be_bytes();
                let leads = singles[usize::from(bytes[0])] == Weighed::NONE;
                let expected = if leads { only_char(encoding, &bytes) } else { None };
                assert_eq!(pair.char(), expected, "{} {bytes:X?}", encoding.name());
            }
        }
    }

    #[test]
    fn single_byte_encodings_have_no_pairs() {
        let singles = singles(WINDOWS_1252);
        assert_eq!(singles[0x80].char(), Some('€'));
        assert!(pairs(WINDOWS_1252, &singles).is_empty());
    }
}
