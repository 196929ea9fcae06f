//! Fault: Latin letters and digits set as wide as Chinese characters.
//!
//! `２０２３年` → `2023年`; `Ｗｅｂ３．０` → `Web3.0`; `５，０００` → `5,000`.
//!
//! Why here: before numbers are read. A full stop goes with them only between two such characters, a comma only before
//! exactly three digits; all other full-width punctuation stays, `％` and `＄` included.

use super::Circumstances;
use crate::text::{Cut, Edits, Span, walk::led_by};

/// The name of the rule.
pub const RULE: &str = "full_width";

/// The byte that all full-width forms start with.
const LEAD: u8 = 0xEF;

/// Puts ASCII, a run at a time.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    let mut run = Run::default();
    for (at, c) in led_by(text, &[LEAD]) {
        let end = at + c.len_utf8();
        if at != run.end {
            run.flush(&mut edits);
        }
        let narrow = match c {
            _ if is_wide(c) => narrow(c),
            '．' if !run.is_empty() && text[end..].starts_with(is_wide) => Some('.'),
            '，' if run.ends_in_digit() && three_digits(&text[end..]) => Some(','),
            _ => None,
        };
        match narrow {
            Some(n) => run.push(at, end, n),
            None => run.flush(&mut edits),
        }
    }
    run.flush(&mut edits);
    edits
}

/// A run under way.
#[derive(Default)]
struct Run {
    start: usize,
    end: usize,
    text: String,
    cuts: Vec<Cut>,
}

impl Run {
    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn ends_in_digit(&self) -> bool {
        self.text.ends_with(|c: char| c.is_ascii_digit())
    }

    fn push(&mut self, start: usize, end: usize, narrow: char) {
        if self.is_empty() {
            self.start = start;
        }
        self.cuts.push(Cut { old: (start - self.start) as u32, new: self.text.len() as u32 });
        self.text.push(narrow);
        self.end = end;
    }

    fn flush(&mut self, edits: &mut Edits) {
        let Self { start, end, text, cuts } = std::mem::take(self);
        if !text.is_empty() {
            edits.replace_in_parts(Span::new(start, end), text, cuts, RULE);
        }
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

fn narrow(c: char) -> Option<char> {
    char::from_u32(c as u32 - 0xFEE0)
}

fn three_digits(rest: &str) -> bool {
    let mut chars = rest.chars();
    let mut digit = || chars.next().is_some_and(|c| matches!(c, '０'..='９'));
    digit() && digit() && digit() && !digit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn letters_and_digits_narrow() {
        assert_mends(
            mend,
            &[
                ("２０２３年", "2023年"),
                ("Ｗｅｂ３．０", "Web3.0"),
                ("５，０００，０００元", "5,000,000元"),
                ("Ｊ．Ｋ．羅琳", "J.K．羅琳"),
                ("１，２和３０００", "1，2和3000"),
                ("升５％", "升5％"),
            ],
        );
    }

    #[test]
    fn punctuation_alone_stays() {
        assert_stays(mend, &["（一），％＄！＋", "好．好", "2023"]);
    }
}
