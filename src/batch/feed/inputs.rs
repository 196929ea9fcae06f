//! What the arguments of a run name, which files of folders are pages, and how much there is to read.

use crate::{
    batch::{
        Given, Limits,
        archive::is_archive,
        find::{Found, Kind, Walk},
        label::is_stdin,
        unpack::Packing,
    },
    error::Error,
};
use globset::GlobSet;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicU64},
};

/// What the arguments of a run name, and how they are taken.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Files, folders, or `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// A list of further paths.
    pub list: Option<PathBuf>,
    /// What the command line says of every page.
    pub given: Given,
    /// Names of further files in folders that are pages.
    pub globs: Option<GlobSet>,
    /// Is standard input JSONL?
    pub stdin_is_jsonl: bool,
    /// The run's own output, left out of the walk.
    pub output: Option<PathBuf>,
    /// Limits an input must keep to.
    pub limits: Limits,
    /// Bytes of files begun so far, for those who watch.
    pub progress: Arc<AtomicU64>,
}

impl Inputs {
    /// The bytes of all files that will be read, to be told by a walk of its own; none where that cannot be known.
    pub(super) fn total(&self) -> Option<impl FnOnce() -> u64 + Send + use<>> {
        let Inputs { paths, list, output, limits, .. } = self.clone();
        let pages = self.pages();
        (list.is_none() && !paths.iter().any(|p| is_stdin(p))).then_some(move || {
            let of_folder = |root: &Path| -> u64 {
                let walk = Walk::new(root, output.as_deref(), limits.max_depth);
                let size = |found: Found| match found.kind {
                    Kind::File(size) if pages(&found.relative) || is_archive(&found.relative) => size,
                    _ => 0,
                };
                walk.map(size).sum()
            };
            let size = |path: &PathBuf| fs::metadata(path).map_or(0, |data| data.len());
            paths.iter().map(|path| if path.is_dir() { of_folder(path) } else { size(path) }).sum()
        })
    }

    /// Tells pages by their names, compressed ones included.
    pub(super) fn pages(&self) -> impl Fn(&Path) -> bool + Send + Clone + use<> {
        let globs = self.globs.clone();
        move |path| is_page(&Packing::of(path).1) || globs.as_ref().is_some_and(|g| g.is_match(path))
    }
}

/// Is a file of that name in a folder a page?
fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "txt")
}

/// Does a file of that name hold a page a line?
pub fn is_jsonl(path: &Path) -> bool {
    Packing::of(path).1.extension().is_some_and(|e| e == "jsonl" || e == "ndjson")
}

impl From<globset::Error> for Error {
    fn from(error: globset::Error) -> Self {
        Self::Usage(format!("--glob: {error}"))
    }
}
