//! The single- and double-byte encodings as tables: each byte or pair to its character, its cost and its script.
//!
//! The tables are read out of `encoding_rs` the first time an encoding is needed, so that they are the encoding standard's. A
//! table tells at every byte how far the next character goes, which a streaming decoder does not: that gives the way back to
//! the file, the cost of a reading, and decoding that finds its step again after a lost byte.

use super::{
    likelihood::{Tally, Weighed},
    output::Output,
    resync, single_byte,
};
use crate::text::SourceMapBuilder;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, WINDOWS_1252};
use std::sync::OnceLock;

/// One encoding's tables.
#[derive(Debug)]
pub struct Codec {
    encoding: &'static Encoding,
    /// By byte, for bytes that are a character alone.
    singles: Box<[Weighed; 256]>,
    /// By lead byte less 0x80, then by trail byte; empty for single-byte encodings.
    pairs: Box<[Weighed]>,
    long: Long,
}

/// What is longer than a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Long {
    None,
    /// Four bytes, the second and fourth of them digits.
    Gb18030,
    /// Three bytes, the first of them 0x8F.
    EucJp,
}

/// A character read, and how many bytes it took.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub char: Weighed,
    pub len: usize,
}

/// How a stretch reads.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    pub tally: Tally,
    /// Bytes were lost, or two rare characters met: the step may be wrong.
    pub doubtful: bool,
}

/// A cost from which on a character is rare.
const RARE: u32 = 13;

