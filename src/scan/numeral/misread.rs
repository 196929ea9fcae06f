//! Digits among letters that look like digits: `l,000` and `2O23` are numbers that were misread, and what is left of them
//! is none. `repair` notes them where they stand.

use std::ops::Range;

/// Finds out of each numeral whether it is a piece of such a number. Each stretch is looked at once.
#[derive(Default)]
pub(super) struct Misread {
    stretch: Range<usize>,
    misread: bool,
}

impl Misread {
    /// Is the numeral that begins at `start` of a folded text a piece of a misread number, or the 萬 behind one? Numerals are to be
    /// asked of in order.
    pub fn holds(&mut self, folded: &[char], start: usize) -> bool {
        if !folded[start].is_ascii_digit() {
            return self.misread && start == self.stretch.end;
        }
        if !self.stretch.contains(&start) {
            self.stretch = stretch(folded, start);
            self.misread = is_misread(folded, self.stretch.clone());
        }
        self.misread
    }
}

fn stretch(folded: &[char], at: usize) -> Range<usize> {
    let before = folded[..at].iter().rev().take_while(|c| is_part(**c)).count();
    let after = folded[at..].iter().take_while(|c| is_part(**c)).count();
    at - before..at + after
}

/// Letters among digits, and no other letter beside them; `12l` is twelve litres.
fn is_misread(folded: &[char], stretch: Range<usize>) -> bool {
    let all = &folded[stretch.clone()];
    let whole = all.len() - all.iter().rev().take_while(|c| is_point(**c)).count();
    let (core, litres) = match &all[..whole] {
        [digits @ .., 'l'] => (digits, true),
        digits => (digits, false),
    };
    let letter = |at: Option<usize>| at.and_then(|at| folded.get(at)).is_some_and(char::is_ascii_alphabetic);
    let glued = letter(stretch.start.checked_sub(1)) || letter(Some(stretch.end));
    core.iter().any(|c| is_letter(*c)) && core.len() + usize::from(litres) > 2 && !glued
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || is_point(c)
}

fn is_letter(c: char) -> bool {
    matches!(c, 'O' | 'o' | 'l' | 'I')
}

fn is_point(c: char) -> bool {
    matches!(c, ',' | '.')
}

#[cfg(test)]
mod tests {
    use crate::{pack::Lexicon, scan::Scanned};

    fn numerals(text: &str) -> Vec<String> {
        let scan = Scanned::new(text, &Lexicon::default());
        scan.numerals().iter().map(|n| scan.slice(n.start(), n.end()).to_owned()).collect()
    }

    #[test]
    fn pieces_of_a_misread_number_are_no_numerals() {
        for text in ["撥款l,000萬元", "2O23年", "共1,00O萬", "1O5.3億", "ＩO0人", "1I,2O3,4"] {
            assert_eq!(numerals(text), [""; 0], "{text}");
        }
        assert_eq!(numerals("2O23年撥款3億元"), ["3億"]);
    }

    #[test]
    fn letters_that_belong_there_leave_numerals_alone() {
        for (text, found) in [
            ("CO2排放", &["2"][..]),
            ("12l水", &["12"]),
            ("1.5l", &["1.5"]),
            ("O2", &["2"]),
            ("VIII 3", &["3"]),
            ("Oslo 2023", &["2023"]),
            ("No. 5", &["5"]),
        ] {
            assert_eq!(numerals(text), found, "{text}");
        }
    }
}
