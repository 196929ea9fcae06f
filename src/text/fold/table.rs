//! The folding table: two bytes for each character below U+10000. `build.rs` compiles this file too.

/// Size of a table.
pub const BYTES: usize = 0x2_0000;

/// The table of a list of `from<TAB>to` lines; `#` opens a comment. Zero stands for a character that stays.
#[allow(dead_code, reason = "only build.rs makes a table")]
pub fn make(tsv: &str) -> Vec<u8> {
    let mut table = vec![0; BYTES];
    for line in tsv.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t').filter_map(|f| f.chars().next());
        let (Some(from), Some(to)) = (fields.next(), fields.next()) else { continue };
        if let (Ok(from), Ok(to)) = (u16::try_from(u32::from(from)), u16::try_from(u32::from(to))) {
            let at = usize::from(from) * 2;
            table[at..at + 2].copy_from_slice(&to.to_le_bytes());
        }
    }
    table
}

/// What `c` folds to.
#[inline]
pub fn fold(table: &[u8; BYTES], c: char) -> char {
    match u32::from(c) {
        0..0x80 => c,
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        n @ 0..=0xFFFF => {
            let at = n as usize * 2;
            match u16::from_le_bytes([table[at], table[at + 1]]) {
                0 => c,
                to => char::from_u32(u32::from(to)).unwrap_or(c),
            }
        }
        _ => c,
    }
}
