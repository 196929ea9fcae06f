//! What the outputs of an argument are filed under. No two arguments share a label.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

/// Does the argument stand for standard input?
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// An argument's own name.
pub fn own_name(path: &Path) -> PathBuf {
    let name = path.file_name().map(OsStr::to_owned);
    name.or_else(|| path.canonicalize().ok()?.file_name().map(OsStr::to_owned)).unwrap_or_default().into()
}

/// What the outputs of an argument are filed under: its name, numbered where that is taken.
pub fn of(path: &Path, taken: impl Fn(&Path) -> bool) -> PathBuf {
    let name = if is_stdin(path) { PathBuf::from("stdin") } else { own_name(path) };
    let numbered = |n: usize| appended(&name, &format!("~{n}"));
    let mut names = std::iter::once(name.clone()).chain((2..).map(numbered));
    names.find(|n| !taken(n)).unwrap_or(name)
}

/// The label of a folder: not that of an archive's members.
pub fn of_folder(label: &Path) -> PathBuf {
    if label.as_os_str().as_encoded_bytes().ends_with(b"!") { appended(label, "!") } else { label.to_owned() }
}

/// A path with more at its end.
pub fn appended(path: &Path, more: &str) -> PathBuf {
    let mut longer = path.as_os_str().to_owned();
    longer.push(more);
    longer.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_of_the_same_name_are_numbered() {
        let taken = ["x.txt", "x.txt~2"].map(PathBuf::from);
        let free = |name: &str| of(Path::new(name), |l| taken.contains(&l.to_owned()));
        assert_eq!(free("a/x.txt"), Path::new("x.txt~3"));
        assert_eq!(free("b/y.txt"), Path::new("y.txt"));
        assert_eq!(free("-"), Path::new("stdin"));
    }
}
