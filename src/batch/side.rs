//! Files written whole or not at all: beside their place first, then synced, then renamed.

use super::{disk, read};
use crate::error::{Error, Result};
use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// A file that is written but not yet in its place.
#[derive(Debug)]
pub struct SideFile {
    at: PathBuf,
}

impl SideFile {
    /// Writes `bytes` to `at`, on the same file system as the place it is meant for.
    pub fn write(at: PathBuf, bytes: &[u8]) -> Result<Self> {
        match disk::Output::create(&at).and_then(|mut f| f.write_all(bytes)) {
            Ok(()) => Ok(Self { at }),
            Err(source) => Err(lost(&at, bytes.len() as u64, source)),
        }
    }

    /// Puts the file in its place; whatever was there is replaced.
    pub fn put(self, place: &Path) -> Result<()> {
        let put = rename(&self.at, place);
        if put.is_err() {
            let _ = fs::remove_file(self.at);
        }
        put
    }
}

/// Renames a file, making the folder it is to be in where there is none.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    disk::rename(from, to).map_err(|source| Error::Write { path: to.to_owned(), source })
}

/// Writes a file whole or not at all.
pub fn replace(place: &Path, bytes: &[u8]) -> Result<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let side = place.with_file_name(format!(".{name}.part"));
    let written = disk::Output::create(&side).and_then(|mut f| f.write_all(bytes).and_then(|()| f.sync()));
    let put = written.map_err(|e| lost(place, bytes.len() as u64, e)).and_then(|()| rename(&side, place));
    if put.is_err() {
        let _ = fs::remove_file(side);
    }
    put
}

/// Waits until everything written below `folder` is on the disk.
pub fn sync_all(folder: &Path) -> Result<()> {
    disk::sync_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })
}

/// The error of bytes that could not be written; where there is no room, it says for how many.
pub fn lost(path: &Path, bytes: u64, source: io::Error) -> Error {
    let no_room = matches!(source.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge);
    let source = if no_room {
        io::Error::new(source.kind(), format!("{} ({bytes} bytes needed)", read::plain(&source)))
    } else {
        source
    };
    Error::Write { path: path.to_owned(), source }
}

/// Is a write that failed the fault of that one output's name, not of the disk?
pub fn is_misplaced(error: &Error) -> bool {
    use ErrorKind::{AlreadyExists, DirectoryNotEmpty, InvalidFilename, IsADirectory, NotADirectory};
    let Error::Write { source, .. } = error else { return false };
    matches!(source.kind(), AlreadyExists | DirectoryNotEmpty | InvalidFilename | IsADirectory | NotADirectory)
}
