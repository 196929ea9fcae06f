//! How the page set what a repair has since changed: full-width digits made half width filled twice the room.

use super::glyph::width;
use crate::text::{Layer, Text};

/// What was changed at a place of the current text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reset {
    /// The place, in bytes.
    pub at: usize,
    /// By how many half ems it was set wider than it reads now, blanks left out of account.
    pub wider: i32,
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
        let wider = measure(&change.before) - measure(&change.after);
        if wider != 0 {
            all.push(Reset { at, wider });
        }
        (old, new) = (change.old.end(), change.new.end());
    }
    all.extend(known.map(|k| Reset { at: k.at - old + new, ..k }));
    all
}

/// The width of what is no blank.
fn measure(text: &str) -> i32 {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| i32::from(width(c))).sum()
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
        let got: Vec<_> = resets(&text).iter().map(|r| (r.at, r.wider)).collect();
        assert_eq!(got, [(3, 1), (8, 1)]);
    }
}
