//! Running text, where a title may have been joined to it, and what speaks for that.

use super::Features;
use crate::layout::{
    features::flag,
    head::Claims,
    look::is_han,
    mend::{Break, across, width_of_piece},
    page::BlockId,
    terms::{each_key, is_function, keys},
};
use std::ops::RangeInclusive;

/// A title that says half of what the text says is as good as one that is a clause of it.
const HALF: f64 = 0.5;
/// The most lines of a title.
const LINES: usize = 4;
/// The fewest and the most code points of a title.
const CHARS: RangeInclusive<usize> = 3..=40;
/// The fewest code points of running text beside it.
const TEXT: usize = 12;

/// A place where a title may end or begin.
pub struct Cut {
    /// The code point after the break.
    pub at: usize,
    /// The piece after the break.
    piece: usize,
    /// Is the title behind it?
    end: bool,
}

/// A block of running text.
pub struct Running<'a> {
    claims: &'a Claims<'a>,
    id: BlockId,
    /// The story it is in, and whether it is the first of it.
    story: Option<(usize, bool)>,
    headed: &'a [usize],
}

impl<'a> Running<'a> {
    /// Of a block, where each story has so many headlines.
    pub fn new(claims: &'a Claims<'a>, id: BlockId, headed: &'a [usize]) -> Self {
        let story = claims.ground.of(id).map(|n| (n, claims.stories[n].body.first() == Some(&id)));
        Self { claims, id, story, headed }
    }

    fn folded(&self) -> &'a [char] {
        self.claims.sheet.folded(self.id)
    }

    /// The code point at which a piece begins.
    fn begin(&self, piece: usize) -> usize {
        let at = self.claims.sheet.blocks[self.id].pieces[piece].at as usize;
        self.claims.sheet.scans[self.id].place(at)
    }

    /// Where a title at the start may end.
    pub fn starts(&self) -> Vec<Cut> {
        let count = self.claims.sheet.blocks[self.id].pieces.len();
        let cuts = (1..count.min(LINES + 1)).map(|piece| Cut { at: self.begin(piece), piece, end: false });
        cuts.take_while(|cut| !self.folded()[..cut.at].iter().any(|c| runs_on(*c)))
            .filter(|cut| CHARS.contains(&cut.at) && self.folded().len() - cut.at >= TEXT)
            .filter(|cut| !runs_over(&self.folded()[..cut.at], &self.folded()[cut.at..]))
            .collect()
    }

    /// Where a title at the end may begin: after the end of a sentence.
    pub fn ends(&self) -> Vec<Cut> {
        let (count, text) = (self.claims.sheet.blocks[self.id].pieces.len(), self.folded());
        let pieces = (count.saturating_sub(LINES).max(1)..count).rev();
        let cuts = pieces.map(|piece| Cut { at: self.begin(piece), piece, end: true });
        let ended = |at: usize| text[..at].iter().rev().find(|c| !c.is_whitespace()).is_some_and(|&c| stops(c));
        cuts.take_while(|cut| !text[cut.at..].iter().any(|c| runs_on(*c)))
            .filter(|cut| CHARS.contains(&(text.len() - cut.at)) && cut.at >= TEXT && ended(cut.at))
            .collect()
    }

    /// What speaks for a title on its side of a break.
    pub fn look(&self, cut: &Cut) -> Break<Features> {
        let mut seen = Features { bias: 1.0, end: flag(cut.end), ..Features::default() };
        let (before, after) = self.folded().split_at(cut.at);
        let title = if cut.end { after } else { before };
        self.see_words(cut, title, &mut seen);
        self.see_text(cut, title, &mut seen);
        self.see_setting(cut, &mut seen);
        [seen.word_across, seen.pair_across, seen.bracket_across] = across(self.claims, self.id, cut.at);
        Break { pieces: [cut.piece - 1, cut.piece], features: seen }
    }

    /// The title by itself.
    fn see_words(&self, cut: &Cut, title: &[char], seen: &mut Features) {
        let chars = title.len();
        seen.chars = chars as f64 / 10.0;
        seen.tiny = flag(chars < 6);
        seen.long = flag(chars > 20);
        seen.label = flag(title.first() == Some(&'【'));
        seen.titled = flag(title.iter().any(|c| [':', ' ', '?', '!'].contains(c)));
        seen.hangs = flag(title.iter().rev().find(|c| !c.is_whitespace()).is_some_and(|&c| is_function(c)));
        let behind = self.folded()[cut.at..].iter().find(|c| !c.is_whitespace());
        seen.goes_on = flag(behind.is_some_and(|&c| is_function(c)));
    }

    /// What the text it would belong to says of it, and the story.
    fn see_text(&self, cut: &Cut, title: &[char], out: &mut Features) {
        let (before, after) = self.folded().split_at(cut.at);
        let told = if cut.end { self.next() } else { after };
        out.seen = seen(title, told);
        out.other_seen = if cut.end { seen(title, before) } else { 0.0 };
        out.story = self.in_story(title);
        out.letters = letters(title, told);
        let headless = self.story.is_some_and(|(n, _)| self.headed.get(n).copied().unwrap_or(0) == 0);
        out.headless = flag(headless && !cut.end);
        out.first = flag(self.story.is_some_and(|s| s.1) && !cut.end);
    }

    /// How it is set.
    fn see_setting(&self, cut: &Cut, seen: &mut Features) {
        let block = &self.claims.sheet.blocks[self.id];
        let widths = [cut.piece - 1, cut.piece].map(|piece| f64::from(width_of_piece(block, piece)));
        let [of_title, of_text] = if cut.end { [widths[1], widths[0]] } else { widths };
        let column = f64::from(self.claims.sheet.looks[self.id].widest);
        let lines = if cut.end { block.pieces.len() - cut.piece } else { cut.piece };
        seen.short = ((column - of_title) / 10.0).clamp(0.0, 2.0);
        seen.full = flag(column - of_title < 2.0);
        seen.narrower = flag(of_title + 3.0 < of_text);
        seen.lines = flag(lines > 1);
        seen.blank = flag(block.lines[cut.piece] > block.lines[cut.piece - 1] + 1);
        seen.one_line = flag(block.pieces.len() == 2);
    }

    /// The next running text, which a title behind this one speaks of.
    fn next(&self) -> &'a [char] {
        self.claims.ground.after(self.id).map_or(&[], |(_, next)| self.claims.sheet.folded(next))
    }

    /// The share of a title's words that the other blocks of the story say.
    fn in_story(&self, title: &[char]) -> f64 {
        let Some((story, _)) = self.story else { return 0.0 };
        let terms = self.claims.terms.read(title);
        let said = |&&term: &&u32| {
            self.claims
                .terms
                .holders(term)
                .iter()
                .any(|&id| id as usize != self.id && self.claims.ground.of(id as usize) == Some(story))
        };
        terms.iter().filter(said).count() as f64 / keys(title).len().max(2) as f64
    }
}

