//! All outputs one after another in one file, or in several of so many inputs each (shards). A file takes its place when
//! it is whole.
//!
//! What an interrupted run left of its file is kept as long as a resumed run would write the same; where it would not,
//! that beginning is copied and the rest is made of outputs recalled from the old file or made anew.

use super::{
    disk,
    manifest_row::Output,
    side,
    sink::{Sink, Staged, Staging},
};
use crate::error::{Error, Result};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

/// Where a whole file is to be, and how it is written.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The file; with shards, what their numbers are put into.
    pub place: PathBuf,
    /// The folder of the run's record, on the same file system.
    pub record: PathBuf,
    /// What each file begins with.
    pub header: Vec<u8>,
    /// Inputs a shard; none for a single file.
    pub per: Option<usize>,
    /// First byte after the outputs that the journal of an earlier run knows.
    pub known: u64,
}

impl Plan {
    fn part(&self) -> PathBuf {
        self.record.join("output.part")
    }

    fn old(&self) -> PathBuf {
        self.record.join("output.old")
    }

    /// The place of a shard, counted from 1: `pages.jsonl` becomes `pages-00001.jsonl`.
    fn shard(&self, number: usize) -> PathBuf {
        if self.per.is_none() {
            return self.place.clone();
        }
        let mut name = self.place.file_stem().unwrap_or_default().to_owned();
        name.push(format!("-{number:05}"));
        if let Some(ending) = self.place.extension() {
            name.push(OsString::from("."));
            name.push(ending);
        }
        self.place.with_file_name(name)
    }
}

/// Outputs one after another in files.
pub struct Whole {
    plan: Plan,
    to: BufWriter<disk::Output>,
    /// Bytes of the file so far.
    written: u64,
    /// Is what an earlier run left in the file still what this one would write?
    keeping: bool,
    /// The shard that is written, from 1.
    number: usize,
    /// Inputs in it.
    inputs: usize,
}

impl Whole {
    /// Begins to write; `resume` what an earlier run left.
    pub fn begin(plan: Plan, resume: bool) -> Result<Self> {
        let part = plan.part();
        let keeping = resume && plan.per.is_none() && begins_with(&part, &plan.header);
        let opened = if keeping { disk::Output::reopen(&part) } else { Self::anew(&plan, resume) };
        let to = opened.map_err(|source| Error::Create { path: part, source })?;
        let mut whole =
            Self { to: BufWriter::with_capacity(1 << 18, to), written: 0, keeping, number: 1, inputs: 0, plan };
        whole.head()?;
        Ok(whole)
    }

    /// An empty file; what is there is put aside to be recalled from.
    fn anew(plan: &Plan, resume: bool) -> io::Result<disk::Output> {
        let (part, old) = (plan.part(), plan.old());
        if !resume {
            let _ = fs::remove_file(&old);
        } else if part.exists() {
            disk::rename(&part, &old)?;
        }
        disk::Output::create(&part)
    }

    fn head(&mut self) -> Result<()> {
        let header = self.plan.header.clone();
        if self.keeping {
            self.written = header.len() as u64;
            return Ok(());
        }
        self.write(&header)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        if self.keeping {
            self.keep_no_more().map_err(|e| self.lost(e))?;
        }
        self.to.write_all(bytes).map_err(|e| self.lost(e))?;
        self.written += bytes.len() as u64;
        Ok(())
    }

    /// From here on the file is written. What the journal knows beyond this place is put aside to be recalled from.
    fn keep_no_more(&mut self) -> io::Result<()> {
        self.keeping = false;
        let (part, old) = (self.plan.part(), self.plan.old());
        let left = fs::metadata(&part)?.len();
        if self.written >= self.plan.known.min(left) {
            return self.to.get_mut().cut(self.written);
        }
        disk::rename(&part, &old)?;
        self.to = BufWriter::with_capacity(1 << 18, disk::Output::create(&part)?);
        io::copy(&mut File::open(&old)?.take(self.written), &mut self.to).map(drop)
    }

    /// Ends the file that is written: it takes its place.
    fn close(&mut self) -> Result<()> {
        if self.keeping {
            self.keeping = false;
            self.to.get_mut().cut(self.written).map_err(|e| self.lost(e))?;
        }
        self.settle()?;
        side::rename(&self.plan.part(), &self.plan.shard(self.number))
    }

