//! What one round of edits did to a text, and the way back through it.

use super::{Current, Cut, Edits, Span};
use std::borrow::Cow;

/// An edit that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it was in the text before the round.
    pub old: Span<Current>,
    /// Where its result is in the text after the round.
    pub new: Span<Current>,
    /// What stood there.
    pub before: Box<str>,
    /// What stands there now.
    pub after: Cow<'static, str>,
    /// The repair that asked for it.
    pub rule: &'static str,
    cuts: Box<[Cut]>,
}

impl Change {
    /// The old place of a start inside the new text.
    fn start_before(&self, at: usize) -> usize {
        let n = self.cuts.partition_point(|c| c.new as usize <= at - self.new.start());
        self.old.start() + n.checked_sub(1).map_or(0, |i| self.cuts[i].old as usize)
    }

    /// The old place of an end inside the new text.
    fn end_before(&self, at: usize) -> usize {
        let n = self.cuts.partition_point(|c| (c.new as usize) < at - self.new.start());
        self.cuts.get(n).map_or(self.old.end(), |c| self.old.start() + c.old as usize)
    }
}

/// One round of edits; positions between them shift, nothing else changes.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    changes: Vec<Change>,
    /// Where the result of each begins: it is looked for here, in less memory.
    starts: Vec<u32>,
}

impl Layer {
    /// Carries out `edits` on `text`: the new text, and the layer that leads back.
    pub(super) fn make(text: &str, edits: Edits) -> (String, Self) {
        let mut out = String::with_capacity(text.len());
        let mut changes = Vec::with_capacity(edits.len());
        let mut done = 0;
        for edit in edits {
            out.push_str(&text[done..edit.span.start()]);
            let start = out.len();
            out.push_str(&edit.with);
            done = edit.span.end();
            changes.push(Change {
                old: edit.span,
                new: Span::new(start, out.len()),
                before: text[edit.span.range()].into(),
                after: edit.with,
                rule: edit.rule,
                cuts: edit.cuts,
            });
        }
        out.push_str(&text[done..]);
        let starts = changes.iter().map(|change| change.new.start() as u32).collect();
        (out, Self { changes, starts })
    }

    /// The edits that were made, in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The stretch of the text before the round that `span` of the text after it was made of.
    pub fn before(&self, span: Span<Current>) -> Span<Current> {
        if span.is_empty() {
            let at = self.start_before(span.start());
            return Span::new(at, at);
        }
        let n = self.starts.partition_point(|&start| start as usize <= span.start());
        // Mostly no other edit begins before the end.
        let more = self.starts[n..].iter().take_while(|&&start| (start as usize) < span.end()).count();
        Span::new(self.start_behind(n, span.start()), self.end_behind(n + more, span.end()))
    }

    fn start_before(&self, at: usize) -> usize {
        self.start_behind(self.starts.partition_point(|&start| start as usize <= at), at)
    }

    /// The old place of a start behind the starts of so many edits.
    fn start_behind(&self, n: usize, at: usize) -> usize {
        match n.checked_sub(1).map(|i| &self.changes[i]) {
            None => at,
            Some(c) if at < c.new.end() => c.start_before(at),
            Some(c) => c.old.end() + (at - c.new.end()),
        }
    }

    /// The same of an end.
    fn end_behind(&self, n: usize, at: usize) -> usize {
        match n.checked_sub(1).map(|i| &self.changes[i]) {
            None => at,
            Some(c) if at < c.new.end() => c.end_before(at),
            Some(c) if at == c.new.end() => c.old.end(),
            Some(c) => c.old.end() + (at - c.new.end()),
        }
    }
}
