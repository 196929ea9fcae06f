//! Fault: a compatibility ideograph where the unified one is meant.
//!
//! U+F98A → 力: old Korean and Big5 code points that look the same and match nothing.
//!
//! Why here: before any word is looked for. Left alone: the twelve characters of that block that are unified ideographs in
//! their own right, such as 﨑; regional variants such as 裏 and 裡.

use super::{Circumstances, table};
use crate::text::Edits;

/// The name of the rule, and of its table.
pub const RULE: &str = "compatibility_ideograph";

/// Puts the unified ideograph.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    table::replace_all(text, RULE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn compatibility_becomes_unified() {
        assert_mends(mend, &[("\u{F98A}量\u{2F800}", "力量丽")]);
        assert_stays(mend, &["﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩", "裏裡着著"]);
    }
}
