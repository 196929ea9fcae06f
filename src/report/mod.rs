//! What is written for readers and machines: one output, one file.

mod csv;
mod difference;
mod excerpt;
mod json;
mod jsonl;
mod junit;
mod scores;

pub use csv::{Csv, Safety};
pub use difference::difference;
pub use excerpt::{Excerpt, PageLines, columns, head};
pub use json::json;
pub use jsonl::jsonl;
pub use junit::junit;
pub use scores::{Figures, Scores, match_name};
