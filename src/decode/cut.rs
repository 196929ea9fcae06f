//! Bytes cut into pieces that can be worked on one at a time: at line breaks, and never inside a character.

use super::codec::Codec;

/// Longest line taken as one, in bytes: longer ones are cut.
pub const LINE: usize = 1 << 16;

/// Below this no byte is part of a longer character in any encoding.
const ALONE: u8 = 0x30;

/// The whole lines among the first [`LINE`] bytes; a piece of the first line if it is longer.
pub fn window<'a>(bytes: &'a [u8], codec: Option<&Codec>) -> &'a [u8] {
    match memchr::memrchr(b'\n', &bytes[..bytes.len().min(LINE)]) {
        Some(end) => &bytes[..=end],
        None => piece(bytes, LINE, codec),
    }
}

/// The first line with its line break, or all if there is none.
pub fn first_line(bytes: &[u8]) -> &[u8] {
    &bytes[..memchr::memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1)]
}

/// Each line with its line break; one longer than [`LINE`] in pieces.
pub fn lines<'a>(bytes: &'a [u8], codec: Option<&'static Codec>) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let line;
        (line, rest) = rest.split_at(piece(first_line(rest), LINE, codec).len());
        (!line.is_empty()).then_some(line)
    })
}

/// At most `most` bytes from the front, ending with a whole character: one that is a byte alone where there is one, else one
/// of `codec`, or of UTF-8 without a codec.
pub fn piece<'a>(bytes: &'a [u8], most: usize, codec: Option<&Codec>) -> &'a [u8] {
    if bytes.len() <= most {
        return bytes;
    }
    let alone = bytes[..most].iter().rposition(|&b| b < ALONE);
    let len = alone.map_or_else(|| whole(bytes, most, codec), |at| at + 1);
    &bytes[..len]
}

/// The bytes of the whole characters among the first `most`, of which there are more.
fn whole(bytes: &[u8], most: usize, codec: Option<&Codec>) -> usize {
    let Some(codec) = codec else {
        let start = |&at: &usize| bytes[at] & 0xC0 != 0x80;
        return (most.saturating_sub(3)..=most).rev().find(start).unwrap_or(most);
    };
    let mut at = 0;
    loop {
        let next = at + codec.step(&bytes[at..]).map_or(1, |step| step.len);
        if next > most {
            return at;
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::codec::codec;
    use encoding_rs::{BIG5, EUC_JP, GB18030, GBK, SHIFT_JIS, UTF_8};

    #[test]
    fn no_piece_ends_inside_a_character() {
        for encoding in [BIG5, GBK, GB18030, SHIFT_JIS, EUC_JP, UTF_8] {
            for text in ["a丂文丂", "文丂丂", "文，文, 丂"].map(|text| text.repeat(9)) {
                let (bytes, _, lost) = encoding.encode(&text);
                for most in 5..9 {
                    let mut rest = &bytes[..];
                    while !lost && !rest.is_empty() {
                        let piece = piece(rest, most, codec(encoding));
                        assert!(!piece.is_empty() && piece.len() <= most);
                        assert!(!encoding.decode_without_bom_handling(piece).1, "{} {most}", encoding.name());
                        rest = &rest[piece.len()..];
                    }
                }
            }
        }
    }

    #[test]
    fn lines_keep_their_breaks_and_a_window_has_whole_ones() {
        assert_eq!(lines(b"a\n\nbc", None).collect::<Vec<_>>(), [&b"a\n"[..], b"\n", b"bc"]);
        let long = ["x".repeat(LINE - 2), "y".repeat(LINE + 1)].join("\n");
        let lens: Vec<usize> = lines(long.as_bytes(), None).map(<[u8]>::len).collect();
        assert_eq!(lens, [LINE - 1, LINE, 1]);
        assert_eq!(window(long.as_bytes(), None).len(), LINE - 1);
        assert_eq!(window(b"ab", None), b"ab");
    }
}
