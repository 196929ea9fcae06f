//! Fault: a title set wide, each character followed by a space.
//!
//! `樓華文 匯 要 聞A5` → `樓華文匯要聞A5`; `文　匯　要　聞` → `文匯要聞`.
//!
//! Why here: joining lines and finding names both need the word whole. After the repairs that may give a space or a Chinese
//! character, so that one round is enough.
//!
//! Left alone: fewer than three characters, one more for each end that is glued to another Chinese word (`李　明` may be a name
//! or two columns), a line above or below another of as many words (rows of a table), gaps of unequal width, characters that
//! stand in a row by right (`日 一 二 三`, `甲 乙 丙`, see `packs/repair/rows.txt`), Latin letters (`I C A C`).

use super::Circumstances;
use crate::text::{
    Cut, Edits, Span,
    chars::{is_gap, is_han},
    walk::{led_by, line_end, line_start},
};

/// The name of the rule.
pub const RULE: &str = "letter_spaced";

const ROWS: &str = include_str!("../../packs/repair/rows.txt");

/// One Chinese character that a gap follows or a gap precedes.
struct Letter {
    char: char,
    start: usize,
    /// No other Chinese character at once before it.
    open_before: bool,
}

/// Joins the spaced runs of each line.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let (mut edits, mut done) = (Edits::default(), 0);
    for at in lone_letters(text) {
        if at >= done {
            let start = line_start(text, at);
            done = line_end(text, at);
            if is_table(text, start, done) {
                continue;
            }
            mend_line(text[start..done].trim_end_matches(['\n', '\r']), start, &mut edits);
        }
    }
    edits
}

/// Has the line before or after as many words apart? Then they are the cells of two rows.
fn is_table(text: &str, start: usize, end: usize) -> bool {
    const CELLS: usize = 3;
    let words = |from: usize, to: usize| text.get(from..to).map_or(0, |line| line.split_whitespace().count());
    let own = words(start, end);
    let before = start.checked_sub(1).map_or(0, |at| words(line_start(text, at), at));
    own >= CELLS && (own == before || own == words(end, line_end(text, end)))
}

/// The places of Chinese characters between two gaps, of which every spaced run has one.
fn lone_letters(text: &str) -> impl Iterator<Item = usize> {
    /// The first bytes of the gaps.
    const LEADS: [u8; 3] = [b' ', b'\t', 0xE3];
    led_by(text, &LEADS).filter(|&(_, c)| is_gap(c)).map(|(at, gap)| at + gap.len_utf8()).filter(|&at| {
        let mut chars = text[at..].chars();
        chars.next().is_some_and(is_han) && chars.next().is_some_and(is_gap)
    })
}

fn mend_line(line: &str, offset: usize, edits: &mut Edits) {
    let mut run: Vec<Letter> = Vec::new();
    let mut gap = "";
    let mut chars = line.char_indices().peekable();
    let mut before = None;
    while let Some((start, char)) = chars.next() {
        if !is_han(char) {
            close(line, &mut run, None, offset, edits);
            before = Some(char);
            continue;
        }
        let end = start + char.len_utf8();
        let next_gap = gap_at(&line[end..]);
        run.push(Letter { char, start, open_before: before.is_none_or(|c| !is_han(c)) });
        let goes_on = !next_gap.is_empty() && line[end + next_gap.len()..].chars().next().is_some_and(is_han);
        let same = run.len() == 1 || next_gap == gap;
        if goes_on && same {
            gap = next_gap;
        } else {
            close(line, &mut run, Some(end), offset, edits);
            if goes_on {
                // The character that ends a run of narrow gaps may open one of wide gaps.
                run.push(Letter { char, start, open_before: true });
                gap = next_gap;
            }
        }
        if goes_on {
            for _ in next_gap.chars() {
                before = chars.next().map(|(_, c)| c);
            }
        } else {
            before = Some(char);
        }
    }
}

/// One or two spaces, or one ideographic space, at the start of `rest`; empty if there is none or a wider one.
fn gap_at(rest: &str) -> &str {
    let len = rest.len() - rest.trim_start_matches(is_gap).len();
    match &rest[..len] {
        gap @ (" " | "  " | "\u{3000}") => gap,
        _ => "",
    }
}

/// Joins the run if it is long enough to be a word; `end` is where its last character ends.
fn close(line: &str, run: &mut Vec<Letter>, end: Option<usize>, offset: usize, edits: &mut Edits) {
    let letters = std::mem::take(run);
    let (Some(end), Some(first)) = (end, letters.first()) else { return };
    let open_after = line[end..].chars().next().is_none_or(|c| !is_han(c));
    let last = letters.len() - 1;
    let alone =
        letters.iter().enumerate().filter(|(i, l)| (*i > 0 || l.open_before) && (*i < last || open_after)).count();
    let glued = letters.len() - alone;
    if letters.len() < 3 + glued || is_row(&letters) {
        return;
    }
    let word: String = letters.iter().map(|l| l.char).collect();
    let span = Span::new(offset + first.start, offset + end);
    edits.replace_in_parts(span, word, cuts(&letters), RULE);
}

/// Each character's place, the gap before it left out.
fn cuts(letters: &[Letter]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut new = 0;
    for pair in letters.windows(2) {
        let start = pair[0].start - letters[0].start;
        new += pair[0].char.len_utf8() as u32;
        cuts.push(Cut { old: (start + pair[0].char.len_utf8()) as u32, new });
        cuts.push(Cut { old: (pair[1].start - letters[0].start) as u32, new });
    }
    cuts
}

fn is_row(letters: &[Letter]) -> bool {
    ROWS.lines().filter(|row| !row.starts_with('#')).any(|row| letters.iter().all(|l| row.contains(l.char)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn mended(text: &str) -> String {
        Text::plain(text).apply(mend(text, &Circumstances { encoding: "UTF-8" })).as_str().to_owned()
    }

    #[test]
    fn spaced_titles_are_joined() {
        for (before, after) in [
            ("文 匯 要 聞", "文匯要聞"),
            ("責任編輯：樓華文 匯 要 聞A5", "責任編輯：樓華文匯要聞A5"),
            ("國　際　新　聞", "國際新聞"),
            ("副  刊  天  地\n下一行", "副刊天地\n下一行"),
            ("A12 社 評", "A12 社 評"),
            ("要聞 體 育 專 版", "要聞體育專版"),
            ("。根 廷 前A5", "。根廷前A5"),
        ] {
            assert_eq!(mended(before), after);
            assert_eq!(mended(after), after);
        }
    }

    #[test]
    fn each_character_keeps_its_place() {
        let text = Text::plain("樓華文 匯 要 聞A5");
        let edits = mend(text.as_str(), &Circumstances { encoding: "UTF-8" });
        let text = text.apply(edits);
        assert_eq!(text.source(Span::new(9, 12)), Span::new(10, 13));
        assert_eq!(text.source(Span::new(6, 18)), Span::new(6, 21));
    }

    #[test]
    fn rows_names_and_latin_stay() {
        for text in [
            "日 一 二 三 四 五 六",
            "甲 乙 丙 丁",
            "李　明\n王　芳",
            "陳大文 李 明 何家強",
            "球隊 賽 勝 和 負\n海港 8 7 0 1",
            "記者 李明 王芳 報道",
            "I C A C",
            "升 跌\n平 手",
            "香港 台 北",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
