//! From the arguments of a run to its inputs, one after another: files, folders, standard input, lines of JSONL.

use super::{
    Entry, Fate, Folder, Given, Limits, Material,
    archive::{self, is_archive},
    entry,
    find::{Found, Kind, Walk},
    label::{self, appended, is_stdin, own_name},
    lines::Lines,
    list::{self, List},
    read,
    unpack::{Metered, Packing},
};
use crate::error::{Error, Result};
use globset::GlobSet;
use std::{
    fs,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// What the arguments of a run name, and how they are taken.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Files, folders, or `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// A list of further paths.
    pub list: Option<PathBuf>,
    /// What the command line says of every page.
    pub given: Given,
    /// Names of further files in folders that are pages.
    pub globs: Option<GlobSet>,
    /// Is standard input JSONL?
    pub stdin_is_jsonl: bool,
    /// The run's own output, left out of the walk.
    pub output: Option<PathBuf>,
    /// Limits an input must keep to.
    pub limits: Limits,
    /// Bytes of files begun so far, for those who watch.
    pub progress: Arc<AtomicU64>,
}

/// An argument, looked at.
#[derive(Debug)]
struct Argument {
    path: PathBuf,
    /// As documents show it.
    shown: String,
    /// What its outputs' paths begin with: nothing for an only folder.
    label: PathBuf,
    folder: Arc<Folder>,
}

/// The inputs of a run.
pub struct Feed {
    inputs: Inputs,
    arguments: std::vec::IntoIter<Argument>,
    list: Option<List>,
    /// The settings of the folder that a list was last in.
    settings: (PathBuf, Arc<Folder>),
    open: Box<dyn Iterator<Item = Entry> + Send>,
}

