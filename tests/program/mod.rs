//! Drives the built program in a folder of its own.
#![allow(clippy::unwrap_used, dead_code)]

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A run that was made.
pub struct Ran {
    /// Its exit code; none became -1.
    pub code: i32,
    /// What it wrote to standard output.
    pub out: String,
    /// What it wrote to standard error.
    pub err: String,
}

impl Ran {
    /// Asserts what the last line says of the inputs: how many there were, and how many were ok, repaired, skipped,
    /// quarantined and failed.
    pub fn assert_counts(&self, all: usize, [ok, repaired, skipped, quarantined, failed]: [usize; 5]) {
        let fates =
            format!("{ok} ok, {repaired} repaired, {skipped} skipped, {quarantined} quarantined, {failed} failed");
        assert!(self.err.ends_with(&format!("{all} in, {all} accounted for: {fates}\n")), "{}", self.err);
    }
}

/// A run to be made.
pub struct Program {
    command: Command,
    stdin: Vec<u8>,
}

/// The program with these arguments.
pub fn newsprint<'a>(args: impl IntoIterator<Item = &'a str>) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(args).env_remove("CI");
    Program { command, stdin: Vec::new() }
}

impl Program {
    /// More arguments.
    pub fn and<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Self {
        self.command.args(args);
        self
    }

    /// In this folder.
    pub fn at(mut self, folder: &Folder) -> Self {
        self.command.current_dir(folder.0.path());
        self
    }

    /// With this on standard input.
    pub fn stdin(mut self, text: &str) -> Self {
        self.stdin = text.into();
        self
    }

    /// With this in its environment.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// The command, for what this leaves out.
    pub fn command(self) -> Command {
        self.command
    }

    /// Makes the run.
    pub fn run(mut self) -> Ran {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        let _ = child.stdin.take().unwrap().write_all(&self.stdin);
        let done = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) }
    }
}

/// A temporary folder.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with `n` pages in `in`.
    pub fn with_pages(n: usize) -> Self {
        let folder = Self::new();
        for i in 0..n {
            let page = format!("第{i}頁。\n\n　　李小明昨日表示，捐款達{i}萬元。\n");
            folder.write(&format!("in/{}/{i:05}.txt", i % 7), page);
        }
        folder
    }

    /// A path in it.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    /// Writes a file, its folders included.
    pub fn write(&self, relative: &str, text: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap_or_else(|e| panic!("{relative}: {e}"))
    }

    /// Reads a JSON file.
    pub fn json(&self, relative: &str) -> serde_json::Value {
        Self::parse(&self.read(relative))
    }

    /// Reads JSON.
    pub fn parse(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
    }

    /// The files that a run promises to write alike: all but lock and journal.
    pub fn tree(&self, relative: &str) -> BTreeMap<String, Vec<u8>> {
        let root = self.path(relative);
        let mut files = BTreeMap::new();
        collect(&root, &root, &mut files);
        let told_apart =
            |name: &str| name.contains(".newsprint/") && (name.ends_with("/lock") || name.ends_with("/journal.jsonl"));
        files.retain(|name, _| !told_apart(name));
        files
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}
