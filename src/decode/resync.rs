//! Finding the step again: decoding where a byte is bad, too many or lost.
//!
//! In a double-byte encoding one such byte makes every pair after it wrong until an ASCII byte ends the row. Here the whole
//! stretch is read in the cheapest way: a character costs its bits, a byte beyond ASCII left out costs [`SKIP`], and the dearest text of
//! all, wrong pairs, loses against one lost byte. One pass over the bytes, one number and one pointer for each.

use super::{
    codec::{Codec, Step},
    cut::piece,
    likelihood::Script,
    output::Output,
    reading::is_stranded,
    write,
};
use crate::text::SourceMapBuilder;

/// Bits for leaving out a byte: more than any character costs over its right reading, less than two wrong ones.
const SKIP: u32 = 15;

/// Bits for leaving out the last byte: files are cut more often than bytes are lost.
const CUT: u32 = 11;

/// Longest stretch weighed at once, in bytes.
const WINDOW: usize = 1 << 15;

/// The cheapest way to reach a byte: its bits, the script it ended in, and the length of its last step (0: a byte left out).
#[derive(Clone, Copy)]
struct Way {
    bits: u32,
    script: Script,
    len: u8,
}

/// Decodes `bytes` in the cheapest way onto the end of `text`, one U+FFFD for each row of bytes left out.
pub fn decode(codec: &Codec, bytes: &[u8], text: &mut Output, map: &mut SourceMapBuilder) {
    for window in windows(codec, bytes) {
        let steps = steps(&ways(codec, window));
        if steps.iter().any(|&(_, len)| len == 0) {
            decode_steps(codec, window, &steps, text, map);
        } else {
            // One character after the other.
            write::all(codec, window, text, map);
        }
    }
}

/// Decodes `window` step by step.
fn decode_steps(codec: &Codec, window: &[u8], steps: &[(usize, usize)], text: &mut Output, map: &mut SourceMapBuilder) {
    let mut lost = 0;
    for &(at, len) in steps {
        if len == 0 {
            lost += 1;
            continue;
        }
        lose(&mut lost, text, map);
        if let Some(step) = codec.step(&window[at..]) {
            write::character(codec, &window[at..at + len], step, text, map);
        }
    }
    lose(&mut lost, text, map);
}

/// Bits of the cheapest reading.
pub fn weigh(codec: &Codec, bytes: &[u8]) -> u64 {
    windows(codec, bytes).map(|w| ways(codec, w).last().map_or(0, |way| u64::from(way.bits))).sum()
}

fn lose(lost: &mut usize, text: &mut Output, map: &mut SourceMapBuilder) {
    if *lost > 0 {
        text.push(char::REPLACEMENT_CHARACTER);
        map.push(1, 3, *lost);
        *lost = 0;
    }
}

/// Pieces of whole characters.
fn windows<'a>(codec: &'a Codec, bytes: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let window;
        (window, rest) = rest.split_at(piece(rest, WINDOW, Some(codec)).len());
        (!window.is_empty()).then_some(window)
    })
}

fn ways(codec: &Codec, bytes: &[u8]) -> Vec<Way> {
    let mut ways = vec![Way { bits: u32::MAX, script: Script::Neutral, len: 0 }; bytes.len() + 1];
    ways[0].bits = 0;
    for at in 0..bytes.len() {
        let here = ways[at];
        if here.bits == u32::MAX {
            continue;
        }
        if !bytes[at].is_ascii() {
            let skip = if at + 1 == bytes.len() { CUT } else { SKIP };
            offer(&mut ways[at + 1], Way { bits: here.bits + skip, script: Script::Neutral, len: 0 });
        }
        if let Some(Step { char, len }) = codec.step(&bytes[at..]) {
            let bits = here.bits + char.cost() + here.script.step(char.script()) + stranded(bytes, at);
            offer(&mut ways[at + len], Way { bits, script: char.script(), len: len as u8 });
        }
    }
    ways
}

/// Bits for a small letter or a sign alone amid pairs: the second half of one whose first was lost.
///
/// A capital there is as often right (A股, T恤).
fn stranded(bytes: &[u8], at: usize) -> u32 {
    if is_stranded(bytes, at) && !bytes[at].is_ascii_uppercase() { 4 } else { 0 }
}

fn offer(best: &mut Way, way: Way) {
    if way.bits < best.bits {
        *best = way;
    }
}

/// The steps of the cheapest way from its start: where each begins, and how long it is.
fn steps(ways: &[Way]) -> Vec<(usize, usize)> {
    let mut steps = Vec::with_capacity(ways.len());
    let mut at = ways.len() - 1;
    while at > 0 {
        let len = usize::from(ways[at].len);
        at -= len.max(1);
        steps.push((at, len));
    }
    steps.reverse();
    steps
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::decode::codec::codec;
    use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS};

    /// Encodes, does `harm` to the bytes, decodes.
    fn after(encoding: &'static Encoding, text: &str, harm: impl Fn(&mut Vec<u8>)) -> String {
        let mut bytes = encoding.encode(text).0.into_owned();
        harm(&mut bytes);
        let mut out = Output::default();
        decode(codec(encoding).unwrap(), &bytes, &mut out, &mut SourceMapBuilder::default());
        out.finish()
    }

    #[test]
    fn a_bad_byte_takes_nothing_with_it() {
        for (encoding, text) in [
            (BIG5, "政府昨日公布新政策"),
            (GBK, "政府昨日公布新政策"),
            (SHIFT_JIS, "政府は昨日新政策を"),
            (EUC_KR, "정부는 어제 새로운"),
        ] {
            let whole = after(encoding, text, |_| ());
            assert_eq!(whole, text);
            let harmed = after(encoding, text, |b| b.insert(4, 0xFF));
            assert_eq!(harmed.replace('\u{FFFD}', ""), text, "{}", encoding.name());
        }
    }

    #[test]
    fn a_lost_byte_takes_one_character_with_it() {
        let lost = after(GBK, "记者在会上向市长询问了新的规定", |b| _ = b.remove(7));
        assert!(lost.ends_with("市长询问了新的规定"), "{lost}");
        let lost = after(BIG5, "報道引述當地官員的說法指出", |b| _ = b.remove(8));
        assert!(lost.ends_with("地官員的說法指出"), "{lost}");
    }
}
