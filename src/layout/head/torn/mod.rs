//! What is mended once stories and titles are known: blocks that are two (titles of two stories, a title and running text,
//! two paragraphs) and blocks that are one.
//!
//! This file tells of titles of two stories that stand one after the other and were joined as one: `渡輪下月加班` over
//! `茶園提早採茶`. Nothing in the lines tells them apart, but the stories do: what stands before the break speaks for one,
//! what stands after it for another. A break may be where a line ends, or where a line has a blank.

pub mod glued;
pub mod habits;
pub mod run_on;
pub mod seam;
pub mod severed;

mod mends;
mod pair;
mod running;
mod title;
mod told;

pub use mends::Mends;

use super::{
    assign::{Settled, TitlePlace},
    claims::Claims,
};
use crate::layout::{
    features::{features, flag},
    look::is_han,
    page::BlockId,
    terms::is_function,
    weights::Weights,
};
use title::Title;

features! {
    /// What tells whether a title is two, of two stories (`packs/layout/torn.tsv`): two stories near, one that the words before
    /// the break speak for, one that those after it do. What is only seen or not is 1 or 0.
    pub struct Features {
        /// Always 1.
        bias,
        /// How much more each side's words say of its story than of the other's, in threes, from -2 / 3 to 2.
        words,
        /// The same of its characters.
        letters,
        /// The words of that side which tells less.
        words_least,
        /// The characters of that side.
        letters_least,
        /// Both sides' words tell.
        words_tell,
        /// Both sides' words tell more than 1.
        words_tell_much,
        /// Both sides' characters tell.
        letters_tell,
        /// One of the two stories is that which the title was given to.
        own,
        /// So it is, and the other has no headline.
        headless,
        /// The second story is the next after the first.
        next_story,
        /// The shorter side, in tens of code points, at most 2.
        short,
        /// The break is a blank in a line.
        blank,
        /// A word goes on over the break.
        word_across,
        /// A pair of characters does that running text has.
        pair_across,
        /// A bracket does.
        bracket_across,
    }
}

/// A block that is to be cut in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Torn {
    /// The block.
    pub block: BlockId,
    /// Where its second part begins, in bytes of its text.
    pub at: usize,
}

/// A place where a block may be cut in two.
#[derive(Debug, Clone)]
pub struct Break<F> {
    /// The piece of the block before the break, and that after it; the same where the break is a blank of its line.
    pub pieces: [usize; 2],
    /// What is seen.
    pub features: F,
}

/// Where titles and running text are to be cut, in order.
pub fn torn(claims: &Claims<'_>, titles: &[Settled], weights: &Weights) -> Vec<Torn> {
    let headed = headed(titles);
    let mut found = glued::glued(claims, &headed, &weights.glued);
    for title in titles {
        if let Some(read) = Title::read(claims, title, &headed) {
            read.cut(read.whole(), &weights.torn, &mut |at| found.push(Torn { block: title.title, at }));
        }
    }
    found.sort_unstable_by_key(|t| (t.block, t.at));
    found
}

/// Every place where one of these titles may be cut, the rest of the title left whole.
pub fn breaks(claims: &Claims<'_>, titles: &[Settled]) -> Vec<(BlockId, Break<Features>)> {
    let headed = headed(titles);
    let mut found = Vec::new();
    for title in titles {
        if let Some(read) = Title::read(claims, title, &headed) {
            found.extend((1..read.whole().end).map(|n| (title.title, read.look(read.whole(), n))));
        }
    }
    found
}

/// How many headlines each story has.
fn headed(titles: &[Settled]) -> Vec<usize> {
    let mut count = Vec::new();
    for title in titles {
        if let TitlePlace::Head(story) = title.place {
            count.resize(count.len().max(story + 1), 0);
            count[story] += 1;
        }
    }
    count
}

