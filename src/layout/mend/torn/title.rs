//! A title in pieces, and what speaks for a break between two of them.

use super::{
    Features,
    told::{Sides, Told},
};
use crate::layout::{
    features::flag,
    head::{Claims, Settled, TitlePlace},
    mend::{Break, across},
    page::BlockId,
};
use std::ops::Range;

/// The most pieces of a title that are looked at.
const PIECES: usize = 24;

/// A title in pieces, and what each says of each story near.
pub struct Title<'a> {
    claims: &'a Claims<'a>,
    id: BlockId,
    /// The story it was given to.
    own: Option<usize>,
    /// How many headlines each story has.
    headed: &'a [usize],
    /// The stories near.
    stories: Vec<usize>,
    /// Where each piece ends, in code points.
    ends: Vec<usize>,
    /// The piece of the block that each piece is of.
    piece: Vec<usize>,
    /// What each piece says of each story near.
    told: Vec<Vec<Told>>,
}

impl<'a> Title<'a> {
    /// Nothing for a title without a place to be cut at, or with one story near.
    pub fn read(claims: &'a Claims<'a>, title: &Settled, headed: &'a [usize]) -> Option<Self> {
        let id = title.title;
        let (ends, piece) = pieces(claims, id);
        let stories = claims.ground.near(id..id + 1);
        if ends.len() < 2 || ends.len() > PIECES || stories.len() < 2 {
            return None;
        }
        let own = match title.place {
            TitlePlace::Head(story) | TitlePlace::Subhead(story) => Some(story),
            TitlePlace::Nowhere => None,
        };
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let text = claims.sheet.folded(id);
        let told = starts.zip(&ends).map(|(start, &end)| Told::of(claims, &text[start..end], &stories)).collect();
        Some(Self { claims, id, own, headed, stories, ends, piece, told })
    }

    /// All its pieces.
    pub fn whole(&self) -> Range<usize> {
        0..self.ends.len()
    }

    /// Cuts a run of pieces where that is likeliest, and what it gives in turn; tells the byte of each cut, in order.
    pub fn cut(&self, run: Range<usize>, weights: &Features, tell: &mut impl FnMut(usize)) {
        let odds = |n: usize| self.look(run.clone(), n).features.weighed(weights);
        let breaks = (run.start + 1..run.end).map(|n| (n, odds(n)));
        let Some((n, _)) = breaks.filter(|b| b.1 > 0.0).max_by(|a, b| a.1.total_cmp(&b.1)) else { return };
        let at = self.ends[n - 1];
        self.cut(run.start..n, weights, tell);
        tell(self.claims.sheet.scans[self.id].bytes(at, at).start);
        self.cut(n..run.end, weights, tell);
    }

    /// What speaks for a break before piece `n` of a run of pieces.
    pub fn look(&self, run: Range<usize>, n: usize) -> Break<Features> {
        let Sides { stories, gain, least } = Sides::of(&self.told(run.start..n), &self.told(n..run.end));
        let [a, b] = stories.map(|s| self.stories[s]);
        let own = self.own.is_some_and(|own| own == a || own == b);
        let other = if self.own == Some(a) { b } else { a };
        let headless = self.headed.get(other).copied().unwrap_or(0) == 0;
        let clamped = |x: f64| x.clamp(-2.0, 6.0) / 3.0;
        let at = self.ends[n - 1];
        let begin = run.start.checked_sub(1).map_or(0, |before| self.ends[before]);
        let short = (at - begin).min(self.ends[run.end - 1] - at);
        let [word_across, pair_across, bracket_across] = across(self.claims, self.id, at);
        let features = Features {
            bias: 1.0,
            words: clamped(gain.words),
            letters: clamped(gain.letters),
            words_least: clamped(least.words),
            letters_least: clamped(least.letters),
            words_tell: flag(least.words > 0.0),
            words_tell_much: flag(least.words > 1.0),
            letters_tell: flag(least.letters > 0.0),
            own: flag(own),
            headless: flag(own && headless),
            next_story: flag(b == a + 1),
            short: short.min(20) as f64 / 10.0,
            blank: flag(self.piece[n - 1] == self.piece[n]),
            word_across,
            pair_across,
            bracket_across,
        };
        Break { pieces: [self.piece[n - 1], self.piece[n]], features }
    }

    /// What a run of pieces says of each story near.
    fn told(&self, run: Range<usize>) -> Vec<Told> {
        let mut sums = vec![Told::default(); self.stories.len()];
        self.told[run].iter().for_each(|told| sums.iter_mut().zip(told).for_each(|(sum, &told)| *sum = *sum + told));
        sums
    }
}

/// Where the pieces of a title end, in code points (a blank belongs to the piece before it), and which piece of the block each is of.
fn pieces(claims: &Claims<'_>, id: BlockId) -> (Vec<usize>, Vec<usize>) {
    let (block, scan) = (&claims.sheet.blocks[id], &claims.sheet.scans[id]);
    let (mut ends, mut of, mut line) = (Vec::new(), Vec::new(), 0);
    let mut from = block.pieces.iter().skip(1).map(|p| p.at as usize).peekable();
    for at in 1..scan.len() {
        let begins = from.next_if(|&from| from <= scan.bytes(at, at).start).is_some();
        let blank = scan.folded[at - 1].is_whitespace() && !scan.folded[at].is_whitespace();
        if begins || blank {
            ends.push(at);
            of.push(line);
        }
        line += usize::from(begins);
    }
    ends.push(scan.len());
    of.push(line);
    (ends, of)
}
