//! A file's bytes, read whole; or why not.

pub use crate::error::plain;

use super::{
    Fate, Limits, binary,
    disk::{self, Call},
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
        None => attempt(path, limits)?.ok_or_else(|| Fate::Failed("changed-during-read, twice".into()))?,
    };
    let (packing, _) = Packing::of(path);
    unpack::unpack(bytes, packing, limits).and_then(text)
}

/// Standard input to its end as one page of at most `limit` bytes.
pub fn stdin(limit: u64) -> Result<Vec<u8>, Fate> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes);
    match read.map_err(|e| Fate::Failed(format!("read: {}", plain(&e))))? as u64 {
        read if read > limit => Err(Fate::Quarantined(format!("--max-file-size: over {limit} bytes"))),
        _ => Ok(bytes),
    }
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
    disk::pass(Call::Read, path).map_err(failed)?;
    // A file that says it is empty may be one that the system makes up as it is read.
    let most = if before.len() == 0 { limit + 1 } else { before.len() };
    let mut bytes = Vec::with_capacity(before.len() as usize);
    (&mut file).take(most).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(over(bytes.len() as u64, limit));
    }
    let after = file.metadata().map_err(failed)?;
    let cut_short = (bytes.len() as u64) < before.len();
    let same = !cut_short && after.len() == before.len() && after.modified().ok() == before.modified().ok();
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::batch::tests::fault::{Fault, How};

    fn file(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.txt");
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_read_once_more() {
        let (folder, path) = file("港聞");
        let fault = Fault::after(0, Some(Call::Read), How::Grows(1), folder.path());
        assert_eq!(page(&path, &Limits::default()), Ok("港聞.".into()));
        assert!(fault.was_met());
        drop(fault);
        let _fault = Fault::after(0, Some(Call::Read), How::Grows(9), folder.path());
        let fate = page(&path, &Limits::default()).unwrap_err();
        assert_eq!(fate.reason(), Some("changed-during-read, twice"));
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let (folder, path) = file("港聞");
        let _fault = Fault::after(0, Some(Call::Read), How::Once(io::ErrorKind::PermissionDenied), folder.path());
        assert_eq!(page(&path, &Limits::default()), Err(Fate::Failed("read: permission denied".into())));
        let gone = page(&folder.path().join("gone.txt"), &Limits::default());
        assert_eq!(gone, Err(Fate::Failed("read: No such file or directory".into())));
    }
}
