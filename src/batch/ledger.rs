//! The record of a run in `.newsprint/`: the manifest (one line an input, the same for the same run) and the journal
//! (one line an input as it was committed, with a checksum; what `--resume` trusts).

use super::{Row, lock::Lock, row::Output, side};
use crate::error::{Error, Result};
use std::{
    collections::HashMap,
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    time::Duration,
};

/// What an earlier run made, by the path of the input.
pub type Made = HashMap<String, (String, Output)>;

/// The open record of a run. Holds the lock on the output.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
    manifest: BufWriter<File>,
    journal: BufWriter<File>,
    _lock: Lock,
}

impl Ledger {
    /// Opens the record in `folder`, made if need be; none of it is trusted unless `resume`.
    pub fn open(folder: &Path, resume: bool) -> Result<(Self, Made)> {
        let cannot = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Create { path, source }
        };
        fs::create_dir_all(folder).map_err(cannot(folder))?;
        let lock = Lock::take(&folder.join("lock"))?;
        let parts = folder.join("parts");
        if parts.exists() {
            fs::remove_dir_all(&parts).map_err(cannot(&parts))?;
        }
        fs::create_dir(&parts).map_err(cannot(&parts))?;
        let path = folder.join("journal.jsonl");
        let old = if resume { fs::read(&path).unwrap_or_default() } else { Vec::new() };
        let options = File::options().create(true).write(true).truncate(!resume).append(resume).clone();
        let mut journal = BufWriter::new(options.open(&path).map_err(cannot(&path))?);
        if old.last().is_some_and(|b| *b != b'\n') {
            journal.write_all(b"\n").map_err(cannot(&path))?;
        }
        let part = folder.join("manifest.jsonl.part");
        let manifest = BufWriter::new(File::create(&part).map_err(cannot(&part))?);
        Ok((Self { folder: folder.to_owned(), manifest, journal, _lock: lock }, made(&old)))
    }

    /// Where side files may be written.
    pub fn parts(folder: &Path) -> PathBuf {
        folder.join("parts")
    }

    /// Records what became of an input, and how long it took.
    pub fn record(&mut self, row: &Row, took: Duration) -> Result<()> {
        let json = serde_json::to_string(row).unwrap_or_default();
        writeln!(self.manifest, "{json}").map_err(self.lost("manifest.jsonl.part"))?;
        let line = journal_line(&json, took);
        self.journal.write_all(line.as_bytes()).map_err(self.lost("journal.jsonl"))
    }

    /// Sees to it that what was recorded is on the disk.
    pub fn settle(&mut self) -> Result<()> {
        let settled = self.journal.flush().and_then(|()| self.journal.get_ref().sync_data());
        settled.map_err(self.lost("journal.jsonl"))
    }

    /// Ends a run that came to its end: the manifest takes its place.
    pub fn finish(mut self) -> Result<()> {
        self.settle()?;
        let synced = self.manifest.flush().and_then(|()| self.manifest.get_ref().sync_all());
        synced.map_err(self.lost("manifest.jsonl.part"))?;
        side::rename(&self.folder.join("manifest.jsonl.part"), &self.folder.join("manifest.jsonl"))?;
        fs::remove_dir_all(Self::parts(&self.folder)).map_err(self.lost("parts"))
    }

    fn lost(&self, name: &str) -> impl FnOnce(std::io::Error) -> Error + use<> {
        let path = self.folder.join(name);
        move |source| Error::Write { path, source }
    }
}

/// A line of the journal: the row's checksum, how long it took, the row.
fn journal_line(row: &str, took: Duration) -> String {
    format!("{{\"check\":\"{}\",\"ms\":{},\"row\":{row}}}\n", check(row), took.as_millis())
}

fn check(row: &str) -> String {
    blake3::hash(row.as_bytes()).to_hex()[..16].to_owned()
}

/// The row of a journal line; none if a bit of it is not as it was written.
fn row(line: &str) -> Option<Row> {
    let (sum, rest) = line.strip_prefix("{\"check\":\"")?.split_once("\",\"ms\":")?;
    let json = rest.split_once(",\"row\":")?.1.strip_suffix('}')?;
    (check(json) == sum).then(|| serde_json::from_str(json).ok())?
}

/// What the journal says was made.
fn made(journal: &[u8]) -> Made {
    let lines = journal.split(|&b| b == b'\n').filter_map(|l| std::str::from_utf8(l).ok());
    lines.filter_map(row).filter_map(|r| Some((r.path, (r.blake3?, r.output?)))).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::batch::Fate;

    fn sample() -> Row {
        let output =
            Output { file: "a.txt.json".into(), bytes: 9, blake3: "ab".into(), key: "k".into(), ..Output::default() };
        Row {
            path: "a.txt".into(),
            fate: Fate::Repaired,
            bytes: Some(3),
            blake3: Some("cd".into()),
            output: Some(output),
        }
    }

    #[test]
    fn a_row_comes_back_as_it_was_written() {
        let line = journal_line(&serde_json::to_string(&sample()).unwrap(), Duration::from_millis(7));
        assert_eq!(row(line.trim_end()), Some(sample()));
    }

    #[test]
    fn a_line_with_any_bit_flipped_is_not_trusted() {
        let line = journal_line(&serde_json::to_string(&sample()).unwrap(), Duration::ZERO);
        let from = line.find("\"row\":").unwrap() + 6;
        for at in from..line.trim_end().len() - 1 {
            let mut bytes = line.clone().into_bytes();
            bytes[at] ^= 1;
            assert!(made(&bytes).is_empty(), "byte {at}");
        }
        assert_eq!(made(line.as_bytes()).len(), 1);
        assert!(made(&line.as_bytes()[..line.len() / 2]).is_empty());
    }
}
