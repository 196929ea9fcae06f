//! One look at a text, to learn which repairs can have work in it at all.
//!
//! Most pages need none of them. Each character is looked up once (`entry`); only the few that belong to a fault (`kind`)
//! cost more, and some of these are a fault only beside others (`met`). What a census reports is a suspicion: the repair
//! itself decides.

mod entry;
mod faults;
mod kind;
mod met;

pub use faults::Faults;
pub use met::is_digit_like;

use crate::decode::likelihood::is_strange_sum;
use entry::{ENTRIES, Entry};
use kind::Kind;

const PLAIN: u8 = Kind::Plain as u8;
const LINE_END: u8 = Kind::LineEnd as u8;
const FIRST_BY_NEIGHBOUR: u8 = Kind::Dot as u8;

/// What a line amounts to.
#[derive(Default)]
struct Line {
    wide: u32,
    bits: u32,
    doubles: u32,
}

impl Line {
    fn faults(&self) -> u32 {
        let strange = is_strange_sum(u64::from(self.wide), u64::from(self.bits));
        let doubled = self.doubles >= 4;
        (if strange { Faults::STRANGE.0 } else { 0 }) | (if doubled { Faults::DOUBLED.0 } else { 0 })
    }
}

/// Looks at every character of `text` once.
pub fn take(text: &str) -> Faults {
    let mut census = Census { text, entries: &ENTRIES, at: 0, last: u32::from('\n'), line: Line::default(), faults: 0 };
    while census.at < text.len() {
        census.threes();
        census.one();
    }
    Faults(census.faults | census.line.faults())
}

/// A census under way.
struct Census<'a> {
    text: &'a str,
    entries: &'static [Entry; 0x1_0000],
    at: usize,
    /// The character before.
    last: u32,
    line: Line,
    faults: u32,
}

impl Census<'_> {
    /// Looks at a row of characters of three bytes: most of all.
    #[inline]
    fn threes(&mut self) {
        let (threes, _) = self.text.as_bytes()[self.at..].as_chunks();
        let (mut count, mut last, mut bits, mut doubles) = (0, self.last, 0, 0);
        for &[lead, second, third] in threes {
            if lead & 0xF0 != 0xE0 {
                break;
            }
            let code = u32::from(lead & 0xF) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
            let entry = self.entries[code as usize & 0xFFFF];
            if entry.kind() != PLAIN {
                break;
            }
            doubles += u32::from(code == last);
            bits += entry.cost();
            last = code;
            count += 1;
        }
        self.line.wide += count as u32;
        self.line.bits += bits;
        self.line.doubles += doubles;
        self.last = last;
        self.at += 3 * count;
    }

    /// Looks at one character of any kind, if there is one.
    #[inline]
    fn one(&mut self) {
        let Some(c) = self.text[self.at..].chars().next() else { return };
        let code = u32::from(c);
        let entry = self.entries.get(code as usize).copied().unwrap_or_else(|| Entry::new(c, Kind::of(c)));
        self.line.wide += entry.wide();
        self.line.bits += entry.cost();
        self.line.doubles += u32::from(code == self.last);
        match entry.kind() {
            PLAIN => {}
            LINE_END => self.faults |= std::mem::take(&mut self.line).faults(),
            kind if kind < FIRST_BY_NEIGHBOUR || self.met(kind, c) => self.faults |= 1 << kind,
            _ => {}
        }
        self.last = code;
        self.at += c.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_text_has_no_faults() {
        let text = "香港文匯報訊（記者 李明）政府2023年撥款5,000萬元，「支持」業界。\n　　Web 3.0 is here — 升1.5%…\n";
        assert_eq!(take(text).0, 0, "{:b}", take(text).0);
    }

    #[test]
    fn each_fault_is_seen() {
        for (text, fault) in [
            ("a\r\n", Faults::LINE_BREAK),
            ("a\u{8}", Faults::CONTROL),
            ("a\u{202E}", Faults::DIRECTION),
            ("前\u{E0100}", Faults::SELECTOR),
            ("\u{E000}", Faults::PRIVATE_USE),
            ("\u{F900}", Faults::COMPATIBILITY),
            ("⼈", Faults::RADICAL),
            ("ｱ", Faults::HALF_WIDTH),
            ("e\u{301}", Faults::COMPOSITION),
            ("文──匯", Faults::DASH),
            ("文......匯", Faults::ELLIPSIS),
            ("文 匯 要 聞", Faults::LETTER_SPACED),
            ("政政府府公公布布", Faults::DOUBLED),
            ("鈥滄斂搴滃叕甯", Faults::STRANGE),
            ("Ã©", Faults::LATIN_RUN),
            ("2O23年", Faults::DIGIT),
            ("(cid:12)", Faults::BRACKET),
        ] {
            assert!(take(text).meets(fault), "{text}");
        }
    }
}
