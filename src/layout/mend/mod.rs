//! Lines that were joined wrongly, as the page shows once its stories and titles are known: blocks that are two
//! (titles of two stories, a title and running text, two paragraphs) and blocks that are one.
//!
//! A page with any is laid out once more, mended.

pub mod glued;
mod habits;
mod mends;
pub mod run_on;
pub mod severed;
pub mod torn;

pub use habits::Habits;
pub use mends::Mends;

use super::{
    features::flag,
    head::{Claims, Settled, TitlePlace},
    look::{is_han, width},
    page::BlockId,
    terms::is_function,
};
use crate::lines::Block;

/// A block that is to be cut in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Torn {
    /// The block.
    pub block: BlockId,
    /// Where its second part begins, in bytes of its text.
    pub at: usize,
}

/// A place where a block may be cut in two.
#[derive(Debug, Clone)]
pub struct Break<F> {
    /// The piece of the block before the break, and that after it; the same where the break is a blank of its line.
    pub pieces: [usize; 2],
    /// What is seen.
    pub features: F,
}

/// How many headlines each story has.
fn headed(titles: &[Settled]) -> Vec<usize> {
    let mut count = Vec::new();
    for title in titles {
        if let TitlePlace::Head(story) = title.place {
            count.resize(count.len().max(story + 1), 0);
            count[story] += 1;
        }
    }
    count
}

/// What goes on over a break in a block: a word, a pair of characters that running text has, a bracket.
fn across(claims: &Claims<'_>, id: BlockId, at: usize) -> [f64; 3] {
    let scan = &claims.sheet.scans[id];
    let mut begun = scan.hits().iter().take_while(|hit| (hit.start as usize) < at);
    let word = begun.any(|hit| at < hit.end as usize);
    let pair = scan.folded.get(at - 1..at + 1).unwrap_or_default();
    let word = word || pair.iter().all(char::is_ascii_alphanumeric);
    let telling = pair.iter().all(|&c| is_han(c) && !is_function(c));
    let known = telling && claims.terms.read(pair).iter().any(|&t| !claims.words.holders(t).is_empty());
    let open = scan.folded[..at].iter().fold(0i32, |open, c| match c {
        '「' | '『' | '(' | '《' | '【' | '〈' => open + 1,
        '」' | '』' | ')' | '》' | '】' | '〉' => open - 1,
        _ => open,
    });
    [word, known, open > 0].map(flag)
}

/// How wide a line of a block is, in half ems.
pub fn width_of_piece(block: &Block, piece: usize) -> u32 {
    let piece = block.pieces[piece];
    let text = &block.text[piece.at as usize..piece.at as usize + piece.span.len()];
    text.chars().map(width).sum()
}
