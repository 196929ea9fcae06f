//! A document as one line of JSON.

use serde::Serialize;

/// Writes `document` on one line.
pub fn jsonl(document: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::with_capacity(1 << 16);
    if serde_json::to_writer(&mut out, document).is_err() {
        out.clear();
    }
    out.push(b'\n');
    out
}
