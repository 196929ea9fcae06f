//! Answers the questions of [`question`](super::question) for pairs of lines.

use super::{
    affinity::pull,
    alone::{Alone, room_on},
    galley::Galley,
    glyph::Glyph,
    line::Line,
    opening::Opening,
    question::{Answers, Question as Q, Scale},
};

/// A galley's lines, and what was answered of each alone.
pub(super) struct Asked {
    pub galley: Galley,
    pub alone: Alone,
}

/// Questions that concern nothing but two lines, wherever they stand.
const KIN: Answers = Answers::to(&[
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
    Q::to_closes,
    Q::to_no_mark,
    Q::to_stop,
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
    Q::echo_third,
    Q::digits,
    Q::latins,
]);

impl Asked {
    pub fn of(galley: Galley) -> Self {
        let alone = Alone::of(&galley);
        Self { galley, alone }
    }

    /// All answers for line `a` going on in line `b`.
    pub fn pair(&self, a: usize, b: usize) -> Answers {
        self.alone.from[a].union(self.alone.to[b]).union(self.of_two(a, b))
    }

    /// The answers that hang on nothing but the two lines themselves.
    pub fn kin(&self, a: usize, b: usize) -> Answers {
        self.alone.from[a].union(self.alone.to[b]).union(self.of_two_alone(a, b)).intersection(KIN)
    }

    /// What is answered of two lines together.
    pub fn of_two(&self, a: usize, b: usize) -> Answers {
        let (x, y) = (&self.galley.lines[a], &self.galley.lines[b]);
        let both = self.of_two_alone(a, b).union(room(x, y, self.galley.indent.into())).union(openings(x, y));
        if b == a + 1 { both } else { both.union(self.apart(a, b)) }
    }

    /// The same, as far as it does not matter where they stand.
    pub fn of_two_alone(&self, a: usize, b: usize) -> Answers {
        let (x, y) = (&self.galley.lines[a], &self.galley.lines[b]);
        widths(x, y).union(BREAKS[self.at_break(x, y)])
    }

    fn apart(&self, a: usize, b: usize) -> Answers {
        let mut all = DISTANCES[far(a, b)];
        if let Some(z) = b.checked_sub(1).map(|i| &self.galley.lines[i]) {
            all.note(Q::seam_fits, z.width.abs_diff(self.galley.lines[b].width) <= 1);
        }
        all
    }

    /// What is told of the break without the word list: 0 nothing, 1 a number or 2 Latin words span it, else 3 and how the
    /// page echoes its characters ([`ECHOES`]).
    #[inline]
    pub fn heard(&self, x: &Line, y: &Line) -> usize {
        match spanned(x.edges.end, y.edges.start) {
            HAN => HAN + self.echo(x, y),
            spanned => spanned,
        }
    }

    /// How the page echoes the characters at the break, among [`ECHOES`].
    #[inline]
    pub fn echo(&self, x: &Line, y: &Line) -> usize {
        let echo = &self.galley.echo;
        match echo.count(x.edges.last, y.edges.first) {
            0 => 0,
            count => {
                let third = echo.has([x.edges.last_but_one, x.edges.last, y.edges.first])
                    || echo.has([x.edges.last, y.edges.first, y.edges.second]);
                usize::from(count.min(2)) + 2 * usize::from(third)
            }
        }
    }

    /// The number of what the characters at the break tell, among [`BREAKS`].
    #[inline]
    pub fn at_break(&self, x: &Line, y: &Line) -> usize {
        pulled(self.heard(x, y), x, y)
    }
}

/// What spans a break between these: 0 nothing, 1 a number, 2 Latin words, [`HAN`] Chinese.
#[inline]
pub(super) fn spanned(end: Glyph, start: Glyph) -> usize {
    match end {
        _ if end != start => 0,
        Glyph::Han => HAN,
        Glyph::Digit => 1,
        Glyph::Latin => 2,
        _ => 0,
    }
}

/// The first number of what is heard between Chinese characters.
pub(super) const HAN: usize = 3;

/// The same, what is [heard](Asked::heard) being known.
#[inline]
pub(super) fn pulled(heard: usize, x: &Line, y: &Line) -> usize {
    match heard {
        0..HAN => heard,
        _ => heard + ECHOES.len() * pull(x.edges.known.1, y.edges.known.0) as usize,
    }
}

/// How many things may be heard of a break.
pub(super) const HEARD: usize = HAN + ECHOES.len();

/// How the page may echo two characters: not, once and oftener, the last two with a third from beside the break.
const ECHOES: [Answers; 5] = [
    Answers::to(&[]),
    Answers::to(&[Q::echo]),
    Answers::to(&[Q::echo, Q::echoes]),
    Answers::to(&[Q::echo, Q::echo_third]),
    Answers::to(&[Q::echo, Q::echoes, Q::echo_third]),
];

