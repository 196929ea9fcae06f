//! Where a page's headlines stand to their stories: before them, after them, or far off in a list of their own.
//!
//! A dump in the order of the paper's content system has all its headlines on one side. What most titles tell by their
//! words decides for those whose words tell nothing (a round-up's standing head).

use super::claim::{Claim, Features, Role};

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
pub fn follow(claims: &mut [Vec<Claim>], weights: &Features) {
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
fn vote(claims: &[Claim], weights: &Features) -> [f64; 3] {
    let odds: Vec<f64> = claims.iter().map(|c| c.features.weighed(weights)).collect();
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
    use super::*;

    fn claim(story: usize, after: bool) -> Claim {
        let (before, after) = if after { (0.0, 1.0) } else { (1.0, 0.0) };
        Claim { role: Role::Head(story), features: Features { before, after, ..Features::default() } }
    }

    #[test]
    fn titles_follow_the_others_of_their_page() {
        let mut claims = vec![vec![claim(0, true)], vec![claim(1, true)], vec![claim(2, true), claim(3, false)]];
        follow(&mut claims, &Features::default());
        let habit = |claim: &Claim| {
            let Features { habit_before, habit_after, habit_far, .. } = claim.features;
            habit_before + habit_after + habit_far
        };
        assert!(habit(&claims[2][0]) > 2.0 * habit(&claims[2][1]));
        assert!(claims.iter().flatten().all(|c| (0.0..=1.0).contains(&habit(c))));
    }
}
