//! Weights gathered for parts of a page (blocks, runs, stories) that stand near each other.

use super::weight::Weight;
use std::ops::Range;

/// A sum for each of some neighbouring parts.
#[derive(Debug)]
pub struct Tally {
    first: usize,
    sums: Vec<Weight>,
}

impl Tally {
    /// Nothing gathered yet for these parts.
    pub fn new(parts: Range<usize>) -> Self {
        Self { first: parts.start, sums: vec![0; parts.len()] }
    }

    /// Nothing gathered yet for these parts (in order) and those between them.
    pub fn over(parts: &[usize]) -> Self {
        Self::new(parts.first().copied().unwrap_or(0)..parts.last().map_or(0, |last| last + 1))
    }

    /// Adds a weight to those of the parts that are among the holders (in order) of what weighs it.
    pub fn add(&mut self, holders: &[u32], weight: Weight) {
        let start = holders.partition_point(|&part| (part as usize) < self.first);
        for &part in &holders[start..] {
            let Some(sum) = self.sums.get_mut(part as usize - self.first) else { break };
            *sum += weight;
        }
    }

    /// The sum of a part; 0 if it is not among the parts.
    pub fn of(&self, part: usize) -> Weight {
        part.checked_sub(self.first).and_then(|at| self.sums.get(at)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_parts_count() {
        let mut tally = Tally::over(&[3, 5]);
        tally.add(&[1, 3, 4, 9], 2);
        tally.add(&[5], 1);
        assert_eq!([1, 3, 4, 5, 9].map(|part| tally.of(part)), [0, 2, 2, 1, 0]);
    }
}
