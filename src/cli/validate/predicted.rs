//! What `validate` holds against goldens: a folder of documents, or of pages, whose documents are made now.

use crate::{
    Error, Result,
    batch::{self, Fate, Folder, Given, Limits},
    cli::settings,
    golden::{self, Golden, Item, Source},
    pack::Packs,
    pipeline::{self, Known},
    report,
    rules::{self, Word},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// How the names of pages end.
const PAGES: &[&str] = &["txt", "txt.gz", "txt.zst"];

/// Documents, or pages.
pub struct Predicted {
    root: PathBuf,
    /// Where the pages lie, if not beside their documents.
    pages: Option<PathBuf>,
    folder: Folder,
    given: Given,
    packs: Packs,
    /// Is `root` one document or page?
    single: bool,
}

impl Predicted {
    /// What lies at `root`; `given` is what the command line says of its pages.
    pub fn at(root: &Path, goldens: &Golden, pages: Option<&Path>, given: Given, packs: Packs) -> Result<Self> {
        if !root.exists() {
            return Err(Error::NoInput(format!("{}: not there", root.display())));
        }
        let single = root.is_file();
        if single && goldens.names()?.len() > 1 {
            return Err(Error::Usage(format!("{}: one document, but --golden is a folder of many", root.display())));
        }
        let folder = if single { root.parent().unwrap_or(Path::new("")) } else { root };
        let folder = Folder::read(pages.unwrap_or(folder))?;
        Ok(Self { root: root.to_owned(), pages: pages.map(Path::to_owned), folder, given, packs, single })
    }

    /// Are there documents, and no pages that could be read in their place?
    pub fn is_documents_only(&self) -> Result<bool> {
        if self.single {
            return Ok(Self::is_document(&self.root));
        }
        let any = |endings: &[&str]| golden::names(&self.root, endings).map(|names| !names.is_empty());
        Ok(any(&["json"])? && !any(PAGES)?)
    }

    /// The rule that made an item and where it stands; the words of packs in it, if another rule used them.
    pub fn made_by(&self, item: &Item) -> Vec<String> {
        let Some(rule) = item.rule.as_deref() else { return Vec::new() };
        let place = rules::show(&self.packs, rule).map(|r| format!(", {}", r.place)).unwrap_or_default();
        let words = rules::words_in(&self.packs, &item.text).into_iter().filter(|w| w.rule.as_deref() != Some(rule));
        let word = |w: Word| {
            let of = w.rule.map(|rule| format!(" of {rule}")).unwrap_or_default();
            format!("word    {}{of}, {}", w.word, w.place)
        };
        std::iter::once(format!("rule    {rule}{place}")).chain(words.map(word)).collect()
    }

    /// The encoding that is said of the page of a golden's path.
    pub fn encoding(&self, name: &str) -> Option<&'static str> {
        self.given_of(self.page_name(name)).encoding.map(encoding_rs::Encoding::name)
    }

    fn given_of(&self, page: &str) -> Given {
        self.given.clone().or(&self.folder.given(Path::new(page)))
    }

    fn is_document(path: &Path) -> bool {
        path.extension().is_some_and(|e| e == "json")
    }

    fn extract(&self, page: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        let given = self.given_of(page);
        let known = Known {
            path: page.to_owned(),
            form: settings::form(&given, Path::new(page))?,
            date: given.date,
            publication: given.publication,
            encoding: given.encoding,
            ..Known::default()
        };
        Ok(report::json(&pipeline::page(bytes, &known, &self.packs)))
    }

    /// The name of the page that a golden is about.
    fn page_name<'n>(&self, name: &'n str) -> &'n str {
        name.strip_suffix(".json").unwrap_or(name)
    }
}

impl Source for Predicted {
    fn document(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.path(name);
        if Self::is_document(&path)
            && let Some(document) = read(&path)?
        {
            return Ok(Some(document));
        }
        let beside = if self.single { self.root.clone() } else { self.root.join(self.page_name(name)) };
        let shown = if self.single { file_name(&self.root) } else { self.page_name(name).to_owned() };
        page(&beside)?.map(|bytes| self.extract(&shown, &bytes)).transpose()
    }

    fn page(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match &self.pages {
            Some(pages) => page(&pages.join(self.page_name(name))),
            None if self.single && Self::is_document(&self.root) => Ok(None),
            None if self.single => page(&self.root),
            None => page(&self.root.join(self.page_name(name))),
        }
    }

    fn names(&self) -> Result<Vec<String>> {
        if self.single {
            return Ok(Vec::new());
        }
        let of_page = |page: String| page + ".json";
        let mut names = golden::names(&self.root, &["json"])?;
        names.extend(golden::names(&self.root, PAGES)?.into_iter().map(of_page));
        names.sort();
        names.dedup();
        Ok(names)
    }

    fn path(&self, name: &str) -> PathBuf {
        if self.single { self.root.clone() } else { self.root.join(name) }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

/// The bytes of a page, unpacked; none if it is not there.
fn page(path: &Path) -> Result<Option<Vec<u8>>> {
    if !path.is_file() {
        return Ok(None);
    }
    batch::read_page(path, &Limits::default())
        .map(Some)
        .map_err(|fate: Fate| Error::NoInput(format!("{}: {}", path.display(), fate.reason().unwrap_or_default())))
}
