//! Bytes read in an encoding without being decoded: what the reading costs, and whether there is a doubt about it.

use super::{
    codec::Codec,
    likelihood::{Tally, Weighed},
};

/// How a stretch reads.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    pub tally: Tally,
    /// Bytes were lost, or two rare characters met: the step may be wrong.
    pub doubtful: bool,
}

impl Codec {
    /// Reads `bytes` to the end, a lost byte at a time where nothing fits.
    pub fn read(&self, bytes: &[u8]) -> Reading {
        let mut reading = Reading::default();
        let mut doubt = Doubt::new(self);
        let mut at = 0;
        while at < bytes.len() {
            match self.step(&bytes[at..]) {
                Some(step) => {
                    reading.doubtful |= doubt.rises(bytes, at, step.char);
                    reading.tally.add(step.char);
                    at += step.len;
                }
                None => {
                    reading.doubtful = true;
                    reading.tally.lose();
                    doubt.last = Weighed::NONE;
                    at += 1;
                }
            }
        }
        reading
    }
}

/// What makes a reading in pairs doubtful: two rare characters side by side, or half a pair alone.
#[derive(Debug, Clone, Copy)]
pub struct Doubt {
    double: bool,
    /// The character before.
    pub last: Weighed,
}

impl Doubt {
    /// None yet.
    pub fn new(codec: &Codec) -> Self {
        Self { double: codec.is_double_byte(), last: Weighed::NONE }
    }

    /// None, whatever comes.
    pub fn never() -> Self {
        Self { double: false, last: Weighed::NONE }
    }

    /// Looks at the character at `at`.
    #[inline]
    pub fn rises(&mut self, bytes: &[u8], at: usize, char: Weighed) -> bool {
        self.meets(char) || self.double && is_stranded(bytes, at)
    }

    /// Is a rare character followed by one that is rare too?
    #[inline]
    pub fn meets(&mut self, char: Weighed) -> bool {
        let last = std::mem::replace(&mut self.last, char);
        self.double && last.is_rare() && char.is_rare()
    }
}

/// Is the byte at `at` an ASCII letter or sign that can be the second of a pair, alone amid pairs?
pub fn is_stranded(bytes: &[u8], at: usize) -> bool {
    let alone = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|b| !b.is_ascii());
    bytes[at] < 0x80 && bytes[at] >= 0x40 && alone(at.checked_sub(1)) && alone(Some(at + 1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::decode::codec;
    use encoding_rs::{BIG5, Encoding, GBK, WINDOWS_1252};

    fn is_doubtful(encoding: &'static Encoding, bytes: &[u8]) -> bool {
        codec(encoding).unwrap().read(bytes).doubtful
    }

    #[test]
    fn lost_bytes_rare_pairs_and_halves_alone_raise_a_doubt() {
        assert!(!is_doubtful(BIG5, &BIG5.encode("政府龘公布, OK").0));
        assert!(is_doubtful(BIG5, b"\xA4\xA4\xFF"), "a lost byte");
        assert!(is_doubtful(BIG5, b"\xA4\xA4y\xA4\xA4"), "half a pair alone");
        assert!(is_doubtful(GBK, &GBK.encode("霍曉彤").0), "two rare characters");
        assert!(!is_doubtful(WINDOWS_1252, b"\xA4\xA4y\xA4\xA4"), "no pairs, no halves");
    }
}
