//! The parts of a headline: the headline itself, the kicker above it, the deck below it.
//!
//! A dump has them in the order of reading or in that of the paper's content system, which may be the reverse; how long
//! they are, how they are broken and what they say tells of each story a little, and of the page as a whole enough.

pub mod choice;
mod seen;

use super::{
    head::{Settled, TitlePlace},
    look::is_han,
    page::{BlockId, HeadRole},
    sheet::Sheet,
    story::Story,
    terms::Terms,
};
use choice::{Features, Group};

/// The longest kicker, in code points: one that tells of the matter (引題, 肩題), and one where decks may stand first too.
const KICKERS: [u32; 2] = [24, 9];
/// The longest name of a column (社評, 法律與生活): no deck is so short.
const COLUMN: u32 = 5;

/// What speaks against a title in Latin letters beside Chinese ones: it says the same once more.
const TRANSLATED: f64 = -8.0;

/// The title blocks of each of `count` stories, in the order of the page.
pub fn heads(titles: &[Settled], count: usize) -> Vec<Vec<BlockId>> {
    let mut heads = vec![Vec::new(); count];
    for &Settled { title, place, .. } in titles {
        if let TitlePlace::Head(story) = place {
            heads[story].push(title);
        }
    }
    heads.iter_mut().for_each(|blocks| blocks.sort_unstable());
    heads
}

/// The role of each title block of each story, in order. `heads` are the stories' title blocks, in the order of the page.
pub fn roles(
    sheet: &Sheet<'_>,
    terms: &Terms,
    stories: &[Story],
    heads: &[Vec<BlockId>],
    weights: &[Features; 2],
) -> Vec<Vec<(HeadRole, BlockId)>> {
    let mut groups = groups(sheet, terms, stories, heads);
    choice::follow(&mut groups, &weights[0]);
    groups.iter().map(|group| told(sheet, group, &weights[1])).collect()
}

/// The titles of each story, and what tells of each whether it is the headline, without the page's habit.
pub fn groups(sheet: &Sheet<'_>, terms: &Terms, stories: &[Story], heads: &[Vec<BlockId>]) -> Vec<Group> {
    let group = |(story, heads): (&Story, &Vec<BlockId>)| Group::new(sheet, terms, titles(sheet, heads), story);
    stories.iter().zip(heads).map(group).collect()
}

fn told(sheet: &Sheet<'_>, group: &Group, weights: &Features) -> Vec<(HeadRole, BlockId)> {
    let chinese = |title: &[BlockId]| title.iter().any(|&id| sheet.looks[id].han > 0);
    let mixed = group.titles.iter().any(|title| chinese(title));
    let odd = |n: usize| if mixed && !chinese(&group.titles[n]) { TRANSLATED } else { 0.0 };
    let odds: Vec<f64> = group.features.iter().enumerate().map(|(n, f)| f.weighed(weights) + odd(n)).collect();
    let headline = (0..odds.len()).fold(0, |best, n| if odds[n] > odds[best] { n } else { best });
    let role = |n: usize| match n.cmp(&headline) {
        std::cmp::Ordering::Equal => HeadRole::Headline,
        std::cmp::Ordering::Less if is_kicker(sheet, group, n) => HeadRole::Kicker,
        _ => HeadRole::Deck,
    };
    let titles = group.titles.iter().enumerate();
    titles.flat_map(|(n, title)| title.iter().map(move |&id| (role(n), id))).collect()
}

/// Is a title before the headline a kicker? Where decks stand before headlines, only one in brackets is, or a column's name.
fn is_kicker(sheet: &Sheet<'_>, group: &Group, n: usize) -> bool {
    let title = &group.titles[n];
    let length = chars(sheet, title);
    let sided = !group.is_backward();
    length <= COLUMN || length <= KICKERS[usize::from(!sided)] && (sided || labelled(sheet, title))
}

/// Title blocks as titles: blocks of one width that follow each other are lines of one.
fn titles(sheet: &Sheet<'_>, heads: &[BlockId]) -> Vec<Vec<BlockId>> {
    let mut titles: Vec<Vec<BlockId>> = Vec::new();
    for &id in heads {
        match titles.last_mut() {
            Some(lines) if lines.last().is_some_and(|&last| goes_on(sheet, last, id)) => lines.push(id),
            _ => titles.push(vec![id]),
        }
    }
    titles
}

/// Is `next` the following line of the title that `last` is a line of?
fn goes_on(sheet: &Sheet<'_>, last: BlockId, next: BlockId) -> bool {
    let (a, b) = (&sheet.looks[last], &sheet.looks[next]);
    let beside = next == last + 1 && !b.blank_before;
    beside && a.lines == 1 && b.lines == 1 && a.widest <= 20 && b.widest <= a.widest + 1
}

/// Code points of a title.
fn chars(sheet: &Sheet<'_>, title: &[BlockId]) -> u32 {
    title.iter().map(|&id| sheet.looks[id].chars).sum()
}

/// Does a title begin with a label in brackets?
fn labelled(sheet: &Sheet<'_>, title: &[BlockId]) -> bool {
    let first = title.first().and_then(|&id| sheet.folded(id).iter().find(|c| !c.is_whitespace()));
    first.is_some_and(|c| ['【', '〔', '['].contains(c))
}

/// Are there two clauses with a space between?
pub(super) fn clauses(text: &[char]) -> bool {
    text.windows(3).any(|w| is_han(w[0]) && w[1].is_whitespace() && is_han(w[2]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{trial::with_sheet, weights::Weights};

    /// The roles of the titles of stories, each a few titles and the lead that follows them.
    fn read(page: &[&[&str]]) -> Vec<Vec<HeadRole>> {
        let texts = page.concat();
        with_sheet(&texts, |sheet| {
            let mut at = 0;
            let (mut stories, mut heads) = (Vec::new(), Vec::new());
            for blocks in page {
                let lead = at + blocks.len() - 1;
                stories.push(Story { body: vec![lead], apart: None });
                heads.push((at..lead).collect());
                at = lead + 1;
            }
            let all = roles(sheet, &Terms::new(sheet), &stories, &heads, &Weights::built_in().role);
            all.into_iter().map(|roles| roles.into_iter().map(|r| r.0).collect()).collect()
        })
    }

    #[test]
    fn a_short_line_above_is_the_kicker_and_one_of_two_clauses_the_deck() {
        use HeadRole::{Deck, Headline, Kicker};
        let page: &[&[&str]] = &[
            &["渡輪加班", "渡輪公司下月起加開早班", "乘客歡迎　船員憂工時太長", "渡輪公司昨日宣布，下月起加開早班。"],
            &["三條隧道收費明年起凍結", "署方稱收支平衡　毋須調整", "運輸署公布，三條隧道收費明年起凍結。"],
        ];
        assert_eq!(read(page), [vec![Kicker, Headline, Deck], vec![Headline, Deck]]);
    }

    #[test]
    fn a_translation_is_a_deck() {
        use HeadRole::{Deck, Headline};
        let page: &[&[&str]] =
            &[&["渡輪公司下月起加開早班", "Ferry operator adds early sailings", "渡輪公司昨日宣布，下月起加開早班。"]];
        assert_eq!(read(page), [[Headline, Deck]]);
    }

    #[test]
    fn a_lone_title_is_the_headline() {
        assert_eq!(read(&[&["隧道收費凍結一年", "運輸署公布，隧道收費明年凍結。"]]), [[HeadRole::Headline]]);
        assert_eq!(read(&[&["運輸署公布，隧道收費明年凍結。"]]), [[]]);
    }
}
