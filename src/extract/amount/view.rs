//! What the rules see: the shared scan of one passage, asked in terms of words and numerals.

use super::vocabulary::{Meaning, Words};
use crate::{
    extract::{Circumstances, Passage, Story},
    pack::{Class, Classes, Hit},
    scan::{Form, Numeral, Scanned},
};

/// One passage under the rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) scan: &'a Scanned<'a>,
    words: &'a Words,
    pub(super) known: Circumstances<'a>,
    /// ISO 4217 code of the currency that the story says all its sums are in.
    pub(super) declared: Option<&'a str>,
}

/// A word of a lexicon at its place, with what the pack says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meaning: &'a Meaning,
}

impl<'a> Word<'a> {
    /// Does it mean that?
    pub(super) fn is(&self, meaning: Meaning) -> bool {
        *self.meaning == meaning
    }

    /// The currency it names, if it is not a hundredth of it.
    pub(super) fn currency(&self) -> Option<&'a str> {
        match self.meaning {
            Meaning::Currency { code, minor: false } => Some(code),
            _ => None,
        }
    }
}

impl<'a> View<'a> {
    pub(super) fn new(story: &Story<'a>, passage: &Passage<'a>, words: &'a Words) -> Self {
        Self { scan: passage.scan, words, known: story.circumstances, declared: None }
    }

    /// The folded character at `at`; a space beyond either end.
    #[inline]
    pub(super) fn at(&self, at: usize) -> char {
        self.scan.folded.get(at).copied().unwrap_or(' ')
    }

    /// The folded character before `at`.
    #[inline]
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(' ', |at| self.at(at))
    }

    /// Do these folded characters stand at `at`?
    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(i, c)| self.scan.folded.get(at + i) == Some(&c))
    }

    /// Where `word` ends, spaces between its characters allowed.
    pub(super) fn spaced(&self, at: usize, word: &str) -> Option<usize> {
        word.chars().try_fold(at, |at, c| {
            let at = self.past_spaces(at);
            (self.scan.folded.get(at) == Some(&c)).then_some(at + 1)
        })
    }

    /// Where `word` begins that ends before `at`, spaces between its characters allowed.
    pub(super) fn spaced_before(&self, at: usize, word: &str) -> Option<usize> {
        word.chars().rev().try_fold(at, |at, c| {
            let at = self.before_spaces(at);
            (at > 0 && self.at(at - 1) == c).then(|| at - 1)
        })
    }

    #[inline]
    pub(super) fn past_spaces(&self, at: usize) -> usize {
        (at..self.scan.len()).find(|&i| self.at(i) != ' ').unwrap_or(at)
    }

    #[inline]
    pub(super) fn before_spaces(&self, at: usize) -> usize {
        (0..at).rev().find(|&i| self.at(i) != ' ').map_or(0, |i| i + 1)
    }

    /// The longest word of a class that begins at `at`.
    #[inline]
    pub(super) fn word(&self, at: usize, class: Class) -> Option<Word<'a>> {
        if !self.scan.begins(at, Classes::one(class)) {
            return None;
        }
        let hit = self.scan.starting(at).iter().rev().find(|h| h.class == class)?;
        self.word_of(*hit)
    }

    /// Does a unit or measure word stand at `at`? 發 in 發展 is none.
    pub(super) fn is_unit(&self, at: usize) -> bool {
        self.word(at, Class::Unit).is_some_and(|unit| !unit.is(Meaning::Decoy))
    }

    /// The longest word of a class that ends before `at`.
    #[inline]
    pub(super) fn word_ending(&self, at: usize, class: Class) -> Option<Word<'a>> {
        if !self.scan.ends(at, Classes::one(class)) {
            return None;
        }
        let hit = self.scan.ending(at).find(|h| h.class == class)?;
        self.word_of(hit)
    }

    fn word_of(&self, hit: Hit) -> Option<Word<'a>> {
        let meaning = self.words.get(hit)?;
        Some(Word { start: hit.start as usize, end: hit.end as usize, meaning })
    }

    /// All words of a sparse class.
    pub(super) fn all(&self, class: Class) -> impl Iterator<Item = Word<'a>> + 'a {
        let view = *self;
        self.scan.sparse_of(Classes::one(class)).filter_map(move |h| view.word_of(h))
    }

    /// The written characters `start..end`.
    pub(super) fn written(&self, start: usize, end: usize) -> &'a str {
        self.scan.slice(start, end)
    }

    /// The numeral that begins at `at` or after spaces.
    pub(super) fn numeral(&self, at: usize) -> Option<&'a Numeral> {
        self.scan.numeral_at(self.past_spaces(at))
    }
}

/// 一 by itself, more often an article than a count.
pub(super) fn is_article(numeral: &Numeral) -> bool {
    numeral.form == Form::Chinese && numeral.end - numeral.start == 1 && numeral.to_u64() == Some(1)
}

/// Written in Arabic digits, wholly or with Chinese powers.
pub(super) fn is_arabic(numeral: &Numeral) -> bool {
    matches!(numeral.form, Form::Digits | Form::Grouped | Form::Decimal | Form::Mixed)
}
