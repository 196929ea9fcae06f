//! Where a page's headlines stand to their stories: before them, after them, or far off in a list of their own.
//!
//! A dump in the order of the paper's content system has all its headlines on one side. What most titles tell by their
//! words decides for those whose words tell nothing (a round-up's standing head).

use super::claim::{Claim, Role};
use crate::layout::weights::sum;

/// What a page without titles counts for each side, so that one title does not make a habit.
const PRIOR: f64 = 0.5;
/// The least a side counts.
const LEAST: f64 = 0.1;

/// The shares of headlines before, after and far from their stories.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habit {
    /// Shares of 1.
    pub share: [f64; 3],
}

/// Reads the habit off the claims of all titles, and lets every claim take it into account; no title counts for itself.
pub fn follow(claims: &mut [Vec<Claim>], weights: &[f64; super::claim::COUNT]) {
    let votes: Vec<[f64; 3]> = claims.iter().map(|claims| vote(claims, weights)).collect();
    let mut all = [PRIOR; 3];
    votes.iter().for_each(|vote| all.iter_mut().zip(vote).for_each(|(sum, v)| *sum += v));
    for (claims, vote) in claims.iter_mut().zip(&votes) {
        let habit = Habit::of(&all, vote);
        claims.iter_mut().filter(|c| matches!(c.role, Role::Head(_))).for_each(|claim| claim.follow(&habit));
    }
}

impl Habit {
    fn of(all: &[f64; 3], own: &[f64; 3]) -> Self {
        let mut share = [0.0; 3];
        (0..3).for_each(|n| share[n] = (all[n] - own[n]).max(LEAST));
        let sum: f64 = share.iter().sum();
        Self { share: share.map(|s| s / sum) }
    }
}

/// How likely a title is a headline that stands before, after or far from its story.
fn vote(claims: &[Claim], weights: &[f64; super::claim::COUNT]) -> [f64; 3] {
    let odds: Vec<f64> = claims.iter().map(|c| sum(&c.features, weights)).collect();
    let top = odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let likely: Vec<f64> = odds.iter().map(|o| libm::exp(o - top)).collect();
    let all: f64 = likely.iter().sum();
    let mut vote = [0.0; 3];
    for (claim, likely) in claims.iter().zip(&likely).filter(|(c, _)| matches!(c.role, Role::Head(_))) {
        let [before, after, far] = claim.stands();
        let side = [before * (1.0 - after), after * (1.0 - before), far];
        (0..3).for_each(|n| vote[n] += side[n] * likely / all);
    }
    vote
}

#[cfg(test)]
mod tests {
    use super::{
        super::claim::{Feature, features},
        *,
    };

    fn claim(story: usize, stands: usize) -> Claim {
        let place = [Feature::before, Feature::after, Feature::far][stands];
        Claim { role: Role::Head(story), features: features([(place, 1.0)]) }
    }

    #[test]
    fn titles_follow_the_others_of_their_page() {
        let mut claims = vec![vec![claim(0, 1)], vec![claim(1, 1)], vec![claim(2, 1), claim(3, 0)]];
        follow(&mut claims, &[0.0; super::super::claim::COUNT]);
        let places = Feature::habit_before as usize..=Feature::habit_far as usize;
        let habit = |claim: &Claim| claim.features[places.clone()].iter().sum::<f64>();
        assert!(habit(&claims[2][0]) > 2.0 * habit(&claims[2][1]));
        assert!(claims.iter().flatten().all(|c| (0.0..=1.0).contains(&habit(c))));
    }
}
