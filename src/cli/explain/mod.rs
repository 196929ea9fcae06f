//! `newsprint explain`: how a byte, an article or a page became what it is in the document.

mod joins;
mod scope;
mod story;
mod text;
mod title;

use super::{
    args::{Explain, ReportFormat},
    exit::Outcome,
    session, settings, terminal,
};
use crate::{
    Error, Result,
    batch::{self, Folder, Limits},
    document::Document,
    extract::Overlaps,
    pack::Packs,
    pipeline::{self, Known},
    report,
};
use scope::Asked;
use std::path::Path;
use story::Material;

/// Runs the command.
pub fn run(args: &Explain) -> Result<Outcome> {
    let bytes = batch::read_page(&args.file, &Limits::default())
        .map_err(|fate| Error::NoInput(format!("{}: {}", args.file.display(), fate.reason().unwrap_or_default())))?;
    let (known, packs) = (known(args)?, Packs::load(&args.packs)?);
    let every = Known { overlaps: Overlaps::Every, ..known.clone() };
    let material = Material {
        document: pipeline::page(&bytes, &known, &packs),
        candidates: pipeline::page(&bytes, &every, &packs),
        bytes: &bytes,
        known: &known,
        packs: &packs,
    };
    let asked = asked(args, bytes.len(), &material.document)?;
    let story = story::tell(&asked, &material);
    match args.format {
        ReportFormat::Json => session::print(&report::json(&story)),
        ReportFormat::Text => session::print(terminal::shown(&text::text(&story)).as_bytes()),
    }
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
    let given = settings::given(&args.told)?.or(&Folder::read(folder)?.given(Path::new(name)));
    Ok(Known {
        path: name.to_string_lossy().into_owned(),
        form: settings::form(&given, &args.file)?,
        date: given.date,
        publication: given.publication,
        encoding: given.encoding,
        ..Known::default()
    })
}
