//! Text that remembers where it came from. Knows nothing of newspapers.
//!
//! A [`Text`] is the page as it now reads. Only [`Text::apply`] changes it, and each change leaves a [`Layer`] behind, so
//! that any stretch of the current text can be traced to the bytes of the file it was read from.

pub mod chars;
mod edit;
mod fold;
pub mod han_number;
mod layer;
mod sieve;
mod source_map;
mod span;
pub mod walk;

pub use edit::{Cut, Edit, Edits};
pub use fold::fold;
pub use layer::{Change, Layer};
pub use sieve::Sieve;
pub use source_map::{Mark, SourceMap, SourceMapBuilder};
pub use span::{Chars, Current, Source, Span};

use std::borrow::Cow;

/// A page's text, with the way back to the bytes of its file.
///
/// Borrowed for as long as nothing was changed in it.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    current: Cow<'a, str>,
    map: SourceMap,
    layers: Vec<Layer>,
}

impl<'a> Text<'a> {
    /// A text as it was decoded, `map` being the way from its bytes to those of the file.
    pub fn new(decoded: impl Into<Cow<'a, str>>, map: SourceMap) -> Self {
        Self { current: decoded.into(), map, layers: Vec::new() }
    }

    /// A text that is its own source, byte for byte.
    pub fn plain(text: &'a str) -> Self {
        Self::new(text, SourceMap::identity())
    }

    /// The text as it reads now.
    pub fn as_str(&self) -> &str {
        &self.current
    }

    /// Is the text still the very memory it was decoded from?
    pub fn is_borrowed(&self) -> bool {
        matches!(self.current, Cow::Borrowed(_))
    }

    /// Makes the changes, and keeps the record of them. No edits: no copy, no layer.
    #[must_use]
    pub fn apply(mut self, edits: Edits) -> Self {
        if edits.is_empty() {
            return self;
        }
        let (text, layer) = Layer::make(&self.current, edits);
        self.current = Cow::Owned(text);
        self.layers.push(layer);
        self
    }

    /// The bytes of the file that a stretch of the current text was made of.
    ///
    /// Text that an edit made stands for all that the edit replaced; what an edit took out at the very start or end of
    /// the stretch is left out.
    pub fn source(&self, span: Span<Current>) -> Span<Source> {
        let decoded = self.layers.iter().rev().fold(span, |s, layer| layer.before(s));
        self.map.source(decoded)
    }

    /// The bytes of the text as it was decoded that a stretch of the file became.
    pub fn in_decoded(&self, span: Span<Source>) -> Span<Source> {
        self.map.decoded(span)
    }

    /// The changes of the last round.
    pub fn last_changes(&self) -> &[Change] {
        self.layers.last().map_or(&[], |layer| layer.changes())
    }

    /// The rounds of changes made since decoding, first to last.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// Every change made since decoding, first layer first, each with the bytes of the file it concerns.
    pub fn changes(&self) -> impl Iterator<Item = (&Change, Span<Source>)> {
        self.layers.iter().enumerate().flat_map(move |(depth, layer)| {
            layer.changes().iter().map(move |change| {
                let old = self.layers[..depth].iter().rev().fold(change.old, |s, l| l.before(s));
                (change, self.map.source(old))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited<'a>(text: Text<'a>, edits: &[(usize, usize, &str)]) -> Text<'a> {
        let mut all = Edits::default();
        for &(start, end, with) in edits {
            all.replace(Span::new(start, end), with.to_owned(), "test");
        }
        text.apply(all)
    }

    #[test]
    fn without_edits_nothing_is_copied() {
        let text = Text::plain("港聞").apply(Edits::default());
        assert!(text.is_borrowed());
        assert_eq!(text.changes().count(), 0);
    }

    #[test]
    fn spans_go_back_through_every_layer() {
        let text = edited(Text::plain("ab  cd ef"), &[(2, 4, "")]);
        let text = edited(text, &[(4, 5, "——")]);
        assert_eq!(text.as_str(), "abcd——ef");
        assert_eq!(text.source(Span::new(2, 4)), Span::new(4, 6));
        assert_eq!(text.source(Span::new(0, 2)), Span::new(0, 2), "a removal at the end is left out");
        assert_eq!(text.source(Span::new(0, 4)), Span::new(0, 6));
        assert_eq!(text.source(Span::new(4, 10)), Span::new(6, 7));
        assert_eq!(text.source(Span::new(10, 12)), Span::new(7, 9));
    }

    #[test]
    fn cuts_lead_to_the_part_of_the_edit() {
        let mut edits = Edits::default();
        let cuts = [(1, 1), (3, 1), (4, 2), (6, 2)].map(|(old, new)| Cut { old, new });
        edits.replace_in_parts(Span::new(1, 8), "xyz", cuts.to_vec(), "test");
        let text = Text::plain("ax  y  zb").apply(edits);
        assert_eq!(text.as_str(), "axyzb");
        assert_eq!(text.source(Span::new(1, 2)), Span::new(1, 2));
        assert_eq!(text.source(Span::new(2, 3)), Span::new(4, 5));
        assert_eq!(text.source(Span::new(1, 4)), Span::new(1, 8));
        assert_eq!(text.source(Span::new(3, 5)), Span::new(7, 9));
    }

    #[test]
    fn changes_name_the_bytes_they_concern() {
        let text = edited(Text::plain("ab  cd ef"), &[(2, 4, "")]);
        let text = edited(text, &[(4, 5, "-")]);
        let seen: Vec<_> = text.changes().map(|(c, s)| (c.before.to_string(), c.after.to_string(), s)).collect();
        assert_eq!(seen, [("  ".into(), String::new(), Span::new(2, 4)), (" ".into(), "-".into(), Span::new(6, 7))]);
    }
}
