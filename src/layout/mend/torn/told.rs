//! What stretches of a title say of the stories near: how much of their words, how much of their letters.

use crate::layout::{
    head::Claims,
    terms::{Tally, WHOLE},
};
use std::ops::{Add, Sub};

/// What the letters of a title count beside its words in finding the two stories.
const LETTERS: f64 = 0.3;

/// How much a stretch says of a story.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// By its words, those that few stories have counting more.
    pub words: f64,
    /// By its letters, likewise.
    pub letters: f64,
}

impl Told {
    /// What a stretch of folded text says of each of some stories (in order).
    pub fn of(claims: &Claims<'_>, text: &[char], stories: &[usize]) -> Vec<Self> {
        let mut tally = Tally::over(stories);
        let mut terms = claims.terms.read(text);
        terms.sort_unstable();
        terms.dedup();
        terms.iter().for_each(|&term| tally.add(claims.words.holders(term), claims.words.weight(term)));
        let words = stories.iter().map(|&story| tally.of(story) as f64 / WHOLE);
        let letters = claims.letters.weigh(text, stories);
        words.zip(letters).map(|(words, letters)| Self { words, letters }).collect()
    }

    fn worth(self) -> f64 {
        self.words + LETTERS * self.letters
    }
}

impl Add for Told {
    type Output = Self;

    fn add(self, more: Self) -> Self {
        Self { words: self.words + more.words, letters: self.letters + more.letters }
    }
}

impl Sub for Told {
    type Output = Self;

    fn sub(self, less: Self) -> Self {
        Self { words: self.words - less.words, letters: self.letters - less.letters }
    }
}

/// What the two sides of a break say: of a story each, against each other's, and against one story for both.
pub struct Sides {
    /// The stories, one for each side, by their place among those near.
    pub stories: [usize; 2],
    /// What the two say of them, beyond what both say of the one story that they tell most of.
    pub gain: Told,
    /// What each side says of its story beyond what it says of the other, where that is less.
    pub least: Told,
}

impl Sides {
    /// Of what each side says of each story; there are two stories or more.
    pub fn of(first: &[Told], second: &[Told]) -> Self {
        let both: Vec<Told> = first.iter().zip(second).map(|(&a, &b)| a + b).collect();
        let [whole, _] = best_two(&both);
        let [a, b] = pair(first, second);
        let margins = [first[a] - first[b], second[b] - second[a]];
        let least = |of: fn(Told) -> f64| of(margins[0]).min(of(margins[1]));
        Self {
            stories: [a, b],
            gain: first[a] + second[b] - both[whole],
            least: Told { words: least(|told| told.words), letters: least(|told| told.letters) },
        }
    }
}

/// The two stories that are told most of.
fn best_two(told: &[Told]) -> [usize; 2] {
    let mut best = if told[1].worth() > told[0].worth() { [1, 0] } else { [0, 1] };
    for n in 2..told.len() {
        if told[n].worth() > told[best[0]].worth() {
            best = [n, best[0]];
        } else if told[n].worth() > told[best[1]].worth() {
            best[1] = n;
        }
    }
    best
}

/// The two stories, one for each side, that are told most of together.
fn pair(first: &[Told], second: &[Told]) -> [usize; 2] {
    let ([a, other_a], [b, other_b]) = (best_two(first), best_two(second));
    let loss = |told: &[Told], best: usize, other: usize| told[best].worth() - told[other].worth();
    if a != b {
        [a, b]
    } else if loss(first, a, other_a) < loss(second, b, other_b) {
        [other_a, b]
    } else {
        [a, other_b]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(first: [f64; 3], second: [f64; 3]) -> ([usize; 2], f64, f64) {
        let told = |words: [f64; 3]| words.map(|words| Told { words, letters: 0.0 });
        let sides = Sides::of(&told(first), &told(second));
        (sides.stories, sides.gain.words, sides.least.words)
    }

    #[test]
    fn each_side_has_a_story_of_its_own() {
        assert_eq!(sides([1.0, 5.0, 0.0], [0.0, 1.0, 4.0]), ([1, 2], 3.0, 3.0));
        assert_eq!(sides([0.0, 5.0, 1.0], [0.0, 6.0, 4.0]), ([1, 2], -2.0, -2.0));
        assert_eq!(sides([4.0, 5.0, 1.0], [0.0, 6.0, 4.0]), ([0, 1], -1.0, -1.0));
    }
}
