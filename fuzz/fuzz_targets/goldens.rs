//! Any text as a golden, or as the document held against one, ends a comparison in an exit code it has, without panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::cli::run_with;
use std::{ffi::OsString, fs, path::PathBuf, process::ExitCode, sync::LazyLock};

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("newsprint-fuzz-goldens-{}", std::process::id()));
    for part in ["golden", "made"] {
        fs::create_dir_all(folder.join(part)).expect("a folder for goldens");
    }
    folder
});

// The first byte says whether one text is both, or both are apart.
fuzz_target!(|given: (bool, &str, &str)| {
    let (same, golden, made) = given;
    let folder = |part: &str| OsString::from(FOLDER.join(part));
    fs::write(FOLDER.join("golden/a.json"), golden).expect("a golden");
    fs::write(FOLDER.join("made/a.json"), if same { golden } else { made }).expect("a document");
    let args = ["newsprint".into(), "validate".into(), folder("made"), "--golden".into(), folder("golden"), "-q".into()];
    assert_ne!(run_with(args), ExitCode::from(70), "a bug of ours");
});
