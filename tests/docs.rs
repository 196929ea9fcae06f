//! Every example in the docs is run: files written, commands given, output compared, rows of the tables tried.
//!
//! A fenced block with a path is a file. A `console` block is a session: `$ newsprint …` is run in a folder of the
//! document's own, which has `input/` and `output/`; `…` stands for any text, alone on a line for any lines. A `json` block
//! is part of a document in `output/`.
#![allow(clippy::unwrap_used)]

mod program;

use program::{Folder, newsprint};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A fenced block: what stands behind the fence, and the lines inside.
struct Block<'t> {
    info: &'t str,
    lines: Vec<&'t str>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every document with examples: name and text.
fn documents() -> Vec<(String, String)> {
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|e| e.unwrap().path());
    let mut paths: Vec<PathBuf> = docs.filter(|p| p.extension().is_some_and(|e| e == "md")).collect();
    paths.extend(["README.md", "CONTRIBUTING.md"].map(|name| root().join(name)));
    paths.sort();
    let name = |p: &Path| p.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    paths.iter().map(|p| (name(p), fs::read_to_string(p).unwrap())).collect()
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut all = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(info), None) => open = Some(Block { info, lines: Vec::new() }),
            (Some(_), Some(_)) => all.extend(open.take()),
            (None, Some(block)) => block.lines.push(line),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    all
}

/// A folder that has what the examples read.
fn folder() -> Folder {
    let folder = Folder::new();
    for place in ["input", "output"] {
        for entry in fs::read_dir(root().join(place)).unwrap().map(|e| e.unwrap()).filter(|e| e.path().is_file()) {
            folder.write(&format!("{place}/{}", entry.file_name().to_string_lossy()), fs::read(entry.path()).unwrap());
        }
    }
    folder
}

