//! Compressed files as streams, within limits on size and ratio. Nothing is unpacked to disk.

use super::{Fate, Limits, read};
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use std::{
    io::{self, BufRead, Read},
    path::Path,
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
                self.from = self.frame.take().map(StreamingDecoder::into_inner);
            }
            let Some(mut from) = self.from.take() else { return Ok(0) };
            if from.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.frame = Some(StreamingDecoder::new(from).map_err(io::Error::other)?);
        }
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
    from.take(fair + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Fate::Quarantined(format!("cannot be unpacked: {}", read::plain(&e))))?;
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
    fn names_say_how_a_file_is_packed() {
        let of = |name: &str| Packing::of(Path::new(name));
        assert_eq!(of("a.txt.gz"), (Packing::Gzip, "a.txt".into()));
        assert_eq!(of("a.tgz"), (Packing::Gzip, "a.tar".into()));
        assert_eq!(of("a.txt.ZST"), (Packing::Zstd, "a.txt".into()));
        assert_eq!(of("a.txt"), (Packing::None, "a.txt".into()));
    }
}
