//! Word lists: a word a line, a tab before what is said of it; `#` opens a comment line. `build.rs` compiles this too.

/// Line (from 1), word and data of every entry of a list.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    lines.map(|(n, line)| {
        let (word, data) = line.split_once('\t').unwrap_or((line, ""));
        (n + 1, word.trim(), data.trim())
    })
}

/// The name of the class that a list's file is named for: `place.tsv` and `place.districts.tsv` hold places.
pub fn class_of(file: &str) -> &str {
    file.split('.').next().unwrap_or(file)
}
