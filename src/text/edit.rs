//! Proposed changes to a text: what a repair answers with instead of changing anything itself.

use super::{Current, Span};
use std::borrow::Cow;

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span<Current>,
    /// What stands there afterwards; empty for a removal.
    pub with: Cow<'static, str>,
    /// The name of the repair that asks for it.
    pub rule: &'static str,
    /// Where inside the replacement the parts of what is replaced can still be told apart, in order.
    pub cuts: Box<[Cut]>,
}

/// A place inside an edit that is known on both sides, in bytes from the edit's start.
///
/// Two cuts at the same `new` enclose what the edit took out there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// In the text that is replaced.
    pub old: u32,
    /// In the text that replaces it.
    pub new: u32,
}

/// Replacements over one text, in order and disjoint.
#[derive(Debug, Clone, Default)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// Proposes to put `with` in the place of `span`.
    ///
    /// Edits are given from the front of the text to its back; one that would overlap the edit before it is dropped
    /// (the first proposal stands), and `false` is returned.
    pub fn replace(&mut self, span: Span<Current>, with: impl Into<Cow<'static, str>>, rule: &'static str) -> bool {
        self.replace_in_parts(span, with, Vec::new(), rule)
    }

    /// The same, `cuts` telling which part of the replacement was made of which part of the span.
    pub fn replace_in_parts(
        &mut self,
        span: Span<Current>,
        with: impl Into<Cow<'static, str>>,
        cuts: Vec<Cut>,
        rule: &'static str,
    ) -> bool {
        let clear = self.0.last().is_none_or(|last| last.span.end() <= span.start());
        if clear {
            self.0.push(Edit { span, with: with.into(), rule, cuts: cuts.into() });
        }
        clear
    }

    /// Proposes to take `span` out.
    pub fn remove(&mut self, span: Span<Current>, rule: &'static str) -> bool {
        self.replace(span, "", rule)
    }

    /// Nothing proposed?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are proposed.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The proposals in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Edit> {
        self.0.iter()
    }
}

impl IntoIterator for Edits {
    type Item = Edit;
    type IntoIter = std::vec::IntoIter<Edit>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_overlapping_edits_stands() {
        let mut edits = Edits::default();
        assert!(edits.replace(Span::new(0, 3), "x", "a"));
        assert!(!edits.replace(Span::new(2, 4), "y", "b"));
        assert!(edits.remove(Span::new(3, 4), "c"));
        assert_eq!(edits.len(), 2);
    }
}
