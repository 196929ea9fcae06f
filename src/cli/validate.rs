//! `newsprint validate`: documents against their goldens, and new goldens taken.

use super::{
    args::{Common, Validate},
    exit::Outcome,
    session, terminal,
};
use crate::{
    Error, Result,
    batch::{self, Folder},
    golden::{self, Comparison, Field, Golden, Source},
    pack::Packs,
    pipeline::{self, Known},
    report::{self, Lines, Scores},
};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// Runs the command.
pub fn run(args: &Validate, common: &Common) -> Result<Outcome> {
    let floors = floors(&args.min)?;
    let goldens = Golden::at(&args.golden);
    let predicted = Predicted::at(args, &goldens)?;
    let document = |name: &str| predicted.document(name);
    let comparison = goldens.compare(&Source { document: &document, names: predicted.names()? })?;
    if comparison.documents.is_empty() && args.accept.is_none() {
        return Err(Error::NoInput(format!("{}: no goldens there", args.golden.display())));
    }
    if let Some(ids) = &args.accept {
        return accept(ids, &comparison, &goldens, &predicted);
    }
    let scores = Scores::of(&comparison, args.matching);
    write_reports(args, &scores, &comparison)?;
    let baseline = args.baseline.as_deref().map(baseline).transpose()?;
    let mut said = scores.table(baseline.as_ref());
    if !common.quiet {
        said += &differences(args, &comparison, &predicted)?;
    }
    session::print(terminal::shown(&said).as_bytes())?;
    let below = below(&floors, &scores);
    below.iter().for_each(|b| terminal::error(b));
    let failed = if floors.is_empty() { comparison.differs() } else { !below.is_empty() };
    Ok(if failed { Outcome::Findings } else { Outcome::Done })
}

/// What is compared: a folder of documents, or of pages, whose documents are made now.
struct Predicted {
    root: PathBuf,
    folder: Folder,
    packs: Packs,
    /// Is `root` one document?
    single: bool,
}

impl Predicted {
    fn at(args: &Validate, goldens: &Golden) -> Result<Self> {
        let root = args.predicted.as_path();
        if !root.exists() {
            return Err(Error::NoInput(format!("{}: not there", root.display())));
        }
        let single = root.is_file();
        if single && goldens.names()?.len() > 1 {
            return Err(Error::Usage(format!("{}: one document, but --golden is a folder of many", root.display())));
        }
        let folder = if single { root.parent().unwrap_or(Path::new("")) } else { root };
        Ok(Self { root: root.to_owned(), folder: Folder::read(folder)?, packs: Packs::load(&args.packs)?, single })
    }

    fn names(&self) -> Result<Vec<String>> {
        if self.single { Ok(Vec::new()) } else { golden::names(&self.root) }
    }

    /// The document of a golden's path.
    fn document(&self, name: &str) -> Result<Option<Vec<u8>>> {
        if let Some(document) = read(&self.path(name))? {
            let is_document = self.path(name).extension().is_some_and(|e| e == "json");
            return Ok(Some(if is_document { document } else { self.extract(name, &document) }));
        }
        Ok(self.page(name)?.map(|page| self.extract(name, &page)))
    }

    fn path(&self, name: &str) -> PathBuf {
        if self.single { self.root.clone() } else { self.root.join(name) }
    }

    /// The page that a golden is about, if it lies where documents were asked for.
    fn page(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match name.strip_suffix(".json") {
            Some(page) if !self.single => read(&self.root.join(page)),
            _ => Ok(None),
        }
    }

    fn extract(&self, name: &str, page: &[u8]) -> Vec<u8> {
        let path = name.strip_suffix(".json").unwrap_or(name);
        let given = self.folder.given(Path::new(path));
        let known = Known {
            path: path.to_owned(),
            date: given.date,
            publication: given.publication,
            encoding: given.encoding,
            form: given.shape.unwrap_or(batch::Shape::Page).form(),
            ..Known::default()
        };
        report::json(&pipeline::page(page, &known, &self.packs))
    }
}

fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

