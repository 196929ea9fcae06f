//! One character to one character: Traditional to Simplified, full width to half width.

/// The folding of every character below U+10000, two bytes each, 0 for itself. Made by `build.rs`.
const TABLE: &[u8; 0x2_0000] = include_bytes!(concat!(env!("OUT_DIR"), "/fold.bin"));

/// The character that stands for `c` in lexicons and rules: Simplified, half width, case kept.
pub fn fold(c: char) -> char {
    match u32::from(c) {
        0..0x80 => c,
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        n @ 0..=0xFFFF => {
            let at = n as usize * 2;
            match u16::from_le_bytes([TABLE[at], TABLE[at + 1]]) {
                0 => c,
                to => char::from_u32(u32::from(to)).unwrap_or(c),
            }
        }
        _ => c,
    }
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
