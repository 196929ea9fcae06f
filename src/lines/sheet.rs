//! The page as a list of measured lines, and the habits it shows.

use super::{
    Hint, abreast,
    affinity::Echo,
    as_set::{Reset, resets},
    ask,
    glyph::Mark,
    line::Line,
    row, split,
};
use crate::text::{Span, Text, chars::is_han};
use std::{iter::Peekable, vec::IntoIter};

/// No share: there was too little to tell one.
pub(super) const UNKNOWN: u8 = u8::MAX;

/// Below this share of a page's paragraphs, in percent, an indent is chance.
pub(super) const FLUSH: u8 = 33;

/// From so many blanks taken out of words on, a line was stretched to fill its column.
const STRETCHED: u16 = 3;

/// The lines of a page that hold anything, in order.
#[derive(Clone, Default)]
pub(super) struct Sheet {
    /// The lines, or stretches of them.
    pub lines: Vec<Line>,
    /// Of hundred neighbouring lines, how many have a blank line between.
    pub gaps: u8,
    /// Of hundred paragraphs, how many begin narrower than they go on (their indent lost); [`UNKNOWN`] if the page has too
    /// few to tell.
    pub indents: u8,
    /// How wide its indents are, in half ems; 0 if it has none.
    pub indent: u16,
    /// The pairs of characters that the page has.
    pub echo: Echo,
}

/// A line of the page that holds anything, not yet cut.
struct Raw {
    number: u32,
    start: usize,
    end: usize,
    lead: u16,
    gap: u8,
    feed: bool,
    cells: usize,
}

impl Raw {
    fn all(text: &str) -> Vec<Self> {
        let mut raws = Vec::with_capacity(text.len() / 48);
        let (mut at, mut gap, mut feed) = (0, 0u8, false);
        for (number, raw) in text.split('\n').enumerate() {
            let solid = raw.trim();
            let start = at + (raw.len() - raw.trim_start().len());
            feed |= memchr::memchr(b'\x0c', raw.as_bytes()).is_some();
            if solid.is_empty() {
                gap = gap.saturating_add(1);
            } else {
                let lead = text[at..start].chars().take(64).map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
                let cells = row::cells(solid);
                raws.push(Self { number: number as u32, start, end: start + solid.len(), lead, gap, feed, cells });
                (gap, feed) = (0, false);
            }
            at += raw.len() + 1;
        }
        raws
    }

    /// Where a line of a second column begins in it.
    fn seam(&self, text: &str, raws: &[Self], i: usize) -> Option<usize> {
        const ABOUT: usize = 10;
        let about = i.saturating_sub(ABOUT)..(i + ABOUT + 1).min(raws.len());
        let others = about.filter(|&j| j != i).map(|j| &text[raws[j].start..raws[j].end]);
        abreast::seam(&text[self.start..self.end], others)
    }

    /// Measures it, cut where it holds several things.
    fn cut(
        &self,
        text: &str,
        row: bool,
        seam: Option<usize>,
        resets: &mut Peekable<IntoIter<Reset>>,
        lines: &mut Vec<Line>,
        echo: &mut Echo,
    ) {
        let mut stretches = split::stretches(&text[self.start..self.end], row);
        if let (Some(at), 1) = (seam, stretches.len()) {
            stretches = vec![(0, Hint::None), (at, Hint::None)];
        }
        for (i, &(at, hint)) in stretches.iter().enumerate() {
            let end = stretches.get(i + 1).map_or(self.end, |next| self.start + next.0);
            let start = self.start + at;
            let end = start + text[start..end].trim_end().len();
            let (mut wider, mut stretched) = (0, 0);
            while let Some(reset) = resets.next_if(|r| r.at < end) {
                wider += reset.wider;
                stretched += u16::from(reset.blanks > 0 && between_alike(text, reset.at));
            }
            let mut line = Line::measure(text, Span::new(start, end), self.number, wider, echo);
            line.stretched = stretched >= STRETCHED;
            line.hint = hint;
            if i == 0 {
                (line.lead, line.gap, line.feed) = (self.lead, self.gap, self.feed);
            } else {
                line.glued = true;
            }
            lines.push(line);
        }
    }
}

impl Sheet {
    /// Reads and measures a page.
    pub fn read(text: &Text<'_>) -> Self {
        let mut resets = resets(text).into_iter().peekable();
        let text = text.as_str();
        let raws = Raw::all(text);
        let mut lines = Vec::with_capacity(raws.len() + 8);
        let mut echo = Echo::default();
        for (i, raw) in raws.iter().enumerate() {
            let cells = |i: usize| raws.get(i).map_or(0, |r| r.cells);
            let row = row::is_row(i.checked_sub(1).map_or(0, cells), raw.cells, cells(i + 1));
            let seam = if row { None } else { raw.seam(text, &raws, i) };
            raw.cut(text, row, seam, &mut resets, &mut lines, &mut echo);
        }
        let mut sheet = Self { lines, gaps: 0, indents: UNKNOWN, indent: 4, echo };
        sheet.gaps = sheet.gap_share();
        sheet.take_measures();
        sheet
    }

