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
    "error", "text", "note", "pack", "decode", "repair", "lines", "scan", "layout", "extract", "document", "pipeline",
    "rules", "batch", "golden", "report", "cli",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
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
    first.trim_end_matches(".rs").into()
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

/// `scan` of `scan::Scanned`.
fn head(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The part of a source file before its tests: up to the `#[cfg(test)]` that stands before a module with a body.
fn production(source: &str) -> &str {
    let opens_tests = |at: &usize| {
        let mut lines = source[*at..].lines().skip(1).skip_while(|line| line.trim_start().starts_with("#["));
        lines.next().is_some_and(|line| line.starts_with("mod ") && line.ends_with('{'))
    };
    let end = source.match_indices("#[cfg(test)]\n").map(|(at, _)| at).find(opens_tests);
    &source[..end.unwrap_or(source.len())]
}

#[test]
fn production_ends_where_the_tests_begin() {
    let body = "#[cfg(test)]\nmod trial;\nfn f() {\n    #[cfg(test)]\n    fault();\n}\n";
    let tests = "#[cfg(test)]\n#[allow(clippy::unwrap_used)]\nmod tests {\n}\n";
    assert_eq!(production(&format!("{body}{tests}")), body);
    assert_eq!(production(body), body);
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
    // The words of rules stand in the rules.
    let empty: Vec<_> = classes.difference(&lists).filter(|class| *class != Class::Rule.name()).collect();
    assert!(empty.is_empty(), "classes without a word list: {empty:?}");
}

#[test]
fn word_lists_say_where_they_come_from() {
    let lists = |extension| files(&root().join("packs"), extension);
    for path in lists("tsv").into_iter().chain(lists("txt")) {
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

/// Functions longer than [`LONGEST`] that are still to be split. The list may only shrink.
const LONG: &[(&str, &str)] =
    &[("src/extract/date/range.rs", "borrowed"), ("src/extract/entity/transliteration.rs", "add")];

/// The most lines of a function between its braces.
const LONGEST: usize = 40;

/// The functions of a source text as `rustfmt` sets it, and how many lines stand between their braces.
fn functions(source: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((before, rest)) = line.trim_start().split_once("fn ") else { continue };
        if before.split_whitespace().all(|word| word.starts_with("pub") || word == "const" || word.ends_with(')')) {
            let indent = line.len() - line.trim_start().len();
            let closes = |line: &&str| line.len() == indent + 1 && line.ends_with('}');
            let open = (at..lines.len()).find(|&n| lines[n].ends_with(['{', ';', '}'])).unwrap();
            let length = lines[open + 1..].iter().position(closes).filter(|_| lines[open].ends_with('{'));
            let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            found.extend(length.map(|length| (name, length)));
        }
    }
    found
}

#[test]
fn functions_are_no_longer_than_they_may_be() {
    let folders = ["src", "tests", "examples", "benches"].map(|folder| files(&root().join(folder), "rs"));
    let mut long = Vec::new();
    for path in folders.concat() {
        let source = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        let over = functions(&source).into_iter().filter(|(_, length)| *length > LONGEST);
        long.extend(over.map(|(function, _)| (name.clone(), function.to_owned())));
    }
    let known: Vec<_> = LONG.iter().map(|(path, function)| ((*path).to_owned(), (*function).to_owned())).collect();
    assert_eq!(long, known, "longer than {LONGEST} lines, and those that are known to be");
}

#[test]
fn functions_are_measured_between_their_braces() {
    let source = "pub(super) const fn a(\n    x: u8,\n) -> u8 {\n    if x {\n    }\n    x\n}\n\nimpl B {\n    fn b();\n    \
                  fn c() {}\n    fn d() {\n        e();\n    }\n}\n// fn of none\n";
    assert_eq!(functions(source), [("a", 3), ("d", 1)]);
}

#[test]
fn no_drawers() {
    let drawers = ["utils", "util", "types", "helpers", "common", "manager", "misc"];
    for path in files(&root().join("src"), "rs") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(!drawers.contains(&&*stem), "{} is a drawer, not a module", path.display());
    }
}

/// Logarithms and powers of the standard library are the system's: their last bit may differ from machine to machine.
#[test]
fn logarithms_are_the_same_everywhere() {
    for path in files(&root().join("src"), "rs") {
        let source = fs::read_to_string(&path).unwrap();
        for call in [".ln()", ".exp()", ".ln_1p()", ".exp_m1()", ".log10()", ".log2()", ".powf("] {
            assert!(!production(&source).contains(call), "{}: `{call}`: use libm", path.display());
        }
    }
}

/// The paths of the project that a text names: what begins with one of its folders, as far as it has no placeholder.
fn paths(text: &str) -> BTreeSet<String> {
    const FOLDERS: [&str; 8] = ["src/", "packs/", "tests/", "docs/", "scripts/", "examples/", "benches/", "fuzz/"];
    let part = |c: char| c.is_ascii_alphanumeric() || "_-./<>*".contains(c);
    let words = text.split(|c: char| !part(c)).filter(|word| FOLDERS.iter().any(|f| word.starts_with(f)));
    let named = |word: &&str| !word.contains(['<', '*']) && !word.bytes().any(|b| b.is_ascii_uppercase());
    words.filter(named).map(|word| word.trim_end_matches(['.', '/']).to_owned()).collect()
}

#[test]
fn what_the_docs_name_is_there() {
    let mut docs = files(&root().join("docs"), "md");
    docs.extend(["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "fuzz/README.md"].map(|name| root().join(name)));
    let mut named = 0;
    for doc in docs {
        for path in paths(&fs::read_to_string(&doc).unwrap()) {
            named += 1;
            assert!(root().join(&path).exists(), "{} names {path}, which is not there", doc.display());
        }
    }
    assert!(named > 40, "{named} paths");
}

#[test]
fn paths_are_read_from_text() {
    let seen = paths("`src/lines/` and [a](docs/runs.md), packs/core/lexicon/<class>.tsv, its/src/x, packs/a.tsv.");
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["docs/runs.md", "packs/a.tsv", "src/lines"]);
}

/// The row of the code map that a module has: what it says the module imports.
fn mapped(map: &str, module: &str) -> String {
    let named =
        |row: &&str| [format!("| `{module}/` |"), format!("| `{module}.rs` |")].iter().any(|n| row.starts_with(n));
    let row = map.lines().find(named).unwrap_or_else(|| panic!("{module} is not on the map"));
    row.trim_end_matches('|').rsplit('|').next().unwrap().trim().to_owned()
}

#[test]
fn the_map_says_what_each_module_imports() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for module in ORDER {
        let said = mapped(&map, module);
        if said == "all above" {
            continue;
        }
        let own = files(&root().join("src"), "rs").into_iter().filter(|path| module_of(path) == *module);
        let read = |path: PathBuf| imports(production(&fs::read_to_string(path).unwrap()));
        let all =
            own.flat_map(read).map(|name| if ["Error", "Result"].contains(&&*name) { "error".into() } else { name });
        let others: BTreeSet<String> = all.filter(|name| name != module && rank(name).is_some()).collect();
        let others =
            if others.is_empty() { "–".to_owned() } else { others.into_iter().collect::<Vec<_>>().join(", ") };
        assert_eq!(said, others, "what {module} imports");
    }
}
