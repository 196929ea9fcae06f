//! What tells the words under a picture from titles and running text: bullets as the page uses them, words that say where
//! to look, how many sentences there are, and a credit beside.

use super::{
    seen::{Family, step},
    surroundings::{Beside, Surroundings},
};
use crate::layout::{page::BlockId, sheet::PressMark};

/// Marks that point at the picture beside.
const POINTERS: &[char] = &['▲', '△', '▼', '▽', '◀', '◄', '►', '▶', '◤', '◥', '◣', '◢', '↑', '↓', '←', '→'];
/// Marks that are set before titles.
const BARS: &[char] = &['▍', '▌', '▎', '▋', '█', '■', '□'];

/// Adds all that is seen of a block.
pub(super) fn see(page: &Surroundings<'_>, id: BlockId, add: &mut impl FnMut(Family, usize)) {
    let look = &page.sheet.looks[id];
    let shows = page.sheet.marks(id).filter(|m| m.mark == PressMark::PictureShows).count();
    add(Family::Shows, shows.min(2));
    add(Family::Sentences, look.inner_stops.min(3) as usize * 2 + usize::from(look.stops));
    add(Family::Bullet, bullet(page, id));
    add(Family::BulletHabit, habit(page, id));
    let own = 6 * (2 * usize::from(look.bullet) + usize::from(look.stops));
    add(Family::PictureBefore, own + side(page.beside(id.checked_sub(1))));
    add(Family::PictureAfter, own + side(page.beside(Some(id + 1))));
}

/// What kind of bullet opens the block: 0 none, 1 one that points, 2 a bar or square, 3 another.
fn bullet(page: &Surroundings<'_>, id: BlockId) -> usize {
    if !page.sheet.looks[id].bullet {
        return 0;
    }
    match page.sheet.folded(id).iter().find(|c| !c.is_whitespace()) {
        Some(c) if POINTERS.contains(c) => 1,
        Some(c) if BARS.contains(c) => 2,
        _ => 3,
    }
}

/// How the page uses bullets: whether it has few or many beside a block without one; how often the blocks they open say
/// more than a title beside a block with one.
fn habit(page: &Surroundings<'_>, id: BlockId) -> usize {
    let (bulleted, worded) = page.bullets;
    if page.sheet.looks[id].bullet {
        3 + 2 * step(worded * 100 / bulleted.max(1), &[1, 34, 67]) + usize::from(page.says_more(id))
    } else {
        step(bulleted, &[1, 3])
    }
}

/// What stands on one side, as far as pictures go.
fn side(beside: Beside) -> usize {
    match beside {
        Beside::Credit => 0,
        Beside::Caption => 1,
        Beside::Body | Beside::Opening => 2,
        Beside::Title => 3,
        Beside::Cell | Beside::Pullquote => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{kind, terms::Terms, trial::with_sheet};

    fn seen(texts: &[&str], id: BlockId, family: Family) -> usize {
        with_sheet(texts, |sheet| {
            let terms = Terms::new(sheet);
            let kinds = kind::kinds(sheet, &terms);
            let page = Surroundings::new(sheet, &terms, &kinds);
            let mut found = None;
            see(&page, id, &mut |name, value| {
                if name == family {
                    found = Some(value);
                }
            });
            found.unwrap_or(usize::MAX)
        })
    }

    #[test]
    fn words_that_say_where_to_look_are_counted() {
        assert_eq!(seen(&["左起：船長何大文、大副丁小明及輪機長在船塢合照"], 0, Family::Shows), 1);
        assert_eq!(seen(&["圖為新渡輪。前排為船長"], 0, Family::Shows), 2);
        assert_eq!(seen(&["渡輪公司擬加班"], 0, Family::Shows), 0);
    }

    #[test]
    fn bullets_are_told_by_their_shape_and_by_what_they_open() {
        let titles = ["■渡輪加班", "渡輪公司昨日宣布，下月起加開早上班次。", "■票價不變", "公司說票價一年內不會調整。"];
        let captions = ["▲新渡輪在船塢下水。", "資料圖片", "▲船長何大文視察機房。", "公司說票價一年內不會調整。"];
        let pair = |texts: &[&str]| (seen(texts, 0, Family::Bullet), seen(texts, 0, Family::BulletHabit));
        assert_eq!((pair(&titles), pair(&captions)), ((2, 3), (1, 10)));
        assert_eq!(seen(&titles, 1, Family::BulletHabit), 1);
    }
}
