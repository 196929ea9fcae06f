//! One character to one character: Traditional to Simplified, full width to half width.

mod table;

/// The folding of every character below U+10000. Made by `build.rs` out of `packs/fold/traditional.tsv`.
const TABLE: &[u8; table::BYTES] = include_bytes!(concat!(env!("OUT_DIR"), "/fold.bin"));

/// The character that stands for `c` in lexicons and rules: Simplified, half width, case kept.
#[inline]
pub fn fold(c: char) -> char {
    table::fold(TABLE, c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_and_widths_meet() {
        let folded: String = "香港說説話ＡＢ１，裏裡".chars().map(fold).collect();
        assert_eq!(folded, "香港说说话AB1,里里");
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for c in (0..=0x1_0000).filter_map(char::from_u32) {
            assert_eq!(fold(fold(c)), fold(c), "{c}");
        }
    }
}
