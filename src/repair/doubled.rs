//! Fault: every character of a line twice, as a PDF gives type that was set twice for want of a bold face.
//!
//! `非非對對印印度度人人` → `非對印度人`; set four times, it is halved twice.
//!
//! Why here: after spaced letters are joined, and after radicals and controls that could hide a pair. Left alone: lines of
//! fewer than four pairs or three kinds of character; digits and capitals (`88991122`); what Chinese doubles by right
//! (`爸爸媽媽`, `高高興興`, see `packs/repair/reduplications.txt`).

use super::{Circumstances, letter_spaced, spaced_line};
use crate::text::{Edits, Span, chars::is_gap, walk::lines};
use std::collections::HashSet;

/// The name of the rule.
pub const RULE: &str = "doubled";

const BY_RIGHT: &str = include_str!("../../packs/repair/reduplications.txt");

/// Halves each line that is doubled throughout.
pub fn mend(text: &str, circumstances: &Circumstances) -> Edits {
    let mut edits = Edits::default();
    for (start, line) in lines(text) {
        let content = line.trim_end_matches('\n');
        if let Some(once) = undoubled(content, circumstances) {
            edits.replace(Span::new(start, start + content.len()), once, RULE);
        }
    }
    edits
}

/// The line set once, with the letters joined that this leaves spaced.
fn undoubled(line: &str, circumstances: &Circumstances) -> Option<String> {
    let mut once = halved(line)?;
    loop {
        let joined = [spaced_line::mend, letter_spaced::mend].iter().fold(once, |line, mend| {
            let edits = mend(&line, circumstances);
            crate::text::Text::plain(&line).apply(edits).as_str().to_owned()
        });
        match halved(&joined) {
            Some(again) => once = again,
            None => return Some(joined),
        }
    }
}

fn halved(line: &str) -> Option<String> {
    let mut once = String::new();
    let mut pairs = Vec::new();
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        if is_gap(c) {
            // A gap was doubled like the rest, or was put in afterwards, once.
            let twice = rest.as_str().starts_with(c);
            _ = twice.then(|| rest.next());
            once.push(c);
        } else if rest.next() == Some(c) {
            once.push(c);
            pairs.push(c);
        } else {
            return None;
        }
    }
    let kinds: HashSet<char> = pairs.iter().copied().collect();
    let code = pairs.iter().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c.is_ascii_punctuation());
    (pairs.len() >= 4 && kinds.len() >= 3 && !code && !is_by_right(&pairs)).then_some(once)
}

/// Is half of it kin, or all of it what the language doubles?
fn is_by_right(pairs: &[char]) -> bool {
    let mut lines = BY_RIGHT.lines().filter(|l| !l.starts_with('#'));
    let kin = lines.next().unwrap_or_default();
    let words: HashSet<&str> = lines.flat_map(str::split_whitespace).collect();
    let called = pairs.iter().filter(|&&c| kin.contains(c)).count();
    let said = pairs.chunks(2).all(|word| words.contains(word.iter().collect::<String>().as_str()));
    called * 2 >= pairs.len() || said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::tests::{assert_mends, assert_stays};

    #[test]
    fn doubled_lines_are_halved() {
        assert_mends(
            mend,
            &[
                ("非非對對印印度度人人\n下一行", "非對印度人\n下一行"),
                ("GG2200峰峰會會", "G20峰會"),
                ("明明白白我我哋哋", "明白我哋"),
                ("政政政政府府府府公公公公布布布布", "政府公布"),
                ("文文 匯匯 要要 聞聞", "文匯要聞"),
                ("「「政政府府」」", "「政府」"),
            ],
        );
    }

    #[test]
    fn doubles_by_right_stay() {
        assert_stays(
            mend,
            &[
                "高高興興",
                "爸爸媽媽哥哥姐姐",
                "熙熙攘攘來來往往",
                "哈哈哈哈哈哈",
                "88991122",
                "AABBCCDD",
                "人頭湧湧，場面熱鬧。",
            ],
        );
    }
}
