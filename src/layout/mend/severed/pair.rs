//! What is seen of two blocks that may be one.

use super::Features;
use crate::layout::{
    features::flag,
    head::{Claims, Settled, TitlePlace},
    kind::Kind,
    mend::habits::{Habits, indented},
    page::BlockId,
    terms::is_function,
};

/// Widths that differ by no more are the same, in half ems.
const ROOM: u16 = 2;
/// A title that says half of what the text says is as good as one that is a clause of it.
const HALF: f64 = 0.5;
/// What stands behind a number that goes on over a break, as the folded text has it.
const UNITS: &[char] = &['年', '月', '日', '时', '分', '亿', '万', '千', '百', '%', '元', '岁', '人', '名', '个', '宗'];

/// A page whose blocks are looked at two by two.
pub struct Pairs<'a> {
    claims: &'a Claims<'a>,
    habits: &'a Habits,
    /// What each title was settled as.
    settled: Vec<Option<&'a Settled>>,
}

impl<'a> Pairs<'a> {
    /// Of a page whose titles were settled so.
    pub fn of(claims: &'a Claims<'a>, habits: &'a Habits, titles: &'a [Settled]) -> Self {
        let mut settled = vec![None; claims.kinds.len()];
        titles.iter().for_each(|title| settled[title.title] = Some(title));
        Self { claims, habits, settled }
    }

    /// What is seen where `to` may go on from `from`; `odds` are those by the lines alone.
    pub fn look(&self, from: BlockId, to: BlockId, odds: f64) -> Features {
        let mut seen =
            Features { bias: 1.0, odds: odds.clamp(-5.0, 5.0), woven: self.habits.woven, ..Features::default() };
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
        let (measures, next, habits) = (&block.measures, &after.measures, self.habits);
        seen.full = flag(measures.full);
        seen.narrower = flag(next.first + ROOM < measures.last);
        seen.wider = flag(measures.last + ROOM < next.first);
        seen.indented = flag(indented(next)) * (habits.indent - 0.5);
        seen.not_indented = flag(!indented(next)) * (habits.indent - 0.5);
        seen.set_in = flag(indented(measures)) * (habits.indent - 0.5);
        seen.blank = flag(next.gap_before > 0) * (habits.blank - 0.5);
        seen.not_blank = flag(next.gap_before == 0) * (habits.blank - 0.5);
        seen.gap = flag(next.gap_before > 0);
        seen.gap_more = flag(next.gap_before > measures.gap_before);
        seen.apart = flag(after.lines.first() > block.lines.last().map(|n| n + 1).as_ref());
        seen.glued = flag(next.glued);
    }
}

/// Does a number or a date go on over the break?
fn number(last: char, first: char) -> bool {
    match last {
        '0'..='9' => first.is_ascii_digit() || UNITS.contains(&first),
        _ => matches!(last, '年' | '月' | '第') && first.is_ascii_digit(),
    }
}
