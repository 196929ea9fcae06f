//! Signs before a number: -3.2%, 負三十二, 零下5度.

use super::view::View;
use crate::scan::Value;

/// Where the amount begins whose number begins at `start`, its sign taken in, and whether that is a minus.
///
/// A hyphen after a number, a letter or another hyphen is none.
pub(super) fn before(view: &View<'_>, start: usize) -> (usize, bool) {
    let at = view.before_spaces(start);
    match view.before(at) {
        '负' => (at - 1, true),
        '-' | '−' if at == start && stands_free(view, start - 1) => (start - 1, true),
        '+' if at == start && stands_free(view, start - 1) => (start - 1, false),
        _ => (start, false),
    }
}

fn stands_free(view: &View<'_>, at: usize) -> bool {
    let before = view.before(at);
    !before.is_ascii_alphanumeric()
        && !matches!(before, '-' | '−' | ')' | '%')
        && view.scan.numeral_ending(at).is_none()
}

/// The value, below nought if `negative`.
pub(super) fn signed(value: Value, negative: bool) -> Value {
    if !negative {
        return value;
    }
    let low = value.top().clone().negated();
    let high = value.high.is_some().then(|| value.low.negated());
    Value { low, high }
}
