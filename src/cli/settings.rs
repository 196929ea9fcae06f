//! The arguments as they are meant: checked against each other, defaults told.

use super::args::{Clean, CleanFormat, EncodingArgs, Extract, Format, InputArgs, PageArgs, RunArgs};
use crate::{
    Error, Result,
    batch::{Columns, Destination, Given, InputForm, Inputs, is_device},
    lines::Form,
};
use clap::ValueEnum as _;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// What the command line says of pages.
pub fn given(said: &PageArgs) -> Result<Given> {
    let PageArgs { form, date, publication, encoded } = said;
    Ok(Given { form: *form, date: *date, publication: publication.clone(), ..given_encoding(encoded)? })
}

/// What the command line says of their encoding.
pub fn given_encoding(encoded: &EncodingArgs) -> Result<Given> {
    Ok(Given { encoding: encoding(&encoded.encoding)?, ..Given::default() })
}

/// The flags that say it, as they were typed.
pub fn flags(said: &PageArgs) -> Vec<(&'static str, String)> {
    let mut flags = Vec::new();
    let form = said.form.and_then(|s| s.to_possible_value()).map(|v| v.get_name().to_owned());
    flags.extend(form.map(|v| ("--as", v)));
    flags.extend(said.date.map(|d| ("--date", d.to_string())));
    flags.extend(said.publication.clone().map(|p| ("--publication", p)));
    let label = &said.encoded.encoding;
    flags.extend((label != "auto").then(|| ("--encoding", label.clone())));
    flags
}

/// What to read.
pub fn inputs(reading: &InputArgs, given: &Given, destination: &Destination) -> Result<Inputs> {
    Ok(Inputs {
        paths: reading.paths.clone(),
        list: reading.files_from.clone(),
        given: given.clone(),
        globs: globs(&reading.glob)?,
        stdin_is_jsonl: reading.text_field.is_some(),
        output: match destination {
            Destination::Folder(folder) => Some(folder.clone()),
            _ => None,
        },
        limits: reading.limits,
        progress: Arc::default(),
    })
}

/// The names of JSONL columns; `date` is that of the date, where the command wants one.
pub fn columns(reading: &InputArgs, date: Option<&str>) -> Columns {
    let (id, text) = (reading.id_field.clone(), reading.text_field.clone());
    Columns {
        must_have_id: id.is_some(),
        id: id.unwrap_or_else(|| "id".into()),
        text: text.unwrap_or_else(|| "text".into()),
        date: date.map(str::to_owned),
    }
}

/// What `extract` writes, and where.
pub fn extract_output(args: &Extract) -> Result<(Format, Destination)> {
    let (paths, out) = (&args.reading.paths, &args.running.out);
    let one_page = one_page(&args.reading);
    let format = args.format.unwrap_or_else(|| match ending(out) {
        Some("jsonl" | "ndjson") => Format::Jsonl,
        Some("csv") => Format::Csv,
        _ if one_page => Format::Json,
        _ if is_stdout(out) || paths.iter().any(|p| crate::batch::is_jsonl(p)) => Format::Jsonl,
        _ => Format::Json,
    });
    let destination = match format {
        Format::Json => many(out, one_page)?,
        Format::Jsonl => one(out, "pages.jsonl"),
        Format::Csv => one(out, "findings.csv"),
    };
    if args.csv_raw && format != Format::Csv {
        return Err(Error::Usage("--csv-raw: only csv has cells; --format csv makes them".into()));
    }
    check(paths, &destination)?;
    check_shards(&args.running, &destination)?;
    Ok((format, destination))
}

/// What `clean` writes, and where.
pub fn clean_output(args: &Clean) -> Result<(CleanFormat, Destination)> {
    let (reading, out) = (&args.reading, &args.running.out);
    let format = args.format.unwrap_or(match ending(out) {
        Some("jsonl" | "ndjson") => CleanFormat::Jsonl,
        _ => CleanFormat::Text,
    });
    let destination = match format {
        CleanFormat::Text => many(out, one_page(reading))?,
        CleanFormat::Jsonl => one(out, "pages.jsonl"),
    };
    check(&reading.paths, &destination)?;
    check_shards(&args.running, &destination)?;
    Ok((format, destination))
}

fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(|e| e.to_str())
}

