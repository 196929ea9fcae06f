//! `input/` against `output/`, by the product's own `validate`: what is made now is what was reviewed and committed.
#![allow(clippy::unwrap_used)]

mod program;

use program::newsprint;
use std::path::Path;

#[test]
fn input_gives_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = |name: &str| root.join(name).to_string_lossy().into_owned();
    let (input, output) = (path("input"), path("output"));
    let run = newsprint(["validate", &input, "--golden", &output]).run();
    let meant = "if the change is meant: newsprint extract input --out output   # then read `git diff output`";
    assert_eq!(run.code, 0, "{}{}\n{meant}", run.out, run.err);
    let counts = run.out.lines().find(|l| l.contains(" goldens: ")).unwrap();
    let goldens: usize = counts.split_whitespace().next().unwrap().parse().unwrap();
    let exact = format!("{goldens} goldens: {goldens} exact, 0 agree, 0 differ, 0 without a document");
    assert!(counts == exact && goldens >= 8, "to the byte: {counts}\n{meant}");
    assert!(!run.out.contains("without a golden"), "a page of input/ has no document in output/\n{}", run.out);
}
