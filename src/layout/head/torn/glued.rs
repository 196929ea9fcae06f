//! Titles that were joined to the running text under or over them: a headline and the first line of its story, a paragraph
//! and the subhead after it.
//!
//! A title says what the text beside it says again, holds no commas, and ends where no word goes on.

use super::{Break, Torn, across, headed};
use crate::layout::{
    head::{Claims, Settled},
    kind::Kind,
    look::is_han,
    page::BlockId,
    terms::{is_function, keys},
    weights::sum,
};

/// How many features there are.
pub const COUNT: usize = 24;

/// Names of the features, in the order of [`Break::features`].
pub const FEATURES: [&str; COUNT] = [
    "bias",
    "end",
    "seen",
    "goes_on",
    "other_seen",
    "story",
    "letters",
    "headless",
    "first",
    "short",
    "full",
    "narrower",
    "chars",
    "tiny",
    "long",
    "lines",
    "blank",
    "word_across",
    "pair_across",
    "bracket_across",
    "label",
    "titled",
    "hangs",
    "one_line",
];

/// A title that says half of what the text says is as good as one that is a clause of it.
const HALF: f64 = 0.5;
/// The most lines of a title.
const LINES: usize = 4;
/// The fewest and the most code points of a title.
const CHARS: std::ops::RangeInclusive<usize> = 3..=40;
/// The fewest code points of running text beside it.
const TEXT: usize = 12;

/// Where running text is to be cut, in order.
pub fn glued(claims: &Claims<'_>, titles: &[Settled], weights: &[f64; COUNT]) -> Vec<Torn> {
    let headed = headed(titles);
    let mut found = Vec::new();
    for id in bodies(claims) {
        let text = Text::new(claims, id, &headed);
        let likely = |cuts: Vec<Cut>| {
            let odds = cuts.into_iter().map(|cut| (cut.at, sum(&text.look(&cut).features, weights)));
            odds.filter(|o| o.1 > 0.0).max_by(|a, b| a.1.total_cmp(&b.1)).map(|o| o.0)
        };
        let (start, end) = (likely(text.starts()), likely(text.ends()));
        let torn = |at: usize| Torn { block: id, at: claims.sheet.scans[id].bytes(at, at).start };
        found.extend(start.map(torn));
        found.extend(end.filter(|&end| start.is_none_or(|start| start < end)).map(torn));
    }
    found
}

/// Every place where a title may have been joined to running text.
pub fn seams(claims: &Claims<'_>, titles: &[Settled]) -> Vec<(BlockId, Break<COUNT>)> {
    let headed = headed(titles);
    let looks = |id| {
        let text = Text::new(claims, id, &headed);
        text.starts().iter().chain(&text.ends()).map(|cut| (id, text.look(cut))).collect::<Vec<_>>()
    };
    bodies(claims).flat_map(looks).collect()
}

/// The blocks of running text of several lines.
fn bodies<'a>(claims: &'a Claims<'_>) -> impl Iterator<Item = BlockId> + 'a {
    (0..claims.kinds.len()).filter(|&id| claims.kinds[id] == Kind::Body && claims.sheet.blocks[id].pieces.len() > 1)
}

/// A place where a title may end or begin.
struct Cut {
    /// The code point after the break.
    at: usize,
    /// The piece after the break.
    piece: usize,
    /// Is the title behind it?
    end: bool,
}

/// A block of running text.
struct Text<'a> {
    claims: &'a Claims<'a>,
    id: BlockId,
    /// The story it is in, and whether it is the first of it.
    story: Option<(usize, bool)>,
    headed: &'a [usize],
}