    /// The same lines in another order.
    pub fn reordered(mut self, order: &[u32]) -> Self {
        self.lines = order.iter().map(|&i| self.lines[i as usize].clone()).collect();
        self.take_measures();
        self
    }

    /// What a line takes from those about it.
    fn take_measures(&mut self) {
        self.set_columns();
        self.set_depths();
        self.set_indent();
        self.set_fits();
    }

    fn gap_share(&self) -> u8 {
        let gaps = self.lines.iter().skip(1).filter(|l| l.gap > 0).count();
        (gaps * 100 / self.lines.len().max(2)) as u8
    }

    /// Looks at the lines behind a sentence that surely ended a paragraph.
    fn set_indent(&mut self) {
        const FEW: usize = 4;
        let (mut flush, mut narrow, mut wide) = (0, 0, 0);
        for at in self.lines.windows(3) {
            let [end, first, next] = at else { continue };
            if end.stops() && end.short() > 4 && first.marks > 0 && next.width > 12 {
                match ask::inset(first, next) {
                    2..=3 => narrow += 1,
                    4..=7 => wide += 1,
                    -3..=1 => flush += 1,
                    _ => {}
                }
            }
        }
        let (all, indented) = (flush + narrow + wide, narrow + wide);
        if all < FEW {
            return;
        }
        self.indents = (indented * 100 / all) as u8;
        self.indent = match self.indents {
            ..FLUSH => 0,
            _ if narrow > wide => 2,
            _ => 4,
        };
    }

    fn set_fits(&mut self) {
        const NEAR: usize = 3;
        let widths: Vec<u16> = self.lines.iter().map(|l| l.width).collect();
        for (i, line) in self.lines.iter_mut().enumerate() {
            let near = &widths[i.saturating_sub(NEAR)..(i + NEAR + 1).min(widths.len())];
            line.fits = near.iter().any(|&w| w.abs_diff(line.width + self.indent) <= 1);
        }
    }

    /// A full line measures what most of the near lines measure.
    fn set_columns(&mut self) {
        const NEAR: usize = 4;
        let widths: Vec<u16> = self.lines.iter().map(|l| l.width).collect();
        for (i, line) in self.lines.iter_mut().enumerate() {
            let (from, to) = (i.saturating_sub(NEAR), (i + NEAR + 1).min(widths.len()));
            line.column = common(&widths[from..to]).unwrap_or(line.width);
            line.behind = common(&widths[from..=i]).unwrap_or(line.width);
            line.ahead = common(&widths[i..to]).unwrap_or(line.width);
            line.twins = widths[from..to].iter().filter(|&&w| w.abs_diff(line.width) <= 1).count() as u8 - 1;
        }
    }

    /// Counts the brackets that are open after each line, forgetting them where a sentence surely ended or after
    /// [`LONGEST`] lines.
    fn set_depths(&mut self) {
        const LONGEST: u8 = 12;
        let (mut depth, mut age) = (0u8, 0u8);
        let mut ended = false;
        for line in &mut self.lines {
            if matches!(line.start, Mark::Bullet | Mark::Label) || age > LONGEST || (ended && depth > 1) {
                depth = 0;
            }
            depth = depth.saturating_sub(line.closed).saturating_add(line.opened);
            age = if depth == 0 || line.opened > 0 { 0 } else { age + 1 };
            line.depth = depth;
            ended = line.stops() && line.short() > 3;
        }
    }
}

/// Do two Chinese characters or two Latin letters or digits meet at a place? A blank that stood there stretched a line.
fn between_alike(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let kind = |c: Option<char>| c.map(|c| (is_han(c), c.is_ascii_alphanumeric()));
    matches!((kind(before), kind(after)), (Some(a), Some(b)) if a == b && a != (false, false))
}

/// The width that most of some lines have, of two as common the greater; nothing if no two lines are alike.
fn common(widths: &[u16]) -> Option<u16> {
    const LIKE: u16 = 1;
    let like = |w: u16| widths.iter().filter(|&&v| v.abs_diff(w) <= LIKE).count();
    widths.iter().map(|&w| (like(w), w)).filter(|&(n, _)| n > 1).max().map(|(_, w)| w)
}
