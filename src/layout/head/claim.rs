//! One thing a title may be, and what may be seen that speaks for it.

use super::habit::Habit;
use crate::layout::features::features;

features! {
    /// What speaks for a claim (`packs/layout/claim.tsv`): first of a headline, then of a subhead, then of a headline again. What is
    /// only seen or not is 1 or 0; shares are of 1.
    pub struct Features {
        /// The share of the title's words that the story's first block says.
        lead,
        /// The share that the story says.
        story,
        /// How much more that is than of any other story near.
        margin,
        /// Right before the story.
        before,
        /// Right after it.
        after,
        /// Between two of its blocks.
        inside,
        /// None of these.
        far,
        /// The story is one block.
        opens,
        /// Log odds of a headline against a subhead, in fours.
        display,
        /// The share of the page's headlines right before their stories, if this one is.
        habit_before,
        /// The share right after them, if this one is.
        habit_after,
        /// The share far from them, if this one is.
        habit_far,
        /// It is a subhead: always 1.
        subhead,
        /// The story's text before and after.
        between,
        /// No text of the story right before.
        edge,
        /// The share of its words that the text after says, at most a half.
        next,
        /// Wider than a column, or several lines.
        wide,
        /// Its length, in tens of code points.
        chars,
        /// Another title beside.
        grouped,
        /// It has a blank.
        spaced,
        /// The share of its words that the story's first block says, at most a half.
        lead_seen,
        /// More than two lines.
        short_lines,
        /// Right behind the story's first block.
        first_gap,
        /// The share of its words that the text before says, at most a half.
        previous,
        /// No text of the story right after.
        tail,
        /// The share of the title's characters that the story has.
        letters,
        /// How much more that is than of any other story near.
        letters_margin,
        /// The share that the story's first block has.
        lead_letters,
    }
}

/// What a title may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A headline of the story.
    Head(usize),
    /// A subhead inside the story.
    Subhead(usize),
}

/// One thing a title may be, and what speaks for it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What it may be.
    pub role: Role,
    /// What is seen.
    pub features: Features,
}

impl Claim {
    /// Does the title stand right before or right after the story it would be a headline of?
    pub fn beside(&self) -> bool {
        self.features.before > 0.0 || self.features.after > 0.0
    }

    /// Where the title stands to the story it would be a headline of: right before, right after, far off (0 or 1 each).
    pub fn stands(&self) -> [f64; 3] {
        [self.features.before, self.features.after, self.features.far]
    }

    /// Takes into account where the page's headlines stand.
    pub fn follow(&mut self, habit: &Habit) {
        let [before, after, far] = habit.share;
        let seen = &mut self.features;
        seen.habit_before = seen.before * before;
        seen.habit_after = seen.after * after;
        seen.habit_far = seen.far * far;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_far_off_follows_the_habit_of_standing_far_off() {
        let features = Features { far: 1.0, ..Features::default() };
        let mut claim = Claim { role: Role::Head(0), features };
        assert_eq!((claim.stands(), claim.beside()), ([0.0, 0.0, 1.0], false));
        claim.follow(&Habit { share: [0.5, 0.3, 0.2] });
        assert_eq!(claim.features, Features { habit_far: 0.2, ..features });
    }
}
