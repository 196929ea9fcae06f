//! What its lines left apart though it is one: the first line of a paragraph, taken for a title or for a paragraph of its own,
//! and the rest; the lines of one title.
//!
//! Text that stops amid a sentence goes on somewhere. What the lines tell was not enough to join them; what the two blocks are
//! taken for, and how this page begins its paragraphs, may be.

mod pair;
mod seam;

pub use seam::Features;

use super::habits::Habits;
use crate::layout::{
    head::{Claims, Settled},
    kind::Kind,
    page::BlockId,
};
use pair::Pairs;

/// The fewest hundredths of the log odds by the lines alone with which two blocks come into question.
const HOPELESS: i32 = -700;

/// Two blocks that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Severed {
    /// The first.
    pub from: BlockId,
    /// What goes on from it, after it on the page.
    pub to: BlockId,
    /// Does a space stand between the two?
    pub spaced: bool,
}

/// What two blocks are taken for that may be one: the columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The first is running text.
    Text,
    /// A title before running text.
    Title,
    /// Two titles.
    Titles,
}

impl Sort {
    /// How many there are.
    pub const COUNT: usize = 3;

    fn of(from: Kind, to: Kind) -> Option<Self> {
        match (from, to) {
            (Kind::Body, Kind::Body | Kind::Title) => Some(Self::Text),
            (Kind::Title, Kind::Body) => Some(Self::Title),
            (Kind::Title, Kind::Title) => Some(Self::Titles),
            _ => None,
        }
    }
}

/// Two blocks that may be one.
#[derive(Debug, Clone)]
pub struct Seam {
    /// The two.
    pub severed: Severed,
    /// What they are taken for.
    pub sort: Sort,
    /// What is seen.
    pub features: Features,
}

/// Which blocks are one.
pub fn severed(
    claims: &Claims<'_>,
    habits: &Habits,
    titles: &[Settled],
    weights: &[Features; Sort::COUNT],
) -> Vec<Severed> {
    let likely = |seam: &Seam| seam.features.weighed(&weights[seam.sort as usize]) > 0.0;
    seams(claims, habits, titles).into_iter().filter(likely).map(|seam| seam.severed).collect()
}

/// All blocks that may be one.
pub fn seams(claims: &Claims<'_>, habits: &Habits, titles: &[Settled]) -> Vec<Seam> {
    let pairs = Pairs::of(claims, habits, titles);
    (0..claims.kinds.len()).filter_map(|to| seam(claims, &pairs, to)).collect()
}

/// How a block may go on from the one it is tied to.
fn seam(claims: &Claims<'_>, pairs: &Pairs<'_>, to: BlockId) -> Option<Seam> {
    let tie = claims.sheet.blocks[to].tie.filter(|tie| tie.from < to && tie.odds > HOPELESS)?;
    let from = tie.from;
    let sort = Sort::of(claims.kinds[from], claims.kinds[to])?;
    let [a, b] = [from, to].map(|id| &claims.sheet.looks[id]);
    let worth = !a.stops && !b.bullet && a.han + b.han > 0;
    let severed = Severed { from, to, spaced: tie.spaced };
    worth.then(|| Seam { severed, sort, features: pairs.look(from, to, f64::from(tie.odds) / 100.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        layout::{display::Chance, head::TitlePlace, story::Story, terms::Terms, trial, weights::Weights},
        lines::Tie,
    };

    const OTHER: &str = "渡輪公司發言人表示，離島居民多年來要求加密渡輪班次，船員訓練將於月底完成。";

    /// Are two blocks one that stand behind other text, when the first is taken for this and the lines leave it open?
    fn joins(from: &str, place: Option<TitlePlace>, to: &str) -> bool {
        let tie = Tie { from: 1, odds: -30, spaced: false };
        let texts = [OTHER, from, to, OTHER];
        trial::with_tie(&texts, 2, tie, |sheet| {
            let titled = |text: &str| if text.chars().count() < 16 { Kind::Title } else { Kind::Body };
            let mut kinds = [Kind::Body; 4];
            kinds[1] = if place.is_some() { Kind::Title } else { Kind::Body };
            kinds[2] = titled(to);
            let stories = [Story { body: (0..4).filter(|&id| kinds[id] == Kind::Body).collect(), apart: None }];
            let (terms, chances) = (Terms::new(sheet), [Chance::default(); 4]);
            let claims = Claims::new(sheet, &terms, &kinds, &chances, &stories);
            let settled = |title, place| Settled { title, place, margin: 0, rival: TitlePlace::Nowhere };
            let titles = (1..3).filter(|&id| kinds[id] == Kind::Title);
            let titles: Vec<Settled> = titles.map(|id| settled(id, place.unwrap_or(TitlePlace::Nowhere))).collect();
            let found = severed(&claims, &Habits::of(sheet, &kinds), &titles, &Weights::built_in().severed);
            assert!(found.iter().all(|s| (s.from, s.to) == (1, 2)));
            !found.is_empty()
        })
    }

    #[test]
    fn the_first_line_of_a_paragraph_goes_on_in_the_rest() {
        let rest = "日舉行記者會，宣布下月起加密來往離島的航線班次，每日增開六班。";
        assert!(joins("渡輪公司將於本月28", Some(TitlePlace::Subhead(0)), rest));
        assert!(joins("公司主席陳大文在啟航禮上向記者說，新船", None, "的船員訓練將於本月完成，票價維持不變。"));
    }

    #[test]
    fn two_lines_of_a_headline_are_one_title() {
        assert!(joins("兩貨船東涌對開相", Some(TitlePlace::Head(0)), "撞六船員獲救"));
    }

    #[test]
    fn a_title_is_no_part_of_the_text_under_it() {
        let text = "發言人又說，新船可載四百人，離島航線的班次將由每日二十班增至二十六班。";
        assert!(!joins("新船可載四百人", Some(TitlePlace::Subhead(0)), text));
        assert!(!joins("渡輪加密離島航線", Some(TitlePlace::Head(0)), text));
    }

    #[test]
    fn what_ends_a_sentence_goes_on_nowhere() {
        assert!(!joins("船員訓練將於本月28日完成。", None, "日舉行記者會，宣布下月起加密來往離島的航線班次。"));
        assert!(!joins(
            "渡輪公司將於本月28",
            Some(TitlePlace::Subhead(0)),
            "●日舉行記者會，宣布下月起加密來往離島的班次。"
        ));
    }
}
