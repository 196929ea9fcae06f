//! Pages whose blocks are known.
//!
//! TRUTH_DIR holds one JSON a page: `{"page_id", "style", "extractors": […], "articles": […], "furniture": […], "align":
//! {extractor: [a line's block ids or null]}, "weight": how many pages it counts for (1)}`, DUMP_DIR the dumps `<page_id>.<extractor>.txt`. In `align` a form feed
//! begins a line too.

use newsprint::{
    lines::{self, Sample},
    repair::{self, Circumstances},
    text::Text,
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::Path,
};

/// A dump, and what follows what in it.
pub struct Page {
    pub style: String,
    /// How many pages it counts for.
    pub weight: f64,
    pub samples: Vec<Sample>,
    /// For a line the line that follows it in its block, by their numbers.
    pub follows: BTreeMap<u32, u32>,
    /// Lines that hold more than one block.
    pub mixed: BTreeSet<u32>,
}

/// The pages of two folders.
pub fn read(truth: &Path, dumps: &Path) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut files: Vec<_> =
        fs::read_dir(truth)?.collect::<Result<Vec<_>, _>>()?.iter().map(fs::DirEntry::path).collect();
    files.sort();
    let mut pages = Vec::new();
    for file in files {
        let page: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
        for extractor in list(&page["extractors"]).iter().filter_map(Value::as_str) {
            let name = format!("{}.{extractor}.txt", text(&page["page_id"]));
            pages.push(dump(&page, &fs::read_to_string(dumps.join(name))?, &page["align"][extractor]));
        }
    }
    Ok(pages)
}

fn dump(page: &Value, raw: &str, align: &Value) -> Page {
    let (mended, _) = repair::repair(Text::plain(raw), &Circumstances { encoding: "UTF-8" });
    let samples = lines::samples(mended);
    let blocks = blocks(page);
    let mut held: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut mixed = BTreeSet::new();
    let parts = raw.split('\n').enumerate().flat_map(|(n, line)| line.split('\x0c').map(move |part| (n as u32, part)));
    let parts: Vec<(u32, String)> = parts.map(|(n, part)| (n, solid(part))).collect();
    for (at, ids) in list(align).iter().enumerate() {
        let ids: BTreeSet<&str> = list(ids).iter().filter_map(Value::as_str).collect();
        if ids.len() > 1 {
            mixed.extend(parts.get(at).map(|p| p.0));
        }
        ids.iter().for_each(|id| held.entry(id).or_default().push(at as u32));
    }
    let mut follows = BTreeMap::new();
    for (id, at) in &held {
        let order = in_order(blocks.get(*id).map_or("", String::as_str), at, &parts);
        follows.extend(order.windows(2).map(|w| (parts[w[0]].0, parts[w[1]].0)));
    }
    let weight = page["weight"].as_f64().unwrap_or(1.0);
    Page { style: text(&page["style"]).to_owned(), weight, samples, follows, mixed }
}

/// The lines of a block in the order of its text; one that is not found in it stays behind the one before.
fn in_order(block: &str, lines: &[u32], parts: &[(u32, String)]) -> Vec<usize> {
    const ENOUGH: usize = 12;
    let mut last = 0;
    let place = |&at: &u32| {
        let line = &parts[at as usize].1;
        let end = line.char_indices().nth(ENOUGH).map_or(line.len(), |(end, _)| end);
        last = block.find(&line[..end]).unwrap_or(last + 1);
        (last, at as usize)
    };
    let known = lines.iter().filter(|&&at| (at as usize) < parts.len());
    let mut places: Vec<(usize, usize)> = known.map(place).collect();
    places.sort_unstable();
    places.into_iter().map(|(_, at)| at).collect()
}

/// The text of each block, without white space.
fn blocks(page: &Value) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for article in list(&page["articles"]) {
        let id = text(&article["id"]);
        let headline: String = list(&article["headline"]).iter().map(text).collect();
        all.insert(format!("{id}.h"), solid(&headline));
        for (key, tail) in [("kicker", ".k"), ("deck", ".d"), ("byline", ".by")] {
            all.insert(format!("{id}{tail}"), solid(text(&article[key])));
        }
        all.extend(list(&article["blocks"]).iter().map(block));
    }
    all.extend(list(&page["furniture"]).iter().map(block));
    all
}

fn block(block: &Value) -> (String, String) {
    (text(&block["id"]).to_owned(), solid(text(&block["text"])))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
