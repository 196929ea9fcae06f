//! Amounts: every number of a story that means something, with its exact value.
//!
//! Rules are anchored at the numerals of the shared scan: each looks at what stands before and behind one. All that
//! fit answer; overlaps are settled elsewhere. What the words beside an amount say of it is added last.

mod age;
mod approximation;
mod candidate;
#[cfg(test)]
mod laws;
mod money;
mod multiple;
mod not_amount;
mod number;
mod ordinal;
mod percent;
mod quantity;
mod range;
mod reckoned;
mod sign;
mod site;
mod sums;
mod temperature;
#[cfg(test)]
mod tests;
mod view;
mod vocabulary;

use super::{Found, Story};
use crate::scan::Numeral;
use candidate::Candidate;
use not_amount::Idioms;
use site::{Trigger, Triggers};
use std::sync::LazyLock;
use view::View;

/// A rule: where it can fire, and what it makes of a numeral and the words around it.
type Rule = (Trigger, fn(&View<'_>, &Numeral) -> Option<Candidate>);

/// Every rule.
const RULES: &[Rule] = &[
    (Trigger::Money, money::stated),
    (Trigger::Ending(&['万', '亿', '兆', '多', '余']), money::unsaid),
    (Trigger::Behind(&['、', '及', '和', '与']), sums::listed),
    (Trigger::Behind(&['%', 'p', '‰', '巴', '厘', '成', '折', '个', '百', '基', '点']), percent::suffixed),
    (Trigger::Before(&['之']), percent::of_a_hundred),
    (Trigger::Behind(&['度', '°', '℃', '℉', '摄', '华']), temperature::degrees),
    (Trigger::Behind(&['岁', '个', '周', '星', '天', '日']), age::years),
    (Trigger::Behind(&['旬']), age::decades),
    (Trigger::Before(&['第']), ordinal::ranked),
    (Trigger::Before(&['第', '、', '及', '和', '与']), ordinal::listed),
    (Trigger::Behind(&['次']), ordinal::meeting),
    (Trigger::Behind(&['号']), ordinal::numbered),
    (Trigger::Behind(&['届']), ordinal::session),
    (Trigger::Behind(&['倍']), multiple::times),
    (Trigger::Behind(&['番']), multiple::doubled),
    (Trigger::Unit, quantity::counted),
    (Trigger::Always, number::bare),
    (Trigger::Money, number::nested),
    (Trigger::Behind(&['半']), number::half),
    (Trigger::Behind(&['打']), reckoned::dozens),
    (Trigger::Behind(&['^']), reckoned::power),
    (Trigger::Before(&['以']), number::by_the),
    (Trigger::Range, number::range),
];

/// The rules by what sets them off.
static TRIGGERS: LazyLock<Triggers> = LazyLock::new(|| Triggers::of(RULES.iter().map(|(trigger, _)| *trigger)));

/// Every amount of a story.
pub fn find(story: &Story<'_>) -> Vec<Found> {
    let words = story.packs.derived(vocabulary::words);
    // Most numerals are amounts.
    let mut found = Vec::with_capacity(story.passages.iter().map(|passage| passage.scan.numerals().len()).sum());
    let mut declared = None;
    for (place, passage) in story.passages.iter().enumerate() {
        let mut view = View::new(story, passage, &words);
        declared = money::declared(&view).or(declared);
        view.declared = declared;
        let mut take = |candidate| found.push(weighed(&view, candidate).found(place));
        let mut idioms = Idioms::new(passage.scan);
        for numeral in passage.scan.numerals() {
            if idioms.hold(numeral) || not_amount::holds(&view, numeral) {
                continue;
            }
            let mut rules = TRIGGERS.rules(&view, numeral);
            while let Some((_, read)) = RULES.get(rules.trailing_zeros() as usize) {
                read(&view, numeral).into_iter().for_each(&mut take);
                rules &= rules - 1;
            }
        }
        percent::words(&view).for_each(take);
    }
    found
}

/// The candidate with what the words beside it say.
fn weighed(view: &View<'_>, mut candidate: Candidate) -> Candidate {
    candidate.amount.approx = approximation::approx(view, candidate.start, candidate.end);
    candidate.amount.direction = approximation::direction(view, candidate.start);
    candidate
}
