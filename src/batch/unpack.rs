//! Compressed files as streams, within limits on size and ratio. Nothing is unpacked to disk.

use super::{Fate, Limits, read};
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Ways to compress one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As it is.
    None,
    /// gzip, one member or several.
    Gzip,
    /// Zstandard, one frame or several.
    Zstd,
}

/// Sizes below this are never held against the ratio, in bytes.
const SMALL: u64 = 1 << 20;

impl Packing {
    /// How a file of that name is compressed, and its name without the ending that says so.
    pub fn of(name: &Path) -> (Self, std::path::PathBuf) {
        let ending = name.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        match ending.as_deref() {
            Some("gz") => (Self::Gzip, name.with_extension("")),
            Some("tgz") => (Self::Gzip, name.with_extension("tar")),
            Some("zst") => (Self::Zstd, name.with_extension("")),
            _ => (Self::None, name.to_owned()),
        }
    }

    /// The bytes before compression, as a stream.
    pub fn open<'r>(self, from: impl BufRead + Send + 'r) -> Box<dyn Read + Send + 'r> {
        match self {
            Self::None => Box::new(from),
            Self::Gzip => Box::new(MultiGzDecoder::new(from)),
            Self::Zstd => Box::new(Frames { from: Some(from), frame: None }),
        }
    }
}

/// Zstandard frames, one after another.
struct Frames<R: BufRead> {
    from: Option<R>,
    frame: Option<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let read = frame.read(out)?;
                if read > 0 || out.is_empty() {
                    return Ok(read);
                }
                self.from = self.frame.take().map(checked).transpose()?;
            }
            let Some(mut from) = self.from.take() else { return Ok(0) };
            if from.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.frame = Some(StreamingDecoder::new(from).map_err(io::Error::other)?);
        }
    }
}

/// What follows a frame that was read to its end, if it came out as it went in.
fn checked<R: Read>(frame: StreamingDecoder<R, ruzstd::decoding::FrameDecoder>) -> io::Result<R> {
    let (said, seen) = (frame.decoder.get_checksum_from_data(), frame.decoder.get_calculated_checksum());
    match said {
        Some(_) if said != seen => Err(io::Error::new(io::ErrorKind::InvalidData, "a checksum that is not right")),
        _ => Ok(frame.into_inner()),
    }
}

/// A compressed file as a stream, as long as what comes out of it is within limits.
pub struct Metered {
    plain: Box<dyn Read + Send>,
    /// Bytes of the file that were read.
    packed: Arc<AtomicU64>,
    /// Bytes that came out.
    given: u64,
    max_ratio: u64,
    max_expanded: u64,
}

impl Metered {
    /// Reads `file`, which is compressed in that way. What is read of it is added to `progress`.
    pub fn new(packing: Packing, file: File, limits: &Limits, progress: Arc<AtomicU64>) -> Self {
        let packed = Arc::new(AtomicU64::new(0));
        let counted = Counted { file, read: Arc::clone(&packed), progress };
        let plain = packing.open(BufReader::with_capacity(1 << 16, counted));
        let (max_ratio, max_expanded) = match packing {
            Packing::None => (u64::MAX, u64::MAX),
            _ => (limits.max_ratio, limits.max_expanded),
        };
        Self { plain, packed, given: 0, max_ratio, max_expanded }
    }
}

impl Read for Metered {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.plain.read(out)?;
        self.given += read as u64;
        let fair = self.packed.load(Ordering::Relaxed).saturating_mul(self.max_ratio).max(SMALL);
        if self.given > self.max_expanded {
            return Err(io::Error::other(format!("--max-expanded: unpacks to over {} bytes", self.max_expanded)));
        }
        if self.given > fair {
            return Err(io::Error::other(format!("--max-ratio: unpacks to over {} times its size", self.max_ratio)));
        }
        Ok(read)
    }
}