    /// Begins the next shard if this one has its inputs.
    fn turn_over(&mut self) -> Result<()> {
        if self.plan.per != Some(self.inputs) {
            return Ok(());
        }
        self.close()?;
        let next = disk::Output::create(&self.plan.part()).map_err(|e| self.lost(e))?;
        self.to = BufWriter::with_capacity(1 << 18, next);
        (self.number, self.inputs, self.written) = (self.number + 1, 0, 0);
        self.head()
    }

    fn lost(&self, source: io::Error) -> Error {
        side::lost(&self.plan.shard(self.number), self.to.buffer().len() as u64, source)
    }
}

impl Sink for Whole {
    fn commit(&mut self, staged: Staged) -> Result<(String, u64)> {
        self.turn_over()?;
        let at = self.written;
        match staged {
            Staged::InPart(bytes, place) if self.keeping && place == at => self.written += bytes.len() as u64,
            Staged::Bytes(bytes) | Staged::InPart(bytes, _) => self.write(&bytes)?,
            Staged::Side { .. } | Staged::InPlace(_) => {}
        }
        self.inputs += 1;
        let place = self.plan.shard(self.number);
        Ok((place.file_name().unwrap_or_default().to_string_lossy().into_owned(), at))
    }

    fn settle(&mut self) -> Result<()> {
        self.to.flush().and_then(|()| self.to.get_ref().sync()).map_err(|e| self.lost(e))
    }

    fn finish(&mut self) -> Result<()> {
        self.close()?;
        let _ = fs::remove_file(self.plan.old());
        if self.plan.per.is_some() {
            // Shards that a run over more inputs left would be read as if they were of this one.
            let beyond = (self.number + 1..).map(|number| self.plan.shard(number));
            beyond.take_while(|shard| fs::remove_file(shard).is_ok()).for_each(drop);
        }
        self.plan.place.parent().map_or(Ok(()), |folder| match folder {
            here if here.as_os_str().is_empty() => side::sync_all(Path::new(".")),
            folder => side::sync_all(folder),
        })
    }
}

fn begins_with(path: &Path, header: &[u8]) -> bool {
    let mut start = vec![0; header.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok_and(|()| start == header)
}

/// Keeps outputs in memory for their turn; recalls those that an earlier run left.
#[derive(Debug, Default)]
pub struct Recalling {
    part: Option<File>,
    old: Option<File>,
    folder: PathBuf,
}

impl Recalling {
    /// Recalls what an earlier run of the same plan left. To be made after the writer of that plan.
    pub fn new(plan: &Plan, resume: bool, keeping: &Whole) -> Self {
        if !resume {
            return Self::default();
        }
        let part = keeping.keeping.then(|| File::open(plan.part()).ok()).flatten();
        let folder = plan.place.parent().map(Path::to_owned).unwrap_or_default();
        Self { part, old: File::open(plan.old()).ok(), folder }
    }
}

impl Staging for Recalling {
    fn stage(&self, _target: &Path, _number: usize, bytes: Vec<u8>) -> Result<Staged> {
        Ok(Staged::Bytes(bytes))
    }

    fn recall(&self, output: &Output) -> Option<Staged> {
        if let Some(bytes) = self.part.as_ref().and_then(|file| piece(file, output)) {
            return Some(Staged::InPart(bytes, output.at));
        }
        let old = self.old.as_ref().and_then(|file| piece(file, output));
        old.or_else(|| piece(&File::open(self.folder.join(&output.file)).ok()?, output)).map(Staged::Bytes)
    }
}

/// The output in a file, if it is there to the byte.
fn piece(file: &File, output: &Output) -> Option<Vec<u8>> {
    let end = output.at.checked_add(output.bytes)?;
    if output.file.is_empty() || file.metadata().ok()?.len() < end {
        return None;
    }
    let mut bytes = vec![0; usize::try_from(output.bytes).ok()?];
    read_at(file, &mut bytes, output.at).ok()?;
    (blake3::hash(&bytes).to_hex().as_str() == output.blake3).then_some(bytes)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(not(unix))]
fn read_at(_: &File, _: &mut [u8], _: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
