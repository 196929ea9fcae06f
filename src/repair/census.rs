//! One look at a text, to learn which repairs can have work in it at all.
//!
//! Most pages need none of them. Each character is looked up once; only the few that belong to a fault cost more. What a
//! census reports is a suspicion: the repair itself decides.

use super::suspect;
use crate::{
    decode::likelihood::{Script, cost, is_strange_sum},
    text::chars::{is_gap, is_han},
};
use std::sync::LazyLock;

/// A set of faults that a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Faults(u32);

impl Faults {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Carriage returns and other line ends than LF.
    pub const LINE_BREAK: Self = Self::of(Kind::LineBreak);
    /// Control and zero-width characters.
    pub const CONTROL: Self = Self::of(Kind::Control);
    /// Directional marks and joiners.
    pub const DIRECTION: Self = Self::of(Kind::Direction);
    /// Variation selectors.
    pub const SELECTOR: Self = Self::of(Kind::Selector);
    /// Ampersands.
    pub const ENTITY: Self = Self::of(Kind::Ampersand);
    /// Private-use characters.
    pub const PRIVATE_USE: Self = Self::of(Kind::PrivateUse);
    /// Compatibility ideographs.
    pub const COMPATIBILITY: Self = Self::of(Kind::Compatibility);
    /// Radicals.
    pub const RADICAL: Self = Self::of(Kind::Radical);
    /// Full-width letters and digits.
    pub const FULL_WIDTH: Self = Self::of(Kind::FullWidth);
    /// Half-width katakana.
    pub const HALF_WIDTH: Self = Self::of(Kind::HalfWidth);
    /// Vertical and small forms of punctuation.
    pub const FORM: Self = Self::of(Kind::Form);
    /// Latin ligatures.
    pub const LIGATURE: Self = Self::of(Kind::Ligature);
    /// Characters that composition may change.
    pub const COMPOSITION: Self = Self::of(Kind::Mark);
    /// Spaces other than the blank, the tab and the ideographic space.
    pub const SPACE: Self = Self::of(Kind::Space);
    /// Dots in mid-line.
    pub const MIDDLE_DOT: Self = Self::of(Kind::Dot);
    /// Two dashes side by side.
    pub const DASH: Self = Self::of(Kind::Dash);
    /// Dots that may be an ellipsis.
    pub const ELLIPSIS: Self = Self::of(Kind::Ellipsis);
    /// A Chinese character between two gaps.
    pub const LETTER_SPACED: Self = Self::of(Kind::Gap);
    /// A line with many pairs of equal characters.
    pub const DOUBLED: Self = Self(1 << 24);
    /// A line that does not read like text.
    pub const STRANGE: Self = Self(1 << 25);
    /// Letters and signs of Latin-1 side by side.
    pub const LATIN_RUN: Self = Self::of(Kind::Latin);
    /// U+FFFD.
    pub const REPLACEMENT: Self = Self::of(Kind::Replacement);
    /// A digit beside a letter that looks like one.
    pub const DIGIT: Self = Self::of(Kind::Digit);
    /// A character that begins a suspect word.
    pub const WORD: Self = Self::of(Kind::Word);
    /// What an opening bracket may begin: `(cid:12)`.
    pub const BRACKET: Self = Self::of(Kind::Bracket);

    const fn of(kind: Kind) -> Self {
        Self(1 << kind as u32)
    }

    /// Both sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Do the sets share a fault?
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a character may have to do with a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    Plain = 0,
    LineBreak,
    Control,
    Direction,
    Selector,
    Ampersand,
    PrivateUse,
    Compatibility,
    Radical,
    FullWidth,
    HalfWidth,
    Form,
    Ligature,
    Mark,
    Space,
    Replacement,
    // From here on only the neighbours tell.
    Dot,
    Dash,
    Ellipsis,
    Gap,
    Latin,
    Digit,
    Bracket,
    Word,
    // No fault, but the place to sum up.
    LineEnd,
}

const PLAIN: u8 = Kind::Plain as u8;
const LINE_END: u8 = Kind::LineEnd as u8;
const FIRST_BY_NEIGHBOUR: u8 = Kind::Dot as u8;

