//! How a line's first words begin a sentence: with what points back, or with what is set anew.
//!
//! The words are in `packs/lines/sentence_starts.tsv`. They weigh only where a sentence ended before.

use super::by_end::ByEnd;
use std::{cmp::Reverse, sync::LazyLock};

/// What the first word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Opening {
    /// Nothing.
    #[default]
    Plain,
    /// It points back (他, 但, 所以): the paragraph goes on.
    On,
    /// It sets something anew (今天, 另外, 記者): often a paragraph begins.
    New,
}

/// The words by their first characters, the longest first.
static STARTS: LazyLock<ByEnd<(&str, Opening)>> = LazyLock::new(|| {
    let rows = include_str!("../../packs/lines/sentence_starts.tsv").lines().filter(|l| !l.starts_with('#'));
    let row = |l: &'static str| {
        let (kind, word) = l.split_once('\t')?;
        Some((word.chars().next()?, (word, if kind == "on" { Opening::On } else { Opening::New })))
    };
    let mut words: Vec<_> = rows.filter_map(row).collect();
    words.sort_by_key(|&(_, (word, _))| Reverse(word.len()));
    ByEnd::of(words.into_iter())
});

/// What the first word of `line` tells; the longest word of the list counts.
pub(super) fn opening(line: &str) -> Opening {
    let mut words = STARTS.at(line.chars().next());
    words.find(|(word, _)| line.starts_with(word)).map_or(Opening::Plain, |(_, told)| told)
}

/// Does a text begin with a word that points back?
pub fn points_back(text: &str) -> bool {
    opening(text) == Opening::On
}

/// Does a text begin with a word that sets something anew?
pub fn sets_anew(text: &str) -> bool {
    opening(text) == Opening::New
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(opening("他表示會跟進"), Opening::On);
        assert_eq!(opening("今天上午，渡輪"), Opening::New);
        assert_eq!(opening("渡輪公司"), Opening::Plain);
        assert_eq!(opening(""), Opening::Plain);
        assert!(points_back("他表示") && !sets_anew("他表示") && sets_anew("今天上午"));
    }
}
