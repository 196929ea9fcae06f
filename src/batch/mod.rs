//! A run over many pages: found in path order, read, worked on in parallel, written in order, each one accounted for.
//!
//! `Feed` → groups of `Entry` → (read, work, stage) in parallel → `sink::Sink::commit` in order, with one `Row` an entry.
//! Memory is bounded by two groups: while one is worked on, the one before it is written.

mod archive;
mod binary;
mod entry;
mod feed;
mod find;
mod folder;
mod given;
mod ledger;
mod limits;
mod lines;
mod lock;
mod panics;
mod read;
mod row;
mod rows;
mod run;
mod side;
mod sink;
mod stream;
mod tally;
mod tree;
mod unpack;

pub use entry::{Entry, Material};
pub use feed::{Feed, Inputs, is_jsonl};
pub use folder::Folder;
pub use given::{Given, Shape};
pub use ledger::{Ledger, Made};
pub use limits::Limits;
pub use panics::caught;
pub use read::page as read_page;
pub use row::{Fate, Output, Row};
pub use rows::{Columns, Record};
pub use run::{End, Input, Product, Run, Writer, is_closed_pipe};
pub use side::replace;
pub use sink::{Sink, Staging};
pub use stream::{Kept, Stream};
pub use tally::Tally;
pub use tree::Tree;
