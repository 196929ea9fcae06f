//! Byte order marks: the one sure sign of an encoding.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The encoding that the first bytes name, and how many bytes do so.
pub fn find(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((UTF_8, 3)),
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0x84, 0x31, 0x95, 0x33, ..] => Some((GB18030, 4)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_seen_at_the_start_only() {
        assert_eq!(find(b"\xEF\xBB\xBFa"), Some((UTF_8, 3)));
        assert_eq!(find(b"\xFE\xFF"), Some((UTF_16BE, 2)));
        assert_eq!(find(b"a\xEF\xBB\xBF"), None);
        assert_eq!(find(b"\xFF"), None);
    }
}
