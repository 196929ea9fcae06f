//! One input of a run: what it is called, what is said of it, and where its bytes are.

use super::{Fate, Given};
use std::path::{Path, PathBuf};

/// One input.
#[derive(Debug)]
pub struct Entry {
    /// Its path relative to the argument that named it, as documents and the manifest show it.
    pub shown: String,
    /// The path of its output below the output folder, without the ending that the format adds.
    pub target: PathBuf,
    /// What the user says of it.
    pub given: Given,
    /// Its bytes.
    pub material: Material,
}

/// Where an input's bytes are.
#[derive(Debug)]
pub enum Material {
    /// In a file of about `size` bytes.
    File {
        /// The path to open.
        path: PathBuf,
        /// Its size when it was found.
        size: u64,
    },
    /// Here: standard input, or a member of an archive.
    Bytes(Vec<u8>),
    /// Here: a line of a JSONL file.
    Line(Vec<u8>),
    /// Nowhere: its fate is known without reading it.
    Closed(Fate),
}

impl Entry {
    /// An input whose fate is known.
    pub fn closed(shown: String, fate: Fate) -> Self {
        Self { target: PathBuf::from(&shown), shown, given: Given::default(), material: Material::Closed(fate) }
    }

    /// About how many bytes it will take to hold.
    pub fn size(&self) -> u64 {
        match &self.material {
            Material::File { size, .. } => *size,
            Material::Bytes(bytes) | Material::Line(bytes) => bytes.len() as u64,
            Material::Closed(_) => 0,
        }
    }
}

/// A path as text: `/` between its parts, bytes that are not UTF-8 as `\xFF`.
pub fn text(path: &Path) -> String {
    let parts = path.iter().map(|part| match part.to_str() {
        Some(text) => text.to_owned(),
        None => part.as_encoded_bytes().utf8_chunks().map(chunk).collect(),
    });
    parts.collect::<Vec<_>>().join("/")
}

fn chunk(chunk: std::str::Utf8Chunk<'_>) -> String {
    let invalid: String = chunk.invalid().iter().map(|b| format!("\\x{b:02X}")).collect();
    chunk.valid().to_owned() + &invalid
}
