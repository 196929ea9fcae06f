//! `--accept [ID…]`: new documents taken as golden, each written beside the old one and then over it.

use super::{Predicted, Validate};
use crate::{
    Error, Result, batch,
    cli::{
        exit::Outcome,
        settings,
        terminal::{self, quoted},
    },
    golden::{self, Comparison, Golden, Source},
};
use std::{collections::BTreeSet, fs, path::Path};

/// Goldens are accepted by people, not by a machine that would accept its own faults.
pub fn is_allowed(args: &Validate) -> Result<()> {
    let in_ci = std::env::var("CI").is_ok_and(|ci| !ci.is_empty() && ci != "false" && ci != "0");
    match &args.accept {
        Some(_) if in_ci => {
            Err(Error::Usage("--accept is refused where CI is set: goldens are accepted by people".into()))
        }
        _ => Ok(()),
    }
}

/// Takes documents as golden: those named, or all that differ and all that have none.
pub fn accept(ids: &[String], comparison: &Comparison, goldens: &Golden, predicted: &Predicted) -> Result<Outcome> {
    let wanted: BTreeSet<String> = ids.iter().map(|id| with_ending(id)).collect();
    let known: BTreeSet<&String> =
        comparison.documents.iter().map(|d| &d.name).chain(&comparison.without_golden).collect();
    if let Some(stranger) = wanted.iter().find(|w| !known.contains(w)) {
        return Err(Error::Usage(format!("--accept {stranger}: no such document")));
    }
    let new = comparison.documents.iter().filter(|d| is_new(d)).map(|d| &d.name).chain(&comparison.without_golden);
    let mut accepted = 0;
    for name in new.filter(|n| wanted.is_empty() || wanted.contains(*n)) {
        let Some(document) = predicted.document(name)? else { continue };
        let place = goldens.path(name);
        put(&place, &goldens.accept(name, document)?)?;
        terminal::say(&format!("accepted {}", place.display()));
        accepted += 1;
    }
    terminal::say(&format!("{accepted} accepted"));
    Ok(Outcome::Done)
}

fn with_ending(id: &str) -> String {
    if id.ends_with(".json") { id.to_owned() } else { format!("{id}.json") }
}

/// Is there something to take? A partial golden that has all it asks for stays as it was written.
fn is_new(outcome: &golden::DocumentOutcome) -> bool {
    outcome.there && !outcome.exact && (outcome.whole || !outcome.findings.differences.is_empty())
}

fn put(place: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(|source| Error::Create { path: folder.to_owned(), source })?;
    }
    batch::replace(place, bytes)
}

/// The command that takes what is new, as the user would type it; a few documents are named.
pub fn command(args: &Validate, names: &[&str]) -> String {
    const NAMED: usize = 5;
    let mut words = vec!["newsprint".to_owned(), "validate".into(), quoted(&args.predicted.to_string_lossy())];
    let mut flag = |name: &str, value: &str| words.extend([name.to_owned(), quoted(value)]);
    flag("--golden", &args.golden.to_string_lossy());
    args.pages.iter().for_each(|p| flag("--pages", &p.to_string_lossy()));
    args.packs.iter().for_each(|p| flag("--packs", &p.to_string_lossy()));
    settings::flags(&args.said).iter().for_each(|(name, value)| flag(name, value));
    words.push("--accept".into());
    if names.len() <= NAMED {
        words.extend(names.iter().map(|n| quoted(n.trim_end_matches(".json"))));
    }
    words.join(" ")
}
