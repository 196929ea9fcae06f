//! Windows of a passage: sentences, cut where they grow too long for a pattern to search.
//!
//! All matches of a pattern in a text can cost the square of its length: of `甲.*乙|甲` each 甲 is a match that is only
//! found by looking for 乙 to the end. Within windows the cost stays in proportion to the text.

use std::ops::Range;

/// The longest window in characters. A search may look at a window once for each character of it, no more.
const LONGEST: usize = 200;
/// A sentence that is longer is cut behind the last comma of its window, if that leaves so many characters.
const SHORTEST: usize = 100;

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
        let len = length(&rest[..longest], rest.len() > LONGEST);
        let window = Window { text: rest[..len].iter().collect(), start };
        start += len;
        Some(window)
    })
}

/// The length of the window that these characters begin with; is there `more` behind them?
fn length(ahead: &[char], more: bool) -> usize {
    if let Some(stop) = ahead.iter().position(|&c| matches!(c, '。' | '！' | '？' | '!' | '?' | '\n')) {
        return stop + 1;
    }
    let comma = ahead.iter().rposition(|&c| matches!(c, '，' | ',' | '；' | ';')).map(|i| i + 1);
    comma.filter(|&at| more && at >= SHORTEST).unwrap_or(ahead.len())
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
        assert_eq!(windows(&[]).count(), 0);
    }

    #[test]
    fn long_sentences_are_cut_behind_a_comma_where_there_is_one() {
        let lengths = |text: &str| {
            let folded: Vec<char> = text.chars().collect();
            windows(&folded).map(|w| w.text.chars().count()).collect::<Vec<_>>()
        };
        assert_eq!(lengths(&"甲".repeat(500)), [200, 200, 100]);
        assert_eq!(lengths(&format!("{}，{}", "甲".repeat(149), "乙".repeat(100))), [150, 100]);
        assert_eq!(lengths(&format!("{}，{}", "甲".repeat(49), "乙".repeat(200))), [200, 50], "too near the start");
        assert_eq!(lengths("甲！乙？丙"), [2, 2, 1]);
    }
}
