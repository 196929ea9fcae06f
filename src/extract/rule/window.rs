//! Windows of a passage: sentences, cut where they grow too long for a pattern to search.

use std::ops::Range;

/// The longest window in characters. A search may look at a window once for each character of it, no more.
const LONGEST: usize = 400;

/// A stretch of a folded text, as a pattern sees it.
pub struct Window {
    /// Its text.
    pub text: String,
    /// Where it begins in the passage, in code points.
    start: usize,
}

impl Window {
    /// The code points of the passage that bytes of the window's text stand for.
    pub fn place(&self, bytes: Range<usize>) -> Range<usize> {
        let count = |text: Option<&str>| text.map_or(0, |t| t.chars().count());
        let start = self.start + count(self.text.get(..bytes.start));
        start..start + count(self.text.get(bytes))
    }
}

/// Divides a folded text into windows.
pub fn windows(folded: &[char]) -> impl Iterator<Item = Window> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = folded.get(start..).filter(|rest| !rest.is_empty())?;
        let longest = rest.len().min(LONGEST);
        let stop = rest[..longest].iter().position(|&c| matches!(c, '。' | '\n'));
        let len = stop.map_or(longest, |i| i + 1);
        let window = Window { text: rest[..len].iter().collect(), start };
        start += len;
        Some(window)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_cover_the_text_and_know_their_place() {
        let folded: Vec<char> = "甲乙。a丙".chars().collect();
        let all: Vec<Window> = windows(&folded).collect();
        assert_eq!(all.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), ["甲乙。", "a丙"]);
        assert_eq!(all[1].place(1..4), 4..5);
        let long: Vec<char> = "甲".repeat(1000).chars().collect();
        assert_eq!(windows(&long).map(|w| w.text.chars().count()).collect::<Vec<_>>(), [400, 400, 200]);
        assert_eq!(windows(&[]).count(), 0);
    }
}
