//! One line, or part of a line, back through the wrong readings it went through.

use crate::{
    decode::{
        codec, encoder,
        likelihood::{self, Tally, Weighed, is_strange},
    },
    text::Cut,
};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// What text was written in.
const WRITTEN: [&Encoding; 6] = [UTF_8, BIG5, GBK, SHIFT_JIS, EUC_KR, EUC_JP];

/// What it was read in, beside windows-1252.
const READ: [&Encoding; 4] = [GBK, BIG5, SHIFT_JIS, EUC_KR];

/// Bits that the way back must gain at least, beside an eighth of all.
const GAIN: u64 = 8;

/// Bytes beyond ASCII without which only UTF-8, or what the page is known to be, is plain enough.
const PLAIN: usize = 6;

/// How often one line may have been read wrong.
pub const ROUNDS: usize = 4;

/// A wrong reading: written in one encoding, read in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misreading {
    pub written: &'static Encoding,
    pub read: &'static Encoding,
}

/// A line on its way back.
pub struct Undone {
    pub text: String,
    pub cuts: Vec<Cut>,
    /// The first of the readings undone.
    pub by: Misreading,
    /// How much likelier the text is now, in bits.
    pub gain: u64,
}

/// The way back through as many wrong readings as there were; `known` is the one that the page's other lines went through.
pub fn undo(line: &str, known: Option<Misreading>) -> Option<Undone> {
    let mut done = undo_one(line, known)?;
    for _ in 1..ROUNDS {
        let Some(again) = undo_one(&done.text, None) else { break };
        done = Undone { cuts: through(&done.cuts, &again.cuts), gain: done.gain + again.gain, by: done.by, ..again };
    }
    Some(done)
}

/// Cuts of two rounds as cuts of one: those places that both know.
fn through(first: &[Cut], second: &[Cut]) -> Vec<Cut> {
    let known = |mid: u32| first.binary_search_by_key(&mid, |c| c.new).ok().map(|i| first[i].old);
    second.iter().filter_map(|c| Some(Cut { old: known(c.old)?, new: c.new })).collect()
}

/// The likeliest way back through one wrong reading.
fn undo_one(line: &str, known: Option<Misreading>) -> Option<Undone> {
    let before = likelihood::weigh(line).bits;
    let ways = readings(line).flat_map(|reading| WRITTEN.map(|e| written(line, &reading, e, known))).flatten();
    let (bits, best) = ways.min_by_key(|(bits, _)| *bits)?;
    let due = if known.is_some() { 1 } else { GAIN + before / 8 };
    let gain = before.checked_sub(bits).filter(|&gain| gain >= due)?;
    Some(Undone { gain, ..best })
}

/// The bytes of the line in each encoding that it may have been read in. What windows-1252 can have given, no other gave.
fn readings(line: &str) -> impl Iterator<Item = Reading> {
    let latin = Reading::new(line, WINDOWS_1252, encoder::push_latin);
    let also = if latin.is_some() { &[][..] } else { &READ[..] };
    let legacy = also.iter().filter_map(move |&e| {
        let encoder = encoder::encoder(e)?;
        Reading::new(line, e, |c, out| match c {
            // What the repairs after this one would make of it.
            '\u{AD}' => true,
            '\u{A0}' => encoder.push(' ', out),
            _ => encoder.push(c, out),
        })
    });
    latin.into_iter().chain(legacy)
}

/// The bytes that were read wrong, and where in them each character ends.
struct Reading {
    read: &'static Encoding,
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Reading {
    fn new(line: &str, read: &'static Encoding, mut push: impl FnMut(char, &mut Vec<u8>) -> bool) -> Option<Self> {
        let mut bytes = Vec::with_capacity(line.len());
        let mut ends = Vec::new();
        for c in line.chars() {
            if !push(c, &mut bytes) {
                return None;
            }
            ends.push(bytes.len() as u32);
        }
        Some(Self { read, bytes, ends })
    }

    /// May it have been written in an encoding other than UTF-8, as far as its bytes tell?
    fn may_be_legacy(&self) -> bool {
        self.bytes.iter().filter(|b| !b.is_ascii()).count() >= PLAIN && !is_nearly_utf8(&self.bytes)
    }
}

/// The reading's bytes decoded in `encoding`, if every one of them fits, and what that costs in bits.
fn written(
    line: &str,
    reading: &Reading,
    encoding: &'static Encoding,
    known: Option<Misreading>,
) -> Option<(u64, Undone)> {
    let bytes = &reading.bytes;
    let by = Misreading { written: encoding, read: reading.read };
    if encoding == reading.read || known.is_some_and(|known| known != by) {
        return None;
    }
    // That bytes are UTF-8 is proof by itself; of the others any row of bytes may be a row of rare characters.
    let proven = encoding == UTF_8 || known.is_some();
    if !proven && !reading.may_be_legacy() {
        return None;
    }
    let mut tally = Tally::default();
    let mut text = String::with_capacity(bytes.len());
    let mut marks = Vec::new();
    let mut note = |c: Weighed, end: usize, text: &mut String| {
        tally.add(c);
        text.extend(c.char());
        marks.push((end as u32, text.len() as u32));
    };
    if encoding == UTF_8 {
        for (at, c) in std::str::from_utf8(bytes).ok()?.char_indices() {
            note(Weighed::new(c), at + c.len_utf8(), &mut text);
        }
    } else {
        let codec = codec(encoding)?;
        let mut at = 0;
        while at < bytes.len() {
            let step = codec.step(&bytes[at..])?;
            at += step.len;
            note(step.char, at, &mut text);
        }
    }
    let likely = proven || !is_strange(&text);
    (likely && text != line).then(|| (tally.bits, Undone { cuts: cuts(line, reading, &marks), text, by, gain: 0 }))
}

/// Where a character ends on both sides at the same byte.
fn cuts(line: &str, reading: &Reading, marks: &[(u32, u32)]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut marks = marks.iter().peekable();
    for ((at, c), &end) in line.char_indices().zip(&reading.ends) {
        while marks.next_if(|m| m.0 < end).is_some() {}
        if let Some(mark) = marks.next_if(|m| m.0 == end) {
            cuts.push(Cut { old: (at + c.len_utf8()) as u32, new: mark.1 });
        }
    }
    cuts
}

/// UTF-8 that lost some bytes is no other encoding.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|&c| c >= '\u{800}').count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= bad
}
