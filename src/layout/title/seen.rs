//! What is seen of a title among its story's titles.

use super::{chars, choice::Features, clauses, labelled};
use crate::layout::{features::flag, page::BlockId, sheet::Sheet, terms::Terms};

/// A title no longer than this is short, in code points.
const SHORT: u32 = 9;

/// Looks at title `n`, before the page's habit is known; `lead` opens the story, and the titles stand `behind` it or not.
pub(super) fn see(
    sheet: &Sheet<'_>,
    terms: &Terms,
    titles: &[Vec<BlockId>],
    n: usize,
    lead: Option<BlockId>,
    behind: bool,
) -> Features {
    let (title, others) = (&titles[n], || titles.iter().enumerate().filter(move |(other, _)| *other != n).map(|t| t.1));
    let longest = others().map(|t| chars(sheet, t)).max().unwrap_or(0);
    let widest = others().map(|t| width(sheet, t)).max().unwrap_or(0);
    let (first, last) = (n == 0, n + 1 == titles.len());
    let short = chars(sheet, title) <= SHORT;
    let broken = lines(sheet, title) > 1;
    let has = |marks: &[char]| title.iter().any(|&id| sheet.folded(id).iter().any(|c| marks.contains(c)));
    let again = |title: &[BlockId]| match (title.first(), lead) {
        (Some(&id), Some(lead)) => terms.seen(id, lead),
        _ => 0.0,
    };
    Features {
        first: flag(first),
        last: flag(last),
        middle: flag(titles.len() == 3 && n == 1),
        longer: ratio(chars(sheet, title), longest),
        short: flag(short),
        short_first: flag(short && first),
        wider: ratio(width(sheet, title), widest),
        broken: flag(broken),
        only_broken: flag(broken && others().all(|t| lines(sheet, t) == 1)),
        clauses: flag(in_clauses(sheet, title) && !others().any(|t| in_clauses(sheet, t) && beside(t, title, lead))),
        label: flag(labelled(sheet, title)),
        colon: flag(has(&[':'])),
        quote: flag(has(&['「', '“'])),
        said_again: again(title) - others().map(|t| again(t)).fold(0.0, f64::max),
        first_before_story: flag(first && !behind),
        last_after_story: flag(last && behind),
        ..Features::default()
    }
}

/// Has a line of a title two clauses?
fn in_clauses(sheet: &Sheet<'_>, title: &[BlockId]) -> bool {
    title.iter().any(|&id| clauses(sheet.folded(id)))
}

/// Do two titles stand on one side of the lead?
fn beside(one: &[BlockId], other: &[BlockId], lead: Option<BlockId>) -> bool {
    let after = |title: &[BlockId]| title.first().zip(lead).is_some_and(|(&title, lead)| title > lead);
    after(one) == after(other)
}

/// The logarithm of a ratio, at most 1.5 either way; 0 beside nothing.
fn ratio(own: u32, other: u32) -> f64 {
    if own == 0 || other == 0 { 0.0 } else { libm::log(f64::from(own) / f64::from(other)).clamp(-1.5, 1.5) }
}

/// The widest line of a title, in half ems.
fn width(sheet: &Sheet<'_>, title: &[BlockId]) -> u32 {
    title.iter().map(|&id| sheet.looks[id].widest).max().unwrap_or(0)
}

fn lines(sheet: &Sheet<'_>, title: &[BlockId]) -> u32 {
    title.iter().map(|&id| sheet.looks[id].lines).sum()
}
