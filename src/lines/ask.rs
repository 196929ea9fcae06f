//! Answers the questions of [`question`](super::question) for lines and pairs of lines.

use super::{
    Hint, affinity,
    glyph::Mark,
    line::Line,
    opening::Opening,
    question::{Answers, Question as Q},
    sheet::{FLUSH, Sheet, UNKNOWN},
};
use std::sync::LazyLock;

/// What can be told of each line before any pair is looked at.
pub(super) struct Asked<'a> {
    sheet: &'a Sheet,
    /// Of the line as one that may go on.
    from: Vec<Answers>,
    /// Of the line as one to go on in.
    to: Vec<Answers>,
    page: Answers,
}

/// Questions that concern nothing but two lines, wherever they stand.
static KIN: LazyLock<Answers> = LazyLock::new(|| {
    let mut all = Answers::default();
    for question in [
        Q::from_stop,
        Q::from_quote,
        Q::from_comma,
        Q::from_latin,
        Q::from_digit,
        Q::from_no_mark,
        Q::from_latin_only,
        Q::from_no_han,
        Q::from_opens,
        Q::from_tiny,
        Q::from_small,
        Q::from_wide,
        Q::to_open,
        Q::to_latin,
        Q::to_digit,
        Q::to_label,
        Q::to_bound,
        Q::to_closes,
        Q::to_no_mark,
        Q::to_stop,
        Q::to_latin_only,
        Q::to_no_han,
        Q::to_tiny,
        Q::to_small,
        Q::to_wide,
        Q::same,
        Q::wider,
        Q::much_wider,
        Q::far_wider,
        Q::narrower,
        Q::much_narrower,
        Q::far_narrower,
        Q::pull_none,
        Q::pull_apart,
        Q::pull_low,
        Q::pull_some,
        Q::pull_strong,
        Q::echo,
        Q::echoes,
        Q::digits,
        Q::latins,
    ] {
        all.note(question, true);
    }
    all
});

impl<'a> Asked<'a> {
    pub fn new(sheet: &'a Sheet) -> Self {
        let lines = &sheet.lines;
        let from = (0..lines.len()).map(|i| from(&lines[i], i.checked_sub(1).map(|i| &lines[i]))).collect();
        let to = (0..lines.len()).map(|i| to(&lines[i], lines.get(i + 1))).collect();
        Self { sheet, from, to, page: page(sheet) }
    }

    /// All answers for line `a` going on in line `b`.
    pub fn pair(&self, a: usize, b: usize) -> Answers {
        let (x, y) = (&self.sheet.lines[a], &self.sheet.lines[b]);
        let mut answers = self.from[a].and(self.to[b]).and(self.page);
        if x.stops() {
            let told = self.sheet.indents != UNKNOWN;
            answers.note(Q::page_flush, told && self.sheet.indents < FLUSH);
            answers.note(Q::page_indents, told && self.sheet.indents >= 75);
            answers.note(Q::points_back, y.opening == Opening::On);
            answers.note(Q::sets_anew, y.opening == Opening::New);
        }
        room(x, y, &mut answers);
        self.indent(a, b, &mut answers);
        widths(x, y, &mut answers);
        words(self.sheet, x, y, &mut answers);
        if b != a + 1 {
            apart(self.sheet, a, b, &mut answers);
        }
        answers
    }

    /// The answers that hang on nothing but the two lines themselves.
    pub fn kin(&self, a: usize, b: usize) -> Answers {
        let (x, y) = (&self.sheet.lines[a], &self.sheet.lines[b]);
        let mut answers = self.from[a].and(self.to[b]).only(*KIN);
        widths(x, y, &mut answers);
        words(self.sheet, x, y, &mut answers);
        answers.only(*KIN)
    }

    /// What the width of the page's own indent tells.
    fn indent(&self, a: usize, b: usize, all: &mut Answers) {
        let lines = &self.sheet.lines;
        let indent = i32::from(self.sheet.indent);
        all.note(Q::room_indented, room_on(&lines[a], lines[a].column, &lines[b]) >= indent.max(1));
        let least = least_room(&lines[a], &lines[b]);
        all.note(Q::least_room_0, least >= 0);
        all.note(Q::least_room_2, least >= 2);
        all.note(Q::least_room_indented, least >= indent.max(1));
        all.note(Q::least_room_7, least >= 7);
        if let Some(after) = lines.get(b + 1).filter(|w| w.gap <= 1) {
            let inset = inset(&lines[b], after);
            all.note(Q::inset_fits, indent > 0 && (indent..=indent + 1).contains(&inset));
            all.note(Q::inset_none, (-1..=1).contains(&inset));
        }
    }
}