/// The tables of an encoding; `None` for UTF-8, UTF-16 and the stateful encodings.
pub fn codec(encoding: &'static Encoding) -> Option<&'static Codec> {
    static COMMON: [OnceLock<Codec>; 6] = [const { OnceLock::new() }; 6];
    static OTHERS: OnceLock<Vec<Codec>> = OnceLock::new();
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    match [BIG5, GB18030, SHIFT_JIS, EUC_JP, EUC_KR, WINDOWS_1252].iter().position(|&e| e == encoding) {
        Some(i) => Some(COMMON[i].get_or_init(|| Codec::new(encoding))),
        None => OTHERS
            .get_or_init(|| single_byte::ENCODINGS.iter().map(|e| Codec::new(e)).collect())
            .iter()
            .find(|c| c.encoding == encoding),
    }
}

impl Codec {
    fn new(encoding: &'static Encoding) -> Self {
        let one = |bytes: &[u8]| only_char(encoding, bytes).map_or(Weighed::NONE, Weighed::new);
        let singles = Box::new(std::array::from_fn(|b| one(&[b as u8])));
        let pairs = if encoding.is_single_byte() {
            Box::default()
        } else {
            (0x80..=0xFF_u8)
                .flat_map(|lead| (0..=0xFF_u8).map(move |trail| (lead, trail)))
                .map(|(l, t)| pair(&singles, l, one(&[l, t])))
                .collect()
        };
        let long = match encoding {
            e if e == GB18030 => Long::Gb18030,
            e if e == EUC_JP => Long::EucJp,
            _ => Long::None,
        };
        Self { encoding, singles, pairs, long }
    }

    /// Its name.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// The character that `bytes` start with.
    #[inline]
    pub fn step(&self, bytes: &[u8]) -> Option<Step> {
        let &lead = bytes.first()?;
        let single = self.singles[usize::from(lead)];
        if single != Weighed::NONE {
            return Some(Step { char: single, len: 1 });
        }
        let &trail = bytes.get(1)?;
        let pair = (usize::from(lead) & 0x7F) << 8 | usize::from(trail);
        match self.pairs.get(pair) {
            Some(&char) if lead >= 0x80 && char != Weighed::NONE => Some(Step { char, len: 2 }),
            _ => self.long_step(bytes),
        }
    }

    #[cold]
    fn long_step(&self, bytes: &[u8]) -> Option<Step> {
        let len = match self.long {
            Long::Gb18030 if bytes.get(1).is_some_and(u8::is_ascii_digit) => 4,
            Long::EucJp if bytes.first() == Some(&0x8F) => 3,
            _ => return None,
        };
        only_char(self.encoding, bytes.get(..len)?).map(|c| Step { char: Weighed::new(c), len })
    }

    /// Reads `bytes` to the end, a lost byte at a time where nothing fits.
    pub fn read(&self, bytes: &[u8]) -> Reading {
        let mut reading = Reading::default();
        let mut doubt = Doubt::new(self);
        let mut at = 0;
        while at < bytes.len() {
            match self.step(&bytes[at..]) {
                Some(step) => {
                    reading.doubtful |= doubt.rises(bytes, at, step.char.cost());
                    reading.tally.add(step.char);
                    at += step.len;
                }
                None => {
                    reading.doubtful = true;
                    reading.tally.lose();
                    doubt.last = 0;
                    at += 1;
                }
            }
        }
        reading
    }

    /// `bytes` decoded.
    #[cfg(test)]
    pub fn text(&self, bytes: &[u8]) -> String {
        let mut text = Output::default();
        self.decode(bytes, &mut text, &mut SourceMapBuilder::default());
        text.finish()
    }

    /// Decodes `bytes` onto the end of `text`.
    pub fn decode(&self, bytes: &[u8], text: &mut Output, map: &mut SourceMapBuilder) {
        if !self.decode_if(bytes, |_| true, text, map) {
            resync::decode(self, bytes, text, map);
        }
    }

    /// Decodes `bytes` onto the end of `text` if nothing in them is doubtful and the tally of their characters is `right`.
    ///
    /// Else all is left as it was. One walk: what was written before the doubt arose is taken back.
    pub fn decode_if(
        &self,
        bytes: &[u8],
        right: impl FnOnce(&Tally) -> bool,
        text: &mut Output,
        map: &mut SourceMapBuilder,
    ) -> bool {
        let (start, mark) = (text.len(), map.mark());
        text.reserve(bytes.len() * 3 / 2);
        let tally = self.write(bytes, text, map);
        let kept = tally.is_some_and(|tally| right(&tally));
        if !kept {
            text.truncate(start);
            map.back_to(mark);
        }
        kept
    }

    /// Writes characters until one is doubtful: then `None`. The tally counts what is beyond ASCII.
    fn write(&self, bytes: &[u8], text: &mut Output, map: &mut SourceMapBuilder) -> Option<Tally> {
        let mut tally = Tally::default();
        let mut doubt = Doubt::new(self);
        let mut at = 0;
        while at < bytes.len() {
            let pairs = self.write_pairs(&bytes[at..], &mut doubt, &mut tally, text);
            map.push(pairs, 3, 2);
            at += 2 * pairs;
            if at < bytes.len() {
                let step = self.step(&bytes[at..])?;
                if doubt.rises(bytes, at, step.char.cost()) {
                    return None;
                }
                tally.add_wide(step.char);
                self.emit(&bytes[at..at + step.len], step, text, map);
                at += step.len;
            }
        }
        Some(tally)
    }

    /// Writes the pairs that `bytes` start with, as far as each is a character of three bytes and none is in doubt: how
    /// many.
    fn write_pairs(&self, bytes: &[u8], doubt: &mut Doubt, tally: &mut Tally, text: &mut Output) -> usize {
        let (mut count, mut bits, mut last) = (0, 0, doubt.last);
        for pair in bytes.chunks_exact(2) {
            let at = (usize::from(pair[0]) & 0x7F) << 8 | usize::from(pair[1]);
            let Some(&char) = self.pairs.get(at).filter(|c| pair[0] >= 0x80 && c.is_three_bytes()) else { break };
            let cost = char.cost();
            if last >= RARE && cost >= RARE {
                break;
            }
            last = cost;
            bits += u64::from(cost);
            text.push_three(char.code());
            count += 1;
        }
        doubt.last = last;
        tally.wide += count as u64;
        tally.wide_bits += bits;
        count
    }

    /// Writes one character, and what of it is more than one (four pairs of Big5 are a letter with an accent).
    pub fn emit(&self, bytes: &[u8], step: Step, text: &mut Output, map: &mut SourceMapBuilder) {
        let Some(c) = step.char.char() else { return };
        text.push(c);
        if self.encoding == BIG5
            && matches!(c, 'Ê' | 'ê')
            && bytes.len() == 2
            && matches!(bytes[1], 0x62 | 0x64 | 0xA3 | 0xA5)
        {
            let mark = if matches!(bytes[1], 0x62 | 0xA3) { '\u{304}' } else { '\u{30C}' };
            text.push(mark);
            map.push(1, c.len_utf8() + mark.len_utf8(), 2);
        } else {
            map.push(1, c.len_utf8(), step.len);
        }
    }
}

/// What makes a reading in pairs doubtful: two rare characters side by side, or half a pair alone.
struct Doubt {
    double: bool,
    last: u32,
}

impl Doubt {
    fn new(codec: &Codec) -> Self {
        Self { double: !codec.pairs.is_empty(), last: 0 }
    }

    /// Looks at the character at `at`, of so many bits.
    #[inline]
    fn rises(&mut self, bytes: &[u8], at: usize, cost: u32) -> bool {
        let last = std::mem::replace(&mut self.last, cost);
        self.double && (last >= RARE && cost >= RARE || is_stranded(bytes, at))
    }
}

/// Is the byte at `at` an ASCII letter or sign that can be the second of a pair, alone amid pairs?
pub fn is_stranded(bytes: &[u8], at: usize) -> bool {
    let alone = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|b| !b.is_ascii());
    bytes[at] < 0x80 && bytes[at] >= 0x40 && alone(at.checked_sub(1)) && alone(Some(at + 1))
}

