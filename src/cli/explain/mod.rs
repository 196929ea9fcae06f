//! `newsprint explain`: how a byte, an article or a page became what it is in the document.

mod story;
mod text;

use super::{
    args::{Explain, ReportFormat},
    exit::Outcome,
    session, terminal,
};
use crate::{
    Error, Result,
    batch::{self, Folder, Limits},
    pack::Packs,
    pipeline::{self, Known},
    report,
};
use std::path::Path;
use story::Asked;

/// Runs the command.
pub fn run(args: &Explain) -> Result<Outcome> {
    let bytes = batch::read_page(&args.file, &Limits::default())
        .map_err(|fate| Error::NoInput(format!("{}: {}", args.file.display(), fate.reason().unwrap_or_default())))?;
    let known = known(args)?;
    let document = pipeline::page(&bytes, &known, &Packs::load(&args.packs)?);
    let asked = match (args.at, &args.article) {
        (Some(at), _) if at >= bytes.len() => {
            return Err(Error::Usage(format!("--at {at}: the file has {} bytes", bytes.len())));
        }
        (Some(at), _) => Asked::Byte(at as u32),
        (None, Some(id)) if document.articles.iter().all(|a| a.id != *id) => {
            let ids: Vec<&str> = document.articles.iter().map(|a| &*a.id).collect();
            return Err(Error::Usage(format!("--article {id}: the page has {}", ids.join(", "))));
        }
        (None, Some(id)) => Asked::Article(id.clone()),
        (None, None) => Asked::Page,
    };
    let story = story::tell(&asked, &bytes, &known, &document);
    match args.format {
        ReportFormat::Json => session::print(&report::json(&story)),
        ReportFormat::Text => session::print(terminal::shown(&text::text(&story)).as_bytes()),
    }
}

fn known(args: &Explain) -> Result<Known> {
    let folder = args.file.parent().unwrap_or(Path::new(""));
    let name = args.file.file_name().unwrap_or_default();
    let given = Folder::read(folder)?.given(Path::new(name));
    Ok(Known {
        path: name.to_string_lossy().into_owned(),
        date: args.date.or(given.date),
        publication: given.publication,
        encoding: given.encoding,
        form: given.shape.unwrap_or(batch::Shape::Page).form(),
        ..Known::default()
    })
}
