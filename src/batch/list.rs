//! `--files-from`: paths, one a line, or each ended by a NUL as `find -print0` writes them. One is held at a time.

use super::{Fate, entry, read};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Component, Path, PathBuf},
};

/// Longest path, in bytes.
const LONGEST: u64 = 1 << 16;

/// Paths as a list gives them.
pub struct List {
    from: Box<dyn BufRead + Send>,
    /// What ends a path; told by the beginning of the list.
    end: Option<u8>,
    ended: bool,
}

impl List {
    /// Opens the list at `path`, or standard input for `-`.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(match path == Path::new("-") {
            true => Self::over(Box::new(BufReader::new(io::stdin()))),
            false => Self::over(Box::new(BufReader::with_capacity(1 << 16, File::open(path)?))),
        })
    }

    fn over(from: Box<dyn BufRead + Send>) -> Self {
        Self { from, end: None, ended: false }
    }

    fn path(&mut self) -> io::Result<Option<PathBuf>> {
        let end = match self.end {
            Some(end) => end,
            None => *self.end.insert(if self.from.fill_buf()?.contains(&0) { 0 } else { b'\n' }),
        };
        let mut bytes = Vec::new();
        if (&mut self.from).take(LONGEST).read_until(end, &mut bytes)? == 0 {
            return Ok(None);
        }
        if bytes.last() == Some(&end) {
            bytes.pop();
        } else if bytes.len() as u64 == LONGEST {
            return Err(io::Error::other(format!("a path of more than {LONGEST} bytes")));
        }
        Ok(Some(of_bytes(bytes)))
    }
}

impl Iterator for List {
    type Item = Result<PathBuf, Fate>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.path() {
                Ok(Some(path)) if path.as_os_str().is_empty() => {}
                Ok(Some(path)) => return Some(Ok(path)),
                Ok(None) => self.ended = true,
                Err(e) => {
                    self.ended = true;
                    return Some(Err(Fate::Failed(format!("--files-from: {}", read::plain(&e)))));
                }
            }
        }
        None
    }
}

#[cfg(unix)]
fn of_bytes(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn of_bytes(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// Where the output of a path of a list is filed: a relative path as it is, an absolute one below `!`. Paths that lead
/// upwards are resolved first. No two files share a place.
pub fn place(path: &Path) -> PathBuf {
    let upwards = path.components().any(|c| c == Component::ParentDir);
    let real = if upwards { path.canonicalize().ok() } else { None };
    let path = real.as_deref().unwrap_or(path);
    let below = path.components().filter(|c| matches!(c, Component::Normal(_))).collect::<PathBuf>();
    let below = entry::filed(&below);
    if path.is_absolute() { Path::new("!").join(below) } else { below }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn paths(list: &'static str) -> Vec<PathBuf> {
        List::over(Box::new(list.as_bytes())).map(Result::unwrap).collect()
    }

    #[test]
    fn lines_and_nuls_both_end_paths() {
        assert_eq!(paths("a.txt\n\nb c.txt"), ["a.txt", "b c.txt"].map(PathBuf::from));
        assert_eq!(paths("a.txt\0b\nc.txt\0"), ["a.txt", "b\nc.txt"].map(PathBuf::from));
        assert!(paths("").is_empty());
    }

    #[test]
    fn places_stay_below_the_output_and_are_not_shared() {
        assert_eq!(place(Path::new("./a//b.txt")), Path::new("a/b.txt"));
        assert_eq!(place(Path::new("/a/b.txt")), Path::new("!/a/b.txt"));
        assert_eq!(place(Path::new("!/a/b.txt")), Path::new("!!/a/b.txt"));
        assert!(place(Path::new("../../b.txt")).components().all(|c| matches!(c, Component::Normal(_))));
    }
}
