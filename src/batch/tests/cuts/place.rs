//! Where the runs of these tests take place: a folder with pages, and what a run over them leaves.
#![allow(clippy::unwrap_used)]

use crate::{
    batch::{
        Destination, End, Feed, Inputs, Manner, RunOutcome, Writer,
        tests::trial::{copied, orders, over},
    },
    error::Result,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Files by their paths in a folder.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A folder with pages, and a place for outputs.
pub struct Place(tempfile::TempDir);

impl Place {
    /// With so many pages, some in a folder of their own.
    pub fn with(pages: usize) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(place.path("in/a")).unwrap();
        for n in 0..pages {
            fs::write(place.path(&format!("in/{}{n}.txt", if n % 3 == 0 { "a/" } else { "" })), format!("頁{n}"))
                .unwrap();
        }
        place
    }

    /// The path of something in it.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    /// Outputs in a folder.
    pub fn folder(&self, out: &str) -> Destination {
        Destination::Folder(self.path(out))
    }

    /// Outputs in one file.
    pub fn file(&self, out: &str) -> Destination {
        Destination::File(self.path(out).join("pages.jsonl"))
    }

    /// Runs over the pages into `out`.
    pub fn run(&self, out: &str, to: &Destination, shard: Option<usize>, resume: bool) -> Result<End> {
        let manner = Manner { ending: ".json", header: b"head\n".to_vec(), shard, resume };
        let opened = to.open(&self.path(out).join(".newsprint"), manner)?;
        let inputs = Inputs { paths: vec![self.path("in")], ..Inputs::default() };
        let (outcome, _) = over(opened, Feed::new(inputs)?, orders(2), Box::new(copied));
        let RunOutcome { end, writer, .. } = outcome?;
        writer.map_or(Ok(()), Writer::finish)?;
        Ok(end)
    }

    /// What is to be the same for the same run.
    pub fn files(&self, out: &str) -> Files {
        let mut all = Files::new();
        collect(&self.path(out), &self.path(out), &mut all);
        all.retain(|path, _| !["lock", "journal.jsonl"].map(|n| Path::new(".newsprint").join(n)).contains(path));
        all
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            files.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
}

/// What an uncut run leaves, for each kind of destination.
pub fn kinds(place: &Place) -> [(Destination, Option<usize>, Files); 3] {
    let whole = |to: Destination, shard| {
        assert_eq!(place.run("whole", &to, shard, false).unwrap(), End::Whole);
        let files = place.files("whole");
        fs::remove_dir_all(place.path("whole")).unwrap();
        files
    };
    [
        (place.folder("out"), None, whole(place.folder("whole"), None)),
        (place.file("out"), None, whole(place.file("whole"), None)),
        (place.file("out"), Some(5), whole(place.file("whole"), Some(5))),
    ]
}
