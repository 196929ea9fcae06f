//! What is seen of two blocks, the second of which may go on from the first.

use crate::{
    layout::{
        features::{features, flag},
        head::{Claims, Place, Settled},
        kind::Kind,
        page::BlockId,
        terms::is_function,
    },
    lines::{Block, Shape},
};
use std::ops::RangeInclusive;

features! {
    /// What tells whether a block goes on in another (`packs/layout/severed.tsv`). What is only seen or not is 1 or 0.
    pub struct Features {
        /// Always 1.
        bias,
        /// Log odds that the two are one, by the lines alone, at most 5 either way.
        odds,
        /// The first is a subhead.
        of_subhead,
        /// Log odds between the first's place as a title and the next best, from 0 to 5.
        margin,
        /// Log odds of running text against a title that the first is, as short blocks are told.
        reads,
        /// Log odds that the second is.
        reads_after,
        /// The second is a title.
        to_title,
        /// Both are titles of one place.
        same_place,
        /// The second opens its story.
        opens_story,
        /// The share of the first's words that the second says, at most a half.
        seen,
        /// Running text of the page has the two characters at the break side by side.
        pair,
        /// The first ends in a mark that wants more.
        hangs,
        /// The first ends with a colon.
        colon,
        /// It has commas.
        commas,
        /// Either has a blank, or the first a colon.
        clauses,
        /// A number or a date goes on over the break.
        number,
        /// The first ends with a function word.
        ends_function,
        /// The first ends with a Latin letter or a digit.
        ends_latin,
        /// The second begins with a function word.
        begins_function,
        /// The second begins with a Latin letter or a digit.
        begins_latin,
        /// The second begins with a mark that no block begins with.
        begins_closing,
        /// The first has several lines.
        lines,
        /// The first is shorter than seven code points.
        short,
        /// The second is shorter than twelve.
        brief,
        /// Both together are shorter than twenty-two.
        fits,
        /// The first's last line fills its column.
        full,
        /// The second's first line is narrower than the first's last.
        narrower,
        /// It is wider.
        wider,
        /// The second is indented, times how much more paragraphs of the page are than half of them.
        indented,
        /// It is not, times the same.
        not_indented,
        /// The first is indented, times the same.
        set_in,
        /// A blank line before the second, times how much more paragraphs have one than half of them.
        blank,
        /// None, times the same.
        not_blank,
        /// A blank line before the second.
        gap,
        /// More blank lines before the second than before the first.
        gap_more,
        /// Lines stand between the two.
        apart,
        /// The second stands on the line of the first.
        glued,
        /// The share of paragraphs between whose lines others stand.
        woven,
    }
}

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
    pub fn look(&self, from: BlockId, to: BlockId, odds: f64) -> Features {
        let mut seen = Features { bias: 1.0, odds: odds.clamp(-5.0, 5.0), woven: self.woven, ..Features::default() };
        self.see_places(from, to, &mut seen);
        self.see_words(from, to, &mut seen);
        self.see_edges(from, to, &mut seen);
        self.see_setting(from, to, &mut seen);
        seen
    }

    /// What the two are taken for.
    fn see_places(&self, from: BlockId, to: BlockId, seen: &mut Features) {
        let claims = self.claims;
        let settled = [from, to].map(|id| self.settled[id]);
        let place = settled.map(|s| s.map(|s| s.place));
        seen.of_subhead = flag(matches!(place[0], Some(Place::Subhead(_))));
        seen.margin = settled[0].map_or(0.0, |s| f64::from(s.margin).clamp(0.0, 500.0) / 100.0);
        seen.reads = claims.chances[from].reads();
        seen.reads_after = claims.chances[to].reads();
        seen.to_title = flag(claims.kinds[to] == Kind::Title);
        seen.same_place = flag(place[0].is_some() && place[0] == place[1]);
        seen.opens_story = flag(claims.ground.of(to).is_some_and(|n| claims.stories[n].body.first() == Some(&to)));
    }

    fn see_words(&self, from: BlockId, to: BlockId, seen: &mut Features) {
        let sheet = self.claims.sheet;
        let (a, b) = (sheet.folded(from), sheet.folded(to));
        let (look, after) = (&sheet.looks[from], &sheet.looks[to]);
        seen.seen = self.claims.terms.seen(from, to).min(HALF);
        seen.hangs = flag(look.hangs);
        seen.commas = flag(look.commas > 0);
        seen.clauses = flag(a.contains(&' ') || b.contains(&' ') || a.contains(&':'));
        seen.lines = flag(look.lines > 1);
        seen.short = flag(look.chars < 7);
        seen.brief = flag(after.chars < 12);
        seen.fits = flag(look.chars + after.chars < 22);
    }

    /// The characters at the break.
    fn see_edges(&self, from: BlockId, to: BlockId, seen: &mut Features) {
        let (last, first) = self.edges(from, to);
        seen.pair = flag(self.is_said(last, first));
        seen.colon = flag(last == ':');
        seen.number = flag(number(last, first));
        seen.ends_function = flag(is_function(last));
        seen.ends_latin = flag(last.is_ascii_alphanumeric());
        seen.begins_function = flag(is_function(first));
        seen.begins_latin = flag(first.is_ascii_alphanumeric());
        seen.begins_closing = flag([',', '。', '、', ';', ':', '」', '』', ')', '》'].contains(&first));
    }

    /// How the two are set, and how this page sets its paragraphs.
    fn see_setting(&self, from: BlockId, to: BlockId, seen: &mut Features) {
        let [a, b] = [from, to].map(|id| &self.claims.sheet.blocks[id]);
        let (shape, next) = (&a.shape, &b.shape);
        seen.full = flag(shape.full);
        seen.narrower = flag(next.first + 2 < shape.last);
        seen.wider = flag(shape.last + 2 < next.first);
        seen.indented = flag(indented(next)) * (self.indent - 0.5);
        seen.not_indented = flag(!indented(next)) * (self.indent - 0.5);
        seen.set_in = flag(indented(shape)) * (self.indent - 0.5);
        seen.blank = flag(next.gap_before > 0) * (self.blank - 0.5);
        seen.not_blank = flag(next.gap_before == 0) * (self.blank - 0.5);
        seen.gap = flag(next.gap_before > 0);
        seen.gap_more = flag(next.gap_before > shape.gap_before);
        seen.apart = flag(b.lines.first() > a.lines.last().map(|n| n + 1).as_ref());
        seen.glued = flag(next.glued);
    }
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
