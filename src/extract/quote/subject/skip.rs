//! Past adverbs, dates, blanks, brackets and posts, which may stand between a subject and its verb or before a subject.

use super::Finder;
use crate::{pack::Class, text::Span};
use std::ops::Range;

impl Finder<'_> {
    /// The end of what comes before adverbs, dates and brackets at the end of `range`.
    pub(super) fn skip_back(&self, range: Range<usize>) -> usize {
        let mut end = range.end;
        while end > range.start {
            end = match self.step_back(end) {
                Some(before) if before >= range.start => before,
                _ => break,
            };
        }
        end
    }

    fn step_back(&self, end: usize) -> Option<usize> {
        if self.name_ending(end).is_some() {
            return None;
        }
        let date = self.dates.get(self.dates.partition_point(|d| d.end() < end)).filter(|d| d.end() == end);
        let adverb = self.scan.ending(end).find(|h| h.class == Class::Adverb).map(|h| h.start as usize);
        let mark = self.scan.folded[end - 1];
        let bracket = if mark == ')' { self.marks.partner(end - 1) } else { None };
        let blank = matches!(mark, ' ' | ',' | '」').then(|| end - 1);
        date.map(Span::start).or(adverb).or(bracket).or(blank).or_else(|| self.post_before(end))
    }

    /// The start of the post that ends there, if a person stands before it (甲資深大律師).
    fn post_before(&self, end: usize) -> Option<usize> {
        let posts = self.scan.ending(end).filter(|h| matches!(h.class, Class::Title | Class::Honorific));
        let mut starts = posts.map(|h| h.start as usize);
        starts.find(|&start| self.name_ending(start).is_some_and(|n| self.names[n].person))
    }

    /// The start of what comes after adverbs, dates and blanks at the start of `range`.
    pub(super) fn skip_on(&self, range: Range<usize>) -> usize {
        let mut start = range.start;
        while start < range.end
            && let Some(next) = self.step_on(start)
        {
            start = next;
        }
        start
    }

    fn step_on(&self, start: usize) -> Option<usize> {
        let date = self.dates.get(self.dates.partition_point(|d| d.start() < start)).filter(|d| d.start() == start);
        let adverb = self.scan.starting(start).iter().rev().find(|h| h.class == Class::Adverb);
        let blank = matches!(self.scan.folded[start], ' ' | ',').then(|| start + 1);
        date.map(Span::end).or(adverb.map(|h| h.end as usize)).or(blank)
    }
}