/// A destination for one file a page: the only page may be written to a file, told by its ending; a folder is not named as
/// a file of data is.
fn many(out: &Path, one_page: bool) -> Result<Destination> {
    let of_data = matches!(ending(out), Some("json" | "jsonl" | "ndjson" | "csv" | "txt"));
    match out {
        _ if is_stdout(out) => Ok(Destination::Stdout),
        _ if is_device(out) => Ok(Destination::File(out.to_owned())),
        _ if out.is_dir() => Ok(Destination::Folder(out.to_owned())),
        _ if one_page && ending(out).is_some() => Ok(Destination::File(out.to_owned())),
        _ if of_data => {
            let message = "many pages make a folder; name a folder, or a .jsonl file for a line a page";
            Err(Error::Usage(format!("--out {}: {message}", out.display())))
        }
        _ => Ok(Destination::Folder(out.to_owned())),
    }
}

/// A destination for all pages in one file, called `name` if a folder is given.
fn one(out: &Path, name: &str) -> Destination {
    let folder = out.is_dir() || out.as_os_str().as_encoded_bytes().ends_with(b"/");
    match out {
        _ if is_stdout(out) => Destination::Stdout,
        _ if folder => Destination::File(out.join(name)),
        _ => Destination::File(out.to_owned()),
    }
}

/// Refuses to make a folder where a file is.
fn check_folder(destination: &Destination) -> Result<()> {
    match destination {
        Destination::Folder(path) if path.is_file() => {
            Err(Error::Create { path: path.clone(), source: std::io::ErrorKind::NotADirectory.into() })
        }
        _ => Ok(()),
    }
}

/// Refuses to write over what is read, or a folder over a file.
fn check(paths: &[PathBuf], destination: &Destination) -> Result<()> {
    let place = match destination {
        Destination::Stdout => return Ok(()),
        Destination::File(path) | Destination::Folder(path) => path,
    };
    let real = |path: &Path| path.canonicalize().ok();
    let Some(place) = real(place) else { return Ok(()) };
    let over = |p: &&PathBuf| {
        let same = real(p).is_some_and(|p| p == place);
        let beside = p.is_file() && real(p).is_some_and(|p| p.parent() == Some(&place));
        same || (beside && matches!(destination, Destination::Folder(_)))
    };
    match paths.iter().find(over) {
        Some(path) => Err(Error::Usage(format!("{}: the output would be written where the input is", path.display()))),
        None => check_folder(destination),
    }
}

/// Refuses to make shards of what is no file.
fn check_shards(running: &RunArgs, destination: &Destination) -> Result<()> {
    let file = matches!(destination, Destination::File(file) if !is_device(file));
    match running.shard_size {
        Some(_) if !file => Err(Error::Usage("--shard-size: only outputs in one file (jsonl, csv) have shards".into())),
        _ => Ok(()),
    }
}

/// Is there but one page to be made?
fn one_page(reading: &InputArgs) -> bool {
    let lines_of_stdin = |path: &Path| is_stdout(path) && reading.text_field.is_some();
    reading.files_from.is_none()
        && matches!(&*reading.paths, [only] if !lines_of_stdin(only) && !only.is_dir() && !crate::batch::is_jsonl(only))
}

/// Does the path stand for standard output?
fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

fn encoding(label: &str) -> Result<Option<&'static encoding_rs::Encoding>> {
    if label == "auto" {
        return Ok(None);
    }
    let known = encoding_rs::Encoding::for_label(label.as_bytes());
    known
        .map(Some)
        .ok_or_else(|| Error::Usage(format!("--encoding {label}: no such encoding; try utf-8, big5 or gb18030")))
}

fn globs(patterns: &[String]) -> Result<Option<GlobSet>> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(GlobBuilder::new(pattern).build()?);
    }
    Ok(Some(set.build()?))
}

/// How the lines of a page stand whose layout is asked about; plain text has none.
pub fn form(given: &Given, page: &Path) -> Result<Form> {
    match input_form(given) {
        InputForm::Text => {
            let message = "newsprint.toml says that this is plain text, which only `extract` takes";
            Err(Error::Usage(format!("{}: {message}; `--as page` or `--as article` overrules it", page.display())))
        }
        laid_out => Ok(laid_out.form()),
    }
}

/// What an input is taken for where nothing is said.
pub fn input_form(given: &Given) -> InputForm {
    given.form.unwrap_or(InputForm::Page)
}
