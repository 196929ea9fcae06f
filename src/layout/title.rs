//! The parts of a headline: the headline itself, the kicker above it, the deck below it.

use super::{
    look::is_han,
    page::{BlockId, HeadRole},
    sheet::Sheet,
};

/// The longest kicker, in code points.
const KICKER: u32 = 9;

/// The role of each title block of a story, in order.
///
/// Blocks of one width that follow each other are lines of one title. Of several titles one set with a space between its
/// clauses is the deck; a short one above another is the kicker; else the first is the headline.
pub fn roles(sheet: &Sheet<'_>, heads: &[BlockId]) -> Vec<(HeadRole, BlockId)> {
    let mut titles: Vec<Vec<BlockId>> = Vec::new();
    for &id in heads {
        match titles.last_mut() {
            Some(lines) if lines.last().is_some_and(|&last| goes_on(sheet, last, id)) => lines.push(id),
            _ => titles.push(vec![id]),
        }
    }
    let headline = headline(sheet, &titles);
    let role = |n: usize| match n.cmp(&headline) {
        std::cmp::Ordering::Equal => HeadRole::Headline,
        std::cmp::Ordering::Less if chars(sheet, &titles[n]) <= KICKER => HeadRole::Kicker,
        _ => HeadRole::Deck,
    };
    titles
        .iter()
        .enumerate()
        .flat_map(|(n, lines)| lines.iter().map(move |&id| (n, id)))
        .map(|(n, id)| (role(n), id))
        .collect()
}

/// Is `next` the following line of the title that `last` is a line of?
fn goes_on(sheet: &Sheet<'_>, last: BlockId, next: BlockId) -> bool {
    let (a, b) = (&sheet.looks[last], &sheet.looks[next]);
    let beside = next == last + 1 && !b.blank_before;
    beside && a.lines == 1 && b.lines == 1 && a.widest <= 20 && b.widest <= a.widest + 1
}

/// Which title is the headline.
fn headline(sheet: &Sheet<'_>, titles: &[Vec<BlockId>]) -> usize {
    let plain = |n: &usize| !titles[*n].iter().any(|&id| clauses(sheet.folded(id)));
    let first = (0..titles.len()).find(plain).unwrap_or(0);
    let second = (first + 1..titles.len()).find(plain);
    let short = titles.get(first).is_some_and(|t| chars(sheet, t) <= KICKER);
    second.filter(|&n| short && chars(sheet, &titles[n]) > chars(sheet, &titles[first]) + 3).unwrap_or(first)
}

fn chars(sheet: &Sheet<'_>, title: &[BlockId]) -> u32 {
    title.iter().map(|&id| sheet.looks[id].chars).sum()
}

/// Are there two clauses with a space between?
fn clauses(text: &[char]) -> bool {
    text.windows(3).any(|w| is_han(w[0]) && w[1].is_whitespace() && is_han(w[2]))
}
