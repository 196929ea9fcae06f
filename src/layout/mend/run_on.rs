//! Paragraphs that run on: where the last line of one fills its column and the next begins with neither indent nor blank line,
//! nothing in the lines parts the two. How long the page's paragraphs are, and how the next sentence opens, may.

use super::{
    Break, Torn,
    habits::{Habits, set_in},
    width_of_piece,
};
use crate::{
    layout::{
        features::{features, flag},
        head::Claims,
        kind::Kind,
        look::ends_sentence,
        page::BlockId,
        story::opens,
    },
    lines,
};

/// The fewest code points of a paragraph.
const SHORTEST: usize = 12;
/// How much longer than most a block is that may hold two paragraphs, as a logarithm.
const LONG: f64 = 0.7;
/// So far from a break its words are looked at, in code points: a block may be of any length and have any number of breaks.
const REACH: usize = 400;

features! {
    /// What tells whether a paragraph ends amid a block (`packs/layout/run_on.tsv`), a sentence ending with a line there. What is
    /// only seen or not is 1 or 0; lengths are logarithms of shares of the length of most paragraphs, at most 2 either way.
    pub struct Features {
        /// Always 1.
        bias,
        /// The share of the page's paragraphs whose first line is indented.
        indent,
        /// The share with a blank line before.
        blank,
        /// The share with neither, if the two went by chance.
        unset,
        /// The line before fills the block's width.
        full,
        /// It leaves room for a character and more.
        room,
        /// The next line is set in, on a page whose paragraphs are: times the share of those.
        set_in,
        /// The length before.
        before,
        /// The length after.
        after,
        /// The shorter of the two.
        shorter,
        /// The same times `unset`.
        unset_shorter,
        /// The length of the block.
        whole,
        /// It is much longer than most.
        long,
        /// One sentence before.
        one_before,
        /// One sentence after.
        one_after,
        /// Somebody says so soon after the break.
        says,
        /// A word that points back after the break.
        points_back,
        /// The same times `unset`.
        unset_back,
        /// A word that sets something anew.
        anew,
        /// A day is named soon.
        names_day,
        /// A quote begins.
        quotes,
        /// A number or Latin letters begin.
        latin,
        /// The first two characters after the break stand before it too.
        subject,
        /// Other lines stand between.
        apart,
        /// A blank line stands between.
        gap,
    }
}

/// Where blocks of running text are to be cut, in order.
pub fn run_on(claims: &Claims<'_>, habits: &Habits, weights: &Features) -> Vec<Torn> {
    let likely = |found: &(BlockId, Break<Features>)| found.1.features.weighed(weights) > 0.0;
    let torn = |(block, found): (BlockId, Break<Features>)| {
        let at = claims.sheet.blocks[block].pieces[found.pieces[1]].at as usize;
        Torn { block, at }
    };
    breaks(claims, habits).into_iter().filter(likely).map(torn).collect()
}

/// Every place where a paragraph may end amid a block.
pub fn breaks(claims: &Claims<'_>, habits: &Habits) -> Vec<(BlockId, Break<Features>)> {
    let looks = &claims.sheet.looks;
    let bodies = (0..looks.len()).filter(|&id| claims.kinds[id] == Kind::Body && looks[id].inner_stops > 1);
    let of_block = |id: BlockId| {
        let text = Paragraph { claims, habits, id };
        text.ends().into_iter().map(move |(piece, at)| (id, text.look(piece, at)))
    };
    bodies.flat_map(of_block).collect()
}

/// A block that may hold two paragraphs.
#[derive(Clone, Copy)]
struct Paragraph<'a> {
    claims: &'a Claims<'a>,
    habits: &'a Habits,
    id: BlockId,
}

