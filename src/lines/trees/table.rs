//! The trees as they lie in the program. `build.rs` compiles this file too.
//!
//! Each tree has [`BYTES`]: the number of what it weighs, those of its questions, and its weights in two bytes each.

use super::question::QUESTIONS;

/// What trees weigh, by their names in `packs/lines/join.tsv`: a line going on in its neighbour, in one farther off, and two
/// lines by themselves.
pub const NAMES: [&str; 3] = ["near", "apart", "kin"];
/// How many trees weigh each, in that order; `examples/train_join` makes so many.
pub const COUNTS: [usize; NAMES.len()] = [192, 64, 32];
/// Questions a tree looks at.
pub const DEPTH: usize = 6;
/// Sets of answers to them.
pub const LEAVES: usize = 1 << DEPTH;
/// Bytes of a tree.
const BYTES: usize = 1 + DEPTH + 2 * LEAVES;

/// A tree: its questions, and the weight of each set of answers in hundredths, the first question's answer the lowest bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tree {
    /// What it weighs, by its place in [`NAMES`].
    pub weighed: u8,
    /// Its questions, by their numbers.
    pub questions: [u8; DEPTH],
    /// A weight for each set of answers.
    pub weights: [i16; LEAVES],
}

/// The trees of a table.
pub fn trees(table: &[u8]) -> impl Iterator<Item = Tree> + '_ {
    table.as_chunks::<BYTES>().0.iter().map(|[weighed, rest @ ..]| {
        let (questions, weights) = rest.split_at(DEPTH);
        let mut tree = Tree { weighed: *weighed, questions: [0; DEPTH], weights: [0; LEAVES] };
        tree.questions.copy_from_slice(questions);
        for (weight, bytes) in tree.weights.iter_mut().zip(weights.as_chunks::<2>().0) {
            *weight = i16::from_le_bytes(*bytes);
        }
        tree
    })
}

/// How many trees of a table weigh each.
#[allow(dead_code, reason = "only build.rs and tests count")]
pub fn counts(table: &[u8]) -> [usize; NAMES.len()] {
    let mut counts = [0; NAMES.len()];
    trees(table).for_each(|tree| counts[usize::from(tree.weighed)] += 1);
    counts
}

/// The table of a list like `packs/lines/join.tsv`, or the number of the line that makes no tree; `#` opens a comment.
#[allow(dead_code, reason = "only build.rs makes a table")]
pub fn make(tsv: &str) -> Result<Vec<u8>, usize> {
    let mut table = Vec::new();
    for (number, line) in tsv.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
        let tree = read(line).ok_or(number + 1)?;
        table.push(tree.weighed);
        table.extend(tree.questions);
        table.extend(tree.weights.iter().flat_map(|w| w.to_le_bytes()));
    }
    Ok(table)
}

#[allow(dead_code, reason = "only build.rs makes a table")]
fn read(line: &str) -> Option<Tree> {
    let mut fields = line.split('\t');
    let name = fields.next()?;
    let weighed = NAMES.iter().position(|n| *n == name)? as u8;
    let question = |name: &str| QUESTIONS.iter().position(|(n, _)| *n == name).map(|n| n as u8);
    let questions: Option<Vec<u8>> = fields.next()?.split(' ').map(question).collect();
    let hundredths = |text: &str| text.parse::<f32>().ok().map(|weight| (weight * 100.0).round() as i16);
    let weights: Option<Vec<i16>> = fields.next()?.split(' ').map(hundredths).collect();
    Some(Tree { weighed, questions: questions?.try_into().ok()?, weights: weights?.try_into().ok()? })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_tree_with_all_its_questions_and_weights() {
        let weights: Vec<String> = (0..LEAVES).map(|n| format!("{}", n as f32 / -100.0)).collect();
        let line = format!("# made up\napart\tfrom_stop to_open same wider narrower echo\t{}\n", weights.join(" "));
        let made = make(&line).unwrap();
        let [tree] = trees(&made).collect::<Vec<_>>().try_into().unwrap();
        assert_eq!((NAMES[tree.weighed as usize], tree.weights[34]), ("apart", -34));
        assert_eq!(QUESTIONS[tree.questions[1] as usize].0, "to_open");
        for wrong in ["near\tfrom_stop to_open\t1 2 3 4", "far\t\t", "", "near"] {
            assert_eq!(make(&format!("#\n{wrong}\n")), Err(2), "{wrong}");
        }
    }
}
