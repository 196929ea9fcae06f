//! The house holds: imports go one way, lists and files agree, nothing lies where it should not.
#![allow(clippy::unwrap_used)]

use newsprint::{pack::Class, repair::REPAIRS};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The modules in order: each imports only from those before it.
const ORDER: &[&str] = &[
    "error",
    "text",
    "note",
    "scan::fold",
    "pack",
    "decode",
    "repair",
    "lines",
    "scan",
    "layout",
    "extract",
    "document",
    "pipeline",
    "rules",
    "batch",
    "golden",
    "report",
    "cli",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn stems(folder: &str, extension: &str) -> BTreeSet<String> {
    files(&root().join(folder), extension)
        .iter()
        .map(|p| p.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|m| *m == module)
}

/// The module a file belongs to.
fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    if inside.ends_with("scan/fold.rs") { "scan::fold".into() } else { first.trim_end_matches(".rs").into() }
}

/// The modules of the crate that a source text imports from, `use crate::{a::…, b::…}` included.
fn imports(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            found.extend(members(group));
        } else {
            found.insert(head(rest));
        }
    }
    found
}

/// The first names of the members of a `use` group whose opening brace was read.
fn members(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (0, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && depth == 0 && c.is_alphabetic() => {
                names.push(head(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

/// `scan` of `scan::Scanned`; the folding table is a module of its own.
fn head(path: &str) -> String {
    if path.starts_with("scan::fold") {
        return "scan::fold".into();
    }
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The part of a source file before its tests.
fn production(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn imports_go_one_way() {
    for path in files(&root().join("src"), "rs") {
        let module = module_of(&path);
        let Some(own) = rank(&module) else { continue };
        let source = fs::read_to_string(&path).unwrap();
        for import in imports(production(&source)) {
            let Some(other) = rank(&import) else { continue };
            assert!(other <= own, "{}: {module} imports from {import}, which comes after it", path.display());
        }
    }
}

#[test]
fn imports_are_read_from_groups_and_paths() {
    let seen = imports("use crate::{text::{Span, Text}, scan::Scanned};\nfn f(x: crate::error::Error) {}");
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["error", "scan", "text"]);
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let known = ["lib", "main"];
    for path in files(&root().join("src"), "rs") {
        let module = module_of(&path);
        assert!(rank(&module).is_some() || known.contains(&&*module), "{module} has no place in ORDER");
    }
}

#[test]
fn word_lists_and_classes_agree() {
    let classes: BTreeSet<String> = Class::ALL.iter().map(|c| c.name().to_owned()).collect();
    let lists: BTreeSet<String> =
        stems("packs/core/lexicon", "tsv").iter().map(|stem| stem.split('.').next().unwrap().to_owned()).collect();
    let orphans: Vec<_> = lists.difference(&classes).collect();
    assert!(orphans.is_empty(), "word lists of no class: {orphans:?}");
}

#[test]
fn word_lists_say_where_they_come_from() {
    for path in files(&root().join("packs"), "tsv") {
        assert!(fs::read_to_string(&path).unwrap().starts_with("# "), "{} has no heading", path.display());
    }
}

#[test]
fn repairs_have_names_of_their_own() {
    for repair in REPAIRS {
        let same = REPAIRS.iter().filter(|r| r.name == repair.name);
        // A repair may be made twice, but no two repairs share a name.
        assert!(same.into_iter().all(|r| std::ptr::fn_addr_eq(r.mend, repair.mend)), "{}", repair.name);
    }
}

#[test]
fn every_file_opens_with_its_purpose() {
    for path in files(&root().join("src"), "rs").into_iter().chain(files(&root().join("tests"), "rs")) {
        assert!(
            fs::read_to_string(&path).unwrap().starts_with("//! "),
            "{} does not say what it is for",
            path.display()
        );
    }
}

#[test]
fn no_file_has_outgrown_its_seams() {
    for path in files(&root().join("src"), "rs") {
        let lines = production(&fs::read_to_string(&path).unwrap()).lines().count();
        assert!(lines <= 500, "{}: {lines} lines before its tests", path.display());
    }
}

#[test]
fn no_drawers() {
    let drawers = ["utils", "util", "types", "helpers", "common", "manager", "misc"];
    for path in files(&root().join("src"), "rs") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(!drawers.contains(&&*stem), "{} is a drawer, not a module", path.display());
    }
}
