//! The command line.

use crate::{pack::Packs, pipeline, pipeline::Known};
use std::{io::Write, path::Path, process::ExitCode};

/// Runs the program (stand-in: `extract|clean PATH… --out X`, enough for the bench).
pub fn run() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let command = if args.is_empty() { String::new() } else { args.remove(0) };
    let mut option = |name: &str| {
        let at = args.iter().position(|a| a == name)?;
        args.remove(at);
        Some(args.remove(at))
    };
    let out = option("--out").unwrap_or_else(|| "-".into());
    let form = option("--as");
    let date = option("--date").and_then(|d| d.parse().ok());
    let overlaps = option("--overlaps").unwrap_or_default();
    let names = ["--id-field", "--text-field", "--date-field"].map(|n| option(n).unwrap_or_default());
    option("--format");
    let overlaps = if overlaps == "all" { crate::extract::Overlaps::All } else { crate::extract::Overlaps::Best };
    let known = Known { date, overlaps, ..Known::default() };
    let packs = Packs::built_in();
    for path in args.iter().filter(|a| !a.starts_with('-')) {
        let root = Path::new(path);
        let mut files: Vec<_> = if root.is_dir() {
            std::fs::read_dir(root).into_iter().flatten().filter_map(|e| e.ok().map(|e| e.path())).collect()
        } else {
            vec![root.to_owned()]
        };
        files.sort();
        let mut stdout = std::io::stdout().lock();
        for file in files {
            let bytes = std::fs::read(&file).unwrap_or_default();
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let known = Known { path: name.clone(), ..known.clone() };
            if form.as_deref() == Some("text") {
                for line in String::from_utf8_lossy(&bytes).lines() {
                    let row: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
                    let date = row[&names[2]].as_str().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
                    let clock = row[&names[2]].as_str().and_then(|d| d.get(11..)).and_then(|t| t.parse().ok());
                    let known = Known { date, clock, ..known.clone() };
                    let text = row[&names[1]].as_str().unwrap_or_default();
                    let record = pipeline::text(row[&names[0]].clone(), text, &known, &packs);
                    let _ = writeln!(stdout, "{}", serde_json::to_string(&record).unwrap_or_default());
                }
            } else if command == "clean" {
                let record = pipeline::clean_page(&bytes, &known);
                let _ = writeln!(stdout, "{}", serde_json::to_string(&record).unwrap_or_default());
            } else {
                let doc = pipeline::page(&bytes, &known, &packs);
                let _ = std::fs::create_dir_all(&out);
                let json = serde_json::to_string_pretty(&doc).unwrap_or_default();
                let _ = std::fs::write(Path::new(&out).join(name + ".json"), json + "\n");
            }
        }
    }
    ExitCode::SUCCESS
}
