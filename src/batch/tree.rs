//! One file an input, in folders as the inputs were.

use super::{
    entry,
    manifest_row::Output,
    side::{self, SideFile},
    sink::{Sink, Staged, Staging},
};
use crate::error::Result;
use std::{
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
};

/// Longest name of a file that common file systems take, in bytes.
const NAME_MAX: usize = 255;

/// A folder of outputs.
#[derive(Debug, Clone)]
pub struct Tree {
    root: PathBuf,
    /// Where files are written before they are renamed.
    parts: PathBuf,
    /// What an output's name has more than its input's.
    ending: &'static str,
}

impl Tree {
    /// Outputs go below `root`, their names being those of the inputs and `ending`.
    pub fn new(root: &Path, parts: PathBuf, ending: &'static str) -> Self {
        Self { root: root.to_owned(), parts, ending }
    }

    /// The place of an output. No two inputs share one; a name that is too long ends in its hash, and so does one that
    /// looks as if it did.
    fn place(&self, target: &Path) -> PathBuf {
        let name = target.file_name().unwrap_or_default();
        let mut long = name.to_owned();
        long.push(self.ending);
        if long.len() > NAME_MAX || ends_in_a_hash(name) {
            let text = name.to_string_lossy();
            let kept: String = text.chars().take(40).collect();
            let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
            long = OsString::from(format!("{kept}~{}{}", &hash[..16], self.ending));
        }
        target.with_file_name(long)
    }
}

/// Does a name end as those that were cut do?
fn ends_in_a_hash(name: &OsStr) -> bool {
    let hash = name.as_encoded_bytes().rsplit(|b| *b == b'~').next().filter(|hash| hash.len() + 1 < name.len());
    hash.is_some_and(|h| h.len() == 16 && h.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
}

impl Staging for Tree {
    fn stage(&self, target: &Path, number: usize, bytes: Vec<u8>) -> Result<Staged> {
        let file = SideFile::write(self.parts.join(format!("{number}.part")), &bytes)?;
        Ok(Staged::Side { file, place: self.place(target) })
    }

    fn recall(&self, output: &Output) -> Option<Staged> {
        let bytes = fs::read(self.root.join(&output.file)).ok()?;
        let same = bytes.len() as u64 == output.bytes && blake3::hash(&bytes).to_hex().as_str() == output.blake3;
        same.then(|| Staged::InPlace(PathBuf::from(&output.file)))
    }
}

impl Sink for Tree {
    fn begin(&mut self) -> Result<()> {
        side::sync_all(&self.parts)
    }

    fn commit(&mut self, staged: Staged) -> Result<(String, u64)> {
        let place = match staged {
            Staged::Side { file, place } => {
                file.put(&self.root.join(&place))?;
                place
            }
            Staged::InPlace(place) => place,
            Staged::Bytes(bytes) | Staged::InPart(bytes, _) => {
                debug_assert!(bytes.is_empty(), "a tree stages files");
                PathBuf::new()
            }
        };
        Ok((entry::text(&place), 0))
    }

    fn finish(&mut self) -> Result<()> {
        side::sync_all(&self.root)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    fn place(target: &str) -> PathBuf {
        Tree::new(Path::new("out"), PathBuf::new(), ".json").place(Path::new(target))
    }

    #[test]
    fn places_mirror_the_inputs() {
        assert_eq!(place("a/x.txt"), Path::new("a/x.txt.json"));
        assert_eq!(place("a_x.txt"), Path::new("a_x.txt.json"));
    }

    #[test]
    fn long_names_are_cut_and_kept_apart() {
        let long = |end: &str| format!("a/{}{end}", "報".repeat(83));
        let (one, two) = (place(&long("甲")), place(&long("乙")));
        assert_ne!(one, two);
        assert!(one.file_name().is_some_and(|n| n.len() <= NAME_MAX), "{one:?}");
        assert!(one.starts_with("a"));
    }

    #[test]
    fn a_name_made_to_look_like_one_that_was_cut_does_not_take_its_place() {
        let cut = place(&"報".repeat(90));
        let name = cut.to_string_lossy();
        assert_ne!(place(name.trim_end_matches(".json")), cut);
    }

    proptest! {
        #[test]
        fn no_two_inputs_share_a_place(
            names in prop::collection::hash_set("([ab]/){0,2}(a|報{60,90}|x~[0-9a-f]{15,17}|[ab.~]{1,4})(.json)?", 2..40),
        ) {
            let mut places = HashMap::new();
            for name in names.iter().filter(|n| Path::new(n).file_name().is_some_and(|f| f.len() <= NAME_MAX)) {
                let before = places.insert(place(name), PathBuf::from(name));
                prop_assert!(before.as_deref().is_none_or(|b| b == Path::new(name)), "{name} and {before:?}");
            }
        }
    }
}
