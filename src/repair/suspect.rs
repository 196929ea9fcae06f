//! What looks wrong and is left as it is, for a wrong guess would be worse than a visible error: notes.

use super::census::{Faults, is_digit_like};
use crate::{
    decode::likelihood::{self, Look, look},
    note::Note,
    text::{Current, Span, Text, walk::lines},
};
use regex::Regex;
use std::{collections::BTreeSet, sync::LazyLock};

/// Word-like strings that are none, with what they may have been: OCR confusions.
const WORDS: &str = include_str!("../../packs/repair/suspect_words.tsv");

/// Strings that only a reading that lost bytes leaves behind.
const LOST: &str = "锟斤拷|烫烫|屯屯屯|鈥[?？]|ï¿½|[äåæçèéâã][\u{80}-¿‚-›€™]?[?？][ä-éâ]";

static CID: LazyLock<Regex> = LazyLock::new(|| built_in(r"\(cid:\d+\)"));
static LOSSY: LazyLock<Regex> = LazyLock::new(|| built_in(LOST));
static DIGITS: LazyLock<Regex> = LazyLock::new(|| built_in(r"[0-9OolI][0-9OolI.,]*[0-9OolI]"));
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<_> = suspect_words().map(|(wrong, _)| regex::escape(wrong)).collect();
    built_in(&format!("{}|[一二三四五六七八九十]—[一二三四五六七八九十]", words.join("|")))
});

fn built_in(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern that is built in, and tried by the tests")
}

/// Does `line` show that bytes were lost when it was misread?
pub fn is_lossy(line: &str) -> bool {
    LOSSY.is_match(line)
}

/// Looks for everything that `faults` do not rule out.
pub fn find(text: &Text<'_>, faults: Faults) -> Vec<Note> {
    let mut notes = Notes { text, notes: Vec::new() };
    if faults.meets(Faults::REPLACEMENT) {
        notes.rows("replacement_character", |c| c == char::REPLACEMENT_CHARACTER, |n| format!("{n} lost character(s)"));
    }
    if faults.meets(Faults::PRIVATE_USE) {
        notes.rows("private_use", is_private, |n| format!("{n} private-use character(s) that no table names"));
    }
    if faults.meets(Faults::BRACKET) {
        notes.matches("cid", &CID, |_, found| Some(format!("{found}: a glyph that its font did not name")));
    }
    if faults.meets(Faults::DIGIT) {
        notes.matches("suspect_digit", &DIGITS, digits);
    }
    if faults.meets(Faults::WORD) {
        notes.matches("suspect_word", &WORD, |_, found| Some(word(found)));
    }
    if faults.meets(Faults::STRANGE.or(Faults::LATIN_RUN)) {
        notes.misread_lines();
    }
    notes.notes
}

struct Notes<'a> {
    text: &'a Text<'a>,
    notes: Vec<Note>,
}

impl Notes<'_> {
    fn push(&mut self, code: &'static str, span: Span<Current>, message: String) {
        self.notes.push(Note { code, message, source: self.text.source(span) });
    }

    /// One note for each row of characters of which `wanted` says so.
    fn rows(&mut self, code: &'static str, wanted: fn(char) -> bool, message: fn(usize) -> String) {
        let text = self.text.as_str();
        let mut from = 0;
        while let Some(start) = text[from..].find(wanted).map(|at| from + at) {
            let end = text[start..].find(|c| !wanted(c)).map_or(text.len(), |at| start + at);
            self.push(code, Span::new(start, end), message(text[start..end].chars().count()));
            from = end;
        }
    }

    /// One note for each match to which `message` has something to say, given the text before the match and the match.
    fn matches(&mut self, code: &'static str, pattern: &Regex, message: fn(Around, &str) -> Option<String>) {
        let text = self.text.as_str();
        for found in pattern.find_iter(text) {
            let around =
                Around { before: text[..found.start()].chars().next_back(), after: text[found.end()..].chars().next() };
            if let Some(message) = message(around, found.as_str()) {
                self.push(code, Span::new(found.start(), found.end()), message);
            }
        }
    }

    /// Notes on lines that were misread and that no way back was found for.
    fn misread_lines(&mut self) {
        let text = self.text;
        for (start, line) in lines(text.as_str()) {
            if !line.is_ascii() {
                self.misread_line(line.trim_end(), start);
            }
        }
    }

    fn misread_line(&mut self, line: &str, start: usize) {
        let Look { strange, latin_run } = look(line);
        let before = self.notes.len();
        if strange || latin_run {
            for found in LOSSY.find_iter(line) {
                let span = Span::new(start + found.start(), start + found.end());
                self.push("lossy_mojibake", span, "bytes were lost where this was misread".to_owned());
            }
        }
        let tally = if strange { likelihood::weigh(line) } else { return };
        if self.notes.len() == before && tally.wide >= 8 && tally.strangeness() >= 140 {
            let message = "rare characters only: perhaps misread in a way that cannot be undone";
            self.push("unreadable_line", Span::new(start, start + line.len()), message.to_owned());
        }
    }
}