impl<'a> Paragraph<'a> {
    fn text(&self) -> &'a [char] {
        self.claims.sheet.folded(self.id)
    }

    /// Where a sentence ends with a line: the piece after the break, and the code point at which it begins.
    fn ends(&self) -> Vec<(usize, usize)> {
        let (text, pieces) = (self.text(), &self.claims.sheet.blocks[self.id].pieces);
        let scan = &self.claims.sheet.scans[self.id];
        let breaks = (1..pieces.len()).map(|piece| (piece, scan.place(pieces[piece].at as usize)));
        let inside = SHORTEST..(text.len() + 1).saturating_sub(SHORTEST);
        breaks
            .filter(|&(_, at)| inside.contains(&at) && ends_sentence(&text[..at], false) && !closes(text[at]))
            .collect()
    }

    /// What stands near a break, before it and after it.
    fn near(&self, at: usize) -> [&'a [char]; 2] {
        let text = self.text();
        [&text[at.saturating_sub(REACH)..at], &text[at..(at + REACH).min(text.len())]]
    }

    fn look(&self, piece: usize, at: usize) -> Break<Features> {
        let Habits { indent, blank, .. } = *self.habits;
        let mut seen =
            Features { bias: 1.0, indent, blank, unset: (1.0 - indent) * (1.0 - blank), ..Features::default() };
        self.see_lengths(at, &mut seen);
        self.see_words(at, &mut seen);
        self.see_setting(piece, &mut seen);
        Break { pieces: [piece - 1, piece], features: seen }
    }

    /// How long what stands before and after is.
    fn see_lengths(&self, at: usize, seen: &mut Features) {
        let whole = self.text().len();
        let ratio = |length: usize| libm::log(length as f64 / self.habits.length as f64).clamp(-2.0, 2.0);
        (seen.before, seen.after) = (ratio(at), ratio(whole - at));
        seen.shorter = seen.before.min(seen.after);
        seen.unset_shorter = seen.unset * seen.shorter;
        seen.whole = ratio(whole);
        seen.long = flag(seen.whole > LONG);
        let few = |text: &[char]| flag(text.iter().filter(|c| **c == '。').count() < 2);
        [seen.one_before, seen.one_after] = self.near(at).map(few);
    }

    /// How the sentence after the break opens.
    fn see_words(&self, at: usize, seen: &mut Features) {
        let (sheet, [before, after]) = (self.claims.sheet, self.near(at));
        let rest = sheet.scans[self.id].slice(at, at + after.len());
        seen.says = flag(opens::says(sheet, self.id, at));
        seen.names_day = flag(opens::names_day(sheet, self.id, at));
        seen.points_back = flag(lines::points_back(rest));
        seen.unset_back = seen.unset * seen.points_back;
        seen.anew = flag(lines::sets_anew(rest));
        seen.quotes = flag(after.first() == Some(&'「'));
        seen.latin = flag(after.first().is_some_and(char::is_ascii_alphanumeric));
        seen.subject = flag(after.len() > 1 && before.windows(2).any(|pair| pair == &after[..2]));
    }

    /// How the lines at the break are set.
    fn see_setting(&self, piece: usize, seen: &mut Features) {
        let block = &self.claims.sheet.blocks[self.id];
        let width = |piece: usize| width_of_piece(block, piece);
        let room = self.claims.sheet.looks[self.id].widest.saturating_sub(width(piece - 1));
        seen.full = flag(room == 0);
        seen.room = flag(room > 2);
        let next = (piece + 1 < block.pieces.len()).then(|| width(piece + 1));
        seen.set_in = flag(next.is_some_and(|next| set_in(width(piece), next))) * self.habits.indent;
        let between = block.lines[piece].checked_sub(block.lines[piece - 1]);
        seen.apart = flag(between.is_none_or(|lines| lines > 2));
        seen.gap = flag(between == Some(2));
    }
}

