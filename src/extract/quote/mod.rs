//! The quote extractor: who said what.

use super::{Found, Story};

/// Every quotation of a story; `found` holds the names already found.
pub fn find(_story: &Story<'_>, _found: &[Found]) -> Vec<Found> {
    Vec::new()
}
