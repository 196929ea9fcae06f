//! Compiles the data in `packs/` into the program: the folding table and the built-in pack.

use std::{env, fmt::Write as _, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=packs");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out);
    fs::write(out.join("fold.bin"), fold_table()).expect("OUT_DIR is writable");
    fs::write(out.join("costs.bin"), text_costs()).expect("OUT_DIR is writable");
    fs::write(out.join("core_pack.rs"), core_pack()).expect("OUT_DIR is writable");
}

/// One `u16` for each character below U+10000: what it folds to, 0 for itself.
fn fold_table() -> Vec<u8> {
    let tsv = fs::read_to_string("packs/fold/traditional.tsv").expect("packs/fold/traditional.tsv is there");
    let mut table = vec![0u16; 0x1_0000];
    for line in tsv.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t').filter_map(|f| f.chars().next());
        let (Some(from), Some(to)) = (fields.next(), fields.next()) else { continue };
        if let (Ok(from), Ok(to)) = (u16::try_from(u32::from(from)), u16::try_from(u32::from(to))) {
            table[usize::from(from)] = to;
        }
    }
    table.iter().flat_map(|v| v.to_le_bytes()).collect()
}

/// `&[(name, text)]` of every word list of the built-in pack.
fn core_pack() -> String {
    let mut files: Vec<_> = fs::read_dir("packs/core/lexicon")
        .expect("packs/core/lexicon is there")
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    let mut code = String::from("&[\n");
    for path in files {
        let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let path = fs::canonicalize(&path).expect("a file just listed");
        writeln!(code, "    ({name:?}, include_str!({path:?})),").expect("a String takes all");
    }
    code + "]\n"
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