impl Feed {
    /// Looks at the arguments and reads the settings beside them; nothing else is read yet.
    pub fn new(inputs: Inputs) -> Result<Self> {
        let mut arguments: Vec<Argument> = Vec::new();
        for path in &inputs.paths {
            let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new("")) };
            let folder = Arc::new(if is_stdin(path) { Folder::default() } else { Folder::read(folder)? });
            let only_folder = inputs.paths.len() == 1 && inputs.list.is_none() && path.is_dir();
            let taken = |label: &Path| arguments.iter().any(|a| a.label == label);
            let label = if only_folder { PathBuf::new() } else { label::of(path, taken) };
            let shown = if is_stdin(path) { "-".to_owned() } else { entry::text(own_name(path)) };
            arguments.push(Argument { path: path.clone(), shown, label, folder });
        }
        let list = inputs
            .list
            .as_deref()
            .map(|path| List::open(path).map_err(|source| Error::Read { path: path.to_owned(), source }));
        let settings = (PathBuf::from("-"), Arc::default());
        let (list, arguments) = (list.transpose()?, arguments.into_iter());
        Ok(Self { inputs, arguments, list, settings, open: Box::new(std::iter::empty()) })
    }

    /// The bytes of all files that will be read, to be told by a walk of its own; none where that cannot be known.
    pub fn total(&self) -> Option<impl FnOnce() -> u64 + Send + use<>> {
        let Inputs { paths, list, output, limits, .. } = self.inputs.clone();
        let pages = self.pages();
        (list.is_none() && !paths.iter().any(|p| is_stdin(p))).then_some(move || {
            let of_folder = |root: &Path| -> u64 {
                let walk = Walk::new(root, output.as_deref(), limits.max_depth);
                let size = |found: Found| match found.kind {
                    Kind::File(size) if pages(&found.relative) || is_archive(&found.relative) => size,
                    _ => 0,
                };
                walk.map(size).sum()
            };
            let size = |path: &PathBuf| fs::metadata(path).map_or(0, |data| data.len());
            paths.iter().map(|path| if path.is_dir() { of_folder(path) } else { size(path) }).sum()
        })
    }

    /// The next path of the list.
    fn listed(&mut self) -> Option<Result<Argument, Entry>> {
        let path = match self.list.as_mut()?.next()? {
            Ok(path) => path,
            Err(fate) => return Some(Err(Entry::closed("!list".into(), fate))),
        };
        let label = list::place(&path);
        let shown = entry::text(&label);
        let parent = path.parent().unwrap_or(Path::new(""));
        if self.settings.0 != parent {
            match Folder::read(parent) {
                Ok(folder) => self.settings = (parent.to_owned(), Arc::new(folder)),
                Err(e) => return Some(Err(Entry::closed(shown, Fate::Failed(e.to_string())))),
            }
        }
        Some(Ok(Argument { path, shown, label, folder: Arc::clone(&self.settings.1) }))
    }

    fn entries(&self, argument: Argument) -> Box<dyn Iterator<Item = Entry> + Send> {
        let Argument { path, shown, label, folder } = argument;
        let given = self.inputs.given.clone().or(&folder.given(&own_name(&path)));
        let one = |material| {
            let entry = Entry { shown: shown.clone(), target: label.clone(), given: given.clone(), material };
            Box::new(std::iter::once(entry))
        };
        if is_stdin(&path) {
            if self.inputs.stdin_is_jsonl {
                return self.lines(Box::new(BufReader::new(io::stdin())), shown, label, given);
            }
            return one(stdin(self.inputs.limits.max_file_size));
        }
        match fs::metadata(&path) {
            Err(e) => one(Material::Closed(Fate::Failed(format!("read: {}", read::plain(&e))))),
            Ok(data) if data.is_dir() => self.walk(path, label::of_folder(&label), folder),
            Ok(data) => match read::special(&data) {
                Some(kind) => one(Material::Closed(Fate::Skipped(kind.into()))),
                None if is_archive(&path) => self.members()(path, shown, label, given),
                None if is_jsonl(&path) => match read::open(&path) {
                    Ok(file) => {
                        let (limits, progress) = (&self.inputs.limits, Arc::clone(&self.inputs.progress));
                        let plain = Metered::new(Packing::of(&path).0, file, limits, progress);
                        self.lines(Box::new(BufReader::with_capacity(1 << 17, plain)), shown, label, given)
                    }
                    Err(e) => one(Material::Closed(Fate::Failed(format!("read: {}", read::plain(&e))))),
                },
                None => one(Material::File { path, size: data.len() }),
            },
        }
    }

    fn walk(&self, root: PathBuf, label: PathBuf, folder: Arc<Folder>) -> Box<dyn Iterator<Item = Entry> + Send> {
        let walk = Walk::new(&root, self.inputs.output.as_deref(), self.inputs.limits.max_depth);
        let (members, pages) = (self.members(), self.pages());
        let said = self.inputs.given.clone();
        Box::new(walk.flat_map(move |Found { relative, kind }| -> Box<dyn Iterator<Item = Entry> + Send> {
            let (path, target) = (root.join(&relative), label.join(entry::filed(&relative)));
            let shown = entry::text(&relative);
            let given = said.clone().or(&folder.given(&relative));
            let material = match kind {
                Kind::File(_) if is_archive(&relative) => return members(path, shown, target, given),
                Kind::File(size) if pages(&relative) => Material::File { path, size },
                Kind::File(_) => Material::Closed(Fate::Skipped("not named as a page".into())),
                Kind::Other(why) => Material::Closed(Fate::Skipped(why.into())),
                Kind::Failed(why) => Material::Closed(Fate::Failed(why)),
            };
            Box::new(std::iter::once(Entry { shown, target, given, material }))
        }))
    }

    /// Tells pages by their names, compressed ones included.
    fn pages(&self) -> impl Fn(&Path) -> bool + Send + Clone + use<> {
        let globs = self.inputs.globs.clone();
        move |path| is_page(&Packing::of(path).1) || globs.as_ref().is_some_and(|g| g.is_match(path))
    }

    /// What opens the members of an archive: of a path, as it is shown, below a target.
    fn members(
        &self,
    ) -> impl Fn(PathBuf, String, PathBuf, Given) -> Box<dyn Iterator<Item = Entry> + Send> + Send + use<> {
        let (limits, pages, progress) = (self.inputs.limits, self.pages(), Arc::clone(&self.inputs.progress));
        move |path, shown, target, given| {
            let (shown, target) = (format!("{shown}!"), appended(&target, "!"));
            let members = archive::members(path, limits, Arc::clone(&progress), pages.clone());
            Box::new(members.map(move |(name, bytes)| Entry {
                shown: format!("{shown}/{}", entry::text(&name)),
                target: target.join(name),
                given: given.clone(),
                material: bytes.map_or_else(Material::Closed, Material::Bytes),
            }))
        }
    }

    fn lines(
        &self,
        from: Box<dyn BufRead + Send>,
        shown: String,
        label: PathBuf,
        given: Given,
    ) -> Box<dyn Iterator<Item = Entry> + Send> {
        Box::new(Lines::new(from, self.inputs.limits.max_line).map(move |line| {
            let name = format!("{shown}!/{}", line.number);
            let target = appended(&label, &format!("!/{}", line.number));
            let material = line.bytes.map_or_else(Material::Closed, Material::Line);
            Entry { shown: name, target, given: given.clone(), material }
        }))
    }
}

impl Iterator for Feed {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.open.next() {
                if let Material::File { size, .. } = &entry.material {
                    self.inputs.progress.fetch_add(*size, Ordering::Relaxed);
                }
                return Some(entry);
            }
            let argument = match self.arguments.next() {
                Some(argument) => argument,
                None => match self.listed()? {
                    Ok(argument) => argument,
                    Err(entry) => return Some(entry),
                },
            };
            self.open = self.entries(argument);
        }
    }
}

/// Is a file of that name in a folder a page?
fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "txt")
}

/// Does a file of that name hold a page a line?
pub fn is_jsonl(path: &Path) -> bool {
    Packing::of(path).1.extension().is_some_and(|e| e == "jsonl" || e == "ndjson")
}

fn stdin(limit: u64) -> Material {
    let mut bytes = Vec::new();
    match io::stdin().lock().take(limit + 1).read_to_end(&mut bytes) {
        Err(e) => Material::Closed(Fate::Failed(format!("read: {}", read::plain(&e)))),
        Ok(read) if read as u64 > limit => {
            Material::Closed(Fate::Quarantined(format!("--max-file-size: over {limit} bytes")))
        }
        Ok(_) => Material::Bytes(bytes),
    }
}

impl From<globset::Error> for Error {
    fn from(error: globset::Error) -> Self {
        Self::Usage(format!("--glob: {error}"))
    }
}
