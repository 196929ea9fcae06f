//! An argument of a run: the path, how it is shown, and what its outputs are filed under.

use super::Inputs;
use crate::{
    batch::{
        Folder, entry,
        label::{self, is_stdin, own_name},
        list,
    },
    error::Result,
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// An argument, looked at.
#[derive(Debug)]
pub(super) struct Argument {
    pub path: PathBuf,
    /// As documents show it.
    pub shown: String,
    /// What its outputs' paths begin with: nothing for an only folder.
    pub label: PathBuf,
    pub folder: Arc<Folder>,
}

impl Argument {
    /// One of the paths of `inputs`; `before` are those in front of it.
    pub(super) fn of(path: &Path, inputs: &Inputs, before: &[Self]) -> Result<Self> {
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
        let folder = Arc::new(if is_stdin(path) { Folder::default() } else { Folder::read(folder)? });
        let only_folder = inputs.paths.len() == 1 && inputs.list.is_none() && path.is_dir();
        let taken = |label: &Path| before.iter().any(|a| a.label == label);
        let label = if only_folder { PathBuf::new() } else { label::of(path, taken) };
        let shown = if is_stdin(path) { "-".to_owned() } else { entry::text(own_name(path)) };
        Ok(Self { path: path.to_owned(), shown, label, folder })
    }

    /// A path of a list, in a folder with these settings.
    pub(super) fn listed(path: PathBuf, folder: Arc<Folder>) -> Self {
        let label = list::place(&path);
        Self { path, shown: entry::text(&label), label, folder }
    }
}
