//! What a page says of itself in Latin letters: sections, papers, page numbers and dates as English papers set them.

use crate::lines::words::{PAPERS, SECTIONS};
use jiff::civil::Date;

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

/// `Friday, March 8, 2024` · `8 March 2024` · `Fri Mar 8 2024`: the length of the date that a text begins with. The day of
/// the week may be left out, nothing else may.
pub(super) fn date(rest: &str) -> Option<usize> {
    read_date(rest).map(|(len, _)| len)
}

/// The day that a text begins with, as `date` reads it.
pub fn day(text: &str) -> Option<Date> {
    read_date(text).map(|(_, day)| day)
}

/// `Friday`, `FRI`
pub(super) fn is_weekday(word: &str) -> bool {
    named(word, &DAYS).is_some()
}

fn read_date(rest: &str) -> Option<(usize, Date)> {
    if !rest.starts_with(|c: char| c.is_ascii()) {
        return None;
    }
    let mut words = Words { rest, at: 0 };
    words.next(|w| named(w, &DAYS));
    let (month, day) = match words.next(|w| named(w, &MONTHS)) {
        Some(month) => (month, words.next(ordinal)?),
        None => {
            let day = words.next(ordinal)?;
            (words.next(|w| named(w, &MONTHS))?, day)
        }
    };
    let year = words.next(|w| w.parse().ok().filter(|_| w.len() == 4))?;
    Some((words.at, Date::new(year, month, day).ok()?))
}

/// Which of these a word is, or its first three letters or more, counted from 1.
fn named(word: &str, names: &[&str]) -> Option<i8> {
    let at = names.iter().position(|name| word.len() > 2 && begins(name, word))?;
    i8::try_from(at + 1).ok()
}

/// `8`, `21st`
fn ordinal(word: &str) -> Option<i8> {
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

impl Words<'_> {
    /// What the next word is read as, if it can be; else it stays the next.
    fn next<T>(&mut self, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let rest = &self.rest[self.at..];
        let word = rest.trim_start_matches([' ', ',', '.']);
        let end = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
        let found = read(&word[..end])?;
        self.at += rest.len() - word.len() + end;
        Some(found)
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
            assert_eq!((date(line), day(line)), (Some(line.len()), Date::new(2024, 3, 8).ok()), "{line}");
        }
        for no in ["March 8", "Friday", "March 2024", "marching 8 2024", "May 32, 2024", "Sunlight 8 March 2024"] {
            assert_eq!(date(no), None, "{no}");
        }
    }
}
