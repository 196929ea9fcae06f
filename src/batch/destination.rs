//! Where the outputs of a run go, opened: the writer's end, the workers' end, and the record of the run.

use super::{Earlier, Ledger, Passing, Plan, Recalling, Sink, Staging, Stream, Tree, Whole};
use crate::error::Result;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where outputs go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Standard output.
    Stdout,
    /// One file, or a device.
    File(PathBuf),
    /// One file a page in this folder.
    Folder(PathBuf),
}

/// How outputs are written there.
#[derive(Debug, Clone, Default)]
pub struct Manner {
    /// What a file of the output folder is called beyond the name of its input.
    pub ending: &'static str,
    /// What stands before all outputs of one file.
    pub header: Vec<u8>,
    /// How many inputs go into one file; none for all of them.
    pub shard: Option<usize>,
    /// Keep what an earlier run made.
    pub resume: bool,
}

/// A destination that is open.
pub struct Opened {
    /// The writer's end.
    pub sink: Box<dyn Sink>,
    /// The workers' end.
    pub staging: Box<dyn Staging>,
    /// The record of the run; standard output and devices have none.
    pub ledger: Option<Ledger>,
    /// What an earlier run made.
    pub earlier: Earlier,
}

impl Destination {
    /// Opens it; the record of the run is kept in `record`. Nothing is read yet.
    pub fn open(&self, record: &Path, manner: Manner) -> Result<Opened> {
        let Manner { ending, header, shard, resume } = manner;
        let bare = |sink| Opened { sink, staging: Box::new(Passing), ledger: None, earlier: Earlier::default() };
        match self {
            Self::Stdout => Ok(bare(Box::new(Stream::stdout(&header)?))),
            Self::File(file) if is_device(file) => Ok(bare(Box::new(Stream::device(file, &header)?))),
            Self::File(file) => {
                let (ledger, earlier) = Ledger::open(record, resume)?;
                let (place, record) = (file.clone(), record.to_owned());
                let plan = Plan { place, record, header, per: shard, known: earlier.end() };
                let whole = Whole::begin(plan.clone(), resume)?;
                let staging = Box::new(Recalling::new(&plan, resume, &whole));
                Ok(Opened { sink: Box::new(whole), staging, ledger: Some(ledger), earlier })
            }
            Self::Folder(folder) => {
                let (ledger, earlier) = Ledger::open(record, resume)?;
                let tree = Tree::new(folder, Ledger::parts(record), ending);
                Ok(Opened { sink: Box::new(tree.clone()), staging: Box::new(tree), ledger: Some(ledger), earlier })
            }
        }
    }
}

/// Is there something that is neither file nor folder?
pub fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir())
}
