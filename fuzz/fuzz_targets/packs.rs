//! Any text as a part of a pack is read without panic, within its limits; every fault is in a file of the pack.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::pack::Packs;
use std::{fs, path::PathBuf, sync::LazyLock};

const MANIFEST: &str = "name = \"mine\"\nversion = \"1.0.0\"\nlicence = \"CC0-1.0\"\ndescription = \"Mine\"\n";

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("newsprint-fuzz-packs-{}", std::process::id()));
    for part in ["lexicon", "rules"] {
        fs::create_dir_all(folder.join(part)).expect("a folder for packs");
    }
    folder
});

// The first byte says which part the rest is.
fuzz_target!(|given: (u8, &[u8])| {
    let part = ["pack.toml", "lexicon/person.tsv", "rules/mine.toml"][given.0 as usize % 3];
    for (name, text) in [("pack.toml", MANIFEST), ("lexicon/person.tsv", "# Persons\n"), ("rules/mine.toml", "")] {
        let text = if name == part { given.1 } else { text.as_bytes() };
        fs::write(FOLDER.join(name), text).expect("a file of the pack");
    }
    for fault in Packs::default().add_folder(&FOLDER) {
        assert!(!fault.to_string().is_empty());
    }
});