struct Counted {
    file: File,
    read: Arc<AtomicU64>,
    progress: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(out)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        self.progress.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// What becomes of an input whose stream broke off: the system's fault, a limit's, or its own.
pub fn fate(error: &io::Error) -> Fate {
    let why = read::plain(error);
    match error.raw_os_error() {
        Some(_) => Fate::Failed(format!("read: {why}")),
        None if why.starts_with("--") => Fate::Quarantined(why),
        None => Fate::Quarantined(format!("cannot be unpacked: {why}")),
    }
}

/// A page's bytes out of a file that was read whole.
pub fn unpack(bytes: Vec<u8>, packing: Packing, limits: &Limits) -> Result<Vec<u8>, Fate> {
    match packing {
        Packing::None => Ok(bytes),
        _ => member(packing.open(&*bytes), bytes.len() as u64, limits),
    }
}

/// Reads a member of `packed` bytes whole.
pub fn member(from: impl Read, packed: u64, limits: &Limits) -> Result<Vec<u8>, Fate> {
    let most = limits.max_file_size;
    let fair = packed.saturating_mul(limits.max_ratio).max(SMALL).min(most);
    let mut bytes = Vec::new();
    from.take(fair + 1).read_to_end(&mut bytes).map_err(|e| fate(&e))?;
    match bytes.len() as u64 {
        size if size <= fair => Ok(bytes),
        _ if fair == most => Err(Fate::Quarantined(format!("--max-file-size: over {most} bytes when unpacked"))),
        _ => Err(Fate::Quarantined(format!("--max-ratio: unpacks to more than {} times its size", limits.max_ratio))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(text).unwrap();
        packed.finish().unwrap()
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest)
    }

    #[test]
    fn members_and_frames_are_read_one_after_another() {
        for (packing, pack) in [(Packing::Gzip, gzip as fn(&[u8]) -> Vec<u8>), (Packing::Zstd, zstd)] {
            let both = [pack("港".as_bytes()), pack("聞".as_bytes())].concat();
            assert_eq!(unpack(both, packing, &Limits::default()).unwrap(), "港聞".as_bytes(), "{packing:?}");
        }
    }

    #[test]
    fn bombs_and_broken_files_are_quarantined() {
        let reason =
            |bytes, packing, limits: &Limits| unpack(bytes, packing, limits).unwrap_err().reason().unwrap().to_owned();
        let bomb = gzip(&vec![b' '; 8 << 20]);
        assert!(reason(bomb.clone(), Packing::Gzip, &Limits::default()).starts_with("--max-ratio"));
        let small = Limits { max_file_size: 1000, max_ratio: 1_000_000, ..Limits::default() };
        assert!(reason(bomb, Packing::Gzip, &small).starts_with("--max-file-size"));
        let page = gzip("特首昨日宣布新措施。".as_bytes());
        assert!(reason(page[..page.len() - 4].to_vec(), Packing::Gzip, &Limits::default()).contains("unpacked"));
        assert!(reason(b"not zstd".to_vec(), Packing::Zstd, &Limits::default()).contains("unpacked"));
    }

    #[test]
    fn checksums_are_checked_and_junk_after_the_end_is_a_fault() {
        let page = "特首昨日宣布新措施，並公布撥款五千萬元。".as_bytes();
        let broken = |bytes: Vec<u8>, packing| unpack(bytes, packing, &Limits::default()).is_err();
        let mut packed = gzip(page);
        let at = packed.len() - 8;
        packed[at] ^= 1;
        assert!(broken(packed, Packing::Gzip), "a wrong CRC");
        for (packing, packed) in [(Packing::Gzip, gzip(page)), (Packing::Zstd, zstd(page))] {
            assert!(broken([&packed, &b"junk"[..]].concat(), packing), "{packing:?} with junk");
            assert!(!broken(packed, packing), "{packing:?}");
        }
        let mut packed = zstd(page);
        let last = packed.len() - 1;
        packed[last] ^= 1;
        assert!(broken(packed, Packing::Zstd), "a wrong checksum of Zstandard");
    }

    #[test]
    fn a_stream_is_stopped_at_its_ratio_and_its_size() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&gzip(&vec![b' '; 8 << 20])).unwrap();
        let said = |limits: &Limits| {
            let mut file = file.try_clone().unwrap();
            io::Seek::rewind(&mut file).unwrap();
            let mut metered = Metered::new(Packing::Gzip, file, limits, Arc::default());
            io::copy(&mut metered, &mut io::sink()).unwrap_err().to_string()
        };
        assert!(said(&Limits::default()).starts_with("--max-ratio"));
        let limits = Limits { max_ratio: 100_000, max_expanded: 1 << 20, ..Limits::default() };
        assert!(said(&limits).starts_with("--max-expanded"));
    }

    #[test]
    fn names_say_how_a_file_is_packed() {
        let of = |name: &str| Packing::of(Path::new(name));
        assert_eq!(of("a.txt.gz"), (Packing::Gzip, "a.txt".into()));
        assert_eq!(of("a.tgz"), (Packing::Gzip, "a.tar".into()));
        assert_eq!(of("a.txt.ZST"), (Packing::Zstd, "a.txt".into()));
        assert_eq!(of("a.txt"), (Packing::None, "a.txt".into()));
    }
}
