//! Fault: bytes that were read in the wrong encoding before they reached the file.
//!
//! `é¦™æ¸¯` → `香港` (UTF-8 read as windows-1252), `陔堤怢腔` → `新出台的` (GBK read as Big5), Shift_JIS as windows-1252, and so
//! on, twice over too. A line is encoded back into each encoding that it may have been read in, and decoded in each that it
//! may have been written in. The way back is taken only where every byte of it fits and the result is much likelier as text.
//! What most lines of a page went through is known from then on, and short lines need less proof. Within a line of good
//! text, stretches of Latin letters and signs are tried apart.
//!
//! Why here: what follows is made for right characters; what comes before touches no character that a byte can be. Left
//! alone: what lost bytes (`鈥?`, `锟斤拷`), which gets a note.

mod undo;

use super::{Circumstances, suspect};
use crate::{
    decode::{
        encoder,
        likelihood::{Look, look},
    },
    text::{Edits, Span, walk::lines},
};
use undo::{Misreading, Undone, undo};

/// The name of the rule.
pub const RULE: &str = "mojibake";

/// Bits that a page's lines must gain together for their misreading to be the page's.
const PROOF: u64 = 60;

/// Part of a line, and what it was before it was misread.
struct Piece<'a> {
    start: usize,
    text: &'a str,
    undone: Option<Undone>,
}

/// Undoes the wrong reading of each line, or of the Latin stretches in it.
pub fn mend(text: &str, _: &Circumstances) -> Edits {
    let mut pieces = pieces(text);
    let known = page_misreading(&pieces);
    let mut edits = Edits::default();
    for piece in &mut pieces {
        if let Some(undone) = settled(piece, known) {
            let span = Span::new(piece.start, piece.start + piece.text.len());
            edits.replace_in_parts(span, undone.text, undone.cuts, RULE);
        }
    }
    edits
}

/// The way back for one piece: its own, unless the page's misreading explains it about as well.
fn settled(piece: &mut Piece<'_>, known: Option<Misreading>) -> Option<Undone> {
    let own = piece.undone.take();
    let Some(known) = known.filter(|&k| own.as_ref().is_none_or(|own| own.by != k)) else { return own };
    match (undo(piece.text, Some(known)), own) {
        (Some(page), Some(own)) if page.gain * 2 < own.gain => Some(own),
        (page, own) => page.or(own),
    }
}

/// The lines and stretches of lines that may have been misread, each with the way back if it is plain by itself.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (start, line) in lines(text) {
        let content = line.trim_end_matches(['\n', '\r']);
        if !content.is_ascii() {
            let first = pieces.len();
            line_pieces(content, start, &mut pieces);
            if let Some(whole) = once_more(content, start, &pieces[first..]) {
                pieces.truncate(first);
                pieces.push(whole);
            }
        }
    }
    pieces
}

