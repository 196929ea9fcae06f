//! Lists of words in `packs/lines`, looked up where a text begins or ends.

use super::by_end::ByEnd;
use crate::text::fold;
use std::sync::LazyLock;

/// The words of a list, the longest first.
pub(super) struct Words {
    words: Vec<&'static str>,
    /// The same by what they begin with, and by what they end with: only words that share that with a text are looked at.
    firsts: ByEnd<&'static str>,
    lasts: ByEnd<&'static str>,
}

/// Titles of sections.
pub(super) static SECTIONS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/sections.txt")));
/// Titles of those who make a page.
pub(super) static EDITORS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/editors.txt")));
/// Newspapers.
pub(super) static PAPERS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../packs/lines/papers.txt")));
/// Agencies and broadcasters, which make no pages.
pub(super) static AGENCIES: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/agencies.txt")));

/// Surnames of one character.
static SURNAMES: LazyLock<Vec<char>> = LazyLock::new(|| {
    let rows = include_str!("../../packs/core/lexicon/surname.tsv").lines().filter(|l| !l.starts_with('#'));
    let single = |word: &str| word.chars().next().filter(|c| c.len_utf8() == word.len());
    let mut all: Vec<char> = rows.filter_map(|l| single(l.split('\t').next()?)).map(fold).collect();
    all.sort_unstable();
    all
});

/// Does a text begin with a surname of one character, in either script?
pub(super) fn begins_with_surname(text: &str) -> bool {
    text.chars().next().is_some_and(|c| SURNAMES.binary_search(&fold(c)).is_ok())
}

/// Labels before the names of those who wrote a story.
pub(super) static AUTHORS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/authors.txt")));
/// What a picture credit begins with.
pub(super) static PICTURES: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/pictures.txt")));

/// Labels of facts about a place, an event or a person.
pub(super) static FACTS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../packs/lines/facts.txt")));

/// What a remark on the writer, the column or the matter begins with.
pub(super) static REMARKS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/remarks.txt")));

/// What a remark begins with that sends the reader elsewhere.
pub(super) static POINTERS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/pointers.txt")));

impl Words {
    fn read(list: &'static str) -> Self {
        let mut words: Vec<_> = list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.len()));
        let firsts = ByEnd::of(words.iter().filter_map(|w| Some((w.chars().next()?, *w))));
        let lasts = ByEnd::of(words.iter().filter_map(|w| Some((w.chars().next_back()?, *w))));
        Self { words, firsts, lasts }
    }

    /// The longest that a text begins with, capital letters or not, and that no letter goes on.
    pub fn latin_at_start(&self, text: &str) -> Option<&'static str> {
        let begins = |w: &&str| text.get(..w.len()).is_some_and(|start| start.eq_ignore_ascii_case(w));
        let ends = |w: &&str| !text[w.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        let latin = text.starts_with(|c: char| c.is_ascii_alphabetic());
        latin.then(|| self.iter().find(|w| begins(w) && ends(w))).flatten()
    }

    /// All words, the longest first.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// Those that a text begins with, the longest first.
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = &'static str> {
        self.firsts.at(text.chars().next()).filter(move |w| text.starts_with(w))
    }

    /// The longest that a text ends with.
    pub fn at_end(&self, text: &str) -> Option<&'static str> {
        self.lasts.at(text.chars().next_back()).find(|w| text.ends_with(w))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_comes_first() {
        assert_eq!(EDITORS.at_start("責任編輯：陳大文").next(), Some("責任編輯"));
        assert_eq!(SECTIONS.at_end("文匯要聞"), Some("要聞"));
        assert_eq!(PAPERS.at_end("香港文匯報"), Some("香港文匯報"));
        assert_eq!(PAPERS.latin_at_start("THE STANDARD, Friday"), Some("The Standard"));
    }

    #[test]
    fn surnames_are_known_in_either_script() {
        assert!(begins_with_surname("陳大文") && begins_with_surname("陈大文"));
        assert!(!begins_with_surname("兩岸") && !begins_with_surname(""));
    }

    #[test]
    fn what_only_begins_or_ends_like_a_word_is_none() {
        assert_eq!(EDITORS.at_start("責任在誰").next(), None);
        assert_eq!(SECTIONS.at_end("新 聞"), None);
        assert_eq!((PAPERS.at_start("").next(), PAPERS.at_end("")), (None, None));
        assert_eq!((PAPERS.latin_at_start("The Starfish"), PAPERS.latin_at_start("南山")), (None, None));
    }
}
