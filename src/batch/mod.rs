//! A run over many pages: found in path order, read, worked on in parallel, written in order, each one accounted for.
//!
//! `Feed` → turns of a few `Entry` → `run::Run::process` (read, work, stage) → `sink::Sink::commit` in path order, with
//! one `Row` an entry. `crew` is who does it: each worker does all of it in turn, and what is taken but not yet written is
//! bounded.

mod archive;
mod binary;
mod crew;
mod destination;
mod disk;
mod entry;
mod feed;
mod find;
mod folder;
mod given;
mod journal;
mod jsonl_lines;
mod jsonl_record;
mod label;
mod ledger;
mod limits;
mod list;
mod lock;
mod manifest_row;
mod panics;
mod read;
mod run;
mod side;
mod sink;
mod stream;
mod tally;
#[cfg(test)]
mod tests;
mod tree;
mod twins;
mod unpack;
mod whole;
mod writer;

pub use crew::{End, Orders, RunOutcome, run as run_over};
pub use destination::{Destination, Manner, Opened, is_device};
pub use entry::{Entry, Material, text as entry_text};
pub use feed::{Feed, Inputs, is_jsonl};
pub use folder::Folder;
pub use given::{Given, InputForm};
pub use journal::Earlier;
pub use jsonl_record::{Columns, Record};
pub use ledger::Ledger;
pub use limits::Limits;
pub use manifest_row::{Fate, Output, Row};
pub use panics::caught;
pub use read::{page as read_page, stdin as read_stdin};
pub use run::{Input, Product, Run, is_closed_pipe};
pub use side::replace;
pub use sink::{Sink, Staging};
pub use stream::{Passing, Stream};
pub use tally::Tally;
pub use tree::Tree;
pub use whole::{Plan, Recalling, Whole};
pub use writer::Writer;
