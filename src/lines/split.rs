//! One line of the page that holds several things, cut into them.

use crate::text::{Current, Span};

/// Hands over the stretches of a line (white space trimmed), in order.
pub(super) fn stretches(text: &str, line: Span<Current>, mut each: impl FnMut(Span<Current>)) {
    let _ = text;
    each(line);
}
