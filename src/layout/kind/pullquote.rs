//! Pull-quotes: a sentence of the body lifted out and set once more.

use super::Kind;
use crate::layout::{sheet::Sheet, terms::Terms};

/// The shortest pull-quote, in code points.
const SHORTEST: u32 = 14;
/// The longest.
const LONGEST: u32 = 80;
/// How many blocks away its sentence may stand.
const REACH: usize = 150;

/// Takes a short block for a pull-quote whose text stands again inside a longer block near it.
pub fn mark(sheet: &Sheet<'_>, terms: &Terms, kinds: &mut [Kind]) {
    for id in 0..kinds.len() {
        let look = &sheet.looks[id];
        let sized = (SHORTEST..=LONGEST).contains(&look.chars);
        let sentence = look.stops || look.lines >= 2;
        if sized && sentence && matches!(kinds[id], Kind::Body | Kind::Title) && stands_again(sheet, terms, id) {
            kinds[id] = Kind::Pullquote;
        }
    }
}

fn stands_again(sheet: &Sheet<'_>, terms: &Terms, id: usize) -> bool {
    let most = |shared: usize| shared * 10 >= terms.count(id) * 8;
    if !most(terms.of(id).len()) {
        return false;
    }
    let solid = |id: usize| sheet.folded(id).iter().filter(|c| !c.is_whitespace()).collect::<String>();
    let own = solid(id);
    let own = own.trim_matches(['「', '」', '。', '!', '?']);
    let near = id.saturating_sub(REACH)..(id + REACH).min(sheet.blocks.len());
    near.filter(|&other| sheet.looks[other].chars >= sheet.looks[id].chars + 10)
        .filter(|&other| most(terms.shared(id, other).count()))
        .any(|other| solid(other).contains(own))
}