/// What stands beside a match.
struct Around {
    before: Option<char>,
    after: Option<char>,
}

/// Letters among digits: at least one of each, and no other letter beside them.
fn digits(around: Around, found: &str) -> Option<String> {
    let beside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let digits = found.bytes().filter(u8::is_ascii_digit).count();
    let letters = found.chars().filter(|&c| is_digit_like(c)).count();
    // O2 is oxygen, and a lone l or I before one digit is a name more often than a number.
    let plain = digits == 0 || letters == 0 || found.len() < 3 || beside(around.before) || beside(around.after);
    (!plain).then(|| format!("{found}: perhaps {}", found.replace(['O', 'o'], "0").replace(['l', 'I'], "1")))
}

fn word(found: &str) -> String {
    let likely = suspect_words()
        .find(|(wrong, _)| *wrong == found)
        .map_or_else(|| found.replace('—', "一"), |(_, right)| right.to_owned());
    format!("{found}: perhaps {likely}")
}

/// The characters that make the suspect words suspect: what stands there for the right one.
pub fn word_chars() -> impl Iterator<Item = char> {
    let differing =
        |(wrong, right): (&'static str, &'static str)| wrong.chars().zip(right.chars()).filter(|(w, r)| w != r);
    suspect_words().flat_map(differing).map(|(wrong, _)| wrong).filter(|&c| c < '\u{10000}')
}

/// Are the two characters a suspect word?
pub fn is_word(first: char, second: char) -> bool {
    static PAIRS: LazyLock<BTreeSet<(char, char)>> = LazyLock::new(|| {
        let pair =
            |word: &str| Some((word.chars().next()?, word.chars().nth(1)?)).filter(|_| word.chars().count() == 2);
        suspect_words().filter_map(|(wrong, _)| pair(wrong)).collect()
    });
    PAIRS.contains(&(first, second))
}

fn suspect_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    static PAIRS: LazyLock<Vec<(&str, &str)>> =
        LazyLock::new(|| WORDS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect());
    PAIRS.iter().copied()
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

#[cfg(test)]
mod tests {
    use crate::{
        repair::{Circumstances, repair},
        text::Text,
    };

    fn noted(text: &str) -> Vec<(&'static str, String)> {
        let (mended, notes) = repair(Text::plain(text), &Circumstances { encoding: "UTF-8" });
        assert_eq!(mended.as_str(), text, "a suspect is never changed");
        notes.iter().map(|n| (n.code, text[n.source.range()].to_owned())).collect()
    }

    #[test]
    fn suspects_are_noted_where_they_stand() {
        for (text, code, place) in [
            ("前\u{FFFD}\u{FFFD}顧問", "replacement_character", "\u{FFFD}\u{FFFD}"),
            ("\u{F0B7} 第一項", "private_use", "\u{F0B7}"),
            ("記者(cid:3821)報道", "cid", "(cid:3821)"),
            ("2O23年", "suspect_digit", "2O23"),
            ("逾l,000萬元", "suspect_digit", "l,000"),
            ("自巳人", "suspect_word", "自巳"),
            ("三—三比分", "suspect_word", "三—三"),
            ("锟斤拷", "lossy_mojibake", "锟斤拷"),
        ] {
            assert_eq!(noted(text), [(code, place.to_owned())]);
        }
    }

    #[test]
    fn every_suspect_word_has_what_it_may_have_been() {
        let rows: Vec<&str> = super::WORDS.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(rows.len() > 10);
        for row in rows {
            let (wrong, right) = row.split_once('\t').unwrap_or_default();
            assert!(wrong != right && wrong.chars().count() == right.chars().count() && !wrong.is_empty(), "{row:?}");
        }
    }

    #[test]
    fn what_is_well_is_not_noted() {
        for text in ["CO2排放、O2、H2O", "Web3.0和5G", "2023年曰", "周末、末期", "(cid)", "Il a 100 ans", "己見"]
        {
            assert_eq!(noted(text), []);
        }
    }
}
