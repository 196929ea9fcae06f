//! What the list of common words says of each, read once when the list is loaded.

/// A common word's data: `v34 383734` is a verb of cost 34 fifths of a nat and six cues, 5 being neutral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Common {
    /// The letter of its part of speech.
    pub letter: u8,
    /// Its cost, in fifths of a nat.
    pub cost: u8,
    /// What it says of names before and behind it: of persons, organisations, places; 0 says nothing.
    pub cues: [i8; 6],
}

impl Default for Common {
    fn default() -> Self {
        Self { letter: b'n', cost: 50, cues: [0; 6] }
    }
}

impl Common {
    /// The most a cue says, for or against a name.
    pub const MOST_CUE: i8 = 5;

    /// Reads the data column; what is not there is as of a plain noun.
    pub fn read(data: &str) -> Self {
        let bytes = data.as_bytes();
        let digit = |at: usize| bytes.get(at).map(|b| b.wrapping_sub(b'0')).filter(|&d| d < 10);
        let plain = Self::default();
        let cost = digit(1).zip(digit(2)).map_or(plain.cost, |(tens, ones)| tens * 10 + ones);
        let cues = std::array::from_fn(|i| digit(4 + i).map_or(0, |d| d as i8 - Self::MOST_CUE));
        Self { letter: bytes.first().copied().unwrap_or(plain.letter), cost, cues }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_column_is_read() {
        assert_eq!(Common::read("v34 383734"), Common { letter: b'v', cost: 34, cues: [-2, 3, -2, 2, -2, -1] });
        assert_eq!(Common::read("n50"), Common::default());
    }

    #[test]
    fn a_broken_data_column_is_a_plain_noun() {
        for data in ["", "n", "nx", "n5", "n50 "] {
            assert_eq!(Common::read(data), Common::default(), "{data}");
        }
    }
}
