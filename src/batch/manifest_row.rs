//! What became of an input: its line in the manifest.

use super::entry;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What became of an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", content = "reason", rename_all = "lowercase")]
pub enum Fate {
    /// Its document is as it was read.
    Ok,
    /// Its document was made after repairs.
    Repaired,
    /// Not meant to be read.
    Skipped(String),
    /// It could not be worked on safely.
    Quarantined(String),
    /// It could not be read, or its document not written.
    Failed(String),
}

impl Fate {
    /// Did it end in a document?
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Ok | Self::Repaired)
    }

    /// Does it make the run one with failures?
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Quarantined(_) | Self::Failed(_))
    }

    /// Why there is no document.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Ok | Self::Repaired => None,
            Self::Skipped(why) | Self::Quarantined(why) | Self::Failed(why) => Some(why),
        }
    }
}

/// A line of the manifest. The same run writes the same line: no times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The input's path as its output is filed under; what is not UTF-8 in it shown as `\xFF`.
    pub path: String,
    /// The path's bytes in Base64, where they are not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path_bytes: Option<String>,
    /// Its fate.
    #[serde(flatten)]
    pub fate: Fate,
    /// Its size in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// BLAKE3 of its bytes, hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blake3: Option<String>,
    /// The path of the latest input before it that had the same bytes, if there was one lately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<String>,
    /// What was made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<Output>,
}

impl Row {
    /// The row of an input whose output is filed under `target`, before anything became of it.
    pub fn of(target: impl AsRef<Path>) -> Self {
        let target = target.as_ref();
        let path_bytes = target.to_str().is_none().then(|| base64(target.as_os_str().as_encoded_bytes()));
        let (bytes, blake3, duplicate_of, output) = (None, None, None, None);
        Self { path: entry::text(target), path_bytes, fate: Fate::Ok, bytes, blake3, duplicate_of, output }
    }
}

/// Bytes in Base64, padded (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().chain([0; 2].iter()).take(3).fold(0u32, |bits, b| bits << 8 | u32::from(*b));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// What was made of an input.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// The file it is in, below the output folder.
    pub file: String,
    /// First byte in that file.
    pub at: u64,
    /// How many bytes.
    pub bytes: u64,
    /// BLAKE3 of those bytes, hexadecimal.
    pub blake3: String,
    /// How many articles the page had.
    pub articles: usize,
    /// How many entities, amounts, dates and quotes were found.
    pub findings: usize,
    /// How many changes the repairs made.
    pub repairs: usize,
    /// The version of newsprint that made it.
    pub version: String,
    /// The digest of the words, rules and weights that were in force.
    pub rules: String,
    /// All it was made with, in one word: version, rules, flags and what was said of the page.
    pub key: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let pairs =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_paths_that_are_not_utf8_carry_their_bytes() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
        assert_eq!(Row::of("港/聞.txt").path_bytes, None);
        let row = Row::of(OsStr::from_bytes(b"a\xFFb"));
        assert_eq!((row.path.as_str(), row.path_bytes.as_deref()), ("a\\xFFb", Some("Yf9i")));
    }
}