/// The whole line as one piece, where its mended parts give a line that is garbled still: so that one round is enough.
fn once_more<'a>(line: &'a str, start: usize, pieces: &[Piece<'_>]) -> Option<Piece<'a>> {
    let by = pieces.iter().find_map(|p| p.undone.as_ref())?.by;
    let mut gain = gains(pieces);
    let mut text = joined(line, start, pieces);
    let mut rounds = 0;
    while rounds < undo::ROUNDS {
        let mut rest = Vec::new();
        line_pieces(&text, 0, &mut rest);
        if rest.iter().all(|p| p.undone.is_none()) {
            break;
        }
        gain += gains(&rest);
        text = joined(&text, 0, &rest);
        rounds += 1;
    }
    let undone = Some(Undone { text, cuts: Vec::new(), by, gain });
    (rounds > 0).then_some(Piece { start, text: line, undone })
}

fn gains(pieces: &[Piece<'_>]) -> u64 {
    pieces.iter().filter_map(|p| p.undone.as_ref()).map(|u| u.gain).sum()
}

/// The line, which begins at `start`, with its pieces mended.
fn joined(line: &str, start: usize, pieces: &[Piece<'_>]) -> String {
    let mut text = String::with_capacity(line.len());
    let mut done = 0;
    for piece in pieces {
        let Some(undone) = &piece.undone else { continue };
        text.push_str(&line[done..piece.start - start]);
        text.push_str(&undone.text);
        done = piece.start - start + piece.text.len();
    }
    text.push_str(&line[done..]);
    text
}

fn line_pieces<'a>(line: &'a str, start: usize, pieces: &mut Vec<Piece<'a>>) {
    let Look { latin_run: latin, strange } = look(line);
    if !latin && !strange || suspect::is_lossy(line) {
        return;
    }
    let undone = undo(line, None);
    // U+0085 is a byte of mojibake, or else it ends the line.
    if let Some((first, rest)) = line.split_once('\u{85}').filter(|_| undone.is_none()) {
        line_pieces(first, start, pieces);
        return line_pieces(rest, start + first.len() + 2, pieces);
    }
    if undone.is_some() || !latin {
        pieces.push(Piece { start, text: line, undone });
    } else {
        pieces.extend(stretches(line).into_iter().map(|p| Piece { start: start + p.start, ..p }));
    }
}

/// The stretches of a line that windows-1252 could have given: with the ASCII around them, or else without.
fn stretches(line: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for (start, text) in split(line, is_latin).into_iter().filter(|(_, text)| has_latin_run(text)) {
        match undo(text, None) {
            Some(undone) => found.push(Piece { start, text, undone: Some(undone) }),
            None => match runs(text) {
                runs if runs.is_empty() => found.push(Piece { start, text, undone: None }),
                runs => found.extend(runs.into_iter().map(|p| Piece { start: start + p.start, ..p })),
            },
        }
    }
    found
}

/// The runs without ASCII of a stretch, where they are UTF-8: two or three letters may be anything else.
fn runs(stretch: &str) -> Vec<Piece<'_>> {
    let utf8 = |undone: &Undone| undone.by.written == encoding_rs::UTF_8;
    let piece = |start, text| Some(Piece { start, text, undone: Some(undo(text, None).filter(utf8)?) });
    let mut found = Vec::new();
    for (start, run) in split(stretch, |c| !c.is_ascii()) {
        match piece(start, run) {
            Some(whole) => found.push(whole),
            // Without what the next repair takes out.
            None => {
                found.extend(split(run, |c| !is_void(c)).into_iter().filter_map(|(at, part)| piece(start + at, part)))
            }
        }
    }
    found
}

/// What the page's lines went through, if together they prove it.
fn page_misreading(pieces: &[Piece<'_>]) -> Option<Misreading> {
    let mut gains: Vec<(Misreading, u64)> = Vec::new();
    for undone in pieces.iter().filter_map(|p| p.undone.as_ref()) {
        match gains.iter_mut().find(|(by, _)| *by == undone.by) {
            Some((_, gain)) => *gain += undone.gain,
            None => gains.push((undone.by, undone.gain)),
        }
    }
    gains.into_iter().max_by_key(|&(_, gain)| gain).filter(|&(_, gain)| gain >= PROOF).map(|(by, _)| by)
}

/// Two letters or signs of Latin-1 side by side?
pub fn has_latin_run(line: &str) -> bool {
    look(line).latin_run
}

/// What counts for nothing unless it is a byte of mojibake.
fn is_void(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{A0}' | '\u{AD}')
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || encoder::push_latin(c, &mut Vec::new())
}

/// The longest stretches of characters of which `belongs` says so.
fn split(text: &str, belongs: impl Fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (belongs(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                parts.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    parts.extend(start.map(|from| (from, &text[from..])));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::codec;
    use crate::repair::tests::{assert_mends, assert_stays};
    use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

    /// `text` written in one encoding and read in another.
    fn misread(text: &str, written: &'static Encoding, read: &'static Encoding) -> String {
        let bytes = written.encode(text).0;
        codec(read).map(|codec| codec.text(&bytes)).unwrap_or_default()
    }

    #[test]
    fn wrong_readings_are_undone() {
        let hk = "政府昨日公布新一份財政預算案，撥款五千萬元予數碼港。";
        let cn = "国务院昨日公布新的规定，要求各地做好防汛工作。";
        for (text, written, read) in [
            (hk, UTF_8, WINDOWS_1252),
            (hk, BIG5, WINDOWS_1252),
            (cn, GBK, WINDOWS_1252),
            ("東京都は昨日、新しい政策を発表した。", SHIFT_JIS, WINDOWS_1252),
            ("서울시는 어제 새로운 정책을 발표했다", EUC_KR, WINDOWS_1252),
        ] {
            let wrong = misread(text, written, read);
            assert_ne!(wrong, text);
            assert_mends(mend, &[(&wrong, text)]);
        }
        assert_mends(mend, &[("陔堤怢腔悝ゴ諒郤楊ㄛ", "新出台的学前教育法，")]);
    }

    #[test]
    fn twice_over_and_in_mid_line() {
        let once = misread("香港電台報道", UTF_8, WINDOWS_1252);
        let twice = misread(&once, UTF_8, WINDOWS_1252);
        assert_mends(
            mend,
            &[
                (&twice, "香港電台報道"),
                (&format!("據{once}指"), "據香港電台報道指"),
                ("un cafÃ© noir, où", "un café noir, où"),
            ],
        );
    }

    #[test]
    fn right_text_stays() {
        assert_stays(
            mend,
            &[
                "São Paulo、Ångström",
                "Â côté, pâté, crêpe",
                "釗、煊、喆、堃、珅、焱、昇、犇",
                "鈥?鍥藉鈥",
                "锟斤拷",
                "ä¸?å›½",
                "喺啲嘢嗰度",
            ],
        );
    }

    #[test]
    fn each_character_keeps_its_place() {
        let wrong = misread("香港", UTF_8, WINDOWS_1252);
        let source = format!("據{wrong}電");
        let text = crate::text::Text::plain(&source).apply(mend(&source, &Circumstances { encoding: "UTF-8" }));
        let second = text.source(Span::new(6, 9));
        assert_eq!(&source[second.range()], misread("港", UTF_8, WINDOWS_1252));
    }
}
