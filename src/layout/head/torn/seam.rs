//! What is seen of two blocks, the second of which may go on from the first.

use crate::{
    layout::{
        features::{features, flag},
        head::{Claims, Settled, TitlePlace},
        kind::Kind,
        page::BlockId,
        terms::is_function,
    },
    lines::{Block, Measures},
};
use std::ops::RangeInclusive;

features! {
    /// What tells whether two blocks are one (`packs/layout/severed.tsv`), the second being tied to the first. What is only seen
    /// or not is 1 or 0; where a habit of the page counts, it counts by how far more than half of its paragraphs have it (-0.5 to
    /// 0.5).
    pub struct Features {
        /// Always 1.
        bias,
        /// Log odds by the lines alone, at most 5 either way.
        odds,
        /// The first is settled as a subhead.
        of_subhead,
        /// By how much it is, in log odds, at most 5.
        margin,
        /// Log odds that the first is running text and no title.
        reads,
        /// The same of the second.
        reads_after,
        /// The second is a title.
        to_title,
        /// Both are titles of one story and one kind.
        same_place,
        /// The second opens a story.
        opens_story,
        /// The share of the first one's words that the second says, at most a half.
        seen,
        /// Running text has the two characters of the break side by side.
        pair,
        /// The first ends in a mark that wants more.
        hangs,
        /// It ends in a colon.
        colon,
        /// It has a comma.
        commas,
        /// It has a colon, or one of the two a blank.
        clauses,
        /// A number or a date goes on over the break.
        number,
        /// The first ends in a function word.
        ends_function,
        /// It ends in a Latin letter or a digit.
        ends_latin,
        /// The second begins with a function word.
        begins_function,
        /// It begins with a Latin letter or a digit.
        begins_latin,
        /// It begins with a mark that closes or goes on.
        begins_closing,
        /// The first has several lines.
        lines,
        /// It is shorter than seven code points.
        short,
        /// The second is shorter than twelve.
        brief,
        /// Both together are shorter than twenty-two.
        fits,
        /// The last line of the first fills its column.
        full,
        /// The first line of the second is narrower than the last of the first.
        narrower,
        /// It is wider.
        wider,
        /// It is set in, on a page whose paragraphs are.
        indented,
        /// It is not, on such a page.
        not_indented,
        /// The first line of the first is, on such a page.
        set_in,
        /// A blank line between, on a page with blank lines before its paragraphs.
        blank,
        /// None between, on such a page.
        not_blank,
        /// A blank line between.
        gap,
        /// More blank lines between than before the first.
        gap_more,
        /// Lines of other blocks between.
        apart,
        /// Both stand on one line of the page.
        glued,
        /// The share of the page's paragraphs between whose lines others stand.
        woven,
    }
}

/// By how much a first line is narrower that lost its indent, in half ems.
const INDENT: RangeInclusive<u16> = 2..=6;
/// Widths that differ by no more are the same, in half ems.
const ROOM: u16 = 2;
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
        let indent = share(|block| indented(&block.measures));
        let blank = share(|block| block.measures.gap_before > 0);
        Self { claims, settled, indent, blank, woven: share(interrupted) }
    }

    /// What is seen where `to` may go on from `from`; `odds` are those by the lines alone.
    pub fn look(&self, from: BlockId, to: BlockId, odds: f64) -> Features {
        let mut seen = Features { bias: 1.0, odds: odds.clamp(-5.0, 5.0), woven: self.woven, ..Features::default() };
        self.see_kinds(from, to, &mut seen);
        self.see_words(from, to, &mut seen);
        self.see_edges(from, to, &mut seen);
        self.see_setting(from, to, &mut seen);
        seen
    }

    /// What the two are taken for.
    fn see_kinds(&self, from: BlockId, to: BlockId, seen: &mut Features) {
        let claims = self.claims;
        let [first, second] = [from, to].map(|id| self.settled[id]);
        seen.of_subhead = flag(first.is_some_and(|s| matches!(s.place, TitlePlace::Subhead(_))));
        seen.margin = first.map_or(0.0, |s| f64::from(s.margin).clamp(0.0, 500.0) / 100.0);
        [seen.reads, seen.reads_after] = [from, to].map(|id| claims.chances[id].reads());
        seen.to_title = flag(claims.kinds[to] == Kind::Title);
        seen.same_place = flag(first.zip(second).is_some_and(|(a, b)| a.place == b.place));
        seen.opens_story = flag(claims.ground.of(to).is_some_and(|n| claims.stories[n].body.first() == Some(&to)));
    }

    /// What they say, and how long they are.
    fn see_words(&self, from: BlockId, to: BlockId, seen: &mut Features) {
        let sheet = self.claims.sheet;
        let [a, b] = [from, to].map(|id| sheet.folded(id));
        let [look, after] = [from, to].map(|id| &sheet.looks[id]);
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
        let terms = self.claims.terms.read(&[last, first]);
        seen.pair = flag(terms.iter().any(|&term| !self.claims.words.holders(term).is_empty()));
        seen.colon = flag(last == ':');
        seen.number = flag(number(last, first));
        [seen.ends_function, seen.begins_function] = [last, first].map(|c| flag(is_function(c)));
        [seen.ends_latin, seen.begins_latin] = [last, first].map(|c| flag(c.is_ascii_alphanumeric()));
        seen.begins_closing = flag([',', '。', '、', ';', ':', '」', '』', ')', '》'].contains(&first));
    }

    /// The last character of the one and the first of the other.
    fn edges(&self, from: BlockId, to: BlockId) -> (char, char) {
        let [a, b] = [from, to].map(|id| self.claims.sheet.folded(id));
        let last = a.iter().rev().find(|c| !c.is_whitespace()).copied().unwrap_or(' ');
        let first = b.iter().find(|c| !c.is_whitespace()).copied().unwrap_or(' ');
        (last, first)
    }

    /// How they are set.
    fn see_setting(&self, from: BlockId, to: BlockId, seen: &mut Features) {
        let [block, after] = [from, to].map(|id| &self.claims.sheet.blocks[id]);
        let (measures, next) = (&block.measures, &after.measures);
        seen.full = flag(measures.full);
        seen.narrower = flag(next.first + ROOM < measures.last);
        seen.wider = flag(measures.last + ROOM < next.first);
        seen.indented = flag(indented(next)) * (self.indent - 0.5);
        seen.not_indented = flag(!indented(next)) * (self.indent - 0.5);
        seen.set_in = flag(indented(measures)) * (self.indent - 0.5);
        seen.blank = flag(next.gap_before > 0) * (self.blank - 0.5);
        seen.not_blank = flag(next.gap_before == 0) * (self.blank - 0.5);
        seen.gap = flag(next.gap_before > 0);
        seen.gap_more = flag(next.gap_before > measures.gap_before);
        seen.apart = flag(after.lines.first() > block.lines.last().map(|n| n + 1).as_ref());
        seen.glued = flag(next.glued);
    }
}

/// Do other lines stand between its own?
fn interrupted(block: &Block) -> bool {
    block.lines.windows(2).any(|pair| !(pair[0]..=pair[0] + NEXT).contains(&pair[1]))
}

/// Is its first line set in?
fn indented(measures: &Measures) -> bool {
    measures.indent > 0 || INDENT.contains(&measures.column.saturating_sub(measures.first))
}

/// Does a number or a date go on over the break?
fn number(last: char, first: char) -> bool {
    match last {
        '0'..='9' => first.is_ascii_digit() || UNITS.contains(&first),
        _ => matches!(last, '年' | '月' | '第') && first.is_ascii_digit(),
    }
}