/// Does it belong to the sentence before?
fn closes(c: char) -> bool {
    matches!(c, '」' | '』' | ')' | '》' | ',' | '。')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{display::Chance, story::Story, terms::Terms, trial, weights::Weights};

    /// Paragraphs of a page that sets neither indents nor blank lines, and tells their ends by short last lines.
    const OTHERS: [&[&str]; 3] = [
        &["渡輪公司發言人表示，離島居民多年來要求加密渡輪班次，", "公司已購入兩艘新船，船員訓練將於月底完成。"],
        &["運輸署署長指出，署方已批准公司的申請，票價維持不變，", "其後會按乘客人數檢討。"],
        &["離島區議員認為，新安排未能照顧清晨出門的學生，要求公", "司增開頭班船。"],
    ];

    /// The parts that a block of these lines is cut into.
    fn parts(lines: &[&str]) -> Vec<String> {
        let page: Vec<&[&str]> = std::iter::once(lines).chain(OTHERS).collect();
        let torn = trial::with_blocks(&page, |sheet| {
            let (kinds, stories) = ([Kind::Body; 4], [Story { body: vec![0, 1, 2, 3], apart: None }]);
            let (terms, chances) = (Terms::new(sheet), [Chance::default(); 4]);
            let claims = Claims::new(sheet, &terms, &kinds, &chances, &stories);
            run_on(&claims, &Habits::of(sheet, &kinds), &Weights::built_in().run_on)
        });
        let text = lines.concat();
        let ends: Vec<usize> =
            torn.iter().inspect(|t| assert_eq!(t.block, 0)).map(|t| t.at).chain([text.len()]).collect();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).map(|(start, &end)| text[start..end].to_owned()).collect()
    }

    #[test]
    fn two_paragraphs_of_a_page_without_indents_are_parted() {
        let first = [
            "渡輪公司主席陳大文昨日宣布，由下月起加密來往離島的航",
            "線班次，繁忙時間加開三班，並延長末班船的開出時間兩句鐘。",
        ];
        let second = [
            "離島居民協會會長李小明表示，歡迎公司加密班次，但票價",
            "多年來只升不減，希望公司明年起為長者提供優惠票價。",
        ];
        assert_eq!(parts(&[first, second].concat()), [first.concat(), second.concat()]);
    }

    #[test]
    fn a_paragraph_whose_next_sentence_points_back_stays_whole() {
        for lines in [
            &["渡輪公司主席陳大文昨日宣布，由下月起加密離島航線班次。", "他表示，票價維持不變。"][..],
            &["渡輪公司主席陳大文昨日宣布，由下月起加密離島航線班次。", "「票價維持不變。」"],
            &["渡輪公司主席陳大文昨日宣布，由下月起加密離島航線的班", "次。他說，票價維持不變。船員訓練月底完成。"],
        ] {
            assert_eq!(parts(lines), [lines.concat()]);
        }
    }

    #[test]
    fn what_belongs_to_the_sentence_before_begins_no_paragraph() {
        assert!(closes('」') && !closes('渡'));
    }

    #[test]
    fn what_is_far_from_a_break_tells_nothing() {
        // Each line begins with characters of its own; the last repeats those of the first, or of none.
        let line = |n: u32| {
            let own = (0..2).filter_map(|k| char::from_u32(0x4E00 + 2 * n + k)).collect::<String>();
            format!("{own}公司宣布加密離島航線班次。")
        };
        let subject = |last: u32| {
            let lines: Vec<String> = (0..60).chain([last, 61]).map(line).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            trial::with_blocks(&[&lines], |sheet| {
                let (kinds, stories) = ([Kind::Body], [Story { body: vec![0], apart: None }]);
                let (terms, chances) = (Terms::new(sheet), [Chance::default()]);
                let claims = Claims::new(sheet, &terms, &kinds, &chances, &stories);
                let text = Paragraph { claims: &claims, habits: &Habits::of(sheet, &kinds), id: 0 };
                text.look(60, text.ends()[59].1).features.subject
            })
        };
        assert_eq!([0, 60, 59].map(subject), [0.0, 0.0, 1.0]);
    }
}
