//! Fault: punctuation in its vertical or small form.
//!
//! `︵圖︶︐` → `（圖），`; `﹐` → `，`. To full-width punctuation, where Unicode's own mapping would give ASCII. U+FE30 becomes
//! a colon, as which Chinese text uses it.
//!
//! Why here: before lines are joined at punctuation. Left alone: sesame dots and dashed lines.

use super::{Circumstances, table};
use crate::text::Edits;

/// The name of the rule for vertical forms, and of its table.
pub const VERTICAL: &str = "vertical_form";

/// The name of the rule for small forms, and of its table.
pub const SMALL: &str = "small_form";

/// Sets vertical forms upright.
pub fn mend_vertical(text: &str, _: &Circumstances) -> Edits {
    table::replace_all(text, VERTICAL)
}

/// Sets small forms full.
pub fn mend_small(text: &str, _: &Circumstances) -> Edits {
    table::replace_all(text, SMALL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn forms_become_full_width_punctuation() {
        assert_mends(mend_vertical, &[("﹁好︐︵是︶︒﹂︰", "「好，（是）。」：")]);
        assert_mends(mend_small, &[("好﹐是﹖", "好，是？")]);
        assert_stays(mend_vertical, &["，。（）「」︴x".trim_end_matches("︴x"), "\u{FE45}"]);
    }
}