impl<'a> Text<'a> {
    fn new(claims: &'a Claims<'a>, id: BlockId, headed: &'a [usize]) -> Self {
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
    fn starts(&self) -> Vec<Cut> {
        let count = self.claims.sheet.blocks[self.id].pieces.len();
        let cuts = (1..count.min(LINES + 1)).map(|piece| Cut { at: self.begin(piece), piece, end: false });
        cuts.take_while(|cut| !self.folded()[..cut.at].iter().any(|c| runs_on(*c)))
            .filter(|cut| CHARS.contains(&cut.at) && self.folded().len() - cut.at >= TEXT)
            .collect()
    }

    /// Where a title at the end may begin: after the end of a sentence.
    fn ends(&self) -> Vec<Cut> {
        let (count, text) = (self.claims.sheet.blocks[self.id].pieces.len(), self.folded());
        let pieces = (count.saturating_sub(LINES).max(1)..count).rev();
        let cuts = pieces.map(|piece| Cut { at: self.begin(piece), piece, end: true });
        let ended = |at: usize| text[..at].iter().rev().find(|c| !c.is_whitespace()).is_some_and(|&c| stops(c));
        cuts.take_while(|cut| !text[cut.at..].iter().any(|c| runs_on(*c)))
            .filter(|cut| CHARS.contains(&(text.len() - cut.at)) && cut.at >= TEXT && ended(cut.at))
            .collect()
    }

    /// What speaks for a title on its side of a break.
    fn look(&self, cut: &Cut) -> Break<COUNT> {
        let (before, after) = self.folded().split_at(cut.at);
        let title = if cut.end { after } else { before };
        let told = if cut.end { self.next() } else { after };
        let block = &self.claims.sheet.blocks[self.id];
        let widths = [cut.piece - 1, cut.piece].map(|piece| self.width(piece));
        let [of_title, of_text] = if cut.end { [widths[1], widths[0]] } else { widths };
        let column = f64::from(self.claims.sheet.looks[self.id].widest);
        let flag = |b: bool| f64::from(u8::from(b));
        let [word, pair, bracket] = across(self.claims, self.id, cut.at).map(flag);
        let lines = if cut.end { block.pieces.len() - cut.piece } else { cut.piece };
        let chars = title.len();
        let last = title.iter().rev().find(|c| !c.is_whitespace());
        let headless = self.story.is_some_and(|(n, _)| self.headed.get(n).copied().unwrap_or(0) == 0);
        let features = [
            1.0,
            flag(cut.end),
            seen(title, told),
            flag(after.iter().find(|c| !c.is_whitespace()).is_some_and(|&c| is_function(c))),
            if cut.end { seen(title, before) } else { 0.0 },
            self.in_story(title),
            letters(title, told),
            flag(headless && !cut.end),
            flag(self.story.is_some_and(|s| s.1) && !cut.end),
            ((column - of_title) / 10.0).clamp(0.0, 2.0),
            flag(column - of_title < 2.0),
            flag(of_title + 3.0 < of_text),
            chars as f64 / 10.0,
            flag(chars < 6),
            flag(chars > 20),
            flag(lines > 1),
            flag(block.lines[cut.piece] > block.lines[cut.piece - 1] + 1),
            word,
            pair,
            bracket,
            flag(title.first() == Some(&'【')),
            flag(title.iter().any(|c| [':', ' ', '?', '!'].contains(c))),
            flag(last.is_some_and(|&c| is_function(c))),
            flag(block.pieces.len() == 2),
        ];
        Break { pieces: [cut.piece - 1, cut.piece], features }
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

    /// How wide a line of the block is, in half ems.
    fn width(&self, piece: usize) -> f64 {
        let block = &self.claims.sheet.blocks[self.id];
        let piece = block.pieces[piece];
        let text = &block.text[piece.at as usize..piece.at as usize + piece.span.len()];
        text.chars().map(|c| if u32::from(c) < 0x2E80 { 1.0 } else { 2.0 }).sum()
    }
}

/// The share of a title's words that a text says.
fn seen(title: &[char], text: &[char]) -> f64 {
    let (own, mut text) = (keys(title), keys(text));
    text.sort_unstable();
    let said = own.iter().filter(|key| text.binary_search(key).is_ok()).count();
    (said as f64 / own.len().max(2) as f64).min(HALF)
}

/// A mark that stands in running text and in no title.
fn runs_on(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | '…')
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{display::Chance, story::Story, terms::Terms, trial, weights::Weights};

    const OTHER: &[&str] = &["渡輪公司發言人表示，離島居民多年來要求加密渡輪班次，船員訓練將於月底完成。"];

    /// The parts of a block of these lines that opens a story without a headline, as it is cut.
    fn parts(lines: &[&str]) -> Vec<String> {
        let torn = trial::with_blocks(&[lines, OTHER], |sheet| {
            let (kinds, stories) = ([Kind::Body; 2], [Story { body: vec![0, 1], apart: None }]);
            let (terms, chances) = (Terms::new(sheet), [Chance::default(); 2]);
            let claims = Claims::new(sheet, &terms, &kinds, &chances, &stories);
            glued(&claims, &[], &Weights::built_in().glued)
        });
        let text = lines.concat();
        let ends: Vec<usize> = torn.iter().map(|t| t.at).chain([text.len()]).collect();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).map(|(start, &end)| text[start..end].to_owned()).collect()
    }

    #[test]
    fn a_headline_is_cut_from_the_first_line_of_its_story() {
        let (title, text) = (
            "渡輪公司下月加密離島航線",
            ["渡輪公司昨日宣布，由下月起加密來往離島的航線班", "次，每日增開六班渡輪，票價維持不變。"],
        );
        assert_eq!(parts(&[title, text[0], text[1]]), [title.to_owned(), text.concat()]);
    }

    #[test]
    fn a_subhead_is_cut_from_the_end_of_a_paragraph() {
        let (text, title) = (
            ["渡輪公司昨日宣布，由下月起加密來往離島的航線班", "次，每日增開六班渡輪，票價維持不變。"],
            "船員訓練月底完成",
        );
        assert_eq!(parts(&[text[0], text[1], title]), [text.concat(), title.to_owned()]);
    }

    #[test]
    fn a_paragraph_stays_whole() {
        for lines in [
            &["渡輪公司昨日在記者會上宣布由下月起加密來往離島", "的航線班次，每日增開六班渡輪，票價維持不變。"][..],
            &["渡輪公司主席昨日在中環碼頭出席新船啟航儀式時表", "示，由下月起加密航線班次，每日增開六班渡輪。"],
            &["渡輪公司的新船「離島之星」和「中環", "之星」下月啟航，每日增開六班渡輪，票價維持不變。"],
            &["渡輪公司昨日宣布，由下月起加密來往離島的航線班", "次。居民歡迎。", "有居民說，等了十年。"],
        ] {
            assert_eq!(parts(lines), [lines.concat()]);
        }
    }
}
