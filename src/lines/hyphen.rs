//! Words that a line break cuts in two with a hyphen.
//!
//! `… at a Kow-` above `loon school` → `… at a Kowloon` above `school`: the word stays whole on the line it begins on. Left
//! alone: a word of which the page has the hyphened form elsewhere (`well-known`), one whose first part keeps its hyphen
//! (`packs/lines/hyphenated.txt`), one that goes on with a capital letter or over a blank line, and a line that holds no
//! more than the rest of the word.

use crate::text::{Cut, Edits, Span, Text};
use rustc_hash::FxHashSet;

/// The name of the repair.
pub const RULE: &str = "hyphenation";

/// First parts that keep their hyphen.
const KEPT: &str = include_str!("../../packs/lines/hyphenated.txt");

/// A word cut in two: its parts as they stand on the page.
struct Broken {
    /// Where the first part begins, in bytes.
    start: usize,
    /// The hyphen, and the byte after the line break.
    hyphen: usize,
    next: usize,
    /// The end of the second part, and of the blanks behind it.
    end: usize,
    after: usize,
}

/// Puts words together that a line break cuts.
pub(super) fn close(text: Text<'_>) -> Text<'_> {
    let page = text.as_str();
    let mut edits = Edits::default();
    let words = memchr::memmem::find_iter(page.as_bytes(), "-\n").filter_map(|at| Broken::at(page, at));
    let words: Vec<_> = words.filter(|word| !word.is_listed(page)).collect();
    let own = if words.is_empty() { FxHashSet::default() } else { hyphened(page) };
    for word in words.iter().filter(|word| !own.contains(&word.parts(page))) {
        let rest = &page[word.next..word.end];
        let moved = (word.end - word.next) as u32;
        let old = |at: usize| (at - word.hyphen) as u32;
        let cuts = vec![Cut { old: old(word.next), new: 0 }, Cut { old: old(word.end), new: moved }];
        let span = Span::new(word.hyphen, word.after);
        edits.replace_in_parts(span, format!("{rest}\n"), cuts, RULE);
    }
    text.apply(edits)
}

impl Broken {
    /// The word that a hyphen and a line break cut, if it is one.
    fn at(page: &str, hyphen: usize) -> Option<Self> {
        let next = hyphen + 2;
        let letters = |c: char| !c.is_ascii_alphabetic();
        let start =
            page[..hyphen].rfind(letters).map_or(0, |at| at + page[at..].chars().next().map_or(1, char::len_utf8));
        let end = page[next..].find(letters).map(|len| next + len)?;
        let small = page[next..end].bytes().all(|b| b.is_ascii_lowercase());
        let whole = !page[..start].ends_with(['-', '\'', '’', '@', '.', '/']);
        let after = end + page[end..].find(|c| c != ' ').unwrap_or(0);
        let goes_on = after > end && !page[after..].starts_with('\n');
        (start < hyphen && next < end && small && whole && goes_on).then_some(Self { start, hyphen, next, end, after })
    }

    /// Its two parts.
    fn parts<'t>(&self, page: &'t str) -> (&'t str, &'t str) {
        (&page[self.start..self.hyphen], &page[self.next..self.end])
    }

    /// Does its first part keep its hyphen?
    fn is_listed(&self, page: &str) -> bool {
        KEPT.lines().any(|part| part.eq_ignore_ascii_case(self.parts(page).0))
    }
}

/// The two parts of the words that have a hyphen in the middle of a line.
fn hyphened(page: &str) -> FxHashSet<(&str, &str)> {
    let letters = |c: char| !c.is_ascii_alphabetic();
    let word = |at: usize| {
        let (before, after) = (&page[..at], &page[at + 1..]);
        let start = before.len() - before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        (&page[start..at], &after[..after.find(letters).unwrap_or(after.len())])
    };
    memchr::memchr_iter(b'-', page.as_bytes())
        .map(word)
        .filter(|word| !word.0.is_empty() && !word.1.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_is_put_together_where_it_begins() {
        let page = "at a Kow-\nloon school, well-\nknown for its dis-\ncipline and a well-known";
        let text = close(Text::plain(page));
        assert_eq!(text.as_str(), "at a Kowloon\nschool, well-\nknown for its discipline\nand a well-known");
        let at = text.as_str().find("loon").unwrap_or_default();
        let raw = page.find("loon").unwrap_or_default();
        assert_eq!(
            (text.source(Span::new(at, at + 4)).start(), text.source(Span::new(at, at + 4)).end()),
            (raw, raw + 4)
        );
        assert_eq!(text.source(Span::new(at - 3, at + 4)).start(), raw - 5);
    }

    #[test]
    fn words_with_a_hyphen_of_their_own_stay() {
        for page in [
            "self-\ngovernment is",
            "the Anglo-\nFrench fleet",
            "an is-\n\nland here",
            "1-\nton lorry",
            "the is-\nland",
            "-\n",
            "state-of-the-\nart x",
        ] {
            assert_eq!(close(Text::plain(page)).as_str(), page);
        }
    }

    fn solid(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn nothing_but_hyphens_is_taken_out(page in "[ab\\- \\n港]{0,60}") {
            let once = close(Text::plain(&page));
            let hyphens = once.changes().map(|(change, _)| change.before.matches('-').count()).sum::<usize>();
            prop_assert_eq!(solid(once.as_str()).replace('-', ""), solid(&page).replace('-', ""));
            prop_assert_eq!(once.as_str().matches('-').count() + hyphens, page.matches('-').count());
            let once = once.as_str().to_owned();
            let twice = close(Text::plain(&once));
            prop_assert_eq!(twice.as_str(), once.as_str());
        }
    }
}
