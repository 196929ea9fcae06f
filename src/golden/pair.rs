//! Goldens and the documents beside them, by path.

use super::{
    Comparison, DocumentOutcome, accept, check, compare,
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

/// What is held against the goldens.
pub trait Source: Sync {
    /// The document of a golden's path, if there is one.
    fn document(&self, name: &str) -> Result<Option<Vec<u8>>>;
    /// The page that a golden of this path is about, if it is at hand.
    fn page(&self, name: &str) -> Result<Option<Vec<u8>>>;
    /// Paths of all documents, in order.
    fn names(&self) -> Result<Vec<String>>;
    /// The file that the document of that path lies in, for messages.
    fn path(&self, name: &str) -> PathBuf;
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

    /// The paths of all goldens below the folder, in order; none of a folder that is yet to be made.
    pub fn names(&self) -> Result<Vec<String>> {
        if !self.root.exists() {
            return Ok(Vec::new());
        }
        names(&self.root, &["json"])
    }

    /// Compares every golden with its document. A broken golden is an error, never a miss; all of them are told, in path
    /// order.
    pub fn compare(&self, source: &dyn Source) -> std::result::Result<Comparison, Vec<Error>> {
        let names = self.names().map_err(|e| vec![e])?;
        let tried: Vec<Result<DocumentOutcome>> = names.par_iter().map(|name| self.outcome(name, source)).collect();
        let (mut documents, mut broken) = (Vec::with_capacity(tried.len()), Vec::new());
        for outcome in tried {
            match outcome {
                Ok(outcome) => documents.push(outcome),
                Err(error) => broken.push(error),
            }
        }
        if !broken.is_empty() {
            return Err(broken);
        }
        let without = source.names().map_err(|e| vec![e])?;
        let without_golden = without.into_iter().filter(|name| names.binary_search(name).is_err()).collect();
        Ok(Comparison { documents, without_golden })
    }

    fn outcome(&self, name: &str, source: &dyn Source) -> Result<DocumentOutcome> {
        let path = self.path(name);
        let bytes = fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let golden = read(&path, &bytes)?;
        let page = source.page(name)?;
        check::check(&golden, page.as_deref()).map_err(|f| malformed(&path, &bytes, &f))?;
        let document = source.document(name)?;
        let exact = document.as_ref().is_some_and(|d| *d == bytes);
        let findings = match &document {
            Some(_) if exact => compare::same(&golden),
            Some(found) => compare(&golden, Some(&read(&source.path(name), found)?)),
            None => compare(&golden, None),
        };
        let whole = golden.get("source").is_some();
        Ok(DocumentOutcome { name: name.to_owned(), there: document.is_some(), exact, whole, findings })
    }

    /// Takes a document as the golden of its path. A golden that is partial stays so: of the document it takes what it
    /// asks for.
    pub fn accept(&self, name: &str, document: Vec<u8>) -> Result<Vec<u8>> {
        let path = self.path(name);
        let Ok(old) = fs::read(&path) else { return Ok(document) };
        let (golden, found) = (read(&path, &old)?, read(&path, &document)?);
        Ok(accept::accepted(&golden, &found).unwrap_or(document))
    }
}

/// The paths of the files with these endings below a folder, in order; of one file, its name.
pub fn names(root: &Path, endings: &[&str]) -> Result<Vec<String>> {
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
                true => {}
                false => {
                    let below = entry.strip_prefix(root).unwrap_or(&entry).to_string_lossy().into_owned();
                    let named = |e: &&str| below.strip_suffix(e).is_some_and(|rest| rest.ends_with('.'));
                    if endings.iter().any(named) {
                        names.push(below);
                    }
                }
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
