//! Lists of words in `packs/lines`, looked up where a text begins or ends.

use std::sync::LazyLock;

/// The words of a list, the longest first.
pub(super) struct Words {
    words: Vec<&'static str>,
    /// What the words begin with, and what they end with: most texts have none of it, and no word is looked at.
    firsts: Vec<char>,
    lasts: Vec<char>,
}

/// Titles of sections.
pub(super) static SECTIONS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/sections.txt")));
/// Titles of those who make a page.
pub(super) static EDITORS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/editors.txt")));
/// Newspapers and agencies.
pub(super) static PAPERS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../packs/lines/papers.txt")));

/// Labels before the names of those who wrote a story.
pub(super) static AUTHORS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/authors.txt")));
/// What a picture credit begins with.
pub(super) static PICTURES: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/pictures.txt")));

impl Words {
    fn read(list: &'static str) -> Self {
        let mut words: Vec<_> = list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.len()));
        let mut firsts: Vec<char> = words.iter().filter_map(|w| w.chars().next()).collect();
        let mut lasts: Vec<char> = words.iter().filter_map(|w| w.chars().next_back()).collect();
        for ends in [&mut firsts, &mut lasts] {
            ends.sort_unstable();
            ends.dedup();
        }
        Self { words, firsts, lasts }
    }

    /// All words, the longest first.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// Those that a text begins with, the longest first.
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let may = text.chars().next().is_some_and(|c| self.firsts.binary_search(&c).is_ok());
        let words = if may { &self.words[..] } else { &[] };
        words.iter().copied().filter(move |w| text.starts_with(w))
    }

    /// The longest that a text ends with.
    pub fn at_end(&self, text: &str) -> Option<&'static str> {
        let may = text.chars().next_back().is_some_and(|c| self.lasts.binary_search(&c).is_ok());
        if may { self.iter().find(|w| text.ends_with(w)) } else { None }
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
    }

    #[test]
    fn what_only_begins_or_ends_like_a_word_is_none() {
        assert_eq!(EDITORS.at_start("責任在誰").next(), None);
        assert_eq!(SECTIONS.at_end("新 聞"), None);
        assert_eq!((PAPERS.at_start("").next(), PAPERS.at_end("")), (None, None));
    }
}
