//! From the arguments of a run to its inputs, one after another: files, folders, standard input, lines of JSONL.
//!
//! `inputs` is what the command line names, `argument` one path of it, and `open` finds the entries in that. Nothing holds
//! the list of all files.

mod argument;
mod inputs;
mod open;

pub use inputs::{Inputs, is_jsonl};

use super::{
    Entry, Fate, Folder, Material, entry,
    list::{self, List},
};
use crate::error::{Error, Result};
use argument::Argument;
use open::Entries;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
};

/// The inputs of a run.
pub struct Feed {
    inputs: Inputs,
    arguments: std::vec::IntoIter<Argument>,
    list: Option<List>,
    /// The settings of the folder that a list was last in.
    settings: (PathBuf, Arc<Folder>),
    open: Entries,
}

impl Feed {
    /// Looks at the arguments and reads the settings beside them; nothing else is read yet.
    pub fn new(inputs: Inputs) -> Result<Self> {
        let mut arguments: Vec<Argument> = Vec::new();
        for path in &inputs.paths {
            arguments.push(Argument::of(path, &inputs, &arguments)?);
        }
        let list = inputs
            .list
            .as_deref()
            .map(|path| List::open(path).map_err(|source| Error::Read { path: path.to_owned(), source }));
        let settings = (PathBuf::from("-"), Arc::default());
        let (list, arguments) = (list.transpose()?, arguments.into_iter());
        Ok(Self { inputs, arguments, list, settings, open: Box::new(std::iter::empty()) })
    }

    /// The bytes of all files that will be read, to be told by a walk of its own; none where that cannot be known.
    pub fn total(&self) -> Option<impl FnOnce() -> u64 + Send + use<>> {
        self.inputs.total()
    }

    /// The next argument, of the command line or of the list; what is wrong with it instead, if it cannot be one.
    fn argument(&mut self) -> Option<Result<Argument, Entry>> {
        self.arguments.next().map(Ok).or_else(|| self.listed())
    }

    /// The next path of the list.
    fn listed(&mut self) -> Option<Result<Argument, Entry>> {
        let path = match self.list.as_mut()?.next()? {
            Ok(path) => path,
            Err(fate) => return Some(Err(Entry::closed("!list".into(), fate))),
        };
        let folder = self.settings_beside(&path);
        Some(match folder {
            Ok(folder) => Ok(Argument::listed(path, folder)),
            Err(e) => Err(Entry::closed(entry::text(list::place(&path)), Fate::Failed(e.to_string()))),
        })
    }

    /// The settings of the folder that a path is in.
    fn settings_beside(&mut self, path: &Path) -> Result<Arc<Folder>> {
        let parent = path.parent().unwrap_or(Path::new(""));
        if self.settings.0 != parent {
            self.settings = (parent.to_owned(), Arc::new(Folder::read(parent)?));
        }
        Ok(Arc::clone(&self.settings.1))
    }
}

impl Iterator for Feed {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.open.next() {
                if let Material::File { size, .. } = &entry.material {
                    self.inputs.progress.fetch_add(*size, Ordering::Relaxed);
                }
                return Some(entry);
            }
            self.open = match self.argument()? {
                Ok(argument) => self.inputs.open(argument),
                Err(entry) => return Some(entry),
            };
        }
    }
}
