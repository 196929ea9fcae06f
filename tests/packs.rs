//! The tutorial of packs does what it says: its files are written, its commands run, their output compared.
#![allow(clippy::unwrap_used)]

use newsprint::pack::MAKERS;
use std::{fs, path::Path, process::Command};

/// A fenced block: what stands behind the fence, and the lines inside.
struct Block<'t> {
    info: &'t str,
    lines: Vec<&'t str>,
}

fn tutorial() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/packs.md")).unwrap()
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

/// Runs `newsprint …` in a folder and gives all that it says.
fn run(folder: &Path, command: &str) -> String {
    let mut words = command.split_whitespace();
    assert_eq!(words.next(), Some("newsprint"), "{command}");
    let output = Command::new(env!("CARGO_BIN_EXE_newsprint")).args(words).current_dir(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8(said).unwrap().replace('\r', "")
}

/// Does the output hold the expected lines in order? `…` alone is any number of lines, at the end of one any rest.
fn agrees(output: &str, expected: &[&str]) -> bool {
    let mut lines = output.lines();
    let mut anywhere = false;
    for want in expected {
        if *want == "…" {
            anywhere = true;
            continue;
        }
        let is = |line: &str| want.strip_suffix('…').map_or(line == *want, |start| line.starts_with(start));
        let found = if anywhere { lines.any(is) } else { lines.next().is_some_and(is) };
        if !found {
            return false;
        }
        anywhere = false;
    }
    anywhere || lines.next().is_none()
}

#[test]
fn the_tutorial_does_what_it_says() {
    let (folder, text) = (tempfile::tempdir().unwrap(), tutorial());
    let mut commands = 0;
    for block in blocks(&text) {
        match block.info.split_once(' ') {
            Some((_, path)) => {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, block.lines.join("\n") + "\n").unwrap();
            }
            None if block.info == "console" => {
                let command = block.lines[0].strip_prefix("$ ").unwrap();
                let output = run(folder.path(), command);
                assert!(agrees(&output, &block.lines[1..]), "{command}\n{output}");
                commands += 1;
            }
            None => assert_eq!(block.info, "", "a block that no test looks at"),
        }
    }
    assert_eq!(commands, 4);
}

#[test]
fn the_tutorial_names_every_maker_with_its_keys() {
    let text = tutorial();
    for maker in MAKERS {
        let keys = maker.keys.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ");
        let row = format!("| `{}` | {keys} | {} |", maker.name, maker.makes);
        assert!(text.contains(&row), "{row}");
    }
}

#[test]
fn lines_are_compared_one_by_one() {
    assert!(agrees("a\nb\n", &["a", "b"]) && agrees("a\nb\nc\n", &["a", "…"]) && agrees("a\nb\nc\n", &["…", "c"]));
    assert!(agrees("ab\n", &["a…"]));
    assert!(!agrees("a\nb\n", &["a"]) && !agrees("a\n", &["a", "b"]) && !agrees("b\na\n", &["…", "a", "b"]));
}
