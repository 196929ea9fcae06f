//! Fault: Latin letters that a font drew as one.
//!
//! `ﬁnance` → `finance`.
//!
//! Why here: with the other characters that stand for others. Left alone: æ, œ, ß, which are letters.

use super::{Circumstances, table};
use crate::text::Edits;

/// The name of the rule, and of its table.
pub const RULE: &str = "ligature";

/// Puts the letters.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    table::replace_all(text, RULE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn ligatures_are_spelled_out() {
        assert_mends(mend, &[("ﬁnance oﬃce ﬂow", "finance office flow")]);
        assert_stays(mend, &["œuvre, Cæsar, Straße"]);
    }
}
