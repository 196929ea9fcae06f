//! Raw text dumps of newspaper pages into structured data.

pub mod decode;
pub mod document;
pub mod error;
pub mod extract;
pub mod layout;
pub mod lines;
pub mod note;
pub mod pack;
pub mod pipeline;
pub mod repair;
pub mod rules;
pub mod scan;
pub mod text;

pub mod batch;
pub mod cli;
pub mod golden;
pub mod report;

pub use error::{Error, Result};
