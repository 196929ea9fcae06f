//! The journal: a line an input as it was committed, with a checksum and the time it took; what `--resume` trusts.

use super::{Row, disk};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::Path,
    sync::Mutex,
    time::Duration,
};

/// No line of a journal is longer, in bytes; what is was not written by a run.
const LONGEST: u64 = 1 << 20;

/// The open journal of a run.
#[derive(Debug)]
pub struct Journal(BufWriter<disk::Output>);

impl Journal {
    /// Opens the journal at `path`: after what is in it if `on`, else empty.
    pub fn open(path: &Path, on: bool) -> io::Result<Self> {
        let mut file = if on { disk::Output::append(path)? } else { disk::Output::create(path)? };
        if on && !ends_in_a_line_break(path) {
            file.write_all(b"\n")?;
        }
        Ok(Self(BufWriter::new(file)))
    }

    /// Writes what became of an input, and how long it took.
    pub fn write(&mut self, row: &str, took: Duration) -> io::Result<()> {
        writeln!(self.0, "{{\"check\":\"{}\",\"ms\":{},\"row\":{row}}}", check(row), took.as_millis())
    }

    /// Sees to it that what was written is on the disk.
    pub fn settle(&mut self) -> io::Result<()> {
        self.0.flush()?;
        self.0.get_ref().sync()
    }
}

fn ends_in_a_line_break(path: &Path) -> bool {
    let last = File::open(path).and_then(|mut file| {
        let mut last = [b'\n'];
        if file.metadata()?.len() > 0 {
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
        }
        Ok(last[0])
    });
    last.is_ok_and(|byte| byte == b'\n')
}

fn check(row: &str) -> String {
    blake3::hash(row.as_bytes()).to_hex()[..16].to_owned()
}

/// The row of a journal line; none if a bit of it is not as it was written.
fn row(line: &[u8]) -> Option<Row> {
    let line = std::str::from_utf8(line).ok()?.trim_end_matches('\n');
    let (sum, rest) = line.strip_prefix("{\"check\":\"")?.split_once("\",\"ms\":")?;
    let json = rest.split_once(",\"row\":")?.1.strip_suffix('}')?;
    (check(json) == sum).then(|| serde_json::from_str(json).ok())?
}

/// What an earlier run's journal says. Only places of lines are held: sixteen bytes for each input.
#[derive(Debug, Default)]
pub struct Earlier {
    journal: Option<Mutex<File>>,
    /// The hash of an input's path, and where its line begins; sorted, of the same path the latest last.
    lines: Vec<(u64, u64)>,
    /// First byte after all outputs that are in one file.
    end: u64,
}

impl Earlier {
    /// Reads the journal at `path`; lines that are not as they were written are passed over.
    pub fn read(path: &Path) -> Self {
        let Ok(file) = File::open(path) else { return Self::default() };
        let mut earlier = Self::default();
        let mut from = BufReader::new(&file);
        let (mut at, mut line) = (0, Vec::new());
        while let Ok(length @ 1..) = (&mut from).take(LONGEST).read_until(b'\n', &mut line) {
            if let Some(row) = row(&line) {
                earlier.lines.push((hash(&row), at));
                earlier.end = earlier.end.max(row.output.map_or(0, |o| o.at.saturating_add(o.bytes)));
            }
            at += length as u64;
            line.clear();
        }
        earlier.lines.sort_unstable();
        earlier.journal = Some(Mutex::new(file));
        earlier
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// First byte after all outputs that are in one file.
    pub fn end(&self) -> u64 {
        self.end
    }

    /// What it says last of the input that `row` is of.
    pub fn of(&self, row: &Row) -> Option<Row> {
        if self.is_empty() {
            return None;
        }
        let key = hash(row);
        let after = self.lines.partition_point(|(hash, _)| *hash <= key);
        let lines = self.lines[..after].iter().rev().take_while(|(hash, _)| *hash == key);
        lines.filter_map(|(_, at)| self.line(*at)).find(|old| old.path == row.path && old.path_bytes == row.path_bytes)
    }

    fn line(&self, at: u64) -> Option<Row> {
        let mut file = self.journal.as_ref()?.lock().ok()?;
        file.seek(SeekFrom::Start(at)).ok()?;
        let mut line = Vec::new();
        BufReader::new(&*file).take(LONGEST).read_until(b'\n', &mut line).ok()?;
        row(&line)
    }
}

fn hash(row: &Row) -> u64 {
    let name = row.path_bytes.as_ref().unwrap_or(&row.path);
    u64::from_le_bytes(*blake3::hash(name.as_bytes()).as_bytes().first_chunk().unwrap_or(&[0; 8]))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::batch::{Fate, manifest_row::Output};

    fn sample(path: &str, at: u64) -> Row {
        let output =
            Output { file: "a.json".into(), at, bytes: 9, blake3: "ab".into(), key: "k".into(), ..Output::default() };
        Row { fate: Fate::Repaired, bytes: Some(3), blake3: Some("cd".into()), output: Some(output), ..Row::of(path) }
    }

    fn journal(rows: &[Row]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let mut journal = Journal::open(&path, false).unwrap();
        for row in rows {
            journal.write(&serde_json::to_string(row).unwrap(), Duration::from_millis(7)).unwrap();
        }
        journal.settle().unwrap();
        (folder, path)
    }

    #[test]
    fn the_latest_line_of_an_input_counts() {
        let rows = [sample("a.txt", 0), sample("b.txt", 9), sample("a.txt", 18)];
        let (_folder, path) = journal(&rows);
        let earlier = Earlier::read(&path);
        assert_eq!(earlier.of(&rows[0]).as_ref(), Some(&rows[2]));
        assert_eq!(earlier.of(&rows[1]).as_ref(), Some(&rows[1]));
        assert_eq!(earlier.of(&sample("c.txt", 0)), None);
        assert_eq!(earlier.end(), 27);
    }

    #[test]
    fn a_journal_with_any_bit_flipped_or_cut_anywhere_is_not_believed_where_it_is_wrong() {
        let rows = [sample("a.txt", 0), sample("b.txt", 9)];
        let (_folder, path) = journal(&rows);
        let whole = std::fs::read(&path).unwrap();
        let believed = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            let earlier = Earlier::read(&path);
            rows.iter().filter_map(|row| earlier.of(row)).collect::<Vec<Row>>()
        };
        assert_eq!(believed(&whole), rows);
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut flipped = whole.clone();
                flipped[at] ^= 1 << bit;
                assert!(believed(&flipped).iter().all(|row| rows.contains(row)), "bit {bit} of byte {at}");
            }
            assert!(believed(&whole[..at]).iter().all(|row| rows.contains(row)), "cut at {at}");
        }
    }

    #[test]
    fn a_journal_is_written_on_after_a_line_that_was_cut() {
        let rows = [sample("a.txt", 0), sample("b.txt", 9)];
        let (_folder, path) = journal(&rows[..1]);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.extend_from_slice(b"{\"check\":\"half");
        std::fs::write(&path, bytes).unwrap();
        let mut on = Journal::open(&path, true).unwrap();
        on.write(&serde_json::to_string(&rows[1]).unwrap(), Duration::ZERO).unwrap();
        on.settle().unwrap();
        let earlier = Earlier::read(&path);
        assert!(rows.iter().all(|row| earlier.of(row).as_ref() == Some(row)));
    }
}
