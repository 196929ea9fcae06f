//! The lines of a page as they stand, cut where they hold several things, each stretch measured.

use super::{
    LineHint, abreast,
    affinity::Echo,
    as_set::{Reset, resets},
    furniture,
    line::Line,
    row, split,
    tally::Tally,
};
use crate::text::{Current, Span, Text, chars::is_han};
use std::{collections::BTreeSet, iter::Peekable, mem, vec::IntoIter};

/// From so many blanks taken out of words on, a line was stretched to fill its column.
const STRETCHED: u16 = 3;

/// The measured stretches of a page, and the pairs of characters in them.
pub(super) fn lines(text: &Text<'_>) -> (Vec<Line>, Echo) {
    let resets = resets(text).into_iter().peekable();
    let raws = Raw::all(text.as_str());
    let lines = Vec::with_capacity(raws.len() + 8);
    let mut cutter = Cutter { text: text.as_str(), resets, cuts: Vec::new(), lines, echo: Echo::default() };
    for at in 0..raws.len() {
        cutter.cut(&raws, at);
    }
    let (mut lines, echo) = (cutter.lines, cutter.echo);
    (1..lines.len()).for_each(|at| take_beside(text.as_str(), &mut lines, at - 1, at));
    (1..lines.len()).rev().for_each(|at| take_beside(text.as_str(), &mut lines, at, at - 1));
    note_index(text.as_str(), &mut lines);
    (lines, echo)
}

/// `專題 A8` above `國際 A14` and more of them: a page has one number, so this is the paper's index.
fn note_index(text: &str, lines: &mut [Line]) {
    const LEAST: usize = 3;
    let pair =
        |at: usize| lines[at].hint == LineHint::Section && lines[at + 1].hint == LineHint::Page && lines[at + 1].glued;
    let pairs: Vec<usize> = (0..lines.len().saturating_sub(1)).filter(|&at| pair(at)).collect();
    let numbers: BTreeSet<&str> = pairs.iter().map(|&at| &text[lines[at + 1].span.range()]).collect();
    if numbers.len() >= LEAST {
        pairs.iter().for_each(|&at| lines[at..at + 2].iter_mut().for_each(|line| line.hint = LineHint::Index));
    }
}

/// A whole line that is furniture because furniture stands beside it, or a figure beside a row.
fn take_beside(text: &str, lines: &mut [Line], known: usize, other: usize) {
    /// So many lines at either end of a page may hold its number.
    const EDGE: usize = 5;
    if lines[known].hint == LineHint::Cell && lines[other].hint == LineHint::None {
        // What a narrow table cut off its row.
        if row::is_figure(&text[lines[other].span.range()]) {
            lines[other].hint = LineHint::Cell;
        }
    } else if lines[known].hint.is_furniture() && lines[other].hint == LineHint::None && !lines[other].glued {
        let hint = furniture::beside(&text[lines[other].span.range()]).unwrap_or_default();
        let edge = other < EDGE || other + EDGE >= lines.len();
        if hint != LineHint::Page || edge && lines.iter().all(|line| line.hint != LineHint::Page) {
            lines[other].hint = hint;
        }
    }
}

/// A line of the page that holds anything.
struct Raw {
    number: u32,
    start: usize,
    end: usize,
    lead: u16,
    gap: u8,
    feed: bool,
}

impl Raw {
    fn all(text: &str) -> Vec<Self> {
        let mut raws = Vec::with_capacity(text.len() / 48);
        let (mut at, mut gap, mut feed) = (0, 0u8, false);
        for (number, end) in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).enumerate() {
            let raw = &text[at..end];
            let solid = raw.trim_start();
            let start = at + (raw.len() - solid.len());
            let solid = solid.trim_end();
            feed |= solid.len() < raw.len() && memchr::memchr(b'\x0c', raw.as_bytes()).is_some();
            if solid.is_empty() {
                gap = gap.saturating_add(1);
            } else {
                let lead = text[at..start].chars().take(64).map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
                raws.push(Self { number: number as u32, start, end: start + solid.len(), lead, gap, feed });
                (gap, feed) = (0, false);
            }
            at = end + 1;
        }
        raws
    }

    fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// What is done line by line.
struct Cutter<'t> {
    text: &'t str,
    resets: Peekable<IntoIter<Reset>>,
    /// Where the line at hand is to be cut, and what its stretches are.
    cuts: Vec<(usize, LineHint)>,
    lines: Vec<Line>,
    echo: Echo,
}