/// What goes on over a break in a block: a word, a pair of characters that running text has, a bracket.
fn across(claims: &Claims<'_>, id: BlockId, at: usize) -> [f64; 3] {
    let scan = &claims.sheet.scans[id];
    let mut begun = scan.hits().iter().take_while(|hit| (hit.start as usize) < at);
    let word = begun.any(|hit| at < hit.end as usize);
    let pair = scan.folded.get(at - 1..at + 1).unwrap_or_default();
    let word = word || pair.iter().all(char::is_ascii_alphanumeric);
    let telling = pair.iter().all(|&c| is_han(c) && !is_function(c));
    let known = telling && claims.terms.read(pair).iter().any(|&t| !claims.words.holders(t).is_empty());
    let open = scan.folded[..at].iter().fold(0i32, |open, c| match c {
        '「' | '『' | '(' | '《' | '【' | '〈' => open + 1,
        '」' | '』' | ')' | '》' | '】' | '〉' => open - 1,
        _ => open,
    });
    [word, known, open > 0].map(flag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{display::Chance, kind::Kind, story::Story, terms::Terms, trial};

    const FERRY: &[&str] = &[
        "本報訊（記者 甲大文）渡輪公司昨日宣布，來往離島的渡輪航線下月起加密班次，每日增開六班渡輪，票價維持不變。",
        "渡輪公司發言人表示，離島居民多年來要求加密渡輪班次，公司已購入兩艘新渡輪，船員訓練將於月底完成。",
    ];
    const TEA: &[&str] = &[
        "本報訊（記者 乙小明）今年春季氣溫偏高，山區茶園的茶葉提早兩周採摘，茶農估計今年茶葉產量增加兩成。",
        "茶農協會指出，茶葉採摘季節提早，茶園人手不足，協會正招募三百名採茶工人到山區茶園工作。",
    ];

    /// The parts of a title that stands after both stories, as it is cut.
    fn parts(title: &[&str]) -> Vec<String> {
        let page: Vec<&[&str]> = FERRY.iter().chain(TEA).map(std::slice::from_ref).chain([title]).collect();
        let torn = trial::with_blocks(&page, |sheet| {
            let kinds = [Kind::Body, Kind::Body, Kind::Body, Kind::Body, Kind::Title];
            let stories = [[0, 1], [2, 3]].map(|body| Story { body: body.to_vec(), apart: None });
            let (terms, chances) = (Terms::new(sheet), [Chance::default(); 5]);
            let claims = Claims::new(sheet, &terms, &kinds, &chances, &stories);
            let title = Settled { title: 4, place: TitlePlace::Head(1), margin: 0, rival: TitlePlace::Nowhere };
            torn(&claims, &[title], Weights::built_in())
        });
        let text = title.concat();
        let cuts = torn.iter().inspect(|t| assert_eq!(t.block, 4)).map(|t| t.at);
        let ends: Vec<usize> = cuts.chain([text.len()]).collect();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).map(|(start, &end)| text[start..end].trim().to_owned()).collect()
    }

    #[test]
    fn a_title_of_two_stories_is_cut_between_its_lines_or_at_a_blank() {
        assert_eq!(
            parts(&["渡輪下月加密離島航線", "茶園採茶季節提早開始"]),
            ["渡輪下月加密離島航線", "茶園採茶季節提早開始"]
        );
        assert_eq!(
            parts(&["渡輪下月加密離島航線 茶園採茶季節提早開始"]),
            ["渡輪下月加密離島航線", "茶園採茶季節提早開始"]
        );
        assert_eq!(
            parts(&["渡輪下月加密", "離島航線", "茶園採茶季節", "提早開始"]),
            ["渡輪下月加密離島航線", "茶園採茶季節提早開始"]
        );
    }

    #[test]
    fn a_title_of_one_story_stays_whole() {
        for title in [
            &["渡輪公司下月加密", "離島航線班次"][..],
            &["離島居民歡迎 渡輪加密班次"],
            &["茶園採茶季節提", "早開始"],
            &["今年茶葉產量增", "山區茶農招工人"],
            &["渡輪下月加密離島航線"],
        ] {
            assert_eq!(parts(title), [title.concat()]);
        }
    }
}
