//! Any bytes as the journal of an earlier run: a resumed run ends as one that had none.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::cli::run_with;
use std::{ffi::OsString, fs, path::PathBuf, process::ExitCode, sync::LazyLock};

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("newsprint-fuzz-journal-{}", std::process::id()));
    fs::create_dir_all(folder.join("out/.newsprint")).expect("a folder for a run");
    fs::create_dir_all(folder.join("in")).expect("a folder for a page");
    fs::write(folder.join("in/a.txt"), "港聞。\n").expect("a page");
    folder
});

fuzz_target!(|given: &[u8]| {
    fs::write(FOLDER.join("out/.newsprint/journal.jsonl"), given).expect("a journal");
    let folder = |part: &str| OsString::from(FOLDER.join(part));
    let mut args: Vec<OsString> = ["newsprint", "clean", "-q", "--resume", "--out"].map(OsString::from).into();
    args.extend([folder("out"), folder("in")]);
    assert_eq!(run_with(args), ExitCode::SUCCESS);
    assert_eq!(fs::read_to_string(FOLDER.join("out/a.txt")).ok().as_deref(), Some("港聞。\n"));
});
