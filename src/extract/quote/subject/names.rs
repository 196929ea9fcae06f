//! What is asked of the names that may be a subject: what governs them, which of them are listed together, and who of
//! several speaks.

use super::{Finder, Subject};
use crate::{
    pack::{Class, Hit},
    text::{Chars, Span},
};

/// The longest post between an organisation and its holder, in code points.
pub const LONGEST_POST: usize = 16;
/// The longest 的 and relation between two persons, in code points.
const LONGEST_KIN: usize = 8;
/// The longest noun that may end in what looks like a preposition, in code points.
const LONGEST_NOUN: usize = 4;

impl Finder<'_> {
    /// Of an organisation and the holder of a post in it (甲會主席乙) the latter speaks.
    pub(super) fn holder(&self, n: usize, end: usize) -> usize {
        let bracketed = |i: &usize| self.marks.is_inside(self.names[*i].span.start());
        let Some(i) = (n + 1..self.names.len()).find(|i| !bracketed(i)) else { return n };
        let next = self.names[i];
        if next.span.end() > end {
            return n;
        }
        let gap = self.names[n].span.end()..next.span.start();
        let post = gap.len() <= LONGEST_POST
            && gap.clone().all(|i| !matches!(self.scan.folded[i], ',' | '、' | ';' | ':' | '「'))
            && (gap.start + 1..=gap.end).all(|i| !self.preposition_ends(i, gap.start));
        let person = self.names[n].person;
        // 甲的妹妹乙.
        let related = person && next.person && gap.len() <= LONGEST_KIN && self.scan.folded[gap.start] == '的';
        if related && post || post && (next.person || gap.is_empty()) && !person { self.holder(i, end) } else { n }
    }

    /// Does the name stand inside a quotation that says more than it?
    pub(super) fn is_quoted(&self, name: Span<Chars>) -> bool {
        let alone = name.start() > 0 && self.marks.partner(name.start() - 1) == Some(name.end());
        self.marks.is_inside(name.start()) && self.marks.is_inside(name.end() - 1) && !alone
    }

    /// Does a preposition stand before the name, over its title?
    pub(super) fn is_governed(&self, name: usize, start: usize) -> bool {
        let title = self.scan.ending(name).find(|h| h.class == Class::Title);
        self.preposition_ends(name, start) || title.is_some_and(|t| self.preposition_ends(t.start as usize, start))
    }

    /// Does a preposition end there? That of a noun (問 in 顧問) is none.
    fn preposition_ends(&self, at: usize, start: usize) -> bool {
        self.ends_with(at, Class::Preposition, start)
            && !(at.saturating_sub(LONGEST_NOUN)..at).any(|n| self.is_noun(n, at))
    }

    /// Is it a noun of two characters or more?
    fn is_noun(&self, start: usize, end: usize) -> bool {
        let is = |h: &Hit| h.class == Class::Word && matches!(self.lexicon.common(*h).letter, b'n' | b'g');
        end > start + 1 && self.scan.starting(start).iter().any(|h| h.end as usize == end && is(h))
    }

    /// The name that ends at `end`.
    pub(super) fn name_ending(&self, end: usize) -> Option<usize> {
        let n = self.names.partition_point(|n| n.span.end() < end);
        self.names.get(n).filter(|name| name.span.end() == end).map(|_| n)
    }

    /// The name with those listed before it (甲、乙).
    pub(super) fn listed(&self, last: usize) -> Subject {
        let first = self.first_listed(last);
        Subject::Named(self.names[first..=last].iter().map(|n| n.span).collect())
    }

    /// The name with those listed behind it, up to `end`.
    pub(super) fn listed_on(&self, first: usize, end: usize) -> Subject {
        let mut last = first;
        while self.names.get(last + 1).is_some_and(|n| n.span.end() <= end)
            && self.joins(self.names[last].span.end(), self.names[last + 1].span.start())
        {
            last += 1;
        }
        Subject::Named(self.names[first..=last].iter().map(|n| n.span).collect())
    }

    /// The first of the names that are listed up to this one.
    pub(super) fn first_listed(&self, last: usize) -> usize {
        let mut first = last;
        while first > 0 && self.joins(self.names[first - 1].span.end(), self.names[first].span.start()) {
            first -= 1;
        }
        first
    }

    /// Is there nothing but a mark or word of listing from `from` to `to`, and perhaps the post of the second (及副主席乙)?
    fn joins(&self, from: usize, to: usize) -> bool {
        let listing = matches!(self.scan.folded.get(from), Some('、' | '/' | '及' | '和'));
        let post = || self.scan.ending(to).any(|h| h.class == Class::Title && h.start as usize == from + 1);
        listing && from < to && (to == from + 1 || post())
    }
}
