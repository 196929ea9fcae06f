//! The page as a list of measured lines, and the habits it shows.

use super::{
    line::{Line, Mark},
    split,
};
use crate::text::Span;

/// The lines of a page that hold anything, in order.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The lines, or stretches of them.
    pub lines: Vec<Line>,
    /// Of hundred neighbouring lines, how many have a blank line between.
    pub gaps: u8,
}

impl Sheet {
    /// Reads and measures a page.
    pub fn read(text: &str) -> Self {
        let mut lines = Vec::with_capacity(text.len() / 48);
        let (mut at, mut gap, mut feed) = (0, 0u8, false);
        for (number, raw) in text.split('\n').enumerate() {
            let start = at + (raw.len() - raw.trim_start().len());
            let end = start + raw.trim().len();
            feed |= raw.contains('\x0c');
            if start < end {
                let lead = text[at..start].chars().map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
                let mut first = true;
                split::stretches(text, Span::new(start, end), |span| {
                    let mut line = Line::measure(text, span, number as u32);
                    if first {
                        (line.lead, line.gap, line.feed) = (lead, gap, feed);
                    } else {
                        line.glued = true;
                    }
                    first = false;
                    lines.push(line);
                });
                (gap, feed) = (0, false);
            } else {
                gap = gap.saturating_add(1);
            }
            at += raw.len() + 1;
        }
        let mut sheet = Self { lines, gaps: 0 };
        sheet.gaps = sheet.gap_share();
        sheet.set_columns();
        sheet.set_depths();
        sheet
    }

    fn gap_share(&self) -> u8 {
        let gaps = self.lines.iter().skip(1).filter(|l| l.gap > 0).count();
        (gaps * 100 / self.lines.len().max(2)) as u8
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
