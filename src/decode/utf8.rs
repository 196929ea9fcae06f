//! UTF-8, whole or with a few bad bytes.

use super::{
    likelihood::{Tally, Weighed},
    output::Output,
};
use crate::{
    note::Note,
    text::{SourceMapBuilder, Span},
};

/// Decodes `bytes`, which start at byte `offset` of the file, onto the end of `text`.
///
/// Each ill-formed sequence becomes one U+FFFD, and what follows is untouched. Two surrogates written as three bytes each
/// (CESU-8) become the character they stand for, with a note.
pub fn decode(bytes: &[u8], offset: usize, text: &mut Output, map: &mut SourceMapBuilder, notes: &mut Vec<Note>) {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let valid = match std::str::from_utf8(rest) {
            Ok(all) => all,
            Err(e) => std::str::from_utf8(&rest[..e.valid_up_to()]).unwrap_or_default(),
        };
        text.push_str(valid);
        map.push(valid.len(), 1, 1);
        at += valid.len();
        if at == bytes.len() {
            break;
        }
        if let Some(char) = surrogates(&bytes[at..]) {
            text.push(char);
            map.push(1, char.len_utf8(), 6);
            notes.push(Note {
                code: "cesu8",
                message: format!("two surrogates in UTF-8, read as U+{:X}", char as u32),
                source: Span::new(offset + at, offset + at + 6),
            });
            at += 6;
        } else {
            let bad = bad_len(&bytes[at..]);
            text.push(char::REPLACEMENT_CHARACTER);
            map.push(1, 3, bad);
            at += bad;
        }
    }
}

/// Is a line, whose break may be there or not, UTF-8?
#[inline]
pub fn is_valid(line: &[u8]) -> bool {
    may_start(line) && may_end(line) && std::str::from_utf8(line).is_ok()
}

/// Can UTF-8 start like this? Half the lines of the double-byte encodings do not.
#[inline]
fn may_start(line: &[u8]) -> bool {
    let [lead, next, ..] = line else { return true };
    lead.is_ascii() || matches!(lead, 0xC2..=0xF4) && matches!(next, 0x80..=0xBF)
}

/// Can UTF-8 end like this? No character ends with a byte that leads one.
#[inline]
fn may_end(line: &[u8]) -> bool {
    line.strip_suffix(b"\n").unwrap_or(line).last().is_none_or(|&last| last < 0xC0)
}

/// How much `bytes` look like text when read so.
pub fn weigh(bytes: &[u8]) -> Tally {
    let mut tally = Tally::default();
    for chunk in bytes.utf8_chunks() {
        chunk.valid().chars().for_each(|c| tally.add(Weighed::new(c)));
        if !chunk.invalid().is_empty() {
            tally.lose();
        }
    }
    tally
}

/// The bytes of the ill-formed sequence that `bytes` start with.
fn bad_len(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().next().map_or(1, |chunk| chunk.invalid().len().max(1))
}

/// The character behind a CESU-8 pair at the start of `bytes`.
fn surrogates(bytes: &[u8]) -> Option<char> {
    let &[0xED, a @ 0xA0..=0xAF, b @ 0x80..=0xBF, 0xED, c @ 0xB0..=0xBF, d @ 0x80..=0xBF, ..] = bytes else {
        return None;
    };
    let unit = |high: u8, low: u8| 0xD000 | u16::from(high & 0x3F) << 6 | u16::from(low & 0x3F);
    char::decode_utf16([unit(a, b), unit(c, d)]).next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, usize) {
        let (mut text, mut notes) = (Output::default(), Vec::new());
        decode(bytes, 0, &mut text, &mut SourceMapBuilder::default(), &mut notes);
        (text.finish(), notes.len())
    }

    #[test]
    fn bad_bytes_cost_only_themselves() {
        assert_eq!(decoded(b"\xE6\xB8\xAF\xFF\xE8\x81\x9E\xE6\x96"), ("港\u{FFFD}聞\u{FFFD}".into(), 0));
        assert_eq!(decoded(b"\xE6\xB8\xE8\x81\x9E"), ("\u{FFFD}聞".into(), 0));
    }

    #[test]
    fn lines_are_valid_as_the_standard_library_has_it() {
        for text in ["", "\n", "a", "a\n", "港聞\n", "聞", "é", "𨋢\n", "\u{80}", "\u{7FF}x", "\u{10FFFF}"] {
            let bytes = text.as_bytes();
            for part in (0..=bytes.len()).flat_map(|end| (0..=end).map(move |start| &bytes[start..end])) {
                assert_eq!(is_valid(part), std::str::from_utf8(part).is_ok(), "{part:X?}");
            }
        }
    }

    #[test]
    fn surrogate_pairs_become_characters_and_lone_ones_do_not() {
        assert_eq!(decoded(b"\xED\xA1\xA0\xED\xBB\xA2"), ("𨋢".into(), 1));
        assert_eq!(decoded(b"\xED\xA1\xA0A"), ("\u{FFFD}\u{FFFD}\u{FFFD}A".into(), 0));
    }
}
