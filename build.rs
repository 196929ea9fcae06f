//! Compiles the data in `packs/` into the program: tables of characters, the trees of the joins and the lexicon of the
//! built-in pack; and one hash of all that lies there.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

#[path = "src/lines/affinity/table.rs"]
#[allow(dead_code)]
mod bigrams;
#[path = "src/pack/class.rs"]
#[allow(dead_code)]
mod class;
#[path = "src/pack/automaton/compile.rs"]
#[allow(dead_code)]
mod compile;
#[path = "src/pack/automaton/format.rs"]
#[allow(dead_code)]
mod format;
#[path = "src/pack/automaton/place.rs"]
mod place;
#[path = "src/lines/question.rs"]
#[allow(dead_code)]
mod question;
#[path = "src/text/fold/table.rs"]
mod table;
#[path = "src/lines/trees/table.rs"]
#[allow(dead_code)]
mod trees;
#[path = "src/pack/automaton/trie.rs"]
mod trie;
#[path = "src/pack/word_list.rs"]
mod word_list;

fn main() {
    println!("cargo::rerun-if-changed=packs");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out);
    let tsv = fs::read_to_string("packs/fold/traditional.tsv").expect("packs/fold/traditional.tsv is there");
    let fold: [u8; table::BYTES] = table::make(&tsv).try_into().expect("a table of that size");
    fs::write(out.join("fold.bin"), fold).expect("OUT_DIR is writable");
    let (files, lexicon) = (core_paths(), core_lexicon(&fold));
    fs::write(out.join("core_files.rs"), core_files(&files)).expect("OUT_DIR is writable");
    fs::write(out.join("core_lexicon.bin"), lexicon).expect("OUT_DIR is writable");
    let tsv = fs::read_to_string("packs/lines/bigrams.tsv").expect("packs/lines/bigrams.tsv is there");
    fs::write(out.join("bigrams.bin"), bigrams::make(&tsv)).expect("OUT_DIR is writable");
    fs::write(out.join("join.bin"), trees()).expect("OUT_DIR is writable");
    fs::write(out.join("costs.bin"), text_costs()).expect("OUT_DIR is writable");
    println!("cargo::rustc-env=NEWSPRINT_PACKS={}", digest());
}

/// BLAKE3 of every file in `packs/` with its path, in hexadecimal digits: what the program knows, in one word.
fn digest() -> String {
    let mut files = BTreeMap::new();
    gather(Path::new("packs"), &mut files);
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in &files {
        for part in [path.as_bytes(), bytes] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// The files in a folder and in those inside it, by their paths with `/` between the parts.
fn gather(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("a folder that can be read").path();
        if path.is_dir() {
            gather(&path, files);
        } else {
            let name = path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            files.insert(name, fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())));
        }
    }
}

/// The trees that weigh which line goes on in which.
fn trees() -> Vec<u8> {
    let tsv = fs::read_to_string("packs/lines/join.tsv").expect("packs/lines/join.tsv is there");
    let table = trees::make(&tsv).unwrap_or_else(|line| panic!("packs/lines/join.tsv:{line} makes no tree"));
    assert_eq!(trees::counts(&table), trees::COUNTS, "packs/lines/join.tsv has other counts of {:?}", trees::NAMES);
    table
}

/// The word lists of the built-in pack as one automaton.
fn core_lexicon(fold: &[u8; table::BYTES]) -> Vec<u8> {
    let mut compiler = compile::Compiler::default();
    for (name, text) in core_lists() {
        let class =
            class::Class::named(word_list::class_of(&name)).unwrap_or_else(|| panic!("{name}: no class has that name"));
        for (line, word, data) in word_list::words(&text) {
            assert!(!word.is_empty(), "{name}:{line}: a line without a word");
            let folded = word.chars().map(|c| table::fold(fold, c)).collect();
            compiler.add(folded, class as u8, data);
        }
    }
    compiler.finish().expect("the built-in lexicon is within the limits")
}

/// The built-in `pack.toml`, then its files of rules by name.
fn core_paths() -> Vec<PathBuf> {
    let rules = fs::read_dir("packs/core/rules").into_iter().flatten();
    let mut paths: Vec<_> = rules.map(|file| file.expect("a folder that can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    paths.insert(0, "packs/core/pack.toml".into());
    paths
}

/// `&[(path, text)]` of these files.
fn core_files(paths: &[PathBuf]) -> String {
    let item = |path: &PathBuf| {
        let whole = fs::canonicalize(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        format!("    ({path:?}, include_str!({whole:?})),\n")
    };
    format!("&[\n{}]\n", paths.iter().map(item).collect::<String>())
}

/// Names and texts of the built-in word lists, by name.
fn core_lists() -> BTreeMap<String, String> {
    let files = fs::read_dir("packs/core/lexicon").expect("packs/core/lexicon is there");
    files
        .map(|file| file.expect("a folder that can be read").path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .map(|path| {
            let name = path.file_name().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            (name, fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
        })
        .collect()
}

/// One byte for each character below U+10000: what it costs in newspaper text, in bits.
fn text_costs() -> Vec<u8> {
    let tsv = fs::read_to_string("packs/repair/costs.tsv").expect("packs/repair/costs.tsv is there");
    let mut table = vec![0u8; 0x1_0000];
    let hex = |code: &str| usize::from_str_radix(code.trim_start_matches("U+"), 16).ok();
    for (bits, chars) in tsv.lines().filter_map(|l| l.split_once('\t')) {
        let Ok(bits) = bits.parse() else { continue };
        if let Some((first, last)) = chars.split_once("..U+").and_then(|(a, b)| hex(a).zip(hex(b))) {
            table[first..=last].fill(bits);
        } else {
            let chars = chars.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t").replace("\\\\", "\\");
            chars.chars().filter(|&c| c < '\u{10000}').for_each(|c| table[c as usize] = bits);
        }
    }
    table
}