impl Kind {
    fn of(c: char) -> Self {
        match c {
            // Most of all characters: no need to look further.
            '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => Self::Plain,
            '\n' => Self::LineEnd,
            '\u{85}' => Self::Control,
            '\r' | '\u{B}' | '\u{2028}' | '\u{2029}' => Self::LineBreak,
            '\t' | ' ' | '\u{3000}' => Self::Gap,
            '\u{C}' => Self::Plain,
            '\0'..='\u{1F}' | '\u{7F}' | '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Self::Control,
            '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' => Self::Direction,
            '\u{FE00}'..='\u{FE0E}' | '\u{E0100}'..='\u{E01EF}' => Self::Selector,
            '&' => Self::Ampersand,
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Self::PrivateUse,
            '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => Self::Compatibility,
            '\u{2E80}'..='\u{2FDF}' => Self::Radical,
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Self::FullWidth,
            '\u{FF61}'..='\u{FF9F}' => Self::HalfWidth,
            '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE48}' | '\u{FE50}'..='\u{FE6B}' => Self::Form,
            '\u{FB00}'..='\u{FB06}' => Self::Ligature,
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Self::Space,
            '‧' | '・' | '•' | '∙' | '⋅' => Self::Dot,
            '─' | '━' | '―' | '－' | '-' => Self::Dash,
            '.' | '．' | '‥' => Self::Ellipsis,
            '⋯' => Self::Ellipsis,
            '0'..='9' => Self::Digit,
            '(' => Self::Bracket,
            '\u{FFFD}' => Self::Replacement,
            '—' => Self::Word,
            _ if unicode_normalization::char::canonical_combining_class(c) != 0 || !is_composed(c) => Self::Mark,
            _ if Script::of(c) == Script::Latin => Self::Latin,
            _ => Self::Plain,
        }
    }
}

fn is_composed(c: char) -> bool {
    use unicode_normalization::{IsNormalized, is_nfc_quick};
    is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// What is known of a character: its kind, its cost in bits, and whether it lies beyond ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry(u16);

impl Entry {
    fn new(c: char, kind: Kind) -> Self {
        let wide = u16::from(!c.is_ascii());
        Self(kind as u16 | (cost(c) as u16 * wide) << 8 | wide << 15)
    }

    #[inline]
    fn kind(self) -> u8 {
        self.0 as u8
    }

    /// Its bits; 0 for ASCII.
    #[inline]
    fn cost(self) -> u32 {
        u32::from(self.0 >> 8 & 0x7F)
    }

    #[inline]
    fn wide(self) -> u32 {
        u32::from(self.0 >> 15)
    }
}

/// Those of the characters below U+10000.
static ENTRIES: LazyLock<Box<[Entry; 0x1_0000]>> = LazyLock::new(|| {
    let entry = |code| char::from_u32(code).map_or(Entry(0), |c| Entry::new(c, Kind::of(c)));
    let mut entries = Box::new([Entry(0); 0x1_0000]);
    entries.iter_mut().zip(0..).for_each(|(e, code)| *e = entry(code));
    for c in suspect::word_chars() {
        entries[c as usize] = Entry::new(c, Kind::Word);
    }
    entries
});

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

    /// Do its neighbours make `c`, which stands at the census's place, suspect?
    fn met(&self, kind: u8, c: char) -> bool {
        let Some(last) = char::from_u32(self.last) else { return true };
        let before = || self.text[..self.at].chars().rev();
        let next = || self.text[self.at + c.len_utf8()..].chars().next();
        match kind {
            k if k == Kind::Dash as u8 => Kind::of(last) == Kind::Dash,
            k if k == Kind::Ellipsis as u8 => c == '⋯' || last == c,
            k if k == Kind::Gap as u8 => is_han(last) && before().nth(1).is_none_or(|c| is_gap(c) || c == '\n'),
            k if k == Kind::Latin as u8 => Script::of(last) == Script::Latin,
            k if k == Kind::Digit as u8 => {
                let last = if matches!(last, ',' | '.') { before().nth(1).unwrap_or(last) } else { last };
                is_digit_like(last) || next().is_some_and(is_digit_like)
            }
            k if k == Kind::Word as u8 => {
                suspect::is_word(last, c) || next().is_some_and(|next| suspect::is_word(c, next)) || is_numeral(last)
            }
            k if k == Kind::Bracket as u8 => next() == Some('c'),
            _ => true,
        }
    }
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Letters that are mistaken for a digit.
pub fn is_digit_like(c: char) -> bool {
    matches!(c, 'O' | 'o' | 'l' | 'I')
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
