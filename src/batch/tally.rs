//! How many inputs a run met, and what became of them.

use super::Fate;
use std::fmt;

/// Counts of fates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents made of pages as they were read.
    pub ok: usize,
    /// Documents made after repairs.
    pub repaired: usize,
    /// Inputs not meant to be read.
    pub skipped: usize,
    /// Inputs that could not be worked on safely.
    pub quarantined: usize,
    /// Inputs that could not be read or written.
    pub failed: usize,
}

impl Tally {
    /// Counts one more.
    pub fn count(&mut self, fate: &Fate) {
        *match fate {
            Fate::Ok => &mut self.ok,
            Fate::Repaired => &mut self.repaired,
            Fate::Skipped(_) => &mut self.skipped,
            Fate::Quarantined(_) => &mut self.quarantined,
            Fate::Failed(_) => &mut self.failed,
        } += 1;
    }

    /// All inputs.
    pub fn all(&self) -> usize {
        self.done() + self.skipped + self.failures()
    }

    /// Those that ended in a document.
    pub fn done(&self) -> usize {
        self.ok + self.repaired
    }

    /// Those that should have and did not.
    pub fn failures(&self) -> usize {
        self.quarantined + self.failed
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { ok, repaired, skipped, quarantined, failed } = self;
        write!(f, "{ok} ok, {repaired} repaired, {skipped} skipped, {quarantined} quarantined, {failed} failed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fate_is_counted_once() {
        let mut tally = Tally::default();
        let why = String::new;
        for fate in [Fate::Ok, Fate::Repaired, Fate::Skipped(why()), Fate::Quarantined(why()), Fate::Failed(why())] {
            tally.count(&fate);
        }
        assert_eq!(tally.to_string(), "1 ok, 1 repaired, 1 skipped, 1 quarantined, 1 failed");
        assert_eq!((tally.all(), tally.done(), tally.failures()), (5, 2, 2));
    }
}
