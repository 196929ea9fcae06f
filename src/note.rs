//! Remarks: what looked wrong and was left as it is, or could not be resolved.

use crate::text::{Source, Span};

/// A remark on a place of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A stable name of the kind of remark, such as `suspect_digit`.
    pub code: &'static str,
    /// For a reader: what was seen, and what it may have been.
    pub message: String,
    /// The bytes of the file it is about.
    pub source: Span<Source>,
}