fn from(x: &Line, before: Option<&Line>) -> Answers {
    let mut all = Answers::default();
    all.note(Q::from_stop, x.stops());
    all.note(Q::from_quote, matches!(x.end, Mark::StopQuote | Mark::Close));
    all.note(Q::from_comma, matches!(x.end, Mark::Comma | Mark::Dash | Mark::Open | Mark::Hyphen | Mark::Label));
    all.note(Q::from_latin, x.end == Mark::Latin);
    all.note(Q::from_digit, x.end == Mark::Digit);
    all.note(Q::from_bullet, x.start == Mark::Bullet);
    all.note(Q::from_label, x.start == Mark::Label);
    all.note(Q::from_open, x.depth > 0);
    all.note(Q::from_opens, x.opened > 0);
    all.note(Q::from_no_mark, x.marks == 0);
    all.note(Q::from_word, x.words > 0);
    all.note(Q::from_stretched, x.stretched);
    all.note(Q::from_latin_only, x.is_latin());
    all.note(Q::from_no_han, x.han == 0);
    all.note(Q::from_credit, x.hint == Hint::Credit);
    all.note(Q::from_byline, x.hint == Hint::Byline);
    all.note(Q::from_note, x.hint == Hint::Note);
    all.note(Q::from_gap, x.gap > 0);
    all.note(Q::from_lead, x.lead > 0);
    all.note(Q::from_lead_more, x.lead > 2);
    all.note(Q::from_twin, x.twins > 0);
    all.note(Q::from_twins, x.twins > 2);
    all.note(Q::from_fitting, x.fits);
    all.note(Q::from_tiny, x.width <= 8);
    all.note(Q::from_small, x.width <= 16);
    all.note(Q::from_wide, x.width > 32);
    all.note(Q::before_none, before.is_none());
    if let Some(z) = before {
        all.note(Q::before_stop, z.stops());
        all.note(Q::before_comma, z.end == Mark::Comma);
        all.note(Q::before_ended, z.stops() && room_on(z, z.column, x) >= 3);
        all.note(Q::before_full, room_on(z, z.column, x) < 0);
        all.note(Q::before_same, z.width.abs_diff(x.width) <= 1);
        all.note(Q::before_wider, z.width > x.width + 1);
        all.note(Q::before_much_wider, z.width > x.width + 7);
    }
    all
}