/// The share of a title's words that a text says.
fn seen(title: &[char], text: &[char]) -> f64 {
    let mut own: Vec<(u64, bool)> = keys(title).into_iter().map(|key| (key, false)).collect();
    own.sort_unstable();
    // Most words are told not to be among them by a bit.
    let bit = |key: u64| 1u64 << (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58);
    let bits = own.iter().fold(0, |bits, of_title| bits | bit(of_title.0));
    each_key(text, |key| {
        if bits & bit(key) == 0 {
            return;
        }
        let at = own.partition_point(|of_title| of_title.0 < key);
        own[at..].iter_mut().take_while(|of_title| of_title.0 == key).for_each(|of_title| of_title.1 = true);
    });
    let said = own.iter().filter(|of_title| of_title.1).count();
    (said as f64 / own.len().max(2) as f64).min(HALF)
}

/// A mark that stands in running text and in no title.
fn runs_on(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | '…')
}

/// Is a break inside a number, a date or a Latin word, or after a colon, so that no title ends there?
fn runs_over(before: &[char], after: &[char]) -> bool {
    let (Some(&last), Some(&next)) = (before.last(), after.first()) else { return false };
    match last {
        ':' => true,
        '年' | '月' => next.is_ascii_digit(),
        '0'..='9' => next.is_ascii_alphanumeric() || is_han(next),
        _ => last.is_ascii_alphabetic() && next.is_ascii_alphanumeric(),
    }
}

/// Does a sentence end with it?
fn stops(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '」' | '』' | ')')
}

/// The share of a title's telling characters that the text beside it has.
fn letters(title: &[char], rest: &[char]) -> f64 {
    let own = || title.iter().filter(|&&c| is_han(c) && !is_function(c));
    own().filter(|c| rest.contains(c)).count() as f64 / own().count().max(2) as f64
}
