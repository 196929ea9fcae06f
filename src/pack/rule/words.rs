//! The words of a rule, where its maker takes words.

use crate::pack::table::Table;

/// The most words of a rule; longer lists are word lists.
const MOST_WORDS: usize = 10_000;
/// The longest word, in characters.
pub const LONGEST_WORD: usize = 60;

/// Reads the words, without blanks around them.
pub(super) fn words(table: &mut Table<'_, '_>) -> Vec<String> {
    let words = table.texts("words");
    if words.is_empty() {
        table.fault(table.at, "`words` is missing or empty");
    }
    if words.len() > MOST_WORDS {
        table.fault(table.at, format!("more than {MOST_WORDS} words; write them as a list in lexicon/"));
    }
    for word in &words {
        if word.value.trim().is_empty() {
            table.fault(word.at, "an empty word");
        } else if word.value.chars().count() > LONGEST_WORD {
            table.fault(word.at, format!("a word of more than {LONGEST_WORD} characters"));
        }
    }
    words.into_iter().map(|w| w.value.trim().to_owned()).collect()
}
