//! Words by the character that they begin or end with: most texts begin with a character that no word of a list has.

/// Bits that tell most characters to be none; a power of two.
const BITS: usize = 1 << 11;

/// Words, and what is known of each, those of one character together.
pub(super) struct ByEnd<T> {
    /// A bit for each character, by its last bits.
    known: [u64; BITS / u64::BITS as usize],
    words: Vec<(char, T)>,
}

impl<T: Copy> ByEnd<T> {
    /// Those of a list; they keep their order among those of one character.
    pub fn of(words: impl Iterator<Item = (char, T)>) -> Self {
        let mut words: Vec<_> = words.collect();
        words.sort_by_key(|word| word.0);
        let mut known = [0; BITS / u64::BITS as usize];
        for (row, bit) in words.iter().map(|word| place(word.0)) {
            known[row] |= bit;
        }
        Self { known, words }
    }

    /// The words of a character, in order.
    #[inline]
    pub fn at(&self, c: Option<char>) -> impl Iterator<Item = T> {
        let known = c.is_some_and(|c| {
            let (row, bit) = place(c);
            self.known[row] & bit != 0
        });
        let start = if known { self.words.partition_point(|word| Some(word.0) < c) } else { self.words.len() };
        self.words[start..].iter().take_while(move |word| Some(word.0) == c).map(|word| word.1)
    }
}

/// The row and the bit of a character.
#[inline]
fn place(c: char) -> (usize, u64) {
    let bit = c as usize % BITS;
    (bit / u64::BITS as usize, 1 << (bit % u64::BITS as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_character() {
        let words = ByEnd::of(
            ["港聞", "渡輪", "港", "\u{10000}"].into_iter().map(|w| (w.chars().next().unwrap_or_default(), w)),
        );
        let at = |c: char| words.at(Some(c)).collect::<Vec<_>>();
        assert_eq!((at('港'), at('渡'), at('\u{10000}')), (vec!["港聞", "港"], vec!["渡輪"], vec!["\u{10000}"]));
        // U+6E2F and U+662F have their last eleven bits in common.
        assert!(at('聞').is_empty() && at('\u{662F}').is_empty() && words.at(None).next().is_none());
    }
}
