//! Amounts: every number of a story that means something, with its exact value.
//!
//! Rules are anchored at the numerals of the shared scan: each looks at what stands before and behind one. All that
//! fit answer; overlaps are settled elsewhere. What the words beside an amount say of it is added last.

mod age;
mod approximation;
mod candidate;
mod money;
mod multiple;
mod not_amount;
mod number;
mod ordinal;
mod percent;
mod quantity;
mod range;
mod sign;
mod temperature;
#[cfg(test)]
mod tests;
mod view;

use super::{Found, Story};
use crate::scan::Numeral;
use candidate::Candidate;
use view::View;

/// A rule: what it makes of a numeral and the words around it.
type Rule = fn(&View<'_>, &Numeral) -> Option<Candidate>;

/// Every rule.
const RULES: &[Rule] = &[
    money::stated,
    money::unsaid,
    money::cents,
    percent::suffixed,
    percent::of_a_hundred,
    temperature::degrees,
    age::years,
    age::decades,
    ordinal::ranked,
    ordinal::numbered,
    ordinal::session,
    multiple::times,
    quantity::counted,
    number::bare,
    number::nested,
    number::half,
    number::dozens,
    number::power,
    number::quotient,
    number::by_the,
    number::range,
];

/// Every amount of a story.
pub fn find(story: &Story<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (place, passage) in story.passages.iter().enumerate() {
        let view = View::new(story, passage);
        let numerals = passage.scan.numerals().iter().filter(|n| !not_amount::holds(&view, n));
        let read = numerals.flat_map(|n| RULES.iter().filter_map(move |rule| rule(&view, n)));
        let words = percent::words(&view).into_iter().chain(money::currencies(&view));
        found.extend(read.chain(words).map(|c| weighed(&view, c).found(place)));
    }
    found
}

/// The candidate with what the words beside it say.
fn weighed(view: &View<'_>, mut candidate: Candidate) -> Candidate {
    candidate.amount.approx = approximation::approx(view, candidate.start, candidate.end);
    candidate.amount.direction = approximation::direction(view, candidate.start);
    candidate
}
