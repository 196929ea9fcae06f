//! What a page says of itself in Latin letters: sections, papers, page numbers and dates as English papers set them.

use crate::lines::words::{PAPERS, SECTIONS};

/// The longest title, in bytes.
const TITLE: usize = 32;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A title in Latin letters, in capitals or with a capital letter before each word.
pub(super) fn title(rest: &str) -> Option<usize> {
    let run =
        rest.find(|c: char| !c.is_ascii_alphabetic() && !matches!(c, ' ' | '&' | '\'' | '-')).unwrap_or(rest.len());
    // The letter of a page number belongs to it.
    let ends =
        if rest[run..].starts_with(|c: char| c.is_ascii_digit()) { rest[..run].rfind(' ').unwrap_or(0) } else { run };
    let title = rest[..ends].trim_end();
    let mut words = title.split([' ', '-']).filter(|w| !matches!(*w, "" | "&" | "of" | "and" | "the"));
    let capital = words.all(|w| w.starts_with(|c: char| c.is_ascii_uppercase()));
    (capital && (3..=TITLE).contains(&title.len())).then_some(title.len())
}

/// Is a title one of the list?
pub(super) fn is_section(title: &str) -> bool {
    SECTIONS.latin_at_start(title).is_some_and(|section| section.len() == title.len())
}

/// The name of a paper that is in the list.
pub(super) fn paper(rest: &str) -> Option<usize> {
    PAPERS.latin_at_start(rest).map(str::len)
}

/// `Page 7`, `PAGE A3`, `p. 12`: the length of what stands before the number.
pub(super) fn page_word(rest: &str) -> Option<usize> {
    let word = ["page", "pg.", "p."].iter().find(|w| begins(rest, w))?;
    let number = rest[word.len()..].trim_start();
    Some(rest.len() - number.len())
}

/// `Friday, March 8, 2024` · `8 March 2024` · `Fri Mar 8 2024`: the day of the week may be left out, nothing else may.
pub(super) fn date(rest: &str) -> Option<usize> {
    let mut words = Words { rest, at: 0 };
    words.next_if(|w| is_named(w, &DAYS));
    let is_day = |w: &str| w.len() <= 4 && ordinal(w).is_some();
    let is_month = |w: &str| is_named(w, &MONTHS);
    if words.next_if(is_month).is_some() {
        words.next_if(is_day)?;
    } else {
        words.next_if(is_day)?;
        words.next_if(is_month)?;
    }
    words.next_if(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))?;
    Some(words.at)
}

/// Is a word one of these, or the first three letters of it or more?
fn is_named(word: &str, names: &[&str]) -> bool {
    word.len() > 2 && names.iter().any(|name| begins(name, word))
}

/// `8`, `21st`
fn ordinal(word: &str) -> Option<u8> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let end = word[digits..].to_ascii_lowercase();
    let number = word[..digits].parse().ok()?;
    (matches!(&*end, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&number)).then_some(number)
}

/// Does a text begin with a word, capital letters or not?
fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// The words of a text, a comma or a stop behind each or not.
struct Words<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn next_if(&mut self, is: impl Fn(&str) -> bool) -> Option<&'a str> {
        let rest = &self.rest[self.at..];
        let word = rest.trim_start_matches([' ', ',', '.']);
        let end = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
        let found = Some(&word[..end]).filter(|w| is(w));
        self.at += found.map_or(0, |w| rest.len() - word.len() + w.len());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_papers_are_read_to_their_end() {
        assert_eq!((title("SPORTS B8"), title("News & Views")), (Some(6), Some(12)));
        assert_eq!((title("the ferry sails"), title("B8")), (None, None));
        assert_eq!((paper("THE STANDARD 2024"), paper("The Standards")), (Some(12), None));
        assert!(is_section("HONG KONG") && !is_section("HONG KONG FERRY"));
        assert_eq!((page_word("Page 7"), page_word("p. A3"), page_word("Paper 7")), (Some(5), Some(3), None));
    }

    #[test]
    fn a_date_is_read_whichever_way_it_is_set() {
        for line in
            ["Friday, March 8, 2024", "8 March 2024", "Fri Mar 8 2024", "FRIDAY 8TH MARCH, 2024", "March 8, 2024"]
        {
            assert_eq!(date(line), Some(line.len()), "{line}");
        }
        for no in ["March 8", "Friday", "March 2024", "marching 8 2024", "May 32, 2024", "Sunlight 8 March 2024"] {
            assert_eq!(date(no), None, "{no}");
        }
    }
}
