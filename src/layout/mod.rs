//! Blocks to articles: what each block is, and which story it belongs to.

mod byline;
mod compose;
mod facts;
mod features;
mod look;
mod page;

// Public for `examples/layout_choices.rs`, which shows `scripts/train_layout.py` what the weights are learnt from.
#[doc(hidden)]
pub mod display;
#[doc(hidden)]
pub mod head;
#[doc(hidden)]
pub mod kind;
#[doc(hidden)]
pub mod mend;
#[doc(hidden)]
pub mod sheet;
#[doc(hidden)]
pub mod story;
#[doc(hidden)]
pub mod terms;
#[doc(hidden)]
pub mod title;
#[doc(hidden)]
pub mod weights;

pub use head::{Settled, TitlePlace};
pub use mend::Mends;
pub use page::{Article, BlockId, BlockKind, Byline, DateFrom, Facts, FurnitureKind, HeadRole, Page, Writer};

use crate::{
    lines::{Block, Form},
    pack::Lexicon,
    scan::Scanned,
};

use head::Claims;
use kind::Kind;
use sheet::Sheet;
use std::convert::Infallible;
use story::{Cut, Story};
use terms::Terms;
use weights::Weights;

/// Tells the blocks of a page apart and assembles its articles. `scans` runs beside `blocks`.
pub fn assemble(blocks: &[Block], scans: &[Scanned<'_>], lexicon: &Lexicon, form: Form) -> Page {
    let Ok(page) = assemble_unless(blocks, scans, lexicon, form, |_, _| Ok::<(), Infallible>(()));
    page
}

/// Like [`assemble`], but a page whose lines were joined wrongly, as what they say shows, is not assembled: what is to be
/// [mended](Mends::mend) is the error.
pub fn assemble_joined(blocks: &[Block], scans: &[Scanned<'_>], lexicon: &Lexicon, form: Form) -> Result<Page, Mends> {
    assemble_unless(blocks, scans, lexicon, form, |claims, titles| {
        let amiss = Mends::of(claims, titles, Weights::built_in());
        if amiss.is_empty() { Ok(()) } else { Err(amiss) }
    })
}

/// `check` says why a page is not to be assembled, once its stories and their titles are known.
fn assemble_unless<E>(
    blocks: &[Block],
    scans: &[Scanned<'_>],
    lexicon: &Lexicon,
    form: Form,
    check: impl Fn(&Claims<'_>, &[Settled]) -> Result<(), E>,
) -> Result<Page, E> {
    let sheet = Sheet::new(blocks, scans, lexicon);
    let terms = Terms::new(&sheet);
    let told = match form {
        Form::Page => told(&sheet, &terms, Weights::built_in(), check)?,
        Form::Article => told_article(&sheet),
    };
    Ok(composed(&sheet, &terms, told, Weights::built_in()))
}

/// What the blocks of a page are and which stories they tell.
struct Told {
    kinds: Vec<Kind>,
    stories: Vec<Story>,
    titles: Vec<Settled>,
}

fn composed(sheet: &Sheet<'_>, terms: &Terms, told: Told, weights: &Weights) -> Page {
    let Told { kinds, stories, titles, .. } = told;
    let home = compose::homes(sheet, terms, &kinds, &stories, &titles);
    let mut page = compose::page(sheet, &kinds, &stories, &home, &titles);
    let roles = title::roles(sheet, terms, &stories, &title::heads(&titles, stories.len()), &weights.role);
    page.articles.iter_mut().zip(roles).for_each(|(article, roles)| article.heads = roles);
    page.facts = facts::facts(sheet, &kinds);
    page.titles = titles;
    page
}

fn told<E>(
    sheet: &Sheet<'_>,
    terms: &Terms,
    weights: &Weights,
    check: impl Fn(&Claims<'_>, &[Settled]) -> Result<(), E>,
) -> Result<Told, E> {
    let mut kinds = kind::kinds(sheet, terms);
    let chances = display::mark(sheet, terms, &weights.display, &mut kinds);
    let Cut { stories, odds, .. } = story::stories(sheet, terms, &kinds, &chances, &bodies(&kinds), weights);
    let groups = groups(&kinds);
    let claims = |stories| Claims::new(sheet, terms, &kinds, &chances, stories);
    let settle = |claims: &Claims<'_>, count| head::assign(claims, &groups, count, weights);
    let first = claims(&stories);
    let titles = settle(&first, stories.len());
    check(&first, &titles)?;
    let stands = stands(sheet, &kinds, &stories, &titles);
    let (stories, titles) = match story::rejoin(&stories, &odds, &stands, weights.choice.rejoin) {
        Some(again) => {
            let titles = settle(&claims(&again), again.len());
            (again, titles)
        }
        None => (stories, titles),
    };
    Ok(Told { kinds, stories, titles })
}

/// Which stories stand on their own: those that have a headline or open with a byline.
fn stands(sheet: &Sheet<'_>, kinds: &[Kind], stories: &[Story], titles: &[Settled]) -> Vec<bool> {
    let opens = |story: &Story| story.body.first().is_some_and(|&id| story::begins(sheet, kinds, id));
    let mut stands: Vec<bool> = stories.iter().map(opens).collect();
    for title in titles {
        if let TitlePlace::Head(story) = title.place {
            stands[story] = true;
        }
    }
    stands
}

/// One story of all that is no furniture; none where nothing else stands there.
fn told_article(sheet: &Sheet<'_>) -> Told {
    let kinds = kind::article(sheet);
    if kinds.iter().all(|kind| matches!(kind, Kind::Furniture(_))) {
        return Told { kinds, stories: Vec::new(), titles: Vec::new() };
    }
    let stories = vec![Story { body: bodies(&kinds), apart: None }];
    let titles = article_heads(&kinds);
    Told { kinds, stories, titles }
}

/// The blocks of running text.
#[doc(hidden)]
pub fn bodies(kinds: &[Kind]) -> Vec<BlockId> {
    (0..kinds.len()).filter(|&id| kinds[id] == Kind::Body).collect()
}

/// Titles that stand together.
#[doc(hidden)]
pub fn groups(kinds: &[Kind]) -> Vec<Vec<BlockId>> {
    let mut groups: Vec<Vec<BlockId>> = Vec::new();
    let mut open = false;
    for (id, &kind) in kinds.iter().enumerate() {
        match kind {
            Kind::Title if open => groups.last_mut().into_iter().for_each(|g| g.push(id)),
            Kind::Title => groups.push(vec![id]),
            _ => {}
        }
        open = matches!(kind, Kind::Title | Kind::Furniture(_)) && !groups.is_empty() && (open || kind == Kind::Title);
    }
    groups
}

/// In a clean article the titles before the running text are its headlines, all others subheads.
fn article_heads(kinds: &[Kind]) -> Vec<Settled> {
    let first = kinds.iter().position(|&k| k == Kind::Body).unwrap_or(kinds.len());
    let titles = kinds.iter().enumerate().filter(|&(_, &k)| k == Kind::Title).map(|(id, _)| id);
    let place = |id| if id < first { TitlePlace::Head(0) } else { TitlePlace::Subhead(0) };
    titles.map(|title| Settled { title, place: place(title), margin: 0, rival: TitlePlace::Nowhere }).collect()
}

#[cfg(test)]
mod trial;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use trial::page;

    /// Two stories of our own: each with opening, body, subhead; the headlines after the first and before the second.
    const TWO: &[&str] = &[
        "本報訊（記者 甲大文）渡輪公司昨日宣布，來往離島的渡輪航線下月起加密班次，每日增開六班渡輪，票價維持不變。",
        "渡輪公司發言人表示，離島居民多年來要求加密渡輪班次，公司已購入兩艘新渡輪，船員訓練將於月底完成。",
        "新渡輪月底到港",
        "發言人又說，新渡輪可載四百人，離島航線的渡輪班次將由每日二十班增至二十六班。",
        "渡輪下月加密離島航線",
        "茶園採摘季節提早開始",
        "本報訊（記者 乙小明）今年春季氣溫偏高，山區茶園的茶葉提早兩周採摘，茶農估計今年茶葉產量增加兩成。",
        "茶農協會指出，茶葉採摘季節提早，茶園人手不足，協會正招募三百名採茶工人到山區茶園工作。",
    ];

    #[test]
    fn headlines_go_to_their_stories_from_before_and_after() {
        let page = page(TWO);
        let heads: Vec<Vec<BlockId>> = page.articles.iter().map(|a| a.heads.iter().map(|h| h.1).collect()).collect();
        assert_eq!(heads, [vec![4], vec![5]]);
        assert_eq!(page.articles[0].blocks[2], (BlockKind::Subhead, 2));
        assert_eq!(page.articles[0].byline.writers[0].name, "甲大文");
        assert_eq!(page.articles[1].byline.credit.as_deref(), Some("本報訊"));
    }

    #[test]
    fn a_page_without_headlines_still_has_its_story() {
        let page = page(&TWO[..2]);
        assert_eq!(page.articles.len(), 1);
        assert!(page.articles[0].heads.is_empty());
        assert_eq!(page.articles[0].blocks, [(BlockKind::Lead, 0), (BlockKind::Paragraph, 1)]);
    }

    #[test]
    fn a_clean_article_begins_with_its_headline() {
        let page = trial::article(&["渡輪下月加密離島航線", "記者 甲大文 報道", TWO[0], "新渡輪月底到港", TWO[3]]);
        assert_eq!(page.articles[0].heads, [(HeadRole::Headline, 0)]);
        assert_eq!(
            page.articles[0].blocks,
            [(BlockKind::Byline, 1), (BlockKind::Lead, 2), (BlockKind::Subhead, 3), (BlockKind::Paragraph, 4)]
        );
    }

    #[test]
    fn an_article_of_nothing_but_furniture_is_none() {
        let dated = trial::article(&["2024年5月6日 星期一"]);
        assert_eq!((dated.articles.len(), dated.furniture.len()), (0, 1));
        assert!(trial::article(&[]).articles.is_empty());
        assert_eq!(trial::article(&["渡輪下月加密離島航線"]).articles.len(), 1);
    }

    #[test]
    fn the_paper_is_told_by_its_bylines() {
        let signed = [
            "南山日報訊（記者 甲大文）渡輪公司昨日宣布，來往離島的渡輪航線下月起加密班次。",
            "責任編輯：丙家強",
            "南 山 要 聞",
            "B7",
        ];
        let facts = page(&signed).facts;
        assert_eq!(facts.publication.as_deref(), Some("南山日報"));
        assert_eq!(facts.section.as_deref(), Some("南山要聞"));
        assert_eq!(facts.number.as_deref(), Some("B7"));
        assert_eq!(facts.editors, ["丙家強"]);
    }

    #[test]
    fn the_day_is_told_by_datelines_that_name_the_year() {
        let sent = "新華社北京2024年5月6日電（記者 甲大文）渡輪公司昨日宣布，來往離島的渡輪航線下月起加密班次。";
        let day = |text: &str| page(&[text]).facts.date.map(|(day, from)| (day.to_string(), from));
        assert_eq!(day(sent), Some(("2024-05-06".to_owned(), DateFrom::Dateline)));
        assert_eq!(day(&sent.replace("2024年", "")), None);
        assert_eq!(day("渡輪公司2024年5月6日起加密班次，票價不變。"), None);
    }

    proptest! {
        #[test]
        fn every_block_is_in_exactly_one_place(
            texts in prop::collection::vec("[一二天地渡輪記者攝訊報A5 。，：（）◆【】「」\\-]{1,40}", 0..24)
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).filter(|t| !t.trim().is_empty()).collect();
            for page in [page(&texts), trial::article(&texts)] {
                let in_articles = page.articles.iter().flat_map(|a| a.heads.iter().map(|h| h.1).chain(a.blocks.iter().map(|b| b.1)));
                let outside = page.furniture.iter().map(|f| f.1).chain(page.unplaced.iter().map(|u| u.1));
                let mut all: Vec<BlockId> = in_articles.chain(outside).collect();
                all.sort_unstable();
                prop_assert_eq!(all, (0..texts.len()).collect::<Vec<_>>());
            }
        }
    }
}
