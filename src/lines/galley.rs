//! The page as a list of measured lines, and the habits it shows.

use super::{affinity::Echo, alone, columns, cut, glyph::Glyph, indent, item, latin, line::Line};
use crate::text::Text;

/// No share: there was too little to tell one.
pub(super) const UNKNOWN: u8 = u8::MAX;

/// Below this share of a page's paragraphs, in percent, an indent is chance.
pub(super) const FLUSH: u8 = 33;

/// The lines of a page that hold anything, in order.
#[derive(Clone, Default)]
pub(super) struct Galley {
    /// The lines, or stretches of them.
    pub lines: Vec<Line>,
    /// Of hundred neighbouring lines, how many have a blank line between.
    pub gaps: u8,
    /// Of hundred paragraphs, how many begin narrower than they go on (their indent lost); [`UNKNOWN`] if the page has too
    /// few to tell.
    pub indents: u8,
    /// How wide its indents are, in half ems; 0 if it has none.
    pub indent: u16,
    /// Is it in Latin letters?
    pub latin: bool,
    /// The pairs of characters that the page has.
    pub echo: Echo,
}

impl Galley {
    /// Reads and measures a page.
    pub fn read(text: &Text<'_>) -> Self {
        let (mut lines, echo) = cut::lines(text);
        item::mark(text, &mut lines);
        indent::mark(text, &mut lines);
        let latin = latin::is_page(&lines);
        let mut galley = Self { lines, gaps: 0, indents: UNKNOWN, indent: 4, latin, echo };
        galley.gaps = galley.gap_share();
        galley.take_measures();
        galley
    }

    /// The same lines in another order.
    pub fn reordered(mut self, order: &[u32]) -> Self {
        self.lines = order.iter().map(|&i| self.lines[i as usize].clone()).collect();
        self.take_measures();
        self
    }

    /// What a line takes from those about it.
    fn take_measures(&mut self) {
        columns::set(&mut self.lines);
        self.set_depths();
        self.set_indent();
        self.set_fits();
    }

    fn gap_share(&self) -> u8 {
        let gaps = self.lines.iter().skip(1).filter(|l| l.gap > 0).count();
        (gaps * 100 / self.lines.len().max(2)) as u8
    }

    /// Looks at the lines behind a sentence that surely ended a paragraph. An indent that the dump kept needs no second look.
    fn set_indent(&mut self) {
        const FEW: usize = 4;
        if let Some(line) = self.lines.iter().find(|line| line.indented) {
            (self.indents, self.indent) = (100, line.lead);
            return;
        }
        let (mut flush, mut narrow, mut wide) = (0, 0, 0);
        for at in self.lines.windows(3) {
            let [end, first, next] = at else { continue };
            if end.stops() && end.short() > 4 && first.counts.marks > 0 && next.width > 12 {
                match alone::inset(first, next) {
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

    /// Counts the brackets that are open after each line, forgetting them where a sentence surely ended or after
    /// [`LONGEST`] lines.
    fn set_depths(&mut self) {
        const LONGEST: u8 = 12;
        let (mut depth, mut age) = (0u8, 0u8);
        let mut ended = false;
        for line in &mut self.lines {
            if matches!(line.edges.start, Glyph::Bullet | Glyph::Label) || age > LONGEST || (ended && depth > 1) {
                depth = 0;
            }
            depth = depth.saturating_sub(line.brackets.closed).saturating_add(line.brackets.opened);
            age = if depth == 0 || line.brackets.opened > 0 { 0 } else { age + 1 };
            line.brackets.depth = depth;
            ended = line.stops() && line.short() > 3;
        }
    }
}