/// How two characters may pull, in the order of [`Pull`](super::affinity::Pull).
const PULLS: [Answers; 5] = [
    Answers::to(&[Q::pull_apart, Q::pull_low]),
    Answers::to(&[Q::pull_low]),
    Answers::to(&[]),
    Answers::to(&[Q::pull_some]),
    Answers::to(&[Q::pull_some, Q::pull_strong]),
];

/// What the characters at a break may tell: nothing, a number or Latin words span it; else by how they pull, and how the
/// page echoes them.
pub(super) static BREAKS: [Answers; HAN + PULLS.len() * ECHOES.len()] = {
    let mut all = [Answers::to(&[Q::pull_none]); HAN + PULLS.len() * ECHOES.len()];
    all[1] = Answers::to(&[Q::pull_none, Q::digits]);
    all[2] = Answers::to(&[Q::pull_none, Q::latins]);
    let mut at = HAN;
    while at < all.len() {
        all[at] = PULLS[(at - HAN) / ECHOES.len()].union(ECHOES[(at - HAN) % ECHOES.len()]);
        at += 1;
    }
    all
};

/// What is answered of how far one line stands from another, by [`far`].
pub(super) static DISTANCES: [Answers; 8] = [
    Answers::to(&[]),
    Answers::to(&[Q::behind]),
    Answers::to(&[Q::far_2]),
    Answers::to(&[Q::far_2, Q::behind]),
    Answers::to(&[Q::far_2, Q::far_5]),
    Answers::to(&[Q::far_2, Q::far_5, Q::behind]),
    Answers::to(&[Q::far_2, Q::far_5, Q::far_12]),
    Answers::to(&[Q::far_2, Q::far_5, Q::far_12, Q::behind]),
];

/// The number of how far line `b` stands from line `a`, and whether behind it, among [`DISTANCES`].
#[inline]
pub(super) fn far(a: usize, b: usize) -> usize {
    /// By how many lines they are apart, more counting as the most.
    static BY: [u8; 14] = [0, 0, 0, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 6];
    usize::from(BY[a.abs_diff(b).min(BY.len() - 1)]) + usize::from(b < a)
}

const ALL: i32 = i32::MAX;
static ROOM: Scale<19> = Scale::new(
    -1,
    &[
        (Q::room_0, 0, ALL),
        (Q::room_1, 1, ALL),
        (Q::room_2, 2, ALL),
        (Q::room_5, 5, ALL),
        (Q::room_9, 9, ALL),
        (Q::room_17, 17, ALL),
    ],
);
static BEHIND: Scale<8> = Scale::new(-1, &[(Q::room_behind_0, 0, ALL), (Q::room_behind_6, 6, ALL)]);
static AHEAD: Scale<8> = Scale::new(-1, &[(Q::room_ahead_0, 0, ALL), (Q::room_ahead_6, 6, ALL)]);
static LEAST: Scale<9> =
    Scale::new(-1, &[(Q::least_room_0, 0, ALL), (Q::least_room_2, 2, ALL), (Q::least_room_7, 7, ALL)]);
pub(super) static WIDER: Scale<25> = Scale::new(
    -12,
    &[
        (Q::same, -1, 1),
        (Q::wider, 2, ALL),
        (Q::much_wider, 5, ALL),
        (Q::far_wider, 12, ALL),
        (Q::narrower, -ALL, -2),
        (Q::much_narrower, -ALL, -5),
        (Q::far_narrower, -ALL, -12),
    ],
);
static COLUMN: Scale<7> = Scale::new(-3, &[(Q::same_column, -2, 2), (Q::wider_column, 3, ALL)]);

fn widths(x: &Line, y: &Line) -> Answers {
    let column = i32::from(y.columns.ahead) - i32::from(x.columns.behind);
    WIDER.at(i32::from(y.width) - i32::from(x.width)).union(COLUMN.at(column))
}

/// What is told by the room left over on the first line, given the page's indent.
fn room(x: &Line, y: &Line, indent: i32) -> Answers {
    let here = room_on(x, x.columns.here, y);
    let (behind, ahead) = (room_on(x, x.columns.behind, y), room_on(x, x.columns.ahead, y));
    let least = least([behind, here, ahead], y);
    let mut all = ROOM.at(here).union(BEHIND.at(behind)).union(AHEAD.at(ahead)).union(LEAST.at(least));
    all.note(Q::room_indented, here >= indent.max(1));
    all.note(Q::least_room_indented, least >= indent.max(1));
    all
}

/// The room that is left by whichever of the columns about it a line fills best.
fn least(rooms: [i32; 3], y: &Line) -> i32 {
    let head = i32::from(y.head);
    rooms.into_iter().filter(|&r| r >= -head - 2).min().unwrap_or(-head)
}

fn openings(x: &Line, y: &Line) -> Answers {
    match y.says.opening {
        Opening::On if x.stops() => const { Answers::to(&[Q::points_back]) },
        Opening::New if x.stops() => const { Answers::to(&[Q::sets_anew]) },
        _ => Answers::default(),
    }
}
