//! Pull-quotes: a sentence of the body lifted out and set once more.

use super::Kind;
use crate::layout::{sheet::Sheet, terms::Terms};

/// The shortest pull-quote, in code points.
const SHORTEST: u32 = 14;
/// The longest.
const LONGEST: u32 = 80;
/// How many blocks away its sentence may stand.
const REACH: usize = 150;

/// Takes a short block for a pull-quote whose text stands again inside a longer block near it, and one that a line with the
/// speaker's name follows (`——丁志明`), with that line.
pub fn mark(sheet: &Sheet<'_>, terms: &Terms, kinds: &mut [Kind]) {
    for id in 0..kinds.len() {
        let look = &sheet.looks[id];
        let sized = (SHORTEST..=LONGEST).contains(&look.chars);
        let sentence = look.stops || look.lines >= 2;
        if sized && sentence && matches!(kinds[id], Kind::Body | Kind::Title) && stands_again(sheet, terms, id) {
            kinds[id] = Kind::Pullquote;
        }
        let signed = id > 0 && is_quote(sheet, id - 1) && is_speaker(sheet, id);
        if signed && [kinds[id - 1], kinds[id]].iter().all(|kind| SET_APART.contains(kind)) {
            kinds[id - 1..=id].fill(Kind::Pullquote);
        }
    }
}

/// What a quotation set apart may have been taken for.
const SET_APART: [Kind; 3] = [Kind::Body, Kind::Title, Kind::Pullquote];

/// Is it one quotation and nothing else?
fn is_quote(sheet: &Sheet<'_>, id: usize) -> bool {
    let text = sheet.folded(id);
    let (open, close) = (['「', '『', '“'], ['」', '』', '”']);
    let whole = text.first().is_some_and(|c| open.contains(c)) && text.last().is_some_and(|c| close.contains(c));
    whole && sheet.looks[id].chars <= LONGEST && text.iter().filter(|c| close.contains(c)).count() == 1
}

/// `——丁志明`: a dash and a name.
fn is_speaker(sheet: &Sheet<'_>, id: usize) -> bool {
    const SPEAKER: u32 = 20;
    let text = sheet.folded(id);
    let dashes = text.iter().take_while(|c| matches!(c, '—' | '─' | '―' | '–' | '-')).count();
    dashes > 0 && text.len() > dashes && sheet.looks[id].chars <= SPEAKER && !sheet.looks[id].stops
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

#[cfg(test)]
mod tests {
    use crate::layout::{kind::Kind, trial::kinds};

    #[test]
    fn a_quotation_and_its_speaker_are_set_apart() {
        let page = ["渡輪公司發言人其後回應居民的要求，承諾檢討班次。", "「再不加班，居民就要游水回家。」", "——丁志明"];
        assert_eq!(kinds(&page)[1..], [Kind::Pullquote; 2]);
        assert_ne!(kinds(&["「再不加班，居民就要游水回家。」", "丁志明"])[0], Kind::Pullquote);
        assert_ne!(kinds(&["渡輪公司加班", "——丁志明"])[1], Kind::Pullquote);
    }
}
