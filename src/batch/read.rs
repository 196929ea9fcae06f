//! A file's bytes, read whole; or why not.

use super::{
    Fate, Limits, binary,
    unpack::{self, Packing},
};
use std::{
    fs::{File, Metadata},
    io::{self, Read},
    path::Path,
};

/// Reads a page. Anything but a regular file is skipped, and never waited for.
pub fn page(path: &Path, limits: &Limits) -> Result<Vec<u8>, Fate> {
    let bytes = match attempt(path, limits)? {
        Some(bytes) => bytes,
        None => attempt(path, limits)?.ok_or_else(|| Fate::Failed("changed while it was read, twice".into()))?,
    };
    let (packing, _) = Packing::of(path);
    unpack::unpack(bytes, packing, limits).and_then(text)
}

/// The bytes, if they are text.
pub fn text(bytes: Vec<u8>) -> Result<Vec<u8>, Fate> {
    match binary::kind(&bytes) {
        Some(kind) => Err(Fate::Skipped(format!("binary ({kind})"))),
        None => Ok(bytes),
    }
}

/// Reads the file once; none if it changed meanwhile.
fn attempt(path: &Path, limits: &Limits) -> Result<Option<Vec<u8>>, Fate> {
    let failed = |e: io::Error| Fate::Failed(format!("read: {}", plain(&e)));
    let mut file = open(path).map_err(failed)?;
    let before = file.metadata().map_err(failed)?;
    if let Some(kind) = special(&before) {
        return Err(Fate::Skipped(kind.into()));
    }
    let limit = limits.max_file_size;
    if before.len() > limit {
        return Err(over(before.len(), limit));
    }
    let mut bytes = Vec::with_capacity(before.len() as usize + 1);
    (&mut file).take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(over(bytes.len() as u64, limit));
    }
    let after = file.metadata().map_err(failed)?;
    let same = after.len() == before.len() && after.modified().ok() == before.modified().ok();
    Ok(same.then_some(bytes))
}

fn over(bytes: u64, limit: u64) -> Fate {
    Fate::Quarantined(format!("--max-file-size: {bytes} bytes, over {limit}"))
}

/// Opens a file without waiting for a writer, should it be a FIFO.
#[cfg(unix)]
pub fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NONBLOCK.bits() as i32;
    File::options().read(true).custom_flags(flags).open(path)
}

/// Opens a file.
#[cfg(not(unix))]
pub fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// What a file is that is no regular one; none for those that are.
pub fn special(metadata: &Metadata) -> Option<&'static str> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        let kinds = [
            (kind.is_fifo(), "FIFO"),
            (kind.is_socket(), "socket"),
            (kind.is_block_device() || kind.is_char_device(), "device"),
        ];
        if let Some((_, name)) = kinds.into_iter().find(|(is, _)| *is) {
            return Some(name);
        }
    }
    match metadata.is_file() {
        true => None,
        false if metadata.is_dir() => Some("folder"),
        false => Some("not a regular file"),
    }
}

/// An error of the system in its own words, without Rust's "(os error N)".
pub fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}