/// Only bytes that are nothing alone can lead a pair.
fn pair(singles: &[Weighed; 256], lead: u8, char: Weighed) -> Weighed {
    if singles[usize::from(lead)] == Weighed::NONE { char } else { Weighed::NONE }
}

/// The one character (the first of two, where Big5 gives a letter with its accent) that `bytes` are in `encoding`.
fn only_char(encoding: &'static Encoding, bytes: &[u8]) -> Option<char> {
    let mut out = [0; 16];
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (result, read, written) = decoder.decode_to_utf8_without_replacement(bytes, &mut out, true);
    if result != encoding_rs::DecoderResult::InputEmpty || read != bytes.len() {
        return None;
    }
    let mut chars = std::str::from_utf8(&out[..written]).ok()?.chars();
    let first = chars.next()?;
    match chars.next() {
        None => Some(first),
        Some('\u{304}' | '\u{30C}') if encoding == BIG5 => Some(first),
        Some(_) => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
        codec(encoding).unwrap().text(bytes)
    }

    #[test]
    fn tables_agree_with_encoding_rs() {
        for (encoding, text) in [
            (BIG5, "香港股市昨日收報，Ê\u{304}ê\u{30C}x"),
            (GBK, "中国€政府“工作”报告"),
            (GB18030, "㐂𠮷字"),
            (SHIFT_JIS, "東京ｶﾅは"),
            (EUC_JP, "東京ｶﾅは"),
            (EUC_KR, "서울 시청"),
            (WINDOWS_1252, "café “ok”"),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let expected = encoding.decode_without_bom_handling(&bytes).0;
            assert_eq!(decoded(encoding, &bytes), expected, "{}", encoding.name());
        }
        assert_eq!(decoded(BIG5, b"\x88\x62\x88\xA5"), "Ê\u{304}ê\u{30C}");
        assert_eq!(decoded(EUC_JP, b"\x8F\xB0\xA1"), "丂");
    }

    #[test]
    fn the_map_leads_back_to_pairs() {
        let bytes = BIG5.encode("港聞A版").0;
        let (mut text, mut map) = (Output::default(), SourceMapBuilder::default());
        codec(BIG5).unwrap().decode(&bytes, &mut text, &mut map);
        assert_eq!(map.finish().source(Span::new(3, 7)), Span::new(2, 5));
    }
}
