//! Titles to stories: which are headlines, of what story, and which are subheads inside one.

mod assign;
pub mod claim;
mod claims;
mod habit;
mod letters;
pub mod link;

pub use assign::{Settled, TitlePlace, assign};
pub use claim::Claim;
pub use claims::Claims;
pub use habit::{Habit, follow};
pub use link::{Link, Links};
