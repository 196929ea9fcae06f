//! The sum over a reading.

use super::{LOST, Script, Weighed, is_strange_sum};

/// A running sum over a reading.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// The sum of bits.
    pub bits: u64,
    /// Characters beyond ASCII, and lost bytes.
    pub wide: u64,
    /// Bits of the characters beyond ASCII alone.
    pub wide_bits: u64,
    last: Script,
}

impl Tally {
    /// Adds a character.
    pub fn add(&mut self, next: Weighed) {
        let script = next.script();
        self.bits += u64::from(next.cost() + self.last.step(script));
        self.last = script;
        self.add_wide(next);
    }

    /// Adds a character to the sums over what is beyond ASCII only.
    #[inline]
    pub fn add_wide(&mut self, next: Weighed) {
        if !next.is_ascii() {
            self.wide += 1;
            self.wide_bits += u64::from(next.cost());
        }
    }

    /// Adds bytes that gave no character.
    pub fn lose(&mut self) {
        self.bits += u64::from(LOST);
        self.wide += 1;
        self.wide_bits += u64::from(LOST);
        self.last = Script::Neutral;
    }

    /// Is that average beyond what a line of text has?
    pub fn is_strange(&self) -> bool {
        is_strange_sum(self.wide, self.wide_bits)
    }

    /// The average cost of the characters beyond ASCII, in tenths of a bit.
    pub fn strangeness(&self) -> u64 {
        (self.wide_bits * 10).checked_div(self.wide).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_ascii_is_summed_apart() {
        let mut tally = Tally::default();
        "a港".chars().for_each(|c| tally.add(Weighed::new(c)));
        tally.lose();
        let wide_bits = u64::from(Weighed::new('港').cost() + LOST);
        assert_eq!((tally.wide, tally.wide_bits), (2, wide_bits));
        assert!(tally.bits > wide_bits);
        assert_eq!(tally.strangeness(), wide_bits * 5);
    }
}
