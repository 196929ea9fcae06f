//! Where characters begin and end in the file that a golden is about: a range may not cut one in two.

use super::{field::ranges, json::Node};
use crate::{
    decode::{self, Hint},
    text::Span,
};
use std::collections::BTreeSet;

/// The characters of a page.
pub enum Page<'p> {
    /// UTF-8: the bytes tell.
    Plain(&'p str),
    /// Any other encoding: where each character begins in the file, and its end.
    Decoded(BTreeSet<usize>),
}

impl<'p> Page<'p> {
    /// The page of these bytes, in the encoding of that label.
    pub fn of(bytes: &'p [u8], encoding: Option<&str>) -> Self {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Self::Plain(text);
        }
        let encoding = encoding.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
        let text = decode::decode(bytes, Hint { encoding }).text;
        let start = |(i, c): (usize, char)| text.source(Span::new(i, i + c.len_utf8()));
        let spans = text.as_str().char_indices().map(start);
        Self::Decoded(spans.flat_map(|s| [s.start(), s.end()]).chain([0, bytes.len()]).collect())
    }

    /// Does a character begin or end at this byte?
    pub fn has(&self, byte: usize) -> bool {
        match self {
            Self::Plain(text) => text.is_char_boundary(byte),
            Self::Decoded(starts) => starts.contains(&byte),
        }
    }
}

/// Where the characters of a block begin in its file, told from its text and its ranges: for a UTF-8 page without repairs,
/// whose bytes are the text's but for the spaces that joining lines put in. None where the two do not tally.
pub fn of_block(block: &Node) -> Option<Vec<usize>> {
    let text = block.get("text")?.text()?;
    let ranges = ranges(block);
    let bytes: usize = ranges.iter().map(|[s, e]| e.saturating_sub(*s)).sum();
    let mut put_in = text.len().checked_sub(bytes)?;
    let mut boundaries = Vec::with_capacity(text.len() / 2);
    let mut chars = text.chars().peekable();
    for [start, end] in ranges {
        let mut at = start;
        if put_in > 0 && chars.peek() == Some(&' ') && !boundaries.is_empty() {
            chars.next();
            put_in -= 1;
        }
        boundaries.push(at);
        while at < end {
            at += chars.next()?.len_utf8();
            boundaries.push(at);
        }
        if at > end {
            return None;
        }
    }
    boundaries.sort_unstable();
    (chars.next().is_none() && put_in == 0).then_some(boundaries)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{super::json::read, *};

    #[test]
    fn characters_of_any_encoding_have_their_places() {
        let plain = Page::of("港a".as_bytes(), None);
        assert_eq!((0..5).map(|b| plain.has(b)).collect::<Vec<_>>(), [true, false, false, true, true]);
        let (big5, _, _) = encoding_rs::BIG5.encode("港a聞");
        let page = Page::of(&big5, Some("Big5"));
        assert_eq!((0..6).map(|b| page.has(b)).collect::<Vec<_>>(), [true, false, true, true, false, true]);
    }

    #[test]
    fn a_block_tells_its_characters_unless_it_does_not_tally() {
        let block =
            |text: &str, source: &str| of_block(&read(&format!(r#"{{"text":"{text}","source":{source}}}"#)).unwrap());
        assert_eq!(block("港a", "[[5,8],[9,10]]"), Some(vec![5, 8, 9, 10]));
        assert_eq!(block("ab c", "[[0,2],[3,4]]"), Some(vec![0, 1, 2, 3, 4]), "the space was put in");
        assert_eq!(block("港a", "[[0,2],[2,4]]"), None);
        assert_eq!(block("港", "[[0,4]]"), None);
    }
}
