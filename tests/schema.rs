//! Every document of `output/`, and every page of `input/` as it is made now, against the JSON Schema of the types.
#![allow(clippy::unwrap_used)]

mod program;

use boon::{Compiler, SchemaIndex, Schemas, ValidationError};
use program::{Folder, newsprint};
use serde_json::Value;
use std::fs;

/// A schema that `newsprint schema` printed.
struct Schema {
    all: Schemas,
    this: SchemaIndex,
}

impl Schema {
    fn of(what: &str) -> Self {
        const PLACE: &str = "newsprint.json";
        let printed = newsprint(["schema", what]).run();
        let (mut all, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(PLACE, Folder::parse(&printed.out)).unwrap();
        let this = compiler.compile(PLACE, &mut all).unwrap();
        Self { all, this }
    }

    /// What in `document` breaks it, one line each.
    fn faults(&self, document: &Value) -> Vec<String> {
        self.all.validate(document, self.this).err().map_or_else(Vec::new, |fault| leaves(&fault))
    }
}

/// The faults that have no faults behind them.
fn leaves(fault: &ValidationError<'_, '_>) -> Vec<String> {
    if fault.causes.is_empty() { vec![fault.to_string()] } else { fault.causes.iter().flat_map(leaves).collect() }
}

fn input() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/input").to_owned()
}

#[test]
fn committed_documents_keep_to_the_schema() {
    let schema = Schema::of("document");
    let output = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/output")).unwrap();
    let documents = output.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "json"));
    let mut seen = 0;
    for path in documents {
        let document = Folder::parse(&fs::read_to_string(&path).unwrap());
        assert_eq!(schema.faults(&document), Vec::<String>::new(), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 7, "{seen} documents");
}

#[test]
fn pages_made_now_keep_to_the_schema() {
    let schema = Schema::of("document");
    let run = newsprint(["extract", &input(), "--out", "-", "-q"]).run();
    assert!(run.out.lines().count() >= 7);
    for line in run.out.lines() {
        assert_eq!(schema.faults(&Folder::parse(line)), Vec::<String>::new());
    }
}

#[test]
fn lines_of_text_and_clean_keep_to_theirs() {
    for (command, of) in [(&["extract", "--as", "text"][..], "text"), (&["clean", "--format", "jsonl"], "clean")] {
        let schema = Schema::of(of);
        let run = newsprint(command.iter().copied()).and([&*input(), "--out", "-", "-q"]).run();
        assert!(run.out.lines().count() >= 7, "{}", run.err);
        for line in run.out.lines().filter(|l| !l.is_empty()) {
            assert_eq!(schema.faults(&Folder::parse(line)), Vec::<String>::new());
        }
    }
}

#[test]
fn the_schema_can_be_broken() {
    let schema = Schema::of("document");
    let run = newsprint(["extract", &input(), "--out", "-", "-q"]).run();
    let mut document = Folder::parse(run.out.lines().next().unwrap());
    document["source"]["bytes"] = "many".into();
    assert_eq!(schema.faults(&document).len(), 1);
    document["source"].as_object_mut().unwrap().remove("bytes");
    assert_eq!(schema.faults(&document).len(), 1, "a missing key is a fault");
}
