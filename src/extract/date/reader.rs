//! What the date grammar reads: the folded characters of a passage and the words of time among them.

use super::{
    number::{Integer, digit, is_numeral},
    vocabulary::{Edge, Word},
};
use crate::{
    pack::{Class, Classes, Hit, Meanings},
    scan::Scanned,
};

/// A passage, read for its dates. All positions are code points.
#[derive(Clone, Copy)]
pub struct Reader<'t> {
    scan: &'t Scanned<'t>,
    words: &'t Meanings<Word>,
    /// Is the time of writing known, which 兩小時後 counts from?
    pub timed: bool,
}

impl<'t> Reader<'t> {
    /// A reader of a passage.
    pub fn new(scan: &'t Scanned<'t>, words: &'t Meanings<Word>, timed: bool) -> Self {
        Self { scan, words, timed }
    }

    /// The scan it reads.
    pub fn scan(&self) -> &'t Scanned<'t> {
        self.scan
    }

    /// The character there; NUL outside the text.
    #[inline]
    pub fn char(&self, at: usize) -> char {
        self.scan.folded.get(at).copied().unwrap_or('\0')
    }

    /// The character before there.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |i| self.char(i))
    }

    /// Do these characters stand there?
    pub fn reads(&self, at: usize, what: &str) -> bool {
        what.chars().enumerate().all(|(i, c)| self.char(at + i) == c)
    }

    /// Past one space, if there is one.
    pub fn skip_space(&self, at: usize) -> usize {
        at + usize::from(self.char(at) == ' ')
    }

    /// Past 的 and spaces, which may stand between the parts of a date.
    pub fn skip_link(&self, at: usize) -> usize {
        let at = self.skip_space(at);
        self.skip_space(at + usize::from(self.char(at) == '的'))
    }

    /// The longest word there that `pick` makes something of, and where it ends.
    #[inline]
    pub fn word<T>(&self, at: usize, pick: impl Fn(&'t Word) -> Option<T>) -> Option<(T, usize)> {
        if self.may_begin_word(at) { self.longest_word(at, pick) } else { None }
    }

    fn longest_word<T>(&self, at: usize, pick: impl Fn(&'t Word) -> Option<T>) -> Option<(T, usize)> {
        for &hit in self.scan.starting(at).iter().rev().filter(|hit| Classes::TIME.has(hit.class)) {
            if let Some(picked) = self.words.get(hit).and_then(&pick) {
                return Some((picked, hit.end as usize));
            }
        }
        None
    }

    /// Does a word of time begin there?
    pub fn has_word(&self, at: usize) -> bool {
        self.may_begin_word(at) && self.scan.starting(at).iter().any(|&h| self.words.get(h).is_some())
    }

    /// Does a word of the classes of time begin there? It need not mean anything.
    #[inline]
    pub fn may_begin_word(&self, at: usize) -> bool {
        self.scan.begins(at, Classes::TIME)
    }

    /// May a date begin with this word of time?
    pub fn opens(&self, hit: Hit) -> bool {
        self.words.get(hit).is_some_and(Word::may_open)
    }

    /// A whole number written there, in digits or Chinese.
    pub fn integer(&self, at: usize) -> Option<Integer> {
        Integer::read(&self.scan.folded, at)
    }

    /// Is nothing of a sentence left of (for `at`) that place: a break, or the start of the text?
    pub fn opens_clause(&self, at: usize) -> bool {
        let c = self.before(at);
        c == '\0' || !(c.is_alphanumeric() || c == '」' || c == '》')
    }

    /// Does a clause end there?
    pub fn closes_clause(&self, at: usize) -> bool {
        let c = self.char(at);
        c == '\0' || !c.is_alphanumeric()
    }

    /// Does a number go on there that began before: 15, 1.5, 1,200, 3:15, 七八? Not where digits stand behind a Chinese
    /// one, which ends a name then (馬英九4月1日).
    pub fn continues_number(&self, at: usize) -> bool {
        if is_numeral(self.before(at)) && is_numeral(self.char(at)) {
            let name_ends = self.char(at).is_ascii_digit() && digit(self.before(at)).is_some();
            return !name_ends;
        }
        if at < 2 || !self.char(at - 2).is_ascii_digit() {
            return false;
        }
        matches!(self.scan.slice(at - 1, at), "." | "," | "/" | ":" | "．" | "·" | "‧")
    }

    /// The end of the decoy that begins there. A word of time that reaches beyond it is none the less one: 於今年.
    pub fn decoy(&self, at: usize) -> Option<usize> {
        const DECOYS: Classes = Classes::of(&[Class::TimeDecoy, Class::TimeEdge]);
        if !self.scan.begins(at, DECOYS) {
            return None;
        }
        let (always, end) = self.word(at, |w| match *w {
            Word::Decoy { always } => Some(always),
            Word::Edge(Edge::ToNow) => Some(false),
            _ => None,
        })?;
        let reaches = |h: &Hit| {
            h.end as usize > end && self.words.get(*h).is_some_and(|w| !matches!(w, Word::Opener | Word::Event))
        };
        let beyond = || (at..end).any(|at| self.scan.starting(at).iter().any(reaches));
        (always || !beyond()).then_some(end)
    }
}
