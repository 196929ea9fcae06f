//! Members of archives as streams: read one after another, named `archive!/member`, never written to disk.

use super::{
    Fate, Limits, read, unpack,
    unpack::{Metered, Packing},
};
use std::{
    collections::HashSet,
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::{Component, Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

/// Members are handed on together: so many, or of so many bytes.
const TOGETHER: usize = 64;
const TOGETHER_BYTES: usize = 1 << 20;

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
    progress: Arc<AtomicU64>,
    wanted: impl Fn(&Path) -> bool + Send + 'static,
) -> impl Iterator<Item = Member> + Send {
    let (send, receive): (SyncSender<Vec<Member>>, Receiver<Vec<Member>>) = sync_channel(0);
    let reader = Reader {
        limits,
        progress,
        wanted: Box::new(wanted),
        seen: HashSet::new(),
        met: 0,
        expanded: 0,
        ready: Vec::new(),
        ready_bytes: 0,
        send,
    };
    thread::spawn(move || reader.read(&path));
    receive.into_iter().flatten()
}

struct Reader {
    limits: Limits,
    /// Bytes of files read so far.
    progress: Arc<AtomicU64>,
    wanted: Box<dyn Fn(&Path) -> bool + Send>,
    /// Digests of the names of members that were read.
    seen: HashSet<[u8; 16]>,
    /// How many members were met.
    met: usize,
    /// How many bytes were unpacked.
    expanded: u64,
    /// Members to be handed on, and their bytes.
    ready: Vec<Member>,
    ready_bytes: usize,
    send: SyncSender<Vec<Member>>,
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
            Ok(file) => self.tar(packing, file),
            Err(e) => Err(e),
        };
        if let Err(e) = ended {
            self.of_itself(unpack::fate(&e));
        }
        let _ = self.hand_on();
    }

    fn tar(&mut self, packing: Packing, file: File) -> io::Result<()> {
        let mut archive = tar::Archive::new(Metered::new(packing, file, &self.limits, Arc::clone(&self.progress)));
        for entry in archive.entries()? {
            let entry = entry?;
            let kind = entry.header().entry_type();
            if kind.is_dir() {
                continue;
            }
            let name = entry.path().map_or_else(|_| PathBuf::new(), |path| path.into_owned());
            let (plain, size) = (kind.is_file().then_some(()).ok_or("not a regular file"), entry.size());
            if self.give(name, plain, size, entry).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn zip(&mut self, mut file: File) -> io::Result<()> {
        if directory_entries(&mut file)? > self.limits.max_entries as u64 {
            self.too_many();
            return Ok(());
        }
        self.progress.fetch_add(file.metadata()?.len(), Ordering::Relaxed);
        let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(io::Error::other)?;
        for index in 0..archive.len() {
            let name = archive.name_for_index(index).and_then(Result::ok).map(|name| PathBuf::from(&*name));
            let entry = match archive.by_index(index) {
                Ok(entry) if entry.is_dir() => continue,
                Ok(entry) => entry,
                Err(e) => {
                    let fate = unpack::fate(&io::Error::other(e));
                    if self.put(name.unwrap_or_default(), Err(fate)).is_err() {
                        break;
                    }
                    continue;
                }
            };
            let name = PathBuf::from(String::from_utf8_lossy(entry.name_raw()).into_owned());
            let plain = if entry.is_symlink() { Err("link, not followed") } else { Ok(()) };
            let packed = entry.compressed_size();
            if self.give(name, plain, packed, entry).is_err() {
                break;
            }
        }
        if archive.has_duplicate_names() {
            self.of_itself(Fate::Quarantined("several members have one name; only one of them was read".into()));
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
            Ok(()) if !self.seen.insert(digest(&name)) => {
                Err(Fate::Quarantined("a member of that name came before".into()))
            }
            Ok(()) => unpack::member(from, packed.max(1), &self.limits)
                .and_then(|bytes| unpack::unpack(bytes, packing, &self.limits))
                .and_then(read::text),
        };
        self.put(name, bytes)
    }

    fn put(&mut self, name: PathBuf, bytes: Result<Vec<u8>, Fate>) -> Result<(), Over> {
        self.met += 1;
        if self.met > self.limits.max_entries {
            self.too_many();
            return Err(Over);
        }
        let size = bytes.as_ref().map_or(0, Vec::len);
        self.expanded += size as u64;
        if self.expanded > self.limits.max_expanded {
            let most = self.limits.max_expanded;
            self.of_itself(Fate::Quarantined(format!("--max-expanded: over {most} bytes of pages in it")));
            return Err(Over);
        }
        let name = if is_safe(&name) { name } else { PathBuf::from(format!("unsafe-{}", self.met)) };
        self.ready.push((name.components().filter(|c| *c != Component::CurDir).collect(), bytes));
        self.ready_bytes += size;
        match self.ready.len() >= TOGETHER || self.ready_bytes >= TOGETHER_BYTES {
            true => self.hand_on(),
            false => Ok(()),
        }
    }

    fn hand_on(&mut self) -> Result<(), Over> {
        self.ready_bytes = 0;
        self.send.send(std::mem::take(&mut self.ready)).map_err(|_| Over)
    }

    fn too_many(&mut self) {
        self.of_itself(Fate::Quarantined(format!("--max-entries: more than {} in it", self.limits.max_entries)));
    }

    /// Says what became of the archive itself, or of the rest of it.
    fn of_itself(&mut self, fate: Fate) {
        self.ready.push((PathBuf::new(), Err(fate)));
    }
}

fn digest(name: &Path) -> [u8; 16] {
    let plain: PathBuf = name.components().filter(|c| *c != Component::CurDir).collect();
    let hash = blake3::hash(plain.as_os_str().as_encoded_bytes());
    *hash.as_bytes().first_chunk().unwrap_or(&[0; 16])
}

/// How many entries the directory of a zip says it has, before any of it is read; 0 where there is none to be found.
fn directory_entries(file: &mut File) -> io::Result<u64> {
    /// A directory's end, its longest comment, and what a large archive has before it.
    const TAIL: u64 = 22 + 65_535 + 76;
    let start = file.metadata()?.len().saturating_sub(TAIL);
    file.seek(SeekFrom::Start(start))?;
    let mut tail = Vec::new();
    (&mut *file).take(TAIL).read_to_end(&mut tail)?;
    file.rewind()?;
    let find = |mark: &[u8]| memchr::memmem::rfind(&tail, mark);
    let number = |at: usize, bytes: usize| {
        let field = tail.get(at..at + bytes).unwrap_or_default();
        field.iter().rev().fold(0u64, |number, byte| number << 8 | u64::from(*byte))
    };
    let small = find(b"PK\x05\x06").map_or(0, |at| number(at + 10, 2));
    Ok(find(b"PK\x06\x06").map_or(small, |at| small.max(number(at + 32, 8))))
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
    fn one_name_written_two_ways_is_one() {
        assert_eq!(digest(Path::new("./a//x.txt")), digest(Path::new("a/./x.txt")));
        assert_ne!(digest(Path::new("a/x.txt")), digest(Path::new("ax.txt")));
    }

    #[test]
    fn archives_are_known_by_name() {
        for name in ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst", "A.ZIP"] {
            assert!(is_archive(Path::new(name)), "{name}");
        }
        assert!(!is_archive(Path::new("a.txt.gz")));
    }
}