impl Cutter<'_> {
    fn cut(&mut self, raws: &[Raw], at: usize) {
        let raw = &raws[at];
        let tally = Tally::of(raw.of(self.text));
        self.find_cuts(raws, at, &tally);
        let cuts = mem::take(&mut self.cuts);
        for (i, &(from, hint)) in cuts.iter().enumerate() {
            let end = cuts.get(i + 1).map_or(raw.end, |next| raw.start + next.0);
            let span = trimmed(self.text, raw.start + from, end);
            let mut line = match cuts.len() {
                1 => self.measure(raw.number, span, &tally),
                _ => self.measure(raw.number, span, &Tally::of(&self.text[span.range()])),
            };
            line.hint = hint;
            if i == 0 {
                (line.lead, line.gap, line.feed) = (raw.lead, raw.gap, raw.feed);
            } else {
                line.glued = true;
            }
            self.lines.push(line);
        }
        self.cuts = cuts;
    }

    fn find_cuts(&mut self, raws: &[Raw], at: usize, tally: &Tally) {
        let spaced = tally.words > 0;
        let row = spaced && is_row(self.text, raws, at, tally);
        split::stretches(raws[at].of(self.text), tally, row, &mut self.cuts);
        // What its words tell of a line holds for all of it.
        if let [(_, LineHint::None)] = self.cuts[..]
            && spaced
            && !row
            && let Some(seam) = seam(self.text, raws, at)
        {
            self.cuts = vec![(0, LineHint::None), (seam, LineHint::None)];
        }
    }

    fn measure(&mut self, number: u32, span: Span<Current>, tally: &Tally) -> Line {
        let (mut wider, mut blanks) = (0, 0);
        while let Some(reset) = self.resets.next_if(|r| r.at < span.end()) {
            wider += reset.wider;
            blanks += u16::from(reset.blanks > 0 && between_alike(self.text, reset.at));
        }
        self.echo.hear(&self.text[span.range()]);
        let mut line = Line::measure(self.text, span, tally, number, wider);
        line.stretched = blanks >= STRETCHED;
        line
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> Span<Current> {
    Span::new(start, start + text[start..end].trim_end().len())
}

/// Is a line with blanks in it a row of a table?
fn is_row(text: &str, raws: &[Raw], at: usize, tally: &Tally) -> bool {
    let beside = |n: usize| (at + n).checked_sub(2).and_then(|at| raws.get(at)).map_or("", |raw| raw.of(text));
    let around = [0, 1, 2, 3, 4].map(beside);
    (tally.words > 1 || row::is_listed(around)) && row::is_row(around)
}

/// Where a line of a second column begins in one.
fn seam(text: &str, raws: &[Raw], at: usize) -> Option<usize> {
    const ABOUT: usize = 10;
    const NEAREST: usize = 2;
    let within = |reach: usize| {
        let lines = at.saturating_sub(reach)..(at + reach + 1).min(raws.len());
        lines.filter(move |&other| other != at).map(|other| raws[other].of(text))
    };
    abreast::seam(raws[at].of(text), within(ABOUT), within(NEAREST))
}

/// Do two Chinese characters or two Latin letters or digits meet at a place? A blank that stood there stretched a line.
fn between_alike(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let kind = |c: Option<char>| c.map(|c| (is_han(c), c.is_ascii_alphanumeric()));
    matches!((kind(before), kind(after)), (Some(a), Some(b)) if a == b && a != (false, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_named_beside_its_date() {
        let hints = |page: &str| lines(&Text::plain(page)).0.iter().map(|l| l.hint).collect::<Vec<_>>();
        assert_eq!(hints("明報\n港聞\n渡輪加班"), [LineHint::Paper, LineHint::Section, LineHint::None]);
        assert_eq!(hints("A6\n\n明報\n大公報"), [LineHint::Page, LineHint::Paper, LineHint::Paper]);
        let english = "SOUTH CHINA MORNING POST\nFriday, March 8, 2024\nA3 | HONG KONG\nHome prices slide";
        assert_eq!(
            hints(english),
            [LineHint::Paper, LineHint::Date, LineHint::Page, LineHint::Section, LineHint::None]
        );
        assert_eq!(hints("9\n港聞\n渡輪加班"), [LineHint::Page, LineHint::Section, LineHint::None]);
        assert_eq!(hints("渡輪加班\n明報\n渡輪加班"), [LineHint::None; 3]);
    }

    #[test]
    fn pages_of_several_numbers_are_an_index() {
        let hints = |page: &str| lines(&Text::plain(page)).0.iter().map(|l| l.hint).collect::<Vec<_>>();
        assert_eq!(hints("港聞 A8\n國際 A14\n體育 C1"), [LineHint::Index; 6]);
        assert_eq!(hints("港聞 A8\n渡輪加班\n港聞 A8")[..2], [LineHint::Section, LineHint::Page]);
    }

    #[test]
    fn a_byline_is_never_two_columns() {
        let narrow = "渡輪加班安排出爐\n碼頭昨日人頭湧湧\n離島居民表示歡迎\n市區乘客擔心收費\n";
        let cut = |line: &str| {
            let page = format!("{narrow}{line}\n{narrow}");
            let lines = lines(&Text::plain(&page)).0;
            lines.iter().filter(|l| l.number == 4).map(|l| page[l.span.range()].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(cut("渡輪加班安排出爐， 離島居民表示歡迎").len(), 2);
        assert_eq!(cut("記者 陳大文、李明 報道"), ["記者 陳大文、李明 報道"]);
    }
}
