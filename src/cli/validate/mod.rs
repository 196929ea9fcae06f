//! `newsprint validate`: documents against their goldens, and new goldens taken.

mod accept;
mod floors;
mod predicted;

use super::{
    args::{MessageArgs, Report, Validate},
    exit::Outcome,
    session, settings, terminal,
};
use crate::{
    Error, Result, batch,
    golden::{Comparison, Golden, Item, Source},
    pack::Packs,
    report::{self, PageLines, Scores},
};
use predicted::Predicted;
use std::{fs, path::Path};

/// Runs the command.
pub fn run(args: &Validate, common: &MessageArgs) -> Result<Outcome> {
    accept::is_allowed(args)?;
    let floors = floors::read(&args.min)?;
    let baseline = args.baseline.as_deref().map(|path| baseline(path, args)).transpose()?;
    let goldens = Golden::at(&args.golden);
    let given = settings::given(&args.said)?;
    let predicted = Predicted::at(&args.predicted, &goldens, args.pages.as_deref(), given, Packs::load(&args.packs)?)?;
    refuse_idle(args, &predicted)?;
    let comparison = session::pool(args.jobs)?.install(|| goldens.compare(&predicted)).map_err(first)?;
    if let Some(ids) = &args.accept {
        return accept::accept(ids, &comparison, &goldens, &predicted);
    }
    if comparison.documents.is_empty() {
        return Err(Error::NoInput(format!("{}: no goldens there", args.golden.display())));
    }
    let scores = Scores::of(&comparison, args.matching);
    write_reports(args, &scores, &comparison)?;
    let mut said = scores.table(baseline.as_ref());
    if !common.quiet {
        said += &without_golden(&comparison);
        said += &differences(args, &comparison, &predicted)?;
    }
    session::print(terminal::shown(&said).as_bytes())?;
    let below = floors::below(&floors, &scores);
    below.iter().for_each(|b| terminal::error(b));
    let failed = if floors.is_empty() { comparison.differs() } else { !below.is_empty() };
    Ok(if failed { Outcome::Findings } else { Outcome::Done })
}

/// Refuses flags that would do nothing: what is said of pages where no page is read, and a folder of pages that is none.
fn refuse_idle(args: &Validate, predicted: &Predicted) -> Result<()> {
    if let Some(pages) = args.pages.as_deref().filter(|pages| !pages.is_dir()) {
        return Err(Error::Usage(format!("--pages {}: no such folder", pages.display())));
    }
    // The encoding of a page counts where its lines are shown, too.
    match settings::flags(&args.said).into_iter().find(|(flag, _)| *flag != "--encoding") {
        Some((flag, _)) if predicted.is_documents_only()? => {
            let there = args.predicted.display();
            Err(Error::Usage(format!("{flag}: {there} holds documents only; this is said of pages that are read")))
        }
        _ => Ok(()),
    }
}

/// Says all but one of the errors, and gives that one.
fn first(mut errors: Vec<Error>) -> Error {
    let last = errors.pop().unwrap_or_else(|| Error::Usage("nothing to compare".into()));
    errors.iter().for_each(|e| terminal::error(&e.to_string()));
    last
}

/// Documents named that nothing was held against.
fn without_golden(comparison: &Comparison) -> String {
    const NAMED: usize = 3;
    let names = &comparison.without_golden;
    let some: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    match names.len() {
        0 => String::new(),
        n if n > NAMED => format!("{n} without a golden: {} …\n", some.join(", ")),
        n => format!("{n} without a golden: {}\n", some.join(", ")),
    }
}

/// The first differences, with their lines of the page where the page is at hand.
fn differences(args: &Validate, comparison: &Comparison, predicted: &Predicted) -> Result<String> {
    let mut out = String::new();
    let mut left = args.differences;
    for document in comparison.documents.iter().filter(|d| !d.there) {
        out += &format!("\n{}: no document or page of that name\n", document.name);
    }
    let differing = comparison.documents.iter().filter(|d| d.there && !d.findings.differences.is_empty());
    for document in differing.clone() {
        let all = &document.findings.differences;
        let some = &all[..left.min(all.len())];
        if some.is_empty() {
            break;
        }
        left -= some.len();
        let page = predicted.page(&document.name)?;
        let lines = page.as_deref().map(|p| PageLines::of(p, predicted.encoding(&document.name)));
        let made_by = |item: &Item| predicted.made_by(item);
        for difference in some {
            out += &format!("\n{}", report::difference(&document.name, difference, lines.as_ref(), &made_by));
        }
    }
    let total: usize = differing.clone().map(|d| d.findings.differences.len()).sum();
    if total > 0 {
        let names: Vec<&str> = differing.map(|d| d.name.as_str()).collect();
        let shown = total.min(args.differences);
        out += &format!("\n{shown} of {total} differences shown. To take what is new as golden:\n");
        out += &format!("  {}\n", accept::command(args, &names));
    }
    Ok(out)
}

fn baseline(path: &Path, args: &Validate) -> Result<Scores> {
    let bytes = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let then: Scores = serde_json::from_slice(&bytes).map_err(|e| {
        let said = e.to_string();
        let why =
            if bytes.trim_ascii().is_empty() { "it is empty" } else { said.split(" at line ").next().unwrap_or(&said) };
        Error::Malformed {
            path: path.to_owned(),
            line: e.line().max(1),
            column: e.column().max(1),
            message: format!("no report of `validate --report json=…`: {why}"),
        }
    })?;
    let now = report::match_name(args.matching);
    if then.r#match != now {
        let message = format!("{} was matched {}, this run is {now}", path.display(), then.r#match);
        return Err(Error::Usage(format!("--baseline: {message}: no change can be told")));
    }
    Ok(then)
}

fn write_reports(args: &Validate, scores: &Scores, comparison: &Comparison) -> Result<()> {
    for wanted in &args.report {
        match wanted {
            Report::Json(path) => batch::replace(path, &report::json(scores))?,
            Report::Junit(path) => batch::replace(path, report::junit(comparison).as_bytes())?,
        }
    }
    Ok(())
}
