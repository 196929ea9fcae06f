//! The one error: what stops a page, a pack or a run.

use std::path::PathBuf;

/// What newsprint cannot go on from. Stages after decoding never fail: they return values and notes.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    #[error("{}: {}", path.display(), plain(source))]
    Read {
        /// The file as it was named.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// An output could not be made or written.
    #[error("{}: {}", path.display(), plain(source))]
    Write {
        /// The output as it was named.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// An input is larger than offsets of 32 bits can address.
    #[error("{}: {bytes} bytes is over the limit of {limit} bytes for one page", path.display())]
    TooLarge {
        /// The file as it was named.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
        /// The largest size taken.
        limit: u64,
    },
    /// An input is no text.
    #[error("{}: not text ({why})", path.display())]
    Binary {
        /// The file as it was named.
        path: PathBuf,
        /// What gave it away.
        why: &'static str,
    },
    /// A rule pack is unsound.
    #[error("{}:{line}:{column}: {message}", path.display())]
    Pack {
        /// The pack's file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong, and what would be right.
        message: String,
    },
    /// A file that people write (settings, a golden) is not what it should be.
    #[error("{}:{line}:{column}: {message}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong, and what would be right.
        message: String,
    },
    /// The output cannot be created: nothing was read yet.
    #[error("{}: cannot be created: {}", path.display(), plain(source))]
    Create {
        /// The output as it was named.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Another run holds the output.
    #[error("{}: locked by another run ({holder})", path.display())]
    Locked {
        /// The lock.
        path: PathBuf,
        /// Who holds it.
        holder: String,
    },
    /// There was nothing to work on.
    #[error("no usable input: {0}")]
    NoInput(String),
    /// A command line or settings file asks for something impossible.
    #[error("{0}")]
    Usage(String),
}

/// What the system says, without its number.
pub fn plain(error: &std::io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or(&said).to_owned()
}

/// A result with the crate's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_quoted_without_its_numbers() {
        let source = std::io::Error::from_raw_os_error(2);
        let error = Error::Read { path: "a.txt".into(), source };
        assert_eq!(error.to_string(), "a.txt: No such file or directory");
    }
}