/// The first differences, with their lines of the page where the page is at hand.
fn differences(args: &Validate, comparison: &Comparison, predicted: &Predicted) -> Result<String> {
    let mut out = String::new();
    let mut left = args.differences;
    let total: usize = comparison.documents.iter().map(|d| d.findings.differences.len()).sum();
    for document in comparison.documents.iter().filter(|_| total > 0) {
        let some = &document.findings.differences[..left.min(document.findings.differences.len())];
        if some.is_empty() {
            continue;
        }
        left -= some.len();
        let page = match &args.pages {
            Some(pages) => read(&pages.join(document.name.trim_end_matches(".json")))?,
            None => predicted.page(&document.name)?,
        };
        let lines = page.as_deref().map(|p| Lines::of(p, None));
        for difference in some {
            out += &format!("\n{}", report::difference(&document.name, difference, lines.as_ref()));
        }
    }
    if total > 0 {
        let (shown, golden) = (total.min(args.differences), args.golden.display());
        out += &format!("\n{shown} of {total} differences shown. To take the new documents as golden:\n");
        out += &format!("  newsprint validate {} --golden {golden} --accept\n", args.predicted.display());
    }
    Ok(out)
}

/// Takes documents as golden: those named, or all that differ and all that have none.
fn accept(ids: &[String], comparison: &Comparison, goldens: &Golden, predicted: &Predicted) -> Result<Outcome> {
    if std::env::var("CI").is_ok_and(|ci| !ci.is_empty() && ci != "false") {
        return Err(Error::Usage("--accept is refused where CI is set: goldens are accepted by people".into()));
    }
    let with_ending = |id: &String| if id.ends_with(".json") { id.clone() } else { format!("{id}.json") };
    let wanted: BTreeSet<String> = ids.iter().map(with_ending).collect();
    let differing = comparison.documents.iter().filter(|d| d.there && !d.exact).map(|d| &d.name);
    let known: BTreeSet<&String> =
        comparison.documents.iter().map(|d| &d.name).chain(&comparison.without_golden).collect();
    if let Some(unknown) = wanted.iter().find(|w| !known.contains(w)) {
        return Err(Error::Usage(format!("--accept {unknown}: no such document")));
    }
    let mut accepted = 0;
    for name in differing.chain(&comparison.without_golden).filter(|n| wanted.is_empty() || wanted.contains(*n)) {
        if let Some(document) = predicted.document(name)? {
            batch::replace(&goldens.path(name), &document)?;
            accepted += 1;
        }
    }
    terminal::say(&format!("{accepted} accepted"));
    Ok(Outcome::Done)
}

/// Reads `FIELD=F1`.
fn floors(min: &[String]) -> Result<Vec<(Field, f64)>> {
    let floor = |text: &String| {
        let (name, f1) = text.split_once('=')?;
        let f1: f64 = f1.parse().ok().filter(|f| (0.0..=1.0).contains(f))?;
        Some((Field::named(name)?, f1))
    };
    let fields: Vec<&str> = golden::FIELDS.iter().map(|f| f.name).collect();
    let wrong = |text: &String| {
        Error::Usage(format!("--min {text}: write FIELD=F1 with F1 from 0 to 1 and FIELD one of {}", fields.join(", ")))
    };
    min.iter().map(|text| floor(text).ok_or_else(|| wrong(text))).collect()
}

/// What is below its floor.
fn below(floors: &[(Field, f64)], scores: &Scores) -> Vec<String> {
    let f1 = |field: &Field| scores.fields.get(field.name).map_or(0.0, |f| f.f1);
    let low = floors.iter().filter(|(field, floor)| f1(field) < *floor);
    low.map(|(field, floor)| format!("{}: F1 {:.3} is below {floor}", field.name, f1(field))).collect()
}

fn baseline(path: &Path) -> Result<Scores> {
    let bytes = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    serde_json::from_slice(&bytes).map_err(|e| Error::Malformed {
        path: path.to_owned(),
        line: e.line(),
        column: e.column(),
        message: format!("no report of `validate --report json=…`: {e}"),
    })
}

fn write_reports(args: &Validate, scores: &Scores, comparison: &Comparison) -> Result<()> {
    for wanted in &args.report {
        match wanted.split_once('=') {
            Some(("json", path)) => batch::replace(Path::new(path), &report::json(scores))?,
            Some(("junit", path)) => batch::replace(Path::new(path), report::junit(comparison).as_bytes())?,
            _ => return Err(Error::Usage(format!("--report {wanted}: write json=FILE or junit=FILE"))),
        }
    }
    Ok(())
}
