//! The record of a run in `.newsprint/`: the manifest (one line an input, the same for the same run), the journal that
//! `--resume` trusts, the lock, and the folder where outputs are written before they take their place.

use super::{Row, disk, journal::Earlier, journal::Journal, lock::Lock, side};
use crate::error::{Error, Result};
use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    time::Duration,
};

/// The open record of a run. Holds the lock on the output.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
    manifest: BufWriter<disk::Output>,
    journal: Journal,
    _lock: Lock,
}

impl Ledger {
    /// Opens the record in `folder`, made if need be; none of it is trusted unless `resume`.
    pub fn open(folder: &Path, resume: bool) -> Result<(Self, Earlier)> {
        let cannot = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Create { path, source }
        };
        fs::create_dir_all(folder).map_err(cannot(folder))?;
        let lock = Lock::take(&folder.join("lock"))?;
        let parts = Self::parts(folder);
        if parts.exists() {
            fs::remove_dir_all(&parts).map_err(cannot(&parts))?;
        }
        fs::create_dir(&parts).map_err(cannot(&parts))?;
        let path = folder.join("journal.jsonl");
        let earlier = if resume { Earlier::read(&path) } else { Earlier::default() };
        let journal = Journal::open(&path, resume).map_err(cannot(&path))?;
        let part = folder.join("manifest.jsonl.part");
        let manifest = BufWriter::new(disk::Output::create(&part).map_err(cannot(&part))?);
        Ok((Self { folder: folder.to_owned(), manifest, journal, _lock: lock }, earlier))
    }

    /// Where side files may be written.
    pub fn parts(folder: &Path) -> PathBuf {
        folder.join("parts")
    }

    /// Records what became of an input, and how long it took; `known` where the journal has that line already.
    pub fn record(&mut self, row: &Row, took: Duration, known: bool) -> Result<()> {
        let mut json = serde_json::to_string(row).unwrap_or_default();
        if !known {
            self.journal.write(&json, took).map_err(self.lost("journal.jsonl"))?;
        }
        json.push('\n');
        self.manifest.write_all(json.as_bytes()).map_err(self.lost("manifest.jsonl.part"))
    }

    /// Sees to it that what was recorded is on the disk.
    pub fn settle(&mut self) -> Result<()> {
        self.journal.settle().map_err(self.lost("journal.jsonl"))
    }

    /// Ends a run that came to its end: the manifest takes its place.
    pub fn finish(mut self) -> Result<()> {
        self.settle()?;
        let synced = self.manifest.flush().and_then(|()| self.manifest.get_ref().sync());
        synced.map_err(self.lost("manifest.jsonl.part"))?;
        side::rename(&self.folder.join("manifest.jsonl.part"), &self.folder.join("manifest.jsonl"))?;
        fs::remove_dir_all(Self::parts(&self.folder)).map_err(self.lost("parts"))?;
        side::sync_all(&self.folder)
    }

    fn lost(&self, name: &str) -> impl FnOnce(io::Error) -> Error + use<> {
        let path = self.folder.join(name);
        move |source| Error::Write { path, source }
    }
}
