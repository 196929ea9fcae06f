//! The date extractor.

use super::{Found, Story};

/// Every date of a story.
pub fn find(_story: &Story<'_>) -> Vec<Found> {
    Vec::new()
}
