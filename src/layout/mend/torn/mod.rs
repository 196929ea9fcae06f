//! Titles of two stories that stand one after the other and were joined as one: `渡輪下月加班` over `茶園提早採茶`.
//!
//! Nothing in the lines tells them apart, but the stories do: what stands before the break speaks for one, what stands
//! after it for another. A break may be where a line ends, or where a line has a blank.

mod title;
mod told;

use super::{Break, Torn, headed};
use crate::layout::{
    features::features,
    head::{Claims, Settled},
    page::BlockId,
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

/// Where titles are to be cut; `headed` is how many headlines each story has.
pub fn torn(claims: &Claims<'_>, headed: &[usize], titles: &[Settled], weights: &Features) -> Vec<Torn> {
    let mut found = Vec::new();
    for title in titles {
        if let Some(read) = Title::read(claims, title, headed) {
            read.cut(read.whole(), weights, &mut |at| found.push(Torn { block: title.title, at }));
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{
        display::Chance, head::TitlePlace, kind::Kind, story::Story, terms::Terms, trial, weights::Weights,
    };

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
            torn(&claims, &headed(&[title]), &[title], &Weights::built_in().torn)
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
