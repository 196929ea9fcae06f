//! One input of a run: what it is called, what is said of it, and where its bytes are.

use super::{Fate, Given};
use std::{
    ffi::OsStr,
    fmt::Write,
    path::{Path, PathBuf},
};

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

/// The path that an input is filed under: its own, but a folder whose name ends in `!` gets one more, so that it is not
/// taken for the members of an archive.
pub fn filed(path: &Path) -> PathBuf {
    let ends = |part: &OsStr| part.as_encoded_bytes().ends_with(b"!");
    let folders = path.parent().into_iter().flatten();
    if !folders.clone().any(ends) {
        return path.to_owned();
    }
    let folders = folders.map(|part| {
        let mut part = part.to_owned();
        if ends(&part) {
            part.push("!");
        }
        part
    });
    folders.chain(path.file_name().map(OsStr::to_owned)).collect()
}

/// A path as text: `/` between its parts, bytes that are not UTF-8 as `\xFF`.
pub fn text(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    let mut text = String::with_capacity(path.as_os_str().len());
    for (place, part) in path.iter().enumerate() {
        if place > 0 {
            text.push('/');
        }
        match part.to_str() {
            Some(part) => text.push_str(part),
            None => part.as_encoded_bytes().utf8_chunks().for_each(|chunk| push(&mut text, &chunk)),
        }
    }
    text
}

fn push(text: &mut String, chunk: &std::str::Utf8Chunk<'_>) {
    text.push_str(chunk.valid());
    for byte in chunk.invalid() {
        let _ = write!(text, "\\x{byte:02X}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_not_taken_for_archives() {
        assert_eq!(filed(Path::new("a.zip!/x.txt")), Path::new("a.zip!!/x.txt"));
        assert_eq!(filed(Path::new("a.zip!!/b/x.txt")), Path::new("a.zip!!!/b/x.txt"));
        assert_eq!(filed(Path::new("a/x.txt!")), Path::new("a/x.txt!"));
    }
}
