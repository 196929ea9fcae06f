//! What bylines tell of where stories begin and end.

use super::Run;
use crate::layout::{
    byline,
    kind::Kind,
    page::{BlockId, FurnitureKind},
    sheet::Sheet,
};

/// A run that opens with one byline and closes with another is two stories: it is cut at its likeliest gap, if the odds of
/// that are above `least`.
pub fn split(
    sheet: &Sheet<'_>,
    kinds: &[Kind],
    runs: Vec<Run>,
    body: &[BlockId],
    gaps: &[f64],
    least: f64,
) -> Vec<Run> {
    let mut out = Vec::with_capacity(runs.len());
    let mut start = 0;
    for run in runs {
        let end = start + run.body.len();
        let signs = opens(sheet, run.body[0]) && closes(sheet, kinds, body, end - 1);
        let inner = || (start..end - 1).map(|n| (gaps[n], n));
        let cut = inner().max_by(|a, b| a.0.total_cmp(&b.0)).filter(|c| signs && c.0 > least);
        match cut {
            Some((_, n)) => out.extend([&body[start..=n], &body[n + 1..end]].map(|b| Run { body: b.to_vec() })),
            None => out.push(run),
        }
        start = end;
    }
    out
}

/// Does a block of running text open a story, with its dateline or below a title and a byline?
pub fn begins(sheet: &Sheet<'_>, kinds: &[Kind], id: BlockId) -> bool {
    // A writer's address may stand below his name.
    let address = |kind: &&Kind| **kind == Kind::Furniture(FurnitureKind::Other);
    let mut above = kinds[..id].iter().rev().skip_while(address).skip_while(|kind| **kind == Kind::Byline);
    let signed = kinds[..id].iter().rev().find(|kind| !address(kind)) == Some(&Kind::Byline);
    sheet.opening(id).is_some() || signed && above.next() == Some(&Kind::Title)
}

/// Does the block open a story and name its writers?
fn opens(sheet: &Sheet<'_>, id: BlockId) -> bool {
    sheet.opening(id).is_some_and(|b| !b.writers.is_empty())
}

/// Does a byline close the running text at block `n` of it: in the text itself, or with no more text after it?
fn closes(sheet: &Sheet<'_>, kinds: &[Kind], body: &[BlockId], n: usize) -> bool {
    let after = body[n] + 1..body.get(n + 1).copied().unwrap_or(kinds.len());
    let last = n + 1 == body.len();
    byline::closing(sheet, body[n]).is_some() || last && kinds[after].contains(&Kind::Byline)
}

/// `[…] lead, byline`: a last block set to another width than all the rest, the byline right under it, is the lead.
pub fn lead(sheet: &Sheet<'_>, kinds: &[Kind], body: &[BlockId]) -> Option<BlockId> {
    let (&last, rest) = body.split_last()?;
    let signed = kinds.get(last + 1) == Some(&Kind::Byline);
    let long: Vec<u32> = rest.iter().map(|&id| sheet.looks[id]).filter(|l| l.lines >= 3).map(|l| l.widest).collect();
    let other = long.len() >= 2 && long.iter().all(|w| w.abs_diff(sheet.looks[last].widest) > 3);
    (signed && other && sheet.looks[last].lines >= 2).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::trial::with_sheet;

    #[test]
    fn a_story_begins_below_a_title_and_a_byline() {
        use Kind::{Body, Byline, Furniture, Title};
        const TEXT: &str = "渡輪公司昨日宣布，下月起加開三班。";
        let told = |kinds: &[Kind]| with_sheet(&vec![TEXT; kinds.len()], |sheet| begins(sheet, kinds, kinds.len() - 1));
        let address = Furniture(FurnitureKind::Other);
        assert!(
            told(&[Title, Byline, Body])
                && told(&[Title, Byline, Byline, Body])
                && told(&[Title, Byline, address, Body])
        );
        assert!(
            !told(&[Title, Body]) && !told(&[Body, Byline, Body]) && !told(&[Title, address, Body]) && !told(&[Body])
        );
        assert!(with_sheet(&["【本報訊】渡輪公司昨日宣布，下月起加開三班。"], |sheet| begins(
            sheet,
            &[Body],
            0
        )));
    }
}
