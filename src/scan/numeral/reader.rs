//! The folded text under the numeral scan, and the questions every part of it asks.

use super::sign::Sign;

/// A text to read numerals from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'c> {
    /// The folded characters.
    pub(super) chars: &'c [char],
    /// The text as written.
    pub(super) text: &'c str,
    /// Byte offset of each character in it.
    pub(super) bytes: &'c [u32],
}

impl Reader<'_> {
    pub(super) fn sign(&self, at: usize) -> Option<Sign> {
        self.chars.get(at).copied().and_then(Sign::of)
    }

    pub(super) fn is(&self, at: usize, c: char) -> bool {
        self.chars.get(at) == Some(&c)
    }

    /// Do these characters stand at `at`?
    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(i, c)| self.is(at + i, c))
    }

    pub(super) fn is_latin(&self, at: usize) -> bool {
        self.chars.get(at).is_some_and(char::is_ascii_alphabetic)
    }

    /// Was the character at `at` written in full width?
    pub(super) fn is_wide(&self, at: usize) -> bool {
        let written = self.bytes.get(at).and_then(|&b| self.text.get(b as usize..)?.chars().next());
        written.is_some_and(|c| ('\u{FF01}'..='\u{FF5E}').contains(&c))
    }

    /// The first position from `at` on that is no space.
    pub(super) fn past_spaces(&self, at: usize) -> usize {
        at + self.chars[at.min(self.chars.len())..].iter().take_while(|c| **c == ' ').count()
    }

    /// Where a sign that `wanted` accepts stands, at `at` or after spaces; dumps set spaces inside numerals.
    pub(super) fn find(&self, at: usize, wanted: impl Fn(Sign) -> bool) -> Option<(usize, Sign)> {
        let at = self.past_spaces(at);
        let sign = self.sign(at)?;
        wanted(sign).then_some((at, sign))
    }
}