fn to(y: &Line, after: Option<&Line>) -> Answers {
    let mut all = Answers::default();
    all.note(Q::to_open, y.start == Mark::Open);
    all.note(Q::to_latin, y.start == Mark::Latin);
    all.note(Q::to_digit, y.start == Mark::Digit);
    all.note(Q::to_label, y.start == Mark::Label);
    all.note(Q::to_bound, y.start.is_bound());
    all.note(Q::to_closes, y.closed > 0);
    all.note(Q::to_no_mark, y.marks == 0);
    all.note(Q::to_stop, y.stops());
    all.note(Q::to_word, y.words > 0);
    all.note(Q::to_stretched, y.stretched);
    all.note(Q::to_latin_only, y.is_latin());
    all.note(Q::to_no_han, y.han == 0);
    all.note(Q::to_credit, y.hint == Hint::Credit);
    all.note(Q::to_byline, y.hint == Hint::Byline);
    all.note(Q::to_note, y.hint == Hint::Note);
    all.note(Q::to_gap, y.gap > 0);
    all.note(Q::to_gaps, y.gap > 1);
    all.note(Q::to_feed, y.feed);
    all.note(Q::to_lead, y.lead > 0);
    all.note(Q::to_lead_more, y.lead > 2);
    all.note(Q::to_twin, y.twins > 0);
    all.note(Q::to_tiny, y.width <= 8);
    all.note(Q::to_small, y.width <= 16);
    all.note(Q::to_wide, y.width > 32);
    all.note(Q::after_gap, after.is_none_or(|w| w.gap > 0));
    let Some(w) = after.filter(|w| w.gap <= 1) else {
        all.note(Q::after_alone, true);
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
    all
}

fn page(sheet: &Sheet) -> Answers {
    let mut all = Answers::default();
    all.note(Q::page_gaps, sheet.gaps > 0);
    all.note(Q::page_many_gaps, sheet.gaps > 12);
    all.note(Q::page_mostly_gaps, sheet.gaps > 35);
    all
}

/// Half ems left over on `x`, in a column of that width, had it taken what `y` begins with; below 0, `y` had to begin a
/// new line.
fn room_on(x: &Line, column: u16, y: &Line) -> i32 {
    i32::from(column) - i32::from(x.width) - i32::from(y.head)
}

/// By how many half ems a line falls short of the lines after it, what they begin with taken into account: an indent
/// that was lost shows as 4.
pub(super) fn inset(y: &Line, after: &Line) -> i32 {
    room_on(y, y.ahead, after) + 2
}

/// The room that is left by whichever of the columns about it `x` fills best.
fn least_room(x: &Line, y: &Line) -> i32 {
    let rooms = [x.behind, x.column, x.ahead].map(|column| room_on(x, column, y));
    let close = rooms.into_iter().filter(|&r| r >= -i32::from(y.head) - 2).min();
    close.unwrap_or(-i32::from(y.head))
}

fn room(x: &Line, y: &Line, all: &mut Answers) {
    let left = room_on(x, x.column, y);
    for (question, least) in [
        (Q::room_0, 0),
        (Q::room_1, 1),
        (Q::room_2, 2),
        (Q::room_3, 3),
        (Q::room_5, 5),
        (Q::room_9, 9),
        (Q::room_17, 17),
    ] {
        all.note(question, left >= least);
    }
    all.note(Q::over, x.width > x.column);
    let left = room_on(x, x.behind, y);
    all.note(Q::room_behind_0, left >= 0);
    all.note(Q::room_behind_3, left >= 3);
    all.note(Q::room_behind_6, left >= 6);
    let left = room_on(x, x.ahead, y);
    all.note(Q::room_ahead_0, left >= 0);
    all.note(Q::room_ahead_3, left >= 3);
    all.note(Q::room_ahead_6, left >= 6);
}

fn widths(x: &Line, y: &Line, all: &mut Answers) {
    let more = i32::from(y.width) - i32::from(x.width);
    all.note(Q::same, more.abs() <= 1);
    all.note(Q::wider, more > 1);
    all.note(Q::much_wider, more > 4);
    all.note(Q::far_wider, more > 11);
    all.note(Q::narrower, more < -1);
    all.note(Q::much_narrower, more < -4);
    all.note(Q::far_narrower, more < -11);
    all.note(Q::same_column, x.behind.abs_diff(y.ahead) <= 2);
    all.note(Q::wider_column, y.ahead > x.behind + 2);
}

fn words(sheet: &Sheet, x: &Line, y: &Line, all: &mut Answers) {
    all.note(Q::digits, x.end == Mark::Digit && y.start == Mark::Digit);
    all.note(Q::latins, x.end == Mark::Latin && y.start == Mark::Latin);
    if x.end != Mark::Han || y.start != Mark::Han {
        all.note(Q::pull_none, true);
        return;
    }
    let pull = affinity::pull(x.last, y.first);
    all.note(Q::pull_apart, pull < -2.5);
    all.note(Q::pull_low, pull < -1.2);
    all.note(Q::pull_some, pull > 0.0);
    all.note(Q::pull_strong, pull >= 2.0);
    let echoes = sheet.echo.count(x.last, y.first);
    all.note(Q::echo, echoes > 0);
    all.note(Q::echoes, echoes > 1);
}

fn apart(sheet: &Sheet, a: usize, b: usize, all: &mut Answers) {
    let far = a.abs_diff(b);
    all.note(Q::behind, b < a);
    all.note(Q::far_2, far > 2);
    all.note(Q::far_5, far > 5);
    all.note(Q::far_12, far > 12);
    all.note(Q::far_40, far > 40);
    if let Some(z) = b.checked_sub(1).map(|i| &sheet.lines[i]) {
        all.note(Q::seam_stop, z.stops());
        all.note(Q::seam_fits, z.width.abs_diff(sheet.lines[b].width) <= 1);
    }
}
