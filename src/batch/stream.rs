//! All outputs in one file, in path order: standard output, a device, or a file that takes its place when it is whole.

use super::{
    row::Output,
    side,
    sink::{Sink, Staged, Staging},
};
use crate::error::{Error, Result};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// Outputs one after another.
pub struct Stream {
    to: BufWriter<Box<dyn Write + Send>>,
    /// As messages name it.
    name: PathBuf,
    written: u64,
    /// A file that is written beside its place.
    side: Option<Side>,
}

struct Side {
    part: PathBuf,
    place: PathBuf,
    file: File,
}

impl Stream {
    /// Standard output.
    pub fn stdout() -> Self {
        Self::over(Box::new(io::stdout()), PathBuf::from("standard output"), None)
    }

    /// A file: whole or not at all, unless it is a device or a FIFO. `part` is where it is written first.
    pub fn file(place: &Path, part: PathBuf) -> Result<Self> {
        let create = |path: &Path| File::create(path).map_err(|source| Error::Create { path: path.to_owned(), source });
        if fs::metadata(place).is_ok_and(|m| !m.is_file()) {
            let device = File::options().write(true).open(place);
            let device = device.map_err(|source| Error::Create { path: place.to_owned(), source })?;
            return Ok(Self::over(Box::new(device), place.to_owned(), None));
        }
        let file = create(&part)?;
        let twin = file.try_clone().map_err(|source| Error::Create { path: part.clone(), source })?;
        let side = Side { part, place: place.to_owned(), file: twin };
        Ok(Self::over(Box::new(file), place.to_owned(), Some(side)))
    }

    fn over(to: Box<dyn Write + Send>, name: PathBuf, side: Option<Side>) -> Self {
        Self { to: BufWriter::with_capacity(1 << 18, to), name, written: 0, side }
    }

    /// Writes what stands before all outputs.
    pub fn open_with(&mut self, header: &[u8]) -> Result<()> {
        self.write(header)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.written += bytes.len() as u64;
        self.to.write_all(bytes).map_err(|source| self.lost(source))
    }

    fn lost(&self, source: io::Error) -> Error {
        Error::Write { path: self.name.clone(), source }
    }
}

impl Sink for Stream {
    fn commit(&mut self, staged: Staged) -> Result<(String, u64)> {
        let at = self.written;
        if let Staged::Bytes(bytes) = staged {
            self.write(&bytes)?;
        }
        Ok((self.name.file_name().unwrap_or_default().to_string_lossy().into_owned(), at))
    }

    fn settle(&mut self) -> Result<()> {
        let flushed = self.to.flush().and_then(|()| self.side.as_ref().map_or(Ok(()), |s| s.file.sync_data()));
        flushed.map_err(|source| self.lost(source))
    }

    fn finish(&mut self) -> Result<()> {
        self.settle()?;
        self.side.as_ref().map_or(Ok(()), |side| side::rename(&side.part, &side.place))
    }
}

/// Keeps outputs in memory for their turn; recalls those that an earlier run left in its unfinished or finished file.
#[derive(Debug, Default)]
pub struct Kept {
    old: Option<PathBuf>,
}

impl Kept {
    /// Recalls from `old`.
    pub fn from(old: Option<PathBuf>) -> Self {
        Self { old }
    }
}

impl Staging for Kept {
    fn stage(&self, _target: &Path, _number: usize, bytes: Vec<u8>) -> Result<Staged> {
        Ok(Staged::Bytes(bytes))
    }

    fn recall(&self, output: &Output) -> Option<Staged> {
        let mut file = File::open(self.old.as_ref()?).ok()?;
        let end = output.at.checked_add(output.bytes)?;
        if file.metadata().ok()?.len() < end {
            return None;
        }
        file.seek(SeekFrom::Start(output.at)).ok()?;
        let mut bytes = vec![0; usize::try_from(output.bytes).ok()?];
        file.read_exact(&mut bytes).ok()?;
        (blake3::hash(&bytes).to_hex().as_str() == output.blake3).then_some(Staged::Bytes(bytes))
    }
}
