//! A document as indented JSON, for readers and diffs.

use serde::Serialize;

/// Writes `document` over many lines. The types of `document.rs` have nothing that JSON cannot say.
pub fn json(document: &impl Serialize) -> Vec<u8> {
    let mut out = serde_json::to_vec_pretty(document).unwrap_or_default();
    out.push(b'\n');
    out
}
