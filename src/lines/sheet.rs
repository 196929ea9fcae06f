//! The page as a list of measured lines, and the habits it shows.

use super::{
    affinity::Echo,
    line::{Line, Mark},
    row, split,
};
use crate::text::Span;

/// The lines of a page that hold anything, in order.
#[derive(Default)]
pub(super) struct Sheet {
    /// The lines, or stretches of them.
    pub lines: Vec<Line>,
    /// Of hundred neighbouring lines, how many have a blank line between.
    pub gaps: u8,
    /// How many paragraphs in four begin narrower than they go on (their indent lost): 0 to 3, 4 if the page has too few
    /// paragraphs to tell.
    pub indents: u8,
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

    /// Measures it, cut where it holds several things.
    fn cut(&self, text: &str, row: bool, lines: &mut Vec<Line>, echo: &mut Echo) {
        let stretches = split::stretches(&text[self.start..self.end], row);
        for (i, &(at, hint)) in stretches.iter().enumerate() {
            let end = stretches.get(i + 1).map_or(self.end, |next| self.start + next.0);
            let start = self.start + at;
            let end = start + text[start..end].trim_end().len();
            let mut line = Line::measure(text, Span::new(start, end), self.number, echo);
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
    pub fn read(text: &str) -> Self {
        let raws = Raw::all(text);
        let mut lines = Vec::with_capacity(raws.len() + 8);
        let mut echo = Echo::default();
        for (i, raw) in raws.iter().enumerate() {
            let cells = |i: usize| raws.get(i).map_or(0, |r| r.cells);
            let row = row::is_row(i.checked_sub(1).map_or(0, cells), raw.cells, cells(i + 1));
            raw.cut(text, row, &mut lines, &mut echo);
        }
        let mut sheet = Self { lines, gaps: 0, indents: 0, echo };
        sheet.gaps = sheet.gap_share();
        sheet.set_columns();
        sheet.set_depths();
        sheet.indents = sheet.indent_share();
        sheet
    }

    fn gap_share(&self) -> u8 {
        let gaps = self.lines.iter().skip(1).filter(|l| l.gap > 0).count();
        (gaps * 100 / self.lines.len().max(2)) as u8
    }

    /// Looks at the lines behind a sentence that surely ended a paragraph.
    fn indent_share(&self) -> u8 {
        const FEW: usize = 6;
        let (mut all, mut narrow) = (0, 0);
        for at in self.lines.windows(3) {
            let [end, first, next] = at else { continue };
            if end.stops() && end.short() > 4 && first.marks > 0 && next.width > 12 {
                all += 1;
                narrow += usize::from((2..=5).contains(&next.width.saturating_sub(first.width)));
            }
        }
        if all < FEW { 4 } else { (narrow * 4 / all).min(3) as u8 }
    }

    /// A full line measures what the widest of the near lines measures that has a second line of about its width.
    fn set_columns(&mut self) {
        const NEAR: usize = 4;
        const LIKE: u16 = 2;
        let widths: Vec<u16> = self.lines.iter().map(|l| l.width).collect();
        for (i, line) in self.lines.iter_mut().enumerate() {
            let near = &widths[i.saturating_sub(NEAR)..(i + NEAR + 1).min(widths.len())];
            let paired = near.iter().copied().filter(|&w| near.iter().filter(|&&v| v.abs_diff(w) <= LIKE).count() > 1);
            line.column = paired.max().unwrap_or(line.width);
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
