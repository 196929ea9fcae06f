//! Where outputs go, seen from the run: workers stage them in any order, one thread commits them in path order.

use super::{manifest_row::Output, side::SideFile};
use crate::error::Result;
use std::path::{Path, PathBuf};

/// An output that is made but not yet in its place.
#[derive(Debug)]
pub enum Staged {
    /// To be written in its turn.
    Bytes(Vec<u8>),
    /// Written beside its place.
    Side {
        /// The file as written.
        file: SideFile,
        /// Its place below the output folder.
        place: PathBuf,
    },
    /// An earlier run left it in its place.
    InPlace(PathBuf),
    /// An earlier run left it in the one file of all outputs, from this byte on.
    InPart(Vec<u8>, u64),
}

/// The workers' end: called from many threads, in any order.
pub trait Staging: Send + Sync {
    /// Takes an output whose input's target is `target`; `number` is unlike that of any other output of the run.
    fn stage(&self, target: &Path, number: usize, bytes: Vec<u8>) -> Result<Staged>;

    /// An output that an earlier run made, if it is still there to the byte.
    fn recall(&self, output: &Output) -> Option<Staged>;
}

/// The writer's end: called from one thread, in path order.
pub trait Sink: Send {
    /// Before the outputs of a group.
    fn begin(&mut self) -> Result<()> {
        Ok(())
    }

    /// Puts an output in its place: the name of its file below the output folder, and its first byte there.
    fn commit(&mut self, staged: Staged) -> Result<(String, u64)>;

    /// After the outputs of a group: they must outlive a power cut now.
    fn settle(&mut self) -> Result<()> {
        Ok(())
    }

    /// After the last group.
    fn finish(&mut self) -> Result<()> {
        Ok(())
    }
}
