//! How likely one line goes on in another: a forest of small trees, each of which looks at a few answers at once.
//!
//! `packs/lines/join.tsv` holds one tree a line: whether it weighs neighbours or lines apart, the questions it looks at,
//! and a weight for each set of answers. `examples/train_join` made it.

use super::question::{Answers, QUESTIONS};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../packs/lines/join.tsv");
/// Questions a tree looks at.
pub(super) const DEPTH: usize = 6;

/// A tree: its questions, and the weight of each set of answers, the first question's answer the lowest bit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tree {
    pub questions: [u8; DEPTH],
    pub weights: [f32; 1 << DEPTH],
}

/// What a tree weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weighed {
    /// A line going on in its neighbour.
    Near,
    /// A line going on in another, farther off.
    Apart,
    /// Two lines by themselves, wherever they stand, as many pairs being joined as not.
    Kin,
}

impl Weighed {
    const ALL: [Self; 3] = [Self::Near, Self::Apart, Self::Kin];

    /// What two lines are to each other, by their places.
    pub fn of(a: usize, b: usize) -> Self {
        if b == a + 1 { Self::Near } else { Self::Apart }
    }

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Near => "near",
            Self::Apart => "apart",
            Self::Kin => "kin",
        }
    }
}

/// The trees, by what they weigh.
#[derive(Debug, Clone, Default)]
pub(super) struct Forest {
    pub near: Vec<Tree>,
    pub apart: Vec<Tree>,
    pub kin: Vec<Tree>,
}

static FOREST: LazyLock<Forest> = LazyLock::new(|| Forest::read(TABLE));

impl Forest {
    /// The one that was learnt.
    pub fn learnt() -> &'static Self {
        &FOREST
    }

    /// Reads a table; lines that make no tree are passed over.
    pub fn read(table: &str) -> Self {
        let mut forest = Self::default();
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            if let Some((weighed, tree)) = read(line) {
                forest.trees_mut(weighed).push(tree);
            }
        }
        forest
    }

    /// The sum of the weights: above 0 where a join is likelier than not.
    pub fn score(&self, weighed: Weighed, answers: Answers) -> f32 {
        let trees = match weighed {
            Weighed::Near => &self.near,
            Weighed::Apart => &self.apart,
            Weighed::Kin => &self.kin,
        };
        trees.iter().map(|t| t.weight(answers)).sum()
    }

    fn trees_mut(&mut self, weighed: Weighed) -> &mut Vec<Tree> {
        match weighed {
            Weighed::Near => &mut self.near,
            Weighed::Apart => &mut self.apart,
            Weighed::Kin => &mut self.kin,
        }
    }
}

impl Tree {
    fn weight(&self, answers: Answers) -> f32 {
        let bit = |i: usize| (answers.0 >> self.questions[i]) as usize & 1;
        self.weights[(0..DEPTH).fold(0, |at, i| at | bit(i) << i)]
    }
}

fn read(line: &str) -> Option<(Weighed, Tree)> {
    let mut fields = line.split('\t');
    let name = fields.next()?;
    let weighed = Weighed::ALL.into_iter().find(|w| w.name() == name)?;
    let mut tree = Tree { questions: [0; DEPTH], weights: [0.0; 1 << DEPTH] };
    let names: Vec<&str> = fields.next()?.split(' ').collect();
    for (question, name) in tree.questions.iter_mut().zip(&names) {
        *question = QUESTIONS.iter().position(|(n, _)| n == name)? as u8;
    }
    let weights: Vec<&str> = fields.next()?.split(' ').collect();
    for (weight, text) in tree.weights.iter_mut().zip(&weights) {
        *weight = text.parse().ok()?;
    }
    (names.len() == DEPTH && weights.len() == 1 << DEPTH).then_some((weighed, tree))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{super::question::Question, *};

    #[test]
    fn every_line_of_the_table_is_a_tree() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).count();
        let forest = Forest::learnt();
        assert_eq!(forest.near.len() + forest.apart.len() + forest.kin.len(), lines);
        assert!(!forest.near.is_empty() && !forest.apart.is_empty());
    }

    #[test]
    fn a_tree_weighs_a_set_of_answers() {
        let weights: Vec<String> = (0..1 << DEPTH).map(|n| n.to_string()).collect();
        let line = format!("near\tfrom_stop to_open same wider narrower echo\t{}", weights.join(" "));
        let (weighed, tree) = read(&line).unwrap();
        let mut answers = Answers::default();
        assert_eq!((weighed, tree.weight(answers)), (Weighed::Near, 0.0));
        answers.note(Question::to_open, true);
        answers.note(Question::echo, true);
        assert_eq!(tree.weight(answers), 34.0);
        assert!(read("near\tfrom_stop to_open\t1 2 3 4").is_none());
    }
}
