//! Every document of `output/`, and every page of `input/` as it is made now, against the JSON Schema of the types.
#![allow(clippy::unwrap_used)]

mod program;

use program::{Folder, newsprint};
use serde_json::Value;
use std::fs;

fn schema(of: &str) -> jsonschema::Validator {
    let printed = newsprint(["schema", of]).run();
    jsonschema::validator_for(&Folder::parse(&printed.out)).unwrap()
}

fn faults(schema: &jsonschema::Validator, document: &Value) -> Vec<String> {
    schema.iter_errors(document).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

fn input() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/input").to_owned()
}

#[test]
fn committed_documents_keep_to_the_schema() {
    let schema = schema("document");
    let output = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/output")).unwrap();
    let documents = output.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "json"));
    let mut seen = 0;
    for path in documents {
        let document = Folder::parse(&fs::read_to_string(&path).unwrap());
        assert_eq!(faults(&schema, &document), Vec::<String>::new(), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 7, "{seen} documents");
}

#[test]
fn pages_made_now_keep_to_the_schema() {
    let schema = schema("document");
    let run = newsprint(["extract", &input(), "--out", "-", "-q"]).run();
    assert!(run.out.lines().count() >= 7);
    for line in run.out.lines() {
        assert_eq!(faults(&schema, &Folder::parse(line)), Vec::<String>::new());
    }
}

#[test]
fn lines_of_text_and_clean_keep_to_theirs() {
    for (command, of) in [(&["extract", "--as", "text"][..], "text"), (&["clean", "--format", "jsonl"], "clean")] {
        let schema = schema(of);
        let run = newsprint(command.iter().copied()).and([&*input(), "--out", "-", "-q"]).run();
        assert!(run.out.lines().count() >= 7, "{}", run.err);
        for line in run.out.lines().filter(|l| !l.is_empty()) {
            assert_eq!(faults(&schema, &Folder::parse(line)), Vec::<String>::new());
        }
    }
}

#[test]
fn the_schema_can_be_broken() {
    let schema = schema("document");
    let run = newsprint(["extract", &input(), "--out", "-", "-q"]).run();
    let mut document = Folder::parse(run.out.lines().next().unwrap());
    document["source"]["bytes"] = "many".into();
    assert_eq!(faults(&schema, &document).len(), 1);
}
