//! Goldens and the documents beside them, by path.

use super::{
    Comparison, Outcome, check, compare,
    json::{self, Fault, Node},
};
use crate::error::{Error, Result};
use rayon::prelude::*;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A folder of goldens, or one.
#[derive(Debug, Clone)]
pub struct Golden {
    root: PathBuf,
}

/// Gives the document of a path below the folder, if there is one; its paths, in order.
pub struct Source<'a> {
    /// The document of a golden's path.
    pub document: &'a (dyn Fn(&str) -> Result<Option<Vec<u8>>> + Sync),
    /// Paths of all documents.
    pub names: Vec<String>,
}

impl Golden {
    /// Goldens at `root`.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The path of a golden.
    pub fn path(&self, name: &str) -> PathBuf {
        if self.root.is_file() { self.root.clone() } else { self.root.join(name) }
    }

    /// The paths of all goldens below the folder, in order.
    pub fn names(&self) -> Result<Vec<String>> {
        names(&self.root)
    }

    /// Compares every golden with its document. A broken golden is an error, never a miss.
    pub fn compare(&self, source: &Source<'_>) -> Result<Comparison> {
        let names = self.names()?;
        let documents: Result<Vec<Outcome>> = names.par_iter().map(|name| self.outcome(name, source)).collect();
        let known = |name: &&String| names.binary_search(name).is_err();
        let without_golden = source.names.iter().filter(known).cloned().collect();
        Ok(Comparison { documents: documents?, without_golden })
    }

    fn outcome(&self, name: &str, source: &Source<'_>) -> Result<Outcome> {
        let path = self.path(name);
        let bytes = fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let golden = read(&path, &bytes)?;
        let fault = |f: Fault| malformed(&path, &bytes, &f);
        check::check(&golden).map_err(fault)?;
        let document = (source.document)(name)?;
        let exact = document.as_ref().is_some_and(|d| *d == bytes);
        let findings = match &document {
            Some(_) if exact => compare::same(&golden),
            Some(found) => compare(&golden, Some(&read(Path::new(name), found)?)),
            None => compare(&golden, None),
        };
        Ok(Outcome { name: name.to_owned(), there: document.is_some(), exact, findings })
    }
}

/// The paths of the documents below a folder, in order; of one document, its name.
pub fn names(root: &Path) -> Result<Vec<String>> {
    if root.is_file() {
        return Ok(vec![root.file_name().unwrap_or_default().to_string_lossy().into_owned()]);
    }
    let mut names = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in list(&folder).map_err(|source| Error::Read { path: folder.clone(), source })? {
            let hidden = entry.file_name().is_some_and(|n| n == ".newsprint");
            match entry.is_dir() {
                true if !hidden => open.push(entry),
                false if entry.extension().is_some_and(|e| e == "json") => {
                    let below = entry.strip_prefix(root).unwrap_or(&entry);
                    names.push(below.to_string_lossy().into_owned());
                }
                _ => {}
            }
        }
    }
    names.sort();
    Ok(names)
}

fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect()
}

/// Reads a document.
fn read(path: &Path, bytes: &[u8]) -> Result<Node> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let fault = Fault { at: e.valid_up_to(), message: "not UTF-8".into() };
        malformed(path, bytes, &fault)
    })?;
    json::read(text).map_err(|fault| malformed(path, bytes, &fault))
}

fn malformed(path: &Path, bytes: &[u8], fault: &Fault) -> Error {
    let before = String::from_utf8_lossy(&bytes[..fault.at.min(bytes.len())]).into_owned();
    let line = before.rsplit('\n').next().unwrap_or_default();
    Error::Malformed {
        path: path.to_owned(),
        line: before.matches('\n').count() + 1,
        column: line.chars().count() + 1,
        message: fault.message.clone(),
    }
}
