//! What the date grammar reads: the folded characters of a passage and the words of time among them.

use super::{
    number::{Integer, is_numeral},
    vocabulary::{Edge, Word},
};
use crate::{pack::Lexicon, scan::Scanned};

/// A word of time in the text.
#[derive(Debug, Clone, Copy)]
struct Hit<'t> {
    start: usize,
    end: usize,
    word: Word<'t>,
}

/// A passage, read for its dates. All positions are code points.
pub struct Reader<'t> {
    scan: &'t Scanned<'t>,
    hits: Vec<Hit<'t>>,
    /// For each character the number of hits that start before it.
    before: Vec<u32>,
    /// Is the time of writing known, which 兩小時後 counts from?
    pub timed: bool,
}

impl<'t> Reader<'t> {
    /// Gathers the words of time of a passage.
    pub fn new(scan: &'t Scanned<'t>, lexicon: &'t Lexicon, timed: bool) -> Self {
        let hits = scan.hits().iter().filter_map(|&hit| {
            let entry = lexicon.entry(hit);
            let word = Word::of(entry.class, entry.data)?;
            Some(Hit { start: hit.start as usize, end: hit.end as usize, word })
        });
        let hits: Vec<Hit<'t>> = hits.collect();
        let mut before = Vec::with_capacity(scan.len() + 2);
        for (i, hit) in hits.iter().enumerate() {
            before.resize(before.len().max(hit.start + 1), i as u32);
        }
        before.resize(scan.len() + 2, hits.len() as u32);
        Self { hits, before, scan, timed }
    }

    /// The scan it reads.
    pub fn scan(&self) -> &'t Scanned<'t> {
        self.scan
    }

    /// How many code points long.
    pub fn len(&self) -> usize {
        self.scan.len()
    }

    /// The character there; NUL outside the text.
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
    pub fn word<T>(&self, at: usize, pick: impl Fn(Word<'t>) -> Option<T>) -> Option<(T, usize)> {
        self.starting(at, 1).iter().filter_map(|h| Some((pick(h.word)?, h.end))).last()
    }

    /// Does a word of time begin there?
    pub fn has_word(&self, at: usize) -> bool {
        !self.starting(at, 1).is_empty()
    }

    /// The words that begin at one of `count` characters from there.
    fn starting(&self, at: usize, count: usize) -> &[Hit<'t>] {
        let number = |at: usize| self.before.get(at).map_or(self.hits.len(), |&n| n as usize);
        &self.hits[number(at)..number(at + count)]
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

    /// Does a number go on there that began before: 15, 1.5, 1,200, 3:15, 七八?
    pub fn continues_number(&self, at: usize) -> bool {
        if is_numeral(self.before(at)) && is_numeral(self.char(at)) {
            return true;
        }
        let sign = at.checked_sub(1).map_or("", |i| self.scan.slice(i, at));
        matches!(sign, "." | "," | "/" | ":" | "．" | "·" | "‧") && at > 1 && self.char(at - 2).is_ascii_digit()
    }

    /// The end of the decoy that begins there. A word of time that reaches beyond it is none the less one: 於今年.
    pub fn decoy(&self, at: usize) -> Option<usize> {
        let (always, end) = self.word(at, |w| match w {
            Word::Decoy { always } => Some(always),
            Word::Edge(Edge::ToNow) => Some(false),
            _ => None,
        })?;
        let beyond = self.starting(at, end - at).iter().any(|h| h.end > end);
        (always || !beyond).then_some(end)
    }
}
