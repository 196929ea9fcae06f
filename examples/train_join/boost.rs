//! Gradient boosting of trees that ask the same few questions whatever was answered before: each tree is fitted to what the
//! trees before it leave unexplained (logistic loss, Newton steps). No chance is in it.

use newsprint::lines::TREE_DEPTH;

/// How far a tree goes of the way that would be best for it alone.
const RATE: f64 = 0.2;
/// What holds the weights of rare answers small.
const RIDGE: f64 = 25.0;
/// No weight is greater.
const MOST: f64 = 3.0;
/// Questions there may be.
const QUESTIONS: usize = 128;

/// A set of answers, and how often it was right to join and wrong.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub answers: u128,
    pub right: f64,
    pub wrong: f64,
}

/// Questions, and a weight for each set of answers, the first question's answer the lowest bit.
pub struct Tree {
    pub questions: Vec<usize>,
    pub weights: Vec<f64>,
}

impl Tree {
    pub fn weight(&self, answers: u128) -> f64 {
        self.weights[leaf(&self.questions, answers)]
    }
}

fn leaf(questions: &[usize], answers: u128) -> usize {
    questions.iter().enumerate().fold(0, |at, (level, &q)| at | ((answers >> q & 1) as usize) << level)
}

/// First and second derivatives of the loss, summed.
#[derive(Debug, Clone, Copy, Default)]
struct Slope {
    first: f64,
    second: f64,
}

impl Slope {
    fn of(row: &Row, score: f64) -> Self {
        let likely = 1.0 / (1.0 + (-score).exp());
        let all = row.right + row.wrong;
        Self { first: row.right - all * likely, second: all * (likely * (1.0 - likely)).max(1e-6) }
    }

    fn add(&mut self, other: Self) {
        self.first += other.first;
        self.second += other.second;
    }

    fn less(self, other: Self) -> Self {
        Self { first: self.first - other.first, second: (self.second - other.second).max(0.0) }
    }

    fn gain(self) -> f64 {
        self.first * self.first / (self.second + RIDGE)
    }

    /// Two decimals are kept.
    fn weight(self) -> f64 {
        ((RATE * self.first / (self.second + RIDGE)).clamp(-MOST, MOST) * 100.0).round() / 100.0
    }
}

/// So many trees for `rows`.
pub fn boost(rows: Vec<Row>, count: usize) -> Vec<Tree> {
    let mut scores = vec![0.0; rows.len()];
    let mut trees = Vec::with_capacity(count);
    for _ in 0..count {
        let slopes: Vec<Slope> = rows.iter().zip(&scores).map(|(row, &score)| Slope::of(row, score)).collect();
        let tree = grow(&rows, &slopes);
        for (row, score) in rows.iter().zip(&mut scores) {
            *score += tree.weight(row.answers);
        }
        trees.push(tree);
    }
    trees
}

fn grow(rows: &[Row], slopes: &[Slope]) -> Tree {
    let mut questions = Vec::with_capacity(TREE_DEPTH);
    while questions.len() < TREE_DEPTH {
        let best = best(rows, slopes, &questions);
        questions.push(best);
    }
    let mut leaves = vec![Slope::default(); 1 << TREE_DEPTH];
    for (row, slope) in rows.iter().zip(slopes) {
        leaves[leaf(&questions, row.answers)].add(*slope);
    }
    Tree { questions, weights: leaves.into_iter().map(Slope::weight).collect() }
}

/// The question that tells most beside those asked already.
fn best(rows: &[Row], slopes: &[Slope], asked: &[usize]) -> usize {
    let leaves = 1 << asked.len();
    let mut all = vec![Slope::default(); leaves];
    let mut yes = vec![Slope::default(); leaves * QUESTIONS];
    for (row, &slope) in rows.iter().zip(slopes) {
        let leaf = leaf(asked, row.answers);
        all[leaf].add(slope);
        let mut left = row.answers;
        while left != 0 {
            yes[leaf * QUESTIONS + left.trailing_zeros() as usize].add(slope);
            left &= left - 1;
        }
    }
    let gain = |question: usize| -> f64 {
        let split = |leaf: usize| {
            let yes = yes[leaf * QUESTIONS + question];
            yes.gain() + all[leaf].less(yes).gain()
        };
        (0..leaves).map(split).sum()
    };
    let open = (0..QUESTIONS).filter(|q| !asked.contains(q));
    open.map(|q| (q, gain(q))).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map_or(0, |(q, _)| q)
}
