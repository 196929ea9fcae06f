//! `newsprint explain`: how a byte, an article or a page became what it is in the document.

mod account;
mod heading;
mod joins;
mod scope;
mod text;

use super::{
    args::{Explain, ReportFormat},
    exit::Outcome,
    session, settings, terminal,
};
use crate::{
    Error, Result,
    batch::{self, Folder, Limits},
    document::Document,
    pack::Packs,
    pipeline::{self, Known},
    report,
};
use scope::Asked;
use std::path::Path;

/// Runs the command.
pub fn run(args: &Explain) -> Result<Outcome> {
    let bytes = read(args)?;
    let (known, packs) = (known(args)?, Packs::load(&args.packs)?);
    let traced = pipeline::traced(&bytes, &known, &packs);
    let asked = asked(args, bytes.len(), &traced.document)?;
    let account = account::tell(&asked, &bytes, &traced, &packs);
    match args.format {
        ReportFormat::Json => session::print(&report::json(&account)),
        ReportFormat::Text => session::print(terminal::shown(&text::text(&account)).as_bytes()),
    }
}

/// The page's bytes.
fn read(args: &Explain) -> Result<Vec<u8>> {
    let limits = Limits { max_file_size: args.max_file_size, ..Limits::default() };
    let file = &args.file;
    if batch::is_jsonl(file) {
        let message = "a file of many texts, and `explain` tells of one page; write the line's text to a file of its own, \
                       or pipe it to `explain -`";
        return Err(Error::Usage(format!("{}: {message}", file.display())));
    }
    let read = if is_stdin(file) { batch::read_stdin(args.max_file_size) } else { batch::read_page(file, &limits) };
    read.map_err(|fate| Error::NoInput(format!("{}: {}", file.display(), fate.reason().unwrap_or_default())))
}

fn is_stdin(file: &Path) -> bool {
    file == Path::new("-")
}

fn asked(args: &Explain, bytes: usize, document: &Document) -> Result<Asked> {
    match (args.at, &args.article) {
        (Some(at), _) if at >= bytes => {
            Err(Error::Usage(format!("--at {at}: the file has {bytes} bytes, counted from 0")))
        }
        (Some(at), _) => Ok(Asked::Byte(at as u32)),
        (None, Some(id)) if document.articles.iter().all(|a| a.id != *id) => {
            let ids: Vec<&str> = document.articles.iter().map(|a| &*a.id).collect();
            let there = if ids.is_empty() { "no articles".to_owned() } else { ids.join(", ") };
            Err(Error::Usage(format!("--article {id}: the page has {there}")))
        }
        (None, Some(id)) => Ok(Asked::Article(id.clone())),
        (None, None) => Ok(Asked::Page),
    }
}

fn known(args: &Explain) -> Result<Known> {
    let folder = args.file.parent().unwrap_or(Path::new(""));
    let name = args.file.file_name().unwrap_or_default();
    let folder = if is_stdin(&args.file) { Folder::default() } else { Folder::read(folder)? };
    let given = settings::given(&args.said)?.or(&folder.given(Path::new(name)));
    Ok(Known {
        path: name.to_string_lossy().into_owned(),
        form: settings::form(&given, &args.file)?,
        date: given.date,
        publication: given.publication,
        encoding: given.encoding,
        ..Known::default()
    })
}
