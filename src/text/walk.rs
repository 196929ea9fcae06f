//! Ways through a text that pass over what nobody asked for.

use memchr::{memchr, memchr2, memchr3};

/// The lines of `text`, each with its line break, and the byte that each starts at.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        at = line_end(text, at);
        (start < at).then(|| (start, &text[start..at]))
    })
}

/// The byte that the line with byte `at` starts at.
pub fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |before| before + 1)
}

/// The byte after the line with byte `at`, its line break included.
pub fn line_end(text: &str, at: usize) -> usize {
    memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end + 1)
}

/// The characters of `text` whose first byte in UTF-8 is one of `leads`, each with the byte that it starts at.
pub fn led_by<'a>(text: &'a str, leads: &'a [u8]) -> impl Iterator<Item = (usize, char)> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + first_of(leads, &text.as_bytes()[at..])?;
        let char = text[start..].chars().next()?;
        at = start + char.len_utf8();
        Some((start, char))
    })
}

fn first_of(leads: &[u8], bytes: &[u8]) -> Option<usize> {
    match *leads {
        [a] => memchr(a, bytes),
        [a, b] => memchr2(a, b, bytes),
        [a, b, c] => memchr3(a, b, c, bytes),
        _ => bytes.iter().position(|b| leads.contains(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lines_are_those_of_the_standard_library(text in "[a港\n]{0,20}") {
            let parts: Vec<&str> = lines(&text).map(|(_, line)| line).collect();
            prop_assert_eq!(&parts, &text.split_inclusive('\n').collect::<Vec<_>>());
            for (start, line) in lines(&text) {
                prop_assert_eq!(&text[start..start + line.len()], line);
                prop_assert_eq!((line_start(&text, start), line_end(&text, start)), (start, start + line.len()));
            }
        }

        #[test]
        fn characters_are_found_by_their_first_byte(
            text in "[a \u{A0}港、\u{2028}\u{20000}]{0,20}",
            leads in prop::collection::vec(prop::sample::select(vec![b'a', b' ', 0xC2, 0xE2, 0xE3, 0xE6, 0xF0]), 0..5),
        ) {
            let found: Vec<_> = led_by(&text, &leads).collect();
            let expected: Vec<_> = text.char_indices().filter(|&(at, _)| leads.contains(&text.as_bytes()[at])).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
