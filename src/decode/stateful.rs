//! Encodings with shift states, decoded byte by byte: never guessed, only given.

use crate::text::SourceMapBuilder;
use encoding_rs::{DecoderResult, Encoding};

/// Decodes `bytes`; what is ill-formed becomes U+FFFD.
pub fn decode(bytes: &[u8], encoding: &'static Encoding, map: &mut SourceMapBuilder) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut out = [0; 32];
    let mut pending = 0;
    for at in 0..=bytes.len() {
        let last = at == bytes.len();
        let mut input = &bytes[at..(at + 1).min(bytes.len())];
        pending += input.len();
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(input, &mut out, last);
            input = &input[read..];
            for c in std::str::from_utf8(&out[..written]).unwrap_or_default().chars() {
                text.push(c);
                map.push(1, c.len_utf8(), std::mem::take(&mut pending));
            }
            match result {
                DecoderResult::Malformed(..) => {
                    text.push(char::REPLACEMENT_CHARACTER);
                    map.push(1, 3, std::mem::take(&mut pending));
                }
                DecoderResult::InputEmpty | DecoderResult::OutputFull => break,
            }
        }
    }
    map.skip(pending);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use encoding_rs::ISO_2022_JP;

    #[test]
    fn escapes_belong_to_the_character_after_them() {
        let (bytes, _, _) = ISO_2022_JP.encode("A東京");
        let mut map = SourceMapBuilder::default();
        assert_eq!(decode(&bytes, ISO_2022_JP, &mut map), "A東京");
        let map = map.finish();
        assert_eq!(map.source(Span::new(0, 1)), Span::new(0, 1));
        assert_eq!(map.source(Span::new(1, 4)), Span::new(1, 6));
    }
}
