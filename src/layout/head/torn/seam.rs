//! What is seen of two blocks, the second of which may go on from the first.

use crate::{
    layout::{
        head::{Claims, Place, Settled},
        kind::Kind,
        page::BlockId,
        terms::is_function,
    },
    lines::{Block, Shape},
};
use std::ops::RangeInclusive;

/// How many features there are.
pub const COUNT: usize = 38;

/// Names of the features, in the order of [`Habits::look`].
pub const FEATURES: [&str; COUNT] = [
    "bias",
    "odds",
    "of_subhead",
    "margin",
    "reads",
    "reads_after",
    "to_title",
    "same_place",
    "opens_story",
    "seen",
    "pair",
    "hangs",
    "colon",
    "commas",
    "clauses",
    "number",
    "ends_function",
    "ends_latin",
    "begins_function",
    "begins_latin",
    "begins_closing",
    "lines",
    "short",
    "brief",
    "fits",
    "full",
    "narrower",
    "wider",
    "indented",
    "not_indented",
    "set_in",
    "blank",
    "not_blank",
    "gap",
    "gap_more",
    "apart",
    "glued",
    "woven",
];

/// By how much a first line is narrower that lost its indent, in half ems.
const INDENT: RangeInclusive<u16> = 2..=6;
/// A title that says half of what the text says is as good as one that is a clause of it.
const HALF: f64 = 0.5;

/// The next line of a block is so many lines on at most, blank ones counted.
const NEXT: u32 = 2;
/// What stands behind a number that goes on over a break, as the folded text has it.
const UNITS: &[char] = &['年', '月', '日', '时', '分', '亿', '万', '千', '百', '%', '元', '岁', '人', '名', '个', '宗'];

/// The page, and how it begins its paragraphs.
pub struct Habits<'a> {
    claims: &'a Claims<'a>,
    /// What each title was settled as.
    settled: Vec<Option<&'a Settled>>,
    /// The share of paragraphs whose first line is indented.
    indent: f64,
    /// The share of paragraphs with a blank line before them.
    blank: f64,
    /// The share of paragraphs between whose lines others stand.
    woven: f64,
}

impl<'a> Habits<'a> {
    /// Of a page whose titles were settled so.
    pub fn of(claims: &'a Claims<'a>, titles: &'a [Settled]) -> Self {
        let mut settled = vec![None; claims.kinds.len()];
        titles.iter().for_each(|title| settled[title.title] = Some(title));
        let paragraphs = || {
            let body = (0..claims.kinds.len()).filter(|&id| claims.kinds[id] == Kind::Body);
            body.map(|id| &claims.sheet.blocks[id]).filter(|block| block.lines.len() > 2)
        };
        let share = |held: fn(&Block) -> bool| {
            (paragraphs().filter(|block| held(block)).count() as f64 + 0.5) / (paragraphs().count() as f64 + 1.0)
        };
        let indent = share(|block| indented(&block.shape));
        let blank = share(|block| block.shape.gap_before > 0);
        Self { claims, settled, indent, blank, woven: share(interrupted) }
    }

    /// Does running text of the page have the two characters of a break side by side?
    fn is_said(&self, last: char, first: char) -> bool {
        let terms = self.claims.terms.read(&[last, first]);
        terms.iter().any(|&term| !self.claims.words.holders(term).is_empty())
    }

    /// The characters at the break.
    fn edges(&self, from: BlockId, to: BlockId) -> (char, char) {
        let [a, b] = [from, to].map(|id| self.claims.sheet.folded(id));
        let last = a.iter().rev().find(|c| !c.is_whitespace()).copied().unwrap_or(' ');
        let first = b.iter().find(|c| !c.is_whitespace()).copied().unwrap_or(' ');
        (last, first)
    }

    /// What is seen where `to` may go on from `from`; `odds` are those by the lines alone.
    pub fn look(&self, from: BlockId, to: BlockId, odds: f64) -> [f64; COUNT] {
        let claims = self.claims;
        let sheet = claims.sheet;
        let (a, b) = (sheet.folded(from), sheet.folded(to));
        let (look, after) = (&sheet.looks[from], &sheet.looks[to]);
        let (shape, next) = (&sheet.blocks[from].shape, &sheet.blocks[to].shape);
        let (last, first) = self.edges(from, to);
        let settled = [from, to].map(|id| self.settled[id]);
        let place = settled.map(|s| s.map(|s| s.place));
        let lines = [sheet.blocks[from].lines.last(), sheet.blocks[to].lines.first()];
        [
            1.0,
            odds.clamp(-5.0, 5.0),
            flag(matches!(place[0], Some(Place::Subhead(_)))),
            settled[0].map_or(0.0, |s| f64::from(s.margin).clamp(0.0, 500.0) / 100.0),
            claims.chances[from].reads(),
            claims.chances[to].reads(),
            flag(claims.kinds[to] == Kind::Title),
            flag(place[0].is_some() && place[0] == place[1]),
            flag(claims.ground.of(to).is_some_and(|n| claims.stories[n].body.first() == Some(&to))),
            claims.terms.seen(from, to).min(HALF),
            flag(self.is_said(last, first)),
            flag(look.hangs),
            flag(last == ':'),
            flag(look.commas > 0),
            flag(a.contains(&' ') || b.contains(&' ') || a.contains(&':')),
            flag(number(last, first)),
            flag(is_function(last)),
            flag(last.is_ascii_alphanumeric()),
            flag(is_function(first)),
            flag(first.is_ascii_alphanumeric()),
            flag([',', '。', '、', ';', ':', '」', '』', ')', '》'].contains(&first)),
            flag(look.lines > 1),
            flag(look.chars < 7),
            flag(after.chars < 12),
            flag(look.chars + after.chars < 22),
            flag(shape.full),
            flag(next.first + 2 < shape.last),
            flag(shape.last + 2 < next.first),
            flag(indented(next)) * (self.indent - 0.5),
            flag(!indented(next)) * (self.indent - 0.5),
            flag(indented(shape)) * (self.indent - 0.5),
            flag(next.gap_before > 0) * (self.blank - 0.5),
            flag(next.gap_before == 0) * (self.blank - 0.5),
            flag(next.gap_before > 0),
            flag(next.gap_before > shape.gap_before),
            flag(lines[1] > lines[0].map(|n| n + 1).as_ref()),
            flag(next.glued),
            self.woven,
        ]
    }
}

fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// Do other lines stand between its own?
fn interrupted(block: &Block) -> bool {
    block.lines.windows(2).any(|pair| !(pair[0]..=pair[0] + NEXT).contains(&pair[1]))
}

/// Is its first line set in?
fn indented(shape: &Shape) -> bool {
    shape.indent > 0 || INDENT.contains(&shape.column.saturating_sub(shape.first))
}

/// Does a number or a date go on over the break?
fn number(last: char, first: char) -> bool {
    match last {
        '0'..='9' => first.is_ascii_digit() || UNITS.contains(&first),
        _ => matches!(last, '年' | '月' | '第') && first.is_ascii_digit(),
    }
}
