//! Members of archives as streams: read one after another, named `archive!/member`, never written to disk.

use super::{Fate, Limits, read, unpack, unpack::Packing};
use std::{
    collections::HashSet,
    fs::File,
    io::{self, BufReader, Read},
    path::{Component, Path, PathBuf},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

/// Members waiting for their turn.
const WAITING: usize = 4;

/// A member: its name inside the archive, and its bytes or why there are none.
pub type Member = (PathBuf, Result<Vec<u8>, Fate>);

/// Is a file of that name an archive?
pub fn is_archive(path: &Path) -> bool {
    let (_, name) = Packing::of(path);
    let ending = name.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    matches!(ending.as_deref(), Some("zip" | "tar"))
}

/// The members of an archive, in its own order. `wanted` says which names are read; the others are skipped.
pub fn members(
    path: PathBuf,
    limits: Limits,
    wanted: impl Fn(&Path) -> bool + Send + 'static,
) -> impl Iterator<Item = Member> + Send {
    let (send, receive): (SyncSender<Member>, Receiver<Member>) = sync_channel(WAITING);
    let reader = Reader { limits, wanted: Box::new(wanted), seen: HashSet::new(), send };
    thread::spawn(move || reader.read(&path));
    receive.into_iter()
}

struct Reader {
    limits: Limits,
    wanted: Box<dyn Fn(&Path) -> bool + Send>,
    seen: HashSet<PathBuf>,
    send: SyncSender<Member>,
}

/// The run no longer listens, or the archive is over its limit: reading ends.
struct Over;

impl Reader {
    fn read(mut self, path: &Path) {
        let (packing, name) = Packing::of(path);
        let zip = name.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip"));
        let ended = match read::open(path) {
            Ok(file) if zip && packing == Packing::None => self.zip(file),
            Ok(_) if zip => Err(io::Error::other("a zip that is compressed once more")),
            Ok(file) => self.tar(packing.open(BufReader::new(file))),
            Err(e) => Err(e),
        };
        if let Err(e) = ended {
            let fate = Fate::Quarantined(format!("cannot be unpacked: {}", read::plain(&e)));
            let _ = self.send.send((PathBuf::new(), Err(fate)));
        }
    }

    fn tar(&mut self, from: Box<dyn Read + Send + '_>) -> io::Result<()> {
        let mut archive = tar::Archive::new(from);
        for entry in archive.entries()? {
            let entry = entry?;
            let kind = entry.header().entry_type();
            if kind.is_dir() {
                continue;
            }
            let (name, size) = (entry.path()?.into_owned(), entry.size());
            let plain = kind.is_file().then_some(()).ok_or("not a regular file");
            if self.give(name, plain, size, entry).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn zip(&mut self, file: File) -> io::Result<()> {
        let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(io::Error::other)?;
        for index in 0..archive.len() {
            let entry = archive.by_index(index).map_err(io::Error::other)?;
            if entry.is_dir() {
                continue;
            }
            let (name, packed) =
                (PathBuf::from(String::from_utf8_lossy(entry.name_raw()).into_owned()), entry.compressed_size());
            let plain = if entry.is_symlink() { Err("link, not followed") } else { Ok(()) };
            if self.give(name, plain, packed, entry).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Reads a member and hands it on.
    fn give(&mut self, name: PathBuf, plain: Result<(), &str>, packed: u64, from: impl Read) -> Result<(), Over> {
        let (packing, inner) = Packing::of(&name);
        let bytes = match plain {
            _ if !is_safe(&name) => Err(Fate::Quarantined(format!("unsafe name of a member: {}", name.display()))),
            Err(why) => Err(Fate::Skipped(why.into())),
            Ok(()) if !(self.wanted)(&inner) => Err(Fate::Skipped("not named as a page".into())),
            Ok(()) if !self.seen.insert(name.clone()) => {
                Err(Fate::Quarantined("a member of that name came before".into()))
            }
            Ok(()) => unpack::member(from, packed.max(1), &self.limits)
                .and_then(|bytes| unpack::unpack(bytes, packing, &self.limits))
                .and_then(read::text),
        };
        let name = if is_safe(&name) { name } else { PathBuf::from(format!("unsafe-{}", self.seen.len())) };
        self.send.send((name, bytes)).map_err(|_| Over)?;
        if self.seen.len() < self.limits.max_entries { Ok(()) } else { self.stop() }
    }

    fn stop(&self) -> Result<(), Over> {
        let fate = Fate::Quarantined(format!("--max-entries: more than {} pages in it", self.limits.max_entries));
        let _ = self.send.send((PathBuf::new(), Err(fate)));
        Err(Over)
    }
}

/// Does the name stay below the archive's own?
fn is_safe(name: &Path) -> bool {
    let text = name.to_string_lossy();
    let foreign = text.contains('\\') || text.contains('\0') || text.get(1..2) == Some(":");
    let below = name.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    !foreign && below && name.file_name().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_are_not_safe() {
        for name in ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "a\\..\\x.txt", ""] {
            assert!(!is_safe(Path::new(name)), "{name}");
        }
        assert!(is_safe(Path::new("./a/x.txt")) && is_safe(Path::new("港/聞.txt")));
    }

    #[test]
    fn archives_are_known_by_name() {
        for name in ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst", "A.ZIP"] {
            assert!(is_archive(Path::new(name)), "{name}");
        }
        assert!(!is_archive(Path::new("a.txt.gz")));
    }
}
