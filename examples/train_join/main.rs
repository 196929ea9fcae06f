//! Makes `packs/lines/join.tsv`: the trees by which `lines` decides which line goes on in which.
//!
//! ```sh
//! cargo run --release --example train_join -- TRUTH_DIR DUMP_DIR > packs/lines/join.tsv
//! cargo run --release --example train_join -- TRUTH_DIR DUMP_DIR --folds
//! ```
//!
//! The truth is described in [`truth`]. A pair is right if the second line follows the first in the text of one block. The
//! trees as they are choose the pairs that are looked at: after a change of the questions, run it twice. `--folds` leaves
//! out one house style after the other and prints the share of neighbours that is then judged right in it.

#![allow(clippy::print_stdout, missing_docs)]

mod boost;
mod truth;

use boost::{Row, Tree, boost};
use newsprint::lines::{self, Sample};
use std::{collections::BTreeSet, path::Path};
use truth::Page;

/// What a pair of neighbours counts as the page has it, and in reading order.
const UNORDERED: f64 = 0.3;
const ORDERED: f64 = 0.7;
/// What a wrong pair counts among lines by themselves: five stand beside one right one.
const UNRELATED: f64 = 0.2;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [truth, dumps, rest @ ..] = args.as_slice() else { return Err("TRUTH_DIR and DUMP_DIR, please".into()) };
    let pages = truth::read(Path::new(truth), Path::new(dumps))?;
    if rest.iter().any(|a| a == "--folds") {
        folds(&pages);
        return Ok(());
    }
    println!(
        "# Made by examples/train_join from composed pages, the same set in other styles, short pages of one story and, counted fifteen to thirty times, \
         pages of input/. What is weighed, the questions a tree looks at, a weight for each set of answers."
    );
    for (kind, count) in lines::tree_counts() {
        boost(rows(pages.iter(), kind), count).iter().for_each(|tree| print(kind, tree));
    }
    Ok(())
}

fn folds(pages: &[Page]) {
    let near = lines::tree_counts().find(|(kind, _)| *kind == "near").map_or(0, |(_, count)| count);
    for style in pages.iter().map(|p| &p.style).collect::<BTreeSet<_>>() {
        let trees = boost(rows(pages.iter().filter(|p| p.style != *style), "near"), near);
        let (mut right, mut all) = (0.0, 0.0);
        for row in rows(pages.iter().filter(|p| p.style == *style), "near") {
            let score: f64 = trees.iter().map(|t| t.weight(row.answers)).sum();
            right += if score > 0.0 { row.right } else { row.wrong };
            all += row.right + row.wrong;
        }
        println!("without {style}: {:.4}", right / all);
    }
}

/// What there is to learn from of one kind.
fn rows<'p>(pages: impl Iterator<Item = &'p Page>, kind: &str) -> Vec<Row> {
    let mut all: Vec<Row> = pages.flat_map(|page| page.samples.iter().filter_map(|s| row(page, s, kind))).collect();
    all.sort_by_key(|row| row.answers);
    all.dedup_by(|b, a| {
        let same = a.answers == b.answers;
        if same {
            (a.right, a.wrong) = (a.right + b.right, a.wrong + b.wrong);
        }
        same
    });
    all
}

fn row(page: &Page, sample: &Sample, kind: &str) -> Option<Row> {
    if sample.weighed != kind || page.mixed.contains(&sample.from) || page.mixed.contains(&sample.to) {
        return None;
    }
    let follower = page.follows.get(&sample.from);
    let right = follower == Some(&sample.to);
    let weight = match kind {
        "near" if sample.ordered => ORDERED,
        "near" => UNORDERED,
        "kin" if follower.is_none() => return None,
        "kin" if !right => UNRELATED,
        _ => 1.0,
    };
    let weight = weight * page.weight;
    let (right, wrong) = if right { (weight, 0.0) } else { (0.0, weight) };
    Some(Row { answers: sample.answers, right, wrong })
}

fn print(kind: &str, tree: &Tree) {
    let names: Vec<&str> = lines::questions().collect();
    let questions: Vec<&str> = tree.questions.iter().map(|&q| names[q]).collect();
    let weights: Vec<String> = tree.weights.iter().map(|w| format!("{w}")).collect();
    println!("{kind}\t{}\t{}", questions.join(" "), weights.join(" "));
}
