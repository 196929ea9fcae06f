//! Titles that were joined to the running text under or over them: a headline and the first line of its story, a paragraph
//! and the subhead after it.
//!
//! A title says what the text beside it says again, holds no commas, and ends where no word goes on.

mod running;

use super::{Break, Torn, headed};
use crate::layout::{
    features::features,
    head::{Claims, Settled},
    kind::Kind,
    page::BlockId,
};
use running::{Cut, Running};

features! {
    /// What tells whether a title was joined to running text (`packs/layout/glued.tsv`). What is only seen or not is 1 or 0; the
    /// text is what the title would belong to: what is left of the block, or the next running text for a title at its end.
    pub struct Features {
        /// Always 1.
        bias,
        /// The title would be at the end of the block.
        end,
        /// The share of its words that the text says, at most a half.
        seen,
        /// A function word stands behind the break.
        goes_on,
        /// The share of its words that the text before it says, for a title at the end.
        other_seen,
        /// The share that the other blocks of the story say.
        story,
        /// The share of its telling characters that the text has.
        letters,
        /// The story has no headline, and the title is at the start.
        headless,
        /// The block is the story's first, and the title is at the start.
        first,
        /// By how much the title's line is narrower than the block's widest, in tens of half ems, at most 2.
        short,
        /// It is as wide as that.
        full,
        /// It is narrower than the line across the break.
        narrower,
        /// Its length, in tens of code points.
        chars,
        /// It is shorter than six.
        tiny,
        /// It is longer than twenty.
        long,
        /// It has several lines.
        lines,
        /// A blank line at the break.
        blank,
        /// A word goes on over the break.
        word_across,
        /// A pair of characters does that running text has.
        pair_across,
        /// A bracket does.
        bracket_across,
        /// It begins with a label in brackets.
        label,
        /// It has a mark of titles: a colon, a blank, a question or exclamation mark.
        titled,
        /// It ends in a function word.
        hangs,
        /// The block has two lines, one to each side.
        one_line,
    }
}

/// Where running text is to be cut; `headed` is how many headlines each story has.
pub fn glued(claims: &Claims<'_>, headed: &[usize], weights: &Features) -> Vec<Torn> {
    let mut found = Vec::new();
    for id in bodies(claims) {
        let text = Running::new(claims, id, headed);
        let likely = |cuts: Vec<Cut>| {
            let odds = cuts.into_iter().map(|cut| (cut.at, text.look(&cut).features.weighed(weights)));
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
pub fn seams(claims: &Claims<'_>, titles: &[Settled]) -> Vec<(BlockId, Break<Features>)> {
    let headed = headed(titles);
    let looks = |id| {
        let text = Running::new(claims, id, &headed);
        text.starts().iter().chain(&text.ends()).map(|cut| (id, text.look(cut))).collect::<Vec<_>>()
    };
    bodies(claims).flat_map(looks).collect()
}

/// The blocks of running text of several lines.
fn bodies<'a>(claims: &'a Claims<'_>) -> impl Iterator<Item = BlockId> + 'a {
    (0..claims.kinds.len()).filter(|&id| claims.kinds[id] == Kind::Body && claims.sheet.blocks[id].pieces.len() > 1)
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
            &["渡輪公司在2017年1", "月宣布渡輪公司加密航線班次，每日增開六班渡輪，票價維持不變。"],
            &["渡輪公司發言人續指：", "「渡輪公司加密航線班次，每日增開六班渡輪，票價維持不變。」"],
        ] {
            assert_eq!(parts(lines), [lines.concat()]);
        }
    }
}
