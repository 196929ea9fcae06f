//! `input/` against `output/`: what is made now is what was reviewed and committed, to the byte.
#![allow(clippy::unwrap_used)]

mod program;

use program::{Folder, newsprint};
use std::{fmt::Write as _, fs, path::Path};

/// Lines of a difference that are shown.
const SHOWN: usize = 12;

#[test]
fn input_gives_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new();
    let input = root.join("input");
    let run = newsprint(["extract", input.to_str().unwrap(), "--out", "now"]).at(&folder).run();
    assert_eq!(run.code, 0, "{}", run.err);
    let mut changed = String::new();
    for (name, now) in folder.tree("now").into_iter().filter(|(name, _)| name.ends_with(".json")) {
        let then = fs::read(root.join("output").join(&name)).unwrap_or_default();
        if now != then {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            writeln!(changed, "{name}\n{}", difference(&text(&then), &text(&now))).unwrap();
        }
    }
    let accept = "newsprint extract input --out output   # then read `git diff output`";
    assert!(changed.is_empty(), "{changed}\nif the change is meant: {accept}");
}

/// The first lines that differ, `-` as committed and `+` as made now.
fn difference(then: &str, now: &str) -> String {
    let (then, now): (Vec<_>, Vec<_>) = (then.lines().collect(), now.lines().collect());
    let start = then.iter().zip(&now).take_while(|(a, b)| a == b).count();
    let end = then[start..].iter().rev().zip(now[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let side = |sign, lines: &[&str]| {
        let some: Vec<String> = lines.iter().take(SHOWN).map(|l| format!("{sign} {l}")).collect();
        some.join("\n")
    };
    let before = then[..start].iter().rev().find(|l| l.contains("\"id\"") || l.contains("\"rule\"")).unwrap_or(&"");
    let (old, new) = (side('-', &then[start..then.len() - end]), side('+', &now[start..now.len() - end]));
    format!("  line {}, after {}\n{old}\n{new}", start + 1, before.trim())
}

#[test]
fn a_difference_shows_both_sides() {
    let shown = difference("a\n\"id\": 1\nb\nc\n", "a\n\"id\": 1\nx\nc\n");
    assert_eq!(shown, "  line 3, after \"id\": 1\n- b\n+ x");
}
