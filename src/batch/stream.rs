//! All outputs one after another into something that is no file: standard output, a device or a FIFO.

use super::{
    manifest_row::Output,
    side,
    sink::{Sink, Staged, Staging},
};
use crate::error::{Error, Result};
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Outputs one after another.
pub struct Stream {
    to: BufWriter<Box<dyn Write + Send>>,
    /// As messages name it.
    name: PathBuf,
    written: u64,
}

impl Stream {
    /// Standard output, `header` first.
    pub fn stdout(header: &[u8]) -> Result<Self> {
        let mut stream = Self::over(Box::new(io::stdout()), PathBuf::from("standard output"));
        stream.write(header)?;
        Ok(stream)
    }

    /// A device or a FIFO, `header` first.
    pub fn device(place: &Path, header: &[u8]) -> Result<Self> {
        let device = File::options().write(true).open(place);
        let device = device.map_err(|source| Error::Create { path: place.to_owned(), source })?;
        let mut stream = Self::over(Box::new(device), place.to_owned());
        stream.write(header)?;
        Ok(stream)
    }

    fn over(to: Box<dyn Write + Send>, name: PathBuf) -> Self {
        Self { to: BufWriter::with_capacity(1 << 18, to), name, written: 0 }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.written += bytes.len() as u64;
        self.to.write_all(bytes).map_err(|source| self.lost(source))
    }

    fn lost(&self, source: io::Error) -> Error {
        side::lost(&self.name, self.to.buffer().len() as u64, source)
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
        self.to.flush().map_err(|source| self.lost(source))
    }

    fn finish(&mut self) -> Result<()> {
        self.settle()
    }
}

/// Leaves outputs in memory until their turn.
#[derive(Debug, Default)]
pub struct Passing;

impl Staging for Passing {
    fn stage(&self, _target: &Path, _number: usize, bytes: Vec<u8>) -> Result<Staged> {
        Ok(Staged::Bytes(bytes))
    }

    fn recall(&self, _output: &Output) -> Option<Staged> {
        None
    }
}
