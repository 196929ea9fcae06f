//! Fault: a radical where the character is meant, as fonts without a proper character map give it.
//!
//! `⾹港⽂匯` → `香港文匯`; the supplement too: `⻑` → `長`.
//!
//! Why here: before any word is looked for. Left alone: lines that speak of radicals (部首, 偏旁, or code points U+2E.., U+2F..).

use super::{Circumstances, table};
use crate::text::Edits;
use memchr::memmem;

/// The name of the rule, and of its table.
pub const RULE: &str = "radical";

/// What a line has that speaks of radicals.
const OF_RADICALS: [&str; 4] = ["部首", "偏旁", "U+2E", "U+2F"];

/// Puts the character.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let found = |text: &str, word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    // Most pages have none of the words at all.
    let words: Vec<&str> = OF_RADICALS.into_iter().filter(|word| found(text, word)).collect();
    table::replace_in_lines(text, RULE, |line| !words.iter().any(|word| found(line, word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn radicals_become_characters() {
        assert_mends(mend, &[("⾹港⽂匯報", "香港文匯報"), ("⻑者⻅⻔", "長者见门")]);
        assert_stays(mend, &["部首⼀、⼁、⼂", "U+2F00（⼀）", "一人大"]);
    }
}
