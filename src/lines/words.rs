//! Lists of words in `packs/lines`, looked up where a text begins or ends. A word stands for itself in either script.

use super::by_end::ByEnd;
use crate::{pack::word_list, text::fold};
use std::sync::LazyLock;

/// The words of a list in Simplified characters, the longest first.
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
/// Newspapers: the publications of the lexicon that are no agencies.
pub(super) static PAPERS: LazyLock<Words> = LazyLock::new(|| {
    let rows = word_list::words(include_str!("../../packs/core/lexicon/publication.tsv"));
    Words::of(rows.map(|(_, word, _)| word).filter(|word| !AGENCIES.holds(word)))
});
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

/// What may close a line that names the writers.
pub(super) static BYLINE_ENDS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/byline_ends.txt")));
/// What the name of a reporter's employer may end with, or the word for who he is to it.
pub(super) static EMPLOYERS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/employers.txt")));
/// What may stand behind the name of an agency.
pub(super) static AGENCY_ENDS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/agency_ends.txt")));
/// Words that tell how much without a figure.
pub(super) static AMOUNTS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../packs/lines/amounts.txt")));
/// What a label does not end with.
pub(super) static SAYING: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../packs/lines/saying.txt")));
/// English words that no sentence, title or name ends with.
pub(super) static LINKS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../packs/lines/links.txt")));

impl Words {
    fn read(list: &'static str) -> Self {
        Self::of(list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')))
    }

    fn of<'a>(rows: impl Iterator<Item = &'a str>) -> Self {
        let mut words: Vec<&'static str> = rows.map(|word| &*simplified(word).leak()).collect();
        words.sort_by_key(|w| (std::cmp::Reverse(w.len()), *w));
        words.dedup();
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

    /// Those that a text begins with, the longest first; each as long in bytes as what stands in the text.
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = &'static str> {
        self.firsts.at(text.chars().next().map(even)).filter(move |w| begins(text, w))
    }

    /// Is a text one of them?
    pub fn holds(&self, text: &str) -> bool {
        self.at_start(text).any(|word| word.len() == text.len())
    }

    /// The longest that a text ends with, as long in bytes as what stands there.
    pub fn at_end(&self, text: &str) -> Option<&'static str> {
        self.lasts.at(text.chars().next_back().map(even)).find(|w| ends(text, w))
    }
}

/// The Simplified character for one of as many bytes; itself if there is none.
pub(super) fn even(c: char) -> char {
    Some(fold(c)).filter(|folded| folded.len_utf8() == c.len_utf8()).unwrap_or(c)
}

/// A text in Simplified characters, each at its byte.
pub(super) fn simplified(text: &str) -> String {
    text.chars().map(even).collect()
}

/// Does a text in either script begin with a word in Simplified characters?
pub(super) fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.chars().map(even).eq(word.chars()))
}

/// Does a text in either script end with a word in Simplified characters?
pub(super) fn ends(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|at| text.get(at..));
    end.is_some_and(|end| end.chars().map(even).eq(word.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_comes_first() {
        for text in ["責任編輯：陳大文", "责任编辑：陈大文"] {
            assert_eq!(EDITORS.at_start(text).next(), Some("责任编辑"));
        }
        assert_eq!((SECTIONS.at_end("文匯要聞"), SECTIONS.at_end("文汇要闻")), (Some("要闻"), Some("要闻")));
        assert_eq!(PAPERS.at_end("香港文匯報"), Some("香港文汇报"));
        assert_eq!(PAPERS.latin_at_start("THE STANDARD, Friday"), Some("The Standard"));
    }

    #[test]
    fn papers_are_those_of_the_lexicon_and_no_agencies() {
        for paper in ["南方日報", "民眾日報", "人民日报海外版"] {
            assert_eq!(PAPERS.at_end(paper).map(str::len), Some(paper.len()), "{paper}");
        }
        for agency in ["新華社", "中國新聞社"] {
            assert_eq!((PAPERS.at_end(agency), AGENCIES.at_end(agency).is_some()), (None, true), "{agency}");
        }
    }

    #[test]
    fn what_is_found_is_as_long_as_what_stands_there() {
        for list in [
            &SECTIONS,
            &EDITORS,
            &PAPERS,
            &AGENCIES,
            &AUTHORS,
            &PICTURES,
            &FACTS,
            &REMARKS,
            &POINTERS,
            &BYLINE_ENDS,
            &SAYING,
            &AMOUNTS,
        ] {
            assert!(list.iter().all(|word| simplified(word) == word && begins(word, word) && ends(word, word)));
        }
        assert!(begins("訊（記者", "讯（记") && ends("本報訊", "报讯") && !begins("訊", "讯（记") && !ends("", "讯"));
        assert_eq!((BYLINE_ENDS.at_end("攝影報道"), EMPLOYERS.at_end("香港大學")), (Some("摄影报道"), None));
        assert!(LINKS.holds("the") && !LINKS.holds("The") && !LINKS.holds("then") && AGENCY_ENDS.holds("傳真"));
        assert_eq!(simplified("５月「說」"), "５月「说」");
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
