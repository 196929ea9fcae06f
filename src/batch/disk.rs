//! The one seam through which a run changes the disk: what is written here can be made to fail, call by call, in tests.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Ways to touch the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// A file is made, or opened to be written.
    Open,
    /// Bytes are written.
    Write,
    /// Bytes are brought to the disk.
    Sync,
    /// A file takes its place.
    Rename,
    /// An input is read.
    Read,
}

/// Lets a call pass, unless a test wants it to fail.
#[cfg(not(test))]
pub fn pass(_call: Call, _path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub use super::tests::fault::pass;

/// A file that is being written.
#[derive(Debug)]
pub struct Output {
    file: File,
    path: PathBuf,
}

impl Output {
    /// Makes a file, or empties the one that is there.
    pub fn create(path: &Path) -> io::Result<Self> {
        Self::open(path, File::options().create(true).write(true).truncate(true))
    }

    /// Opens a file to write after its end, made if need be.
    pub fn append(path: &Path) -> io::Result<Self> {
        Self::open(path, File::options().create(true).append(true))
    }

    /// Opens a file that is there to write on in it.
    pub fn reopen(path: &Path) -> io::Result<Self> {
        Self::open(path, File::options().write(true))
    }

    fn open(path: &Path, options: &fs::OpenOptions) -> io::Result<Self> {
        pass(Call::Open, path)?;
        Ok(Self { file: options.open(path)?, path: path.to_owned() })
    }

    /// Waits until its bytes are on the disk.
    pub fn sync(&self) -> io::Result<()> {
        pass(Call::Sync, &self.path)?;
        self.file.sync_data()
    }

    /// Cuts it to `length` bytes and writes on from there.
    pub fn cut(&mut self, length: u64) -> io::Result<()> {
        use std::io::Seek;
        pass(Call::Write, &self.path)?;
        self.file.set_len(length)?;
        self.file.seek(io::SeekFrom::Start(length)).map(drop)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(e) = pass(Call::Write, &self.path) {
            if e.kind() != io::ErrorKind::Interrupted {
                // A disk that fills up takes what still fits.
                let _ = self.file.write_all(&bytes[..bytes.len() / 2]);
            }
            return Err(e);
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Renames a file, making the folder it is to be in where there is none.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    pass(Call::Rename, to)?;
    match fs::rename(from, to) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::rename(from, to)
        }
        renamed => renamed,
    }
}

/// Waits until everything written to the file system of `folder` is on the disk: one call for many small files.
pub fn sync_all(folder: &Path) -> io::Result<()> {
    pass(Call::Sync, folder)?;
    let open = File::open(folder)?;
    #[cfg(target_os = "linux")]
    return rustix::fs::syncfs(&open).map_err(Into::into);
    #[cfg(not(target_os = "linux"))]
    open.sync_all()
}
