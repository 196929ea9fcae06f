//! The files of a folder in path order. Links are not followed; one level's names are held at a time.

use super::read;
use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// Something met in a folder.
#[derive(Debug)]
pub struct Found {
    /// Its path below the folder.
    pub relative: PathBuf,
    /// What it is.
    pub kind: Kind,
}

/// What was met.
#[derive(Debug)]
pub enum Kind {
    /// A regular file of that many bytes.
    File(u64),
    /// Something that is not read, and why.
    Other(&'static str),
    /// A folder or file that the system does not show.
    Failed(String),
}

/// Walks a folder.
#[derive(Debug)]
pub struct Walk {
    root: PathBuf,
    /// Folders below `root` that are open: what is left of each, in reverse order.
    open: Vec<(PathBuf, Vec<OsString>)>,
    failed: Option<Found>,
    /// The run's own output, left out.
    output: Option<PathBuf>,
    max_depth: usize,
}

impl Walk {
    /// Starts at `root`; `output` is the folder of the run's own output, wherever it is.
    pub fn new(root: &Path, output: Option<&Path>, max_depth: usize) -> Self {
        let output = output.and_then(|o| o.canonicalize().ok());
        let mut walk = Self { root: root.to_owned(), open: Vec::new(), failed: None, output, max_depth };
        walk.enter(PathBuf::new());
        walk
    }

    fn enter(&mut self, relative: PathBuf) {
        match names(&self.root.join(&relative)) {
            Ok(names) => self.open.push((relative, names)),
            Err(e) => self.failed = Some(Found { relative, kind: Kind::Failed(format!("read: {}", read::plain(&e))) }),
        }
    }

    /// What the thing at `relative` is; none for a folder that was entered.
    fn look(&mut self, relative: PathBuf) -> Option<Found> {
        let path = self.root.join(&relative);
        let kind = match fs::symlink_metadata(&path) {
            Err(e) => Kind::Failed(format!("read: {}", read::plain(&e))),
            Ok(data) if data.is_symlink() => Kind::Other("link, not followed"),
            Ok(data) if data.is_dir() => match self.closed(&path) {
                Some(why) => why,
                None => {
                    self.enter(relative);
                    return None;
                }
            },
            Ok(data) => read::special(&data).map_or(Kind::File(data.len()), Kind::Other),
        };
        Some(Found { relative, kind })
    }

    /// Why a folder is not entered.
    fn closed(&self, path: &Path) -> Option<Kind> {
        if path.file_name().is_some_and(|n| n == ".newsprint") {
            return Some(Kind::Other("journal of a run"));
        }
        if self.output.as_ref().is_some_and(|o| path.canonicalize().is_ok_and(|p| p == *o)) {
            return Some(Kind::Other("output of this run"));
        }
        (self.open.len() > self.max_depth)
            .then(|| Kind::Failed(format!("--max-depth: more than {} folders deep", self.max_depth)))
    }
}

/// A folder's names, last one first.
fn names(path: &Path) -> io::Result<Vec<OsString>> {
    let mut names: Vec<OsString> = fs::read_dir(path)?.map(|e| e.map(|e| e.file_name())).collect::<io::Result<_>>()?;
    names.sort_unstable_by(|a, b| b.cmp(a));
    Ok(names)
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(failed) = self.failed.take() {
                return Some(failed);
            }
            let (folder, names) = self.open.last_mut()?;
            match names.pop() {
                None => drop(self.open.pop()),
                Some(name) => {
                    let relative = folder.join(name);
                    if let Some(found) = self.look(relative) {
                        return Some(found);
                    }
                }
            }
        }
    }
}
