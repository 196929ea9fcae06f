//! What holding 10,000 documents against their goldens costs, beside reading and parsing both trees.
//!
//! `cargo bench --bench validate`. The documents are those of `output/` that a page of usual size has, one after the other;
//! every tenth has a value changed, so that it is compared item by item. One thread does all.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

use newsprint::{
    Result,
    golden::{Golden, Source},
};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

const DOCUMENTS: usize = 10_000;
/// The largest document taken, in bytes.
const LARGEST: u64 = 40 << 10;

fn main() {
    let folder = std::env::temp_dir().join(format!("newsprint-validate-{}", std::process::id()));
    let bytes = fill(&folder);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let parsing = pool.install(|| best(|| parse(&folder.join("golden")) + parse(&folder.join("documents"))));
    let validating = pool.install(|| best(|| validate(&folder)));
    let _ = fs::remove_dir_all(&folder);
    println!("{DOCUMENTS} documents and goldens, {:.0} MB", bytes as f64 / 1e6);
    println!("read and parsed    {parsing:6.2} s");
    println!("validated          {validating:6.2} s, {:.2} times as long", validating / parsing);
}

/// The least seconds of three rounds.
fn best(mut work: impl FnMut() -> usize) -> f64 {
    let rounds = (0..3).map(|_| {
        let start = Instant::now();
        assert!(work() > 0);
        start.elapsed().as_secs_f64()
    });
    rounds.fold(f64::INFINITY, f64::min)
}

/// Writes both trees; how many bytes they have.
fn fill(folder: &Path) -> usize {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("output").into_iter().flatten().filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|p| p.is_file() && p.metadata().is_ok_and(|m| m.len() < LARGEST));
    paths.sort();
    let documents: Vec<String> = paths.iter().filter_map(|p| fs::read_to_string(p).ok()).collect();
    let mut bytes = 0;
    for side in ["golden", "documents"] {
        fs::create_dir_all(folder.join(side)).expect("a folder to write to");
        for n in 0..DOCUMENTS {
            let document = &documents[n % documents.len()];
            let changed = side == "documents" && n % 10 == 0;
            let text = if changed { document.replacen("\"value\": \"", "\"value\": \"1", 1) } else { document.clone() };
            bytes += text.len();
            fs::write(folder.join(side).join(format!("{n:05}.json")), text).expect("a file to write");
        }
    }
    bytes
}

fn parse(folder: &Path) -> usize {
    let read = |n| fs::read(folder.join(format!("{n:05}.json"))).ok();
    let parsed =
        (0..DOCUMENTS).filter_map(read).filter_map(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    parsed.filter(|value| value.is_object()).count()
}

/// Documents in a folder; no pages at hand.
struct Documents(PathBuf);

impl Source for Documents {
    fn document(&self, name: &str) -> Result<Option<Vec<u8>>> {
        Ok(fs::read(self.0.join(name)).ok())
    }

    fn page(&self, _: &str) -> Result<Option<Vec<u8>>> {
        Ok(None)
    }

    fn names(&self) -> Result<Vec<String>> {
        newsprint::golden::names(&self.0, &["json"])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

fn validate(folder: &Path) -> usize {
    let compared = Golden::at(&folder.join("golden")).compare(&Documents(folder.join("documents")));
    let comparison = compared.unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(comparison.documents.iter().filter(|d| !d.findings.differences.is_empty()).count(), DOCUMENTS / 10);
    comparison.scores().iter().map(|s| s.gold).sum()
}