#[test]
fn every_example_does_what_it_says() {
    let (mut commands, mut wrong) = (0, Vec::new());
    for (name, text) in documents() {
        let folder = folder();
        for block in blocks(&text) {
            match (block.info, block.info.split_once(' ')) {
                (_, Some((_, path))) => folder.write(path, block.lines.join("\n") + "\n"),
                ("console", _) => commands += session(&name, &block.lines, &folder, &mut wrong),
                ("sh", _) => commands += script(&name, &block.lines, &folder, &mut wrong),
                ("json", _) => part_of_output(&name, &block.lines.join("\n"), &mut wrong),
                ("text", _) => {}
                (info, _) => wrong.push(format!("{name}: a block `{info}` that no test looks at")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(commands > 20, "{commands}");
}

/// Runs each command of a session and compares what it says.
fn session(name: &str, lines: &[&str], folder: &Folder, wrong: &mut Vec<String>) -> usize {
    let (mut n, mut code, mut commands) = (0, 0, 0);
    while n < lines.len() {
        let command = lines[n].strip_prefix("$ ").unwrap_or_else(|| panic!("{name}: no command: {}", lines[n]));
        let len = lines[n + 1..].iter().take_while(|l| !l.starts_with("$ ")).count();
        let expected = &lines[n + 1..n + 1 + len];
        let said = match command {
            "echo $?" => format!("{code}\n"),
            _ => {
                let words = words(command);
                assert_eq!(words[0], "newsprint", "{name}: {command}");
                let ran = newsprint(words[1..].iter().map(String::as_str)).at(folder).run();
                code = ran.code;
                ran.out + &ran.err
            }
        };
        if !agrees(&said, expected) {
            wrong.push(format!("{name}: {command}\n{said}"));
        }
        (n, commands) = (n + 1 + len, commands + 1);
    }
    commands
}

/// Runs what a script has of newsprint. (Cargo, git and the checks are not run from inside a test.)
fn script(name: &str, lines: &[&str], folder: &Folder, wrong: &mut Vec<String>) -> usize {
    let mut commands = 0;
    for line in lines {
        let line = line.split(" #").next().unwrap().trim();
        let command = line.strip_prefix("cargo run --release -- ").or_else(|| line.strip_prefix("newsprint "));
        match command {
            Some(args) => {
                let ran = newsprint(words(args).iter().map(String::as_str)).at(folder).run();
                commands += 1;
                if ran.code != 0 {
                    wrong.push(format!("{name}: {line}: exit {}\n{}", ran.code, ran.err));
                }
            }
            None if ["cargo ", "git ", ".ci/run", "./"].iter().any(|own| line.starts_with(own)) => {}
            None => wrong.push(format!("{name}: {line}: what does this run?")),
        }
    }
    commands
}

/// A command's words; `'…'` is one word.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (n, part) in command.split('\'').enumerate() {
        match n % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// Does the output hold the expected lines in order?
fn agrees(output: &str, expected: &[&str]) -> bool {
    let mut lines = output.lines();
    let mut anywhere = false;
    for want in expected {
        if *want == "…" {
            anywhere = true;
            continue;
        }
        let found = if anywhere { lines.any(|l| fits(l, want)) } else { lines.next().is_some_and(|l| fits(l, want)) };
        if !found {
            return false;
        }
        anywhere = false;
    }
    anywhere || lines.next().is_none()
}

/// Does a line fit, `…` standing for any text?
fn fits(line: &str, want: &str) -> bool {
    let parts: Vec<&str> = want.split('…').collect();
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    if parts.len() == 1 {
        return line == want;
    }
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    for part in &parts[1..parts.len() - 1] {
        let Some((_, behind)) = rest.split_once(part) else { return false };
        rest = behind;
    }
    rest.ends_with(last)
}

/// Is the object part of one in a document of `output/`?
fn part_of_output(name: &str, text: &str, wrong: &mut Vec<String>) {
    let wanted = match serde_json::from_str(text) {
        Ok(wanted) => wanted,
        Err(e) => return wrong.push(format!("{name}: {e}: {text}")),
    };
    let documents = fs::read_dir(root().join("output")).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file());
    let found = documents.map(|p| Folder::parse(&fs::read_to_string(p).unwrap())).any(|d| holds(&d, &wanted));
    if !found {
        wrong.push(format!("{name}: in no document of output/: {text}"));
    }
}

fn holds(value: &Value, wanted: &Value) -> bool {
    let same = |o: &serde_json::Map<String, Value>| {
        wanted.as_object().unwrap().iter().all(|(key, value)| o.get(key) == Some(value))
    };
    match value {
        Value::Object(members) => same(members) || members.values().any(|v| holds(v, wanted)),
        Value::Array(items) => items.iter().any(|v| holds(v, wanted)),
        _ => false,
    }
}

/// Rows of a table with these columns among others: the cells under them.
fn rows<'t>(text: &'t str, columns: &[&str]) -> Vec<Vec<&'t str>> {
    let cells = |line: &'t str| -> Vec<&'t str> { line.trim().trim_matches('|').split('|').map(str::trim).collect() };
    let (mut wanted, mut all): (Option<Vec<usize>>, Vec<Vec<&str>>) = (None, Vec::new());
    for line in text.lines() {
        if !line.starts_with('|') {
            wanted = None;
        } else if let Some(wanted) = &wanted {
            let cells = cells(line);
            all.push(wanted.iter().map(|&n| cells.get(n).copied().unwrap_or_default()).collect());
        } else {
            let heads = cells(line);
            wanted = columns.iter().map(|c| heads.iter().position(|h| h.starts_with(c))).collect();
        }
    }
    all.retain(|row| row.iter().all(|cell| !cell.starts_with("---")));
    all
}

/// `a · b` as its parts, without marks of code.
fn parts(cell: &str) -> Vec<&str> {
    cell.split('·').map(|p| p.trim().trim_matches('`')).collect()
}

/// The findings of texts that stand alone, in the manner of a Hong Kong paper of 12 April 2023.
fn extracted(texts: &[&str]) -> Vec<Value> {
    let folder = Folder::new();
    let lines = texts.iter().map(|t| serde_json::json!({"id": t, "text": t}).to_string() + "\n");
    folder.write("texts.jsonl", lines.collect::<String>());
    let run = newsprint(["extract", "texts.jsonl", "--as", "text", "--date", "2023-04-12", "--overlaps", "all"]);
    let run = run.and(["--publication", "香港文匯報", "--out", "-", "-q"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    run.out.lines().map(Folder::parse).collect()
}

#[test]
fn every_written_form_has_the_value_its_table_says() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for (name, list) in [("docs/amounts.md", "amounts"), ("docs/dates.md", "dates")] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        for row in rows(&text, &["kind", "written", "value"]) {
            let (written, values) = (parts(row[1]), parts(row[2]));
            for (found, value) in extracted(&written).iter().zip(&values) {
                tried += 1;
                let all = found[list].as_array().unwrap();
                if !all.iter().any(|f| f["value"] == *value) {
                    wrong.push(format!("{name}: {} is not {value}: {}", found["id"], found[list]));
                }
            }
            if written.len() != values.len() {
                wrong.push(format!("{name}: {} texts, {} values: {}", written.len(), values.len(), row[1]));
            }
        }
    }
    assert!(wrong.is_empty() && tried > 40, "{tried} tried\n{}", wrong.join("\n"));
}

#[test]
fn examples_are_compared_line_by_line() {
    assert!(agrees("a\nb\n", &["a", "b"]) && agrees("a\nb\nc\n", &["a", "…"]) && agrees("a\nb\nc\n", &["…", "c"]));
    assert!(!agrees("a\nb\n", &["a"]) && !agrees("a\n", &["a", "b"]) && !agrees("b\na\n", &["…", "a", "b"]));
    assert!(fits("abcd", "a…d") && fits("abcd", "…") && fits("abcd", "…b…") && fits("a…", "a…"));
    assert!(!fits("abcd", "a…c") && !fits("abcd", "abc") && !fits("abcd", "…x…"));
}

#[test]
fn tables_and_words_are_read() {
    let table = "| kind | written | value |\n|---|---|---|\n| a | 1 · 2 | `3` · `4` |\n\n| other |\n|---|\n| x |\n";
    assert_eq!(rows(table, &["written", "value"]), [["1 · 2", "`3` · `4`"]]);
    assert_eq!(parts("`3` · `4`"), ["3", "4"]);
    assert_eq!(words("a 'b c' d"), ["a", "b c", "d"]);
}
