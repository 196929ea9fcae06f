//! What is asked of one line by itself, before any pair is looked at.

use super::{
    LineHint,
    galley::{FLUSH, Galley, UNKNOWN},
    glyph::Glyph,
    line::Line,
    question::{Answers, Question as Q},
};

/// Answers for each line of a page.
pub(super) struct Alone {
    /// Of the line as one that may go on.
    pub from: Vec<Answers>,
    /// Of the line as one to go on in.
    pub to: Vec<Answers>,
}

impl Alone {
    /// Those of a galley's lines.
    pub fn of(galley: &Galley) -> Self {
        let lines = &galley.lines;
        let from = |i: usize| from(galley, &lines[i], i.checked_sub(1).map(|i| &lines[i]));
        let to = |i: usize| to(galley, &lines[i], lines.get(i + 1));
        let mut alone = Self { from: (0..lines.len()).map(from).collect(), to: (0..lines.len()).map(to).collect() };
        alone.count(lines);
        alone
    }
}

impl Alone {
    /// Counts the lines since a paragraph surely began, and until one surely ends.
    fn count(&mut self, lines: &[Line]) {
        let ends = |i: usize| lines.get(i + 1).is_none_or(|next| surely_ends(&lines[i], next));
        let mut since = 0;
        for (i, from) in self.from.iter_mut().enumerate() {
            let begins = lines[i].says.opens_story || i.checked_sub(1).is_none_or(ends);
            since = if begins { 1 } else { since + 1 };
            from.note(Q::from_third, since >= 3);
            from.note(Q::from_sixth, since >= 6);
            from.note(Q::from_tenth, since >= 10);
        }
        let mut until = 0;
        for (i, to) in self.to.iter_mut().enumerate().rev() {
            until = if ends(i) { 1 } else { until + 1 };
            to.note(Q::to_last, until == 1);
            to.note(Q::to_third_last, until <= 3);
            to.note(Q::to_sixth_last, until <= 6);
        }
    }
}

/// Does a sentence end with a line that had room for what the next begins with?
fn surely_ends(x: &Line, next: &Line) -> bool {
    x.stops() && room_on(x, x.columns.here, next) >= 3
}

/// What is answered of a line that may go on, given the one before it on the page.
fn from(galley: &Galley, x: &Line, before: Option<&Line>) -> Answers {
    let mut all = page(galley, x);
    all.note(Q::from_stop, x.stops());
    all.note(Q::from_quote, matches!(x.edges.end, Glyph::StopQuote | Glyph::Close));
    all.note(
        Q::from_comma,
        matches!(x.edges.end, Glyph::Comma | Glyph::Dash | Glyph::Open | Glyph::Hyphen | Glyph::Label),
    );
    all.note(Q::from_latin, x.edges.end == Glyph::Latin);
    all.note(Q::from_digit, x.edges.end == Glyph::Digit);
    all.note(Q::from_bullet, x.edges.start == Glyph::Bullet);
    all.note(Q::from_label, x.edges.start == Glyph::Label);
    all.note(Q::from_open, x.brackets.depth > 0);
    all.note(Q::from_opens, x.brackets.opened > 0);
    all.note(Q::from_no_mark, x.counts.marks == 0);
    all.note(Q::from_word, x.counts.words > 0);
    all.note(Q::from_latin_only, x.is_latin());
    all.note(Q::from_no_han, x.counts.han == 0);
    all.note(Q::from_credit, x.hint == LineHint::Credit);
    all.note(Q::from_byline, x.hint == LineHint::Byline);
    all.note(Q::from_note, x.hint == LineHint::Note);
    all.note(Q::from_gap, x.gap > 0);
    all.note(Q::from_twin, x.columns.twins > 0);
    all.note(Q::from_twins, x.columns.twins > 2);
    all.note(Q::from_fitting, x.fits);
    all.note(Q::from_tiny, x.width <= 8);
    all.note(Q::from_small, x.width <= 16);
    all.note(Q::from_wide, x.width > 32);
    all.note(Q::over, x.width > x.columns.here);
    if let Some(z) = before {
        all.note(Q::before_stop, z.stops());
        all.note(Q::before_ended, surely_ends(z, x));
        all.note(Q::before_full, room_on(z, z.columns.here, x) < 0);
        all.note(Q::before_same, z.width.abs_diff(x.width) <= 1);
        all.note(Q::before_wider, z.width > x.width + 1);
        all.note(Q::before_much_wider, z.width > x.width + 7);
    }
    all
}

/// What is answered of the page, for a line that may go on.
fn page(galley: &Galley, x: &Line) -> Answers {
    let mut all = Answers::default();
    all.note(Q::page_gaps, galley.gaps > 0);
    all.note(Q::page_many_gaps, galley.gaps > 12);
    all.note(Q::page_mostly_gaps, galley.gaps > 35);
    let told = x.stops() && galley.indents != UNKNOWN;
    all.note(Q::page_flush, told && galley.indents < FLUSH);
    all.note(Q::page_indents, told && galley.indents >= 75);
    all
}

/// What is answered of a line to go on in, given the one after it on the page.
fn to(galley: &Galley, y: &Line, after: Option<&Line>) -> Answers {
    let mut all = Answers::default();
    all.note(Q::to_open, y.edges.start == Glyph::Open);
    all.note(Q::to_latin, y.edges.start == Glyph::Latin);
    all.note(Q::to_digit, y.edges.start == Glyph::Digit);
    all.note(Q::to_label, y.edges.start == Glyph::Label);
    all.note(Q::to_closes, y.brackets.closed > 0);
    all.note(Q::to_no_mark, y.counts.marks == 0);
    all.note(Q::to_stop, y.stops());
    all.note(Q::to_word, y.counts.words > 0);
    all.note(Q::to_no_han, y.counts.han == 0);
    all.note(Q::to_credit, y.hint == LineHint::Credit);
    all.note(Q::to_byline, y.hint == LineHint::Byline);
    all.note(Q::to_gap, y.gap > 0);
    all.note(Q::to_twin, y.columns.twins > 0);
    all.note(Q::to_tiny, y.width <= 8);
    all.note(Q::to_small, y.width <= 16);
    all.note(Q::to_wide, y.width > 32);
    all.note(Q::after_gap, after.is_none_or(|w| w.gap > 0));
    let Some(w) = after.filter(|w| w.gap <= 1) else {
        return all;
    };
    all.note(Q::after_same, w.width.abs_diff(y.width) <= 1);
    all.note(Q::after_wider, w.width > y.width + 1);
    all.note(Q::after_narrower, w.width + 1 < y.width);
    let inset = inset(y, w);
    all.note(Q::inset_1, inset >= 1);
    all.note(Q::inset_2, inset >= 2);
    all.note(Q::inset_3, inset >= 3);
    all.note(Q::inset_5, inset >= 5);
    all.note(Q::inset_8, inset >= 8);
    let indent = i32::from(galley.indent);
    all.note(Q::inset_fits, indent > 0 && (indent..=indent + 1).contains(&inset));
    all.note(Q::inset_none, (-1..=1).contains(&inset));
    all
}

/// Half ems left over on `x`, in a column of that width, had it taken what `y` begins with; below 0, `y` had to begin a
/// new line.
pub(super) fn room_on(x: &Line, column: u16, y: &Line) -> i32 {
    i32::from(column) - i32::from(x.width) - i32::from(y.head)
}

/// By how many half ems a line falls short of the lines after it, what they begin with taken into account: an indent
/// that was lost shows as 4.
pub(super) fn inset(y: &Line, after: &Line) -> i32 {
    room_on(y, y.columns.ahead, after) + 2
}
