//! Opening an argument: the entries it holds, one after another.

use super::{Inputs, argument::Argument, is_jsonl};
use crate::batch::{
    Entry, Fate, Folder, Given, Material,
    archive::{self, is_archive},
    entry,
    find::{Found, Kind, Walk},
    jsonl_lines::Lines,
    label::{self, appended, is_stdin, own_name},
    read,
    unpack::{Metered, Packing},
};
use std::{
    fs::{self, Metadata},
    io::{self, BufRead, BufReader},
    iter,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What an argument holds.
pub(super) type Entries = Box<dyn Iterator<Item = Entry> + Send>;

/// An entry but for its material.
struct Outline {
    shown: String,
    target: PathBuf,
    given: Given,
}

impl Outline {
    /// The only entry of what it outlines.
    fn with(self, material: Material) -> Entries {
        let Self { shown, target, given } = self;
        Box::new(iter::once(Entry { shown, target, given, material }))
    }
}

impl Inputs {
    /// The entries of an argument.
    pub(super) fn open(&self, argument: Argument) -> Entries {
        let Argument { path, shown, label, folder } = argument;
        let given = self.given.clone().or(&folder.given(&own_name(&path)));
        let outline = Outline { shown, target: label, given };
        if is_stdin(&path) {
            return self.stdin(outline);
        }
        match fs::metadata(&path) {
            Err(e) => outline.with(unread(&e)),
            Ok(data) if data.is_dir() => self.walk(path, label::of_folder(&outline.target), folder),
            Ok(data) => self.file(path, &data, outline),
        }
    }

    fn stdin(&self, outline: Outline) -> Entries {
        if self.stdin_is_jsonl {
            return self.lines(Box::new(BufReader::new(io::stdin())), outline);
        }
        outline.with(stdin(self.limits.max_file_size))
    }

    fn file(&self, path: PathBuf, data: &Metadata, outline: Outline) -> Entries {
        match read::special(data) {
            Some(kind) => outline.with(Material::Closed(Fate::Skipped(kind.into()))),
            None if is_archive(&path) => self.members()(path, outline),
            None if is_jsonl(&path) => match self.plain(&path) {
                Ok(plain) => self.lines(plain, outline),
                Err(e) => outline.with(unread(&e)),
            },
            None => outline.with(Material::File { path, size: data.len() }),
        }
    }

    /// A file as it reads when it is unpacked.
    fn plain(&self, path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
        let file = read::open(path)?;
        let plain = Metered::new(Packing::of(path).0, file, &self.limits, Arc::clone(&self.progress));
        Ok(Box::new(BufReader::with_capacity(1 << 17, plain)))
    }

    fn walk(&self, root: PathBuf, label: PathBuf, folder: Arc<Folder>) -> Entries {
        let walk = Walk::new(&root, self.output.as_deref(), self.limits.max_depth);
        let (members, pages) = (self.members(), self.pages());
        let said = self.given.clone();
        Box::new(walk.flat_map(move |Found { relative, kind }| {
            let (path, target) = (root.join(&relative), label.join(entry::filed(&relative)));
            let given = said.clone().or(&folder.given(&relative));
            let outline = Outline { shown: entry::text(&relative), target, given };
            let material = match kind {
                Kind::File(_) if is_archive(&relative) => return members(path, outline),
                Kind::File(size) if pages(&relative) => Material::File { path, size },
                Kind::File(_) => Material::Closed(Fate::Skipped("not named as a page".into())),
                Kind::Other(why) => Material::Closed(Fate::Skipped(why.into())),
                Kind::Failed(why) => Material::Closed(Fate::Failed(why)),
            };
            outline.with(material)
        }))
    }

    /// What opens the members of an archive.
    fn members(&self) -> impl Fn(PathBuf, Outline) -> Entries + Send + use<> {
        let (limits, pages, progress) = (self.limits, self.pages(), Arc::clone(&self.progress));
        move |path, Outline { shown, target, given }| {
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

    fn lines(&self, from: Box<dyn BufRead + Send>, outline: Outline) -> Entries {
        let Outline { shown, target, given } = outline;
        Box::new(Lines::new(from, self.limits.max_line).map(move |line| Entry {
            shown: format!("{shown}!/{}", line.number),
            target: appended(&target, &format!("!/{}", line.number)),
            given: given.clone(),
            material: line.bytes.map_or_else(Material::Closed, Material::Line),
        }))
    }
}

/// What cannot be read, and why.
fn unread(error: &io::Error) -> Material {
    Material::Closed(Fate::Failed(format!("read: {}", read::plain(error))))
}

/// Standard input as one page of at most `limit` bytes.
fn stdin(limit: u64) -> Material {
    read::stdin(limit).map_or_else(Material::Closed, Material::Bytes)
}
