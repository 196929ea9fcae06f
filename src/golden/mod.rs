//! Documents against documents: goldens read and checked, fields compared, new ones accepted.
//!
//! A golden may be partial: only the fields it has are compared, and of an item only the keys it has. So one can be
//! written by hand: `{"articles": [{"entities": [{"kind": "person", "text": "李家明"}]}]}`.

mod accept;
mod article;
mod boundary;
mod check;
mod compare;
mod field;
mod json;
mod pair;
mod score;
mod shape;

pub use compare::{Difference, Findings, compare};
pub use field::{FIELDS, Field, Item};
pub use json::Node;
pub use pair::{Golden, Source, names};
pub use score::{Comparison, Match, Outcome, Score};
