//! Lines of a single- or double-byte encoding written as text, for as long as nothing in them is doubtful.
//!
//! Nearly all of a file goes this way, in one walk: rows of characters that are three bytes of UTF-8, rows of ASCII, and one by
//! one what is neither. A line of which a doubt arises is taken back and left to others.

use super::{
    codec::{Codec, Step},
    likelihood::{Tally, Weighed},
    output::Output,
    reading::Doubt,
};
use crate::text::{Mark, SourceMapBuilder};
use encoding_rs::BIG5;

/// Room made at the start of a line, in bytes of UTF-8: most lines need no more.
const ROOM: usize = 1 << 12;

/// Writes the lines that `bytes` start with onto the end of `text`, until one is doubtful or does not `fit`: how many bytes
/// they have.
///
/// `fits` is asked with the bytes of a line and the tally of its characters beyond ASCII.
pub fn lines(
    codec: &Codec,
    bytes: &[u8],
    fits: impl Fn(&[u8], &Tally) -> bool,
    text: &mut Output,
    map: &mut SourceMapBuilder,
) -> usize {
    let mut writer =
        Writer { codec, bytes, line: 0, at: 0, text, map, tally: Tally::default(), doubt: Doubt::new(codec) };
    while writer.at < bytes.len() {
        let start = writer.start(Doubt::new(codec));
        if writer.line().is_none() || !fits(&bytes[start.at..writer.at], &writer.tally) {
            writer.take_back(start);
            break;
        }
    }
    writer.at
}

/// Writes all characters that `bytes` start with one after the other, doubtful or not.
pub fn all(codec: &Codec, bytes: &[u8], text: &mut Output, map: &mut SourceMapBuilder) {
    let mut writer = Writer { codec, bytes, line: 0, at: 0, text, map, tally: Tally::default(), doubt: Doubt::never() };
    while writer.at < bytes.len() {
        writer.start(Doubt::never());
        if writer.line().is_none() {
            break;
        }
    }
}

/// Writes one character, and what of it is more than one (four pairs of Big5 are a letter with an accent).
pub fn character(codec: &Codec, bytes: &[u8], step: Step, text: &mut Output, map: &mut SourceMapBuilder) {
    let Some(c) = step.char.char() else { return };
    text.push(c);
    let mark = match (c, bytes) {
        ('Ê' | 'ê', [_, 0x62 | 0xA3]) if codec.encoding() == BIG5 => '\u{304}',
        ('Ê' | 'ê', [_, 0x64 | 0xA5]) if codec.encoding() == BIG5 => '\u{30C}',
        _ => return map.push(1, c.len_utf8(), step.len),
    };
    text.push(mark);
    map.push(1, c.len_utf8() + mark.len_utf8(), 2);
}

/// Lines on their way.
struct Writer<'a, 'b> {
    codec: &'a Codec,
    bytes: &'a [u8],
    /// Where the line starts.
    line: usize,
    at: usize,
    text: &'b mut Output,
    map: &'b mut SourceMapBuilder,
    /// Of the line.
    tally: Tally,
    doubt: Doubt,
}

/// The start of a line: in the bytes, in the text and in the map.
struct Start {
    at: usize,
    text: usize,
    map: Mark,
}

impl Writer<'_, '_> {
    /// Starts a line.
    #[inline]
    fn start(&mut self, doubt: Doubt) -> Start {
        self.text.reserve(ROOM);
        (self.line, self.tally, self.doubt) = (self.at, Tally::default(), doubt);
        Start { at: self.at, text: self.text.len(), map: self.map.mark() }
    }

    /// Writes to the end of the line; `None` if something is doubtful.
    #[inline]
    fn line(&mut self) -> Option<()> {
        loop {
            let start = self.at;
            self.pairs();
            if self.ascii()? || self.at == self.bytes.len() {
                return Some(());
            }
            if self.at == start {
                self.one()?;
            }
        }
    }

    /// As if nothing of the line had been written.
    fn take_back(&mut self, start: Start) {
        self.at = start.at;
        self.text.truncate(start.text);
        self.map.back_to(start.map);
    }

    /// Writes a row of pairs that are each a character of three bytes, as far as none is in doubt.
    #[inline]
    fn pairs(&mut self) {
        let (pairs, _) = self.bytes[self.at..].as_chunks();
        let (mut last, mut bits) = (self.doubt.last, 0);
        let count = self.text.push_threes(|room| {
            let mut count = 0;
            for (&[lead, trail], bytes) in pairs.iter().zip(room) {
                let Some(char) = self.codec.pair(lead, trail).filter(|char| char.is_plain_after(last)) else { break };
                *bytes = char.three();
                bits += u64::from(char.cost());
                (last, count) = (char, count + 1);
            }
            count
        });
        self.doubt.last = last;
        self.tally.wide += count as u64;
        self.tally.wide_bits += bits;
        self.map.push(count, 3, 2);
        self.at += 2 * count;
    }

    /// Writes a row of ASCII, which is the same in all these encodings, to the end of the line at most: was it reached?
    /// `None` if a character is doubtful.
    #[inline]
    fn ascii(&mut self) -> Option<bool> {
        let rest = &self.bytes[self.at..];
        let len = rest.iter().position(|&b| !b.is_ascii() || b == b'\n').unwrap_or(rest.len());
        let over = rest.get(len) == Some(&b'\n');
        let row = &rest[..len + usize::from(over)];
        if row.len() == 1 && self.rises(self.codec.single(row[0]))
            || row.len() > 1 && row.iter().any(|&b| self.doubt.meets(self.codec.single(b)))
        {
            return None;
        }
        self.text.push_bytes(row);
        self.map.push(row.len(), 1, 1);
        self.at += row.len();
        Some(over)
    }

    /// Does `char`, which is next, raise a doubt?
    #[inline]
    fn rises(&mut self, char: Weighed) -> bool {
        self.doubt.rises(&self.bytes[self.line..], self.at - self.line, char)
    }

    /// Writes one character of any kind; `None` if there is none, or it is doubtful.
    fn one(&mut self) -> Option<()> {
        let rest = &self.bytes[self.at..];
        let step = self.codec.step(rest)?;
        if self.rises(step.char) {
            return None;
        }
        self.tally.add_wide(step.char);
        character(self.codec, &rest[..step.len], step, self.text, self.map);
        self.at += step.len;
        Some(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::decode::codec;
    use encoding_rs::{BIG5, GBK, SHIFT_JIS};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_line_is_decoded_by_itself(
            bytes in prop::collection::vec(prop::sample::select(b"\nKy1\xA4\xA4\xA1\xC9\x81\xFF".to_vec()), 0..60),
            encoding in prop::sample::select(vec![BIG5, GBK, SHIFT_JIS]),
        ) {
            let codec = codec(encoding).unwrap();
            let lines: String = bytes.split_inclusive(|&b| b == b'\n').map(|line| codec.text(line)).collect();
            prop_assert_eq!(codec.text(&bytes), lines);
        }
    }
}
