//! `newsprint rules`: the rules in force, one rule whole, and whether a pack is sound.

use super::{
    args::{ReportFormat, Rules, RulesAction},
    exit::Outcome,
    session, terminal,
};
use crate::{
    Error, Result,
    pack::{self, Packs},
    report,
    rules::{self, Shown},
};
use std::{fmt::Write as _, path::Path};

/// Runs the command.
pub fn run(args: &Rules) -> Result<Outcome> {
    match &args.action {
        None | Some(RulesAction::List) => list(args),
        Some(RulesAction::Show { id }) => show(args, id),
        Some(RulesAction::Check { folder }) => check(folder, args.format),
    }
}

fn list(args: &Rules) -> Result<Outcome> {
    let packs = Packs::load(&args.packs)?;
    let rules = rules::list(&packs);
    match args.format {
        ReportFormat::Json => session::print(&report::json(&rules)),
        ReportFormat::Text => session::print(table(&packs, &rules).as_bytes()),
    }
}

fn show(args: &Rules, id: &str) -> Result<Outcome> {
    let packs = Packs::load(&args.packs)?;
    let Some(rule) = rules::show(&packs, id) else {
        return Err(Error::Usage(rules::unknown(id, &packs)));
    };
    match args.format {
        ReportFormat::Json => session::print(&report::json(&rule)),
        ReportFormat::Text => session::print(whole(&rule).as_bytes()),
    }
}

/// Names everything that is wrong with a pack, or says what is in it.
fn check(folder: &Path, format: ReportFormat) -> Result<Outcome> {
    pack::is_there(folder)?;
    let checked = rules::check(folder);
    let wrong = checked.faults.len();
    match format {
        ReportFormat::Json => drop(session::print(&report::json(&checked))?),
        ReportFormat::Text => checked.faults.iter().for_each(|fault| terminal::say(&fault.to_string())),
    }
    if wrong > 0 {
        return Err(Error::Usage(format!("{}: {wrong} wrong", folder.display())));
    }
    let rules::Checked { name, version, rules, words, examples, .. } = checked;
    let said = format!("{name} {version}: sound; rules {rules}, words {words}, examples {examples}\n");
    match format {
        ReportFormat::Json => Ok(Outcome::Done),
        ReportFormat::Text => session::print(terminal::shown(&said).as_bytes()),
    }
}

/// The packs, then a line a rule.
fn table(packs: &Packs, rules: &[Shown]) -> String {
    let mut out = String::new();
    for pack in &packs.manifests {
        let _ = writeln!(out, "# {} {} ({}): {}", pack.name, pack.version, pack.licence, pack.description);
    }
    let width = |of: fn(&Shown) -> usize| rules.iter().map(of).max().unwrap_or(0);
    let (ids, makers) = (width(|r| r.id.len()), width(|r| r.maker.len()));
    for rule in rules {
        let kind = rule.kind.as_deref().unwrap_or("-");
        let line = format!("{:ids$}  {:makers$}  {kind:11}  {}", rule.id, rule.maker, rule.description);
        let _ = writeln!(out, "{}", line.trim_end());
    }
    terminal::shown(&out)
}

/// A rule with all it has, a line each.
fn whole(rule: &Shown) -> String {
    let mut out = format!("{}\n", rule.id);
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "  {name:12} {value}");
        }
    };
    line("description", &rule.description);
    line("maker", rule.maker);
    line("kind", rule.kind.as_deref().unwrap_or_default());
    line("pattern", rule.pattern.as_deref().unwrap_or_default());
    line("words", &rule.words.join(" "));
    rule.yes.iter().for_each(|text| line("yes", text));
    rule.no.iter().for_each(|text| line("no", text));
    line("place", &rule.place);
    terminal::shown(&out)
}
