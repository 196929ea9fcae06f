//! A pack's folder into texts: `pack.toml`, `lexicon/*.tsv`, `rules/*.toml`.

use super::fault::{Fault, File, unknown};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The largest file of a pack, in bytes.
const LARGEST: u64 = 32 << 20;
/// What a pack's folder may hold, beside documentation.
const PARTS: &[&str] = &["pack.toml", "lexicon", "rules"];

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

impl Source {
    /// As a file for faults to point into.
    pub fn file(&self) -> File<'_> {
        File { path: &self.path, text: &self.text }
    }
}

/// The files of a pack.
#[derive(Debug, Default)]
pub struct Contents {
    /// `pack.toml`, if it could be read.
    pub manifest: Option<Source>,
    /// The word lists, by name.
    pub lists: Vec<Source>,
    /// The files of rules, by name.
    pub rules: Vec<Source>,
    /// Is it the built-in pack?
    pub built_in: bool,
}

impl Contents {
    /// A fault of the pack as a whole.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        fault(self.manifest.as_ref().map_or(Path::new("pack.toml"), |m| &m.path), message)
    }
}

/// Reads a pack's folder; what cannot be read or does not belong there is a fault.
pub fn read(folder: &Path, faults: &mut Vec<Fault>) -> Contents {
    if !folder.is_dir() {
        faults.push(fault(folder, "no folder of that name"));
        return Contents::default();
    }
    for path in entries(folder, faults) {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if !PARTS.contains(&name.as_str()) && !is_documentation(&name) {
            faults.push(fault(&path, unknown("part of a pack", &name, PARTS)));
        }
    }
    let manifest = folder.join("pack.toml");
    let manifest = if manifest.is_file() {
        source(manifest, faults)
    } else {
        faults.push(fault(&manifest, "missing: a pack says its name, version, licence and description here"));
        None
    };
    Contents {
        manifest,
        lists: sources(&folder.join("lexicon"), "tsv", faults),
        rules: sources(&folder.join("rules"), "toml", faults),
        built_in: false,
    }
}

fn sources(folder: &Path, extension: &str, faults: &mut Vec<Fault>) -> Vec<Source> {
    if !folder.is_dir() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for path in entries(folder, faults) {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_file() && path.extension().is_some_and(|e| e == extension) {
            out.extend(source(path, faults));
        } else if !is_documentation(&name) {
            faults.push(fault(&path, format!("not a .{extension} file")));
        }
    }
    out
}

/// The entries of a folder, by name.
fn entries(folder: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let listed: io::Result<Vec<PathBuf>> =
        fs::read_dir(folder).and_then(|all| all.map(|e| e.map(|e| e.path())).collect());
    match listed {
        Ok(mut paths) => {
            paths.sort();
            paths
        }
        Err(error) => {
            faults.push(fault(folder, error.to_string()));
            Vec::new()
        }
    }
}

fn is_documentation(name: &str) -> bool {
    name.starts_with('.') || name.ends_with(".md") || name.starts_with("LICEN") || name.starts_with("COPYING")
}

fn source(path: PathBuf, faults: &mut Vec<Fault>) -> Option<Source> {
    let text = match fs::metadata(&path).map(|m| m.len()) {
        Ok(bytes) if bytes > LARGEST => Err(format!("{bytes} bytes; the limit is {LARGEST}")),
        Ok(_) => fs::read(&path).map_err(|e| e.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match text.map(String::from_utf8) {
        Ok(Ok(text)) => Some(Source { path, text: text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned) }),
        Ok(Err(error)) => {
            let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
            let file = File { path: &path, text: &good };
            faults.push(file.fault(good.len(), "not UTF-8 from here on"));
            None
        }
        Err(message) => {
            faults.push(fault(&path, message));
            None
        }
    }
}

fn fault(path: &Path, message: impl Into<String>) -> Fault {
    File { path, text: "" }.fault_of_file(message)
}
