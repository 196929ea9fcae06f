//! How likely one line goes on in another: a forest of small trees, each of which looks at a few answers at once.
//!
//! `packs/lines/join.tsv` holds one tree a line: whether it weighs neighbours or lines apart, the questions it looks at,
//! and a weight for each set of answers. `examples/train_join` made it. A tree's weights stand in the order of the sets of
//! answers; where the weight of some answers stands is looked up for all trees of a kind at once, four answers at a time.

mod table;

use super::question::{self, Answers};
use std::sync::LazyLock;
use table::{LEAVES, Tree};

pub(super) use table::{COUNTS, DEPTH, NAMES};

/// Made by `build.rs` out of `packs/lines/join.tsv`.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/join.bin"));

/// Hundredths of the logarithm of the odds that one line goes on in the other: above 0 where it is likelier than not.
pub(super) type Weight = i32;

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
    /// What two lines are to each other, by their places.
    pub fn of(a: usize, b: usize) -> Self {
        if b == a + 1 { Self::Near } else { Self::Apart }
    }

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }
}

/// Sets of four answers.
const SETS: usize = 1 << 4;

/// Trees whose places lie in one number.
const ROW: usize = 8;

/// Rows of trees of each kind.
const NEAR: usize = COUNTS[Weighed::Near as usize] / ROW;
pub(super) const APART: usize = COUNTS[Weighed::Apart as usize] / ROW;
const KIN: usize = COUNTS[Weighed::Kin as usize] / ROW;

/// `N` rows of trees that weigh the same.
pub(super) struct Trees<const N: usize> {
    /// For each four questions and each set of answers to them, by how much they move the place of each tree's weight.
    moves: Vec<[Places<N>; SETS]>,
    weights: Box<[[[i16; LEAVES]; ROW]; N]>,
}

/// The places of the weights of `N` rows of trees, a byte a tree: so those of two sets of answers are put together a row at
/// a time.
pub(super) type Places<const N: usize> = [u64; N];

impl<const N: usize> Trees<N> {
    fn of(trees: impl Iterator<Item = Tree>) -> Self {
        let mut moves = vec![[[0; N]; SETS]; u128::BITS as usize / 4];
        let mut weights = Box::new([[[0; LEAVES]; ROW]; N]);
        for (t, tree) in trees.take(N * ROW).enumerate() {
            weights[t / ROW][t % ROW] = tree.weights;
            for (level, question) in tree.questions.into_iter().enumerate() {
                let sets = moves[question as usize / 4].iter_mut().enumerate();
                let moved = 1 << (8 * (t % ROW) + level);
                sets.filter(|(set, _)| set >> (question % 4) & 1 == 1).for_each(|(_, p)| p[t / ROW] |= moved);
            }
        }
        Self { moves, weights }
    }

    /// The places that some answers lead to.
    #[inline]
    pub fn places(&self, answers: Answers) -> Places<N> {
        let mut places = [0; N];
        for (half, moves) in [answers.0 as u64, (answers.0 >> 64) as u64].into_iter().zip(self.moves.chunks(SETS)) {
            let mut rest = half;
            while rest != 0 {
                // Four answers of which none is yes move nothing.
                let four = rest.trailing_zeros() as usize / 4;
                let moves = &moves[four][(half >> (4 * four)) as usize % SETS];
                places.iter_mut().zip(moves).for_each(|(place, by)| *place |= by);
                rest &= !(15 << (4 * four));
            }
        }
        places
    }

    /// The sum of the weights at those places.
    #[inline]
    pub fn weight(&self, places: &Places<N>) -> Weight {
        let mut sum = 0;
        for (row, places) in self.weights.iter().zip(places) {
            for (weights, place) in row.iter().zip(places.to_le_bytes()) {
                sum += Weight::from(weights[usize::from(place) % LEAVES]);
            }
        }
        sum
    }

    /// The same trees, each weight the most that any answers to the questions not `known` could make of it.
    pub fn most(&self, known: Answers) -> Self {
        let known = self.places(known);
        let mut weights = self.weights.clone();
        let known = known.iter().flat_map(|places| places.to_le_bytes());
        for (weights, known) in weights.as_flattened_mut().iter_mut().zip(known) {
            for level in (0..DEPTH).filter(|level| known >> level & 1 == 0) {
                let before = *weights;
                for (at, weight) in weights.iter_mut().enumerate() {
                    *weight = before[at].max(before[at ^ 1 << level]);
                }
            }
        }
        Self { moves: self.moves.clone(), weights }
    }

    /// What the trees make of some answers.
    pub fn score(&self, answers: Answers) -> Weight {
        self.weight(&self.places(answers))
    }
}

/// The places of what is answered in either of two sets.
#[inline]
pub(super) fn both<const N: usize>(a: &Places<N>, b: &Places<N>) -> Places<N> {
    let mut both = *a;
    for (place, more) in both.iter_mut().zip(b) {
        *place |= more;
    }
    both
}

/// The trees, by what they weigh.
pub(super) struct Forest {
    pub near: Trees<NEAR>,
    pub apart: Trees<APART>,
    pub kin: Trees<KIN>,
}

static FOREST: LazyLock<Forest> = LazyLock::new(|| Forest::read(TABLE));

impl Forest {
    /// The one that was learnt.
    pub fn learnt() -> &'static Self {
        &FOREST
    }

    fn read(table: &[u8]) -> Self {
        let trees = |weighed: Weighed| table::trees(table).filter(move |tree| tree.weighed == weighed as u8);
        Self {
            near: Trees::of(trees(Weighed::Near)),
            apart: Trees::of(trees(Weighed::Apart)),
            kin: Trees::of(trees(Weighed::Kin)),
        }
    }

    /// What the trees of one kind make of some answers.
    pub fn score(&self, weighed: Weighed, answers: Answers) -> Weight {
        match weighed {
            Weighed::Near => self.near.score(answers),
            Weighed::Apart => self.apart.score(answers),
            Weighed::Kin => self.kin.score(answers),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::question::Question as Q, *};

    #[test]
    fn all_trees_of_the_table_have_their_place() {
        assert_eq!(table::counts(TABLE), COUNTS);
        assert_eq!([NEAR, APART, KIN].map(|rows| rows * ROW), COUNTS);
    }

    #[test]
    fn a_tree_weighs_a_set_of_answers() {
        let questions = [Q::from_stop, Q::to_open, Q::same, Q::wider, Q::narrower, Q::echo].map(|q| q as u8);
        let tree = Tree { weighed: 0, questions, weights: std::array::from_fn(|n| n as i16) };
        let trees = Trees::<2>::of([tree, tree].into_iter());
        assert_eq!(trees.score(Answers::default()), 0);
        assert_eq!(trees.score(Answers::to(&[Q::to_open, Q::echo, Q::digits])), 2 * 34);
        let (from, to) = (Answers::to(&[Q::from_stop]), Answers::to(&[Q::to_open, Q::echo]));
        let most = trees.most(Answers::to(&[Q::from_stop, Q::echo]));
        assert_eq!(most.score(Answers::default()), 2 * 30);
        assert_eq!(most.score(Answers::to(&[Q::from_stop, Q::echo])), 2 * 63);
        assert_eq!(trees.weight(&both(&trees.places(from), &trees.places(to))), 2 * 35);
    }
}
