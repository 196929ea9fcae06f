//! Files written whole or not at all: beside their place first, then synced, then renamed.

use crate::error::{Error, Result};
use std::{
    fs::{self, File},
    io::Write,
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
        let written = File::create(&at).and_then(|mut f| f.write_all(bytes));
        match written {
            Ok(()) => Ok(Self { at }),
            Err(source) => Err(Error::Write { path: at, source }),
        }
    }

    /// Puts the file in its place; whatever was there is replaced.
    pub fn put(self, place: &Path) -> Result<()> {
        rename(&self.at, place)
    }
}

/// Renames a file, making the folder it is to be in where there is none.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    let first = fs::rename(from, to);
    let renamed = first.or_else(|_| {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::rename(from, to)
    });
    renamed.map_err(|source| Error::Write { path: to.to_owned(), source })
}

/// Writes a file whole or not at all.
pub fn replace(place: &Path, bytes: &[u8]) -> Result<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let side = place.with_file_name(format!(".{name}.part"));
    let put = SideFile::write(side.clone(), bytes).and_then(|file| {
        sync(&side)?;
        file.put(place)
    });
    if put.is_err() {
        let _ = fs::remove_file(side);
    }
    put
}

/// Waits until a file's bytes are on the disk.
pub fn sync(path: &Path) -> Result<()> {
    File::open(path).and_then(|f| f.sync_all()).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// Waits until everything written to the file system of `folder` is on the disk: one call for many small files.
pub fn sync_all(folder: &Path) -> Result<()> {
    let synced = File::open(folder).and_then(|f| {
        #[cfg(target_os = "linux")]
        return rustix::fs::syncfs(&f).map_err(Into::into);
        #[cfg(not(target_os = "linux"))]
        f.sync_all()
    });
    synced.map_err(|source| Error::Write { path: folder.to_owned(), source })
}
