//! What the tests of lines share.

use super::{Form, join};
use crate::text::Text;

/// The texts of the blocks that a page's lines make.
pub fn blocks(page: &str) -> Vec<String> {
    join(Text::plain(page), Form::Page).1.into_iter().map(|b| b.text).collect()
}
