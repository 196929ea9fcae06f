//! How the page set what a repair has since changed: full-width digits made half width filled twice the room, and a line
//! from which blanks were taken was stretched.

use super::glyph::width;
use crate::text::{Layer, Text};

/// What was changed at a place of the current text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reset {
    /// The place, in bytes.
    pub at: usize,
    /// By how many half ems it was set wider than it reads now, blanks left out of account.
    pub wider: i32,
    /// Blanks that were taken out.
    pub blanks: u8,
}

/// What the repairs of a text have changed in width, in order; several may share a place.
pub(super) fn resets(text: &Text<'_>) -> Vec<Reset> {
    text.layers().iter().fold(Vec::new(), carry)
}

/// The places known before a round of changes as they are after it, and those of the round.
fn carry(known: Vec<Reset>, layer: &Layer) -> Vec<Reset> {
    let mut all = Vec::with_capacity(known.len() + layer.changes().len());
    let mut known = known.into_iter().peekable();
    let (mut old, mut new) = (0, 0);
    for change in layer.changes() {
        while let Some(k) = known.next_if(|k| k.at < change.old.start()) {
            all.push(Reset { at: k.at - old + new, ..k });
        }
        let at = change.new.start();
        while let Some(k) = known.next_if(|k| k.at < change.old.end()) {
            all.push(Reset { at, ..k });
        }
        let (was, is) = (measure(&change.before), measure(&change.after));
        let reset = Reset { at, wider: was.0 - is.0, blanks: was.1.saturating_sub(is.1) };
        if reset.wider != 0 || reset.blanks != 0 {
            all.push(reset);
        }
        (old, new) = (change.old.end(), change.new.end());
    }
    all.extend(known.map(|k| Reset { at: k.at - old + new, ..k }));
    all
}

/// The width of what is no blank, and the blanks.
fn measure(text: &str) -> (i32, u8) {
    text.chars().fold((0, 0), |(wide, blanks), c| match c.is_whitespace() {
        true => (wide, blanks.saturating_add(1)),
        false => (wide + i32::from(width(c)), blanks),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Edits, Span};

    #[test]
    fn places_are_carried_through_later_rounds() {
        let page = "於 ４月 ５日";
        let at = |c: &str| page.find(c).unwrap_or_default();
        let mut edits = Edits::default();
        edits.replace(Span::new(at("４"), at("月")), "4", "narrow");
        edits.replace(Span::new(at("５"), at("日")), "5", "narrow");
        let text = Text::plain(page).apply(edits);
        let mut edits = Edits::default();
        edits.remove(Span::new(3, 4), "space");
        let text = text.apply(edits);
        assert_eq!(text.as_str(), "於4月 5日");
        let got: Vec<_> = resets(&text).iter().map(|r| (r.at, r.wider, r.blanks)).collect();
        assert_eq!(got, [(3, 0, 1), (3, 1, 0), (8, 1, 0)]);
    }
}
