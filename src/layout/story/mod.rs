//! Which blocks tell one story: running text cut where the story changes, and runs of one story brought together.

pub mod gap;
pub mod run;

pub use gap::{Gap, Gaps};
pub use run::{Pair, Run};
