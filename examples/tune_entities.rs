//! Learns the weights of the entity extractor from annotated text.
//!
//!     cargo run --release --example tune_entities -- [--folds N] [--epochs N] FILE.jsonl[*WEIGHT]... > weights.tsv
//!
//! A line of a file is `{"text", "gold": [{"start", "end", "type"}], "types": [...], "ignore": [{"start", "end"}]}`, offsets
//! in code points. With `--folds N` every fold is scored with weights learnt from the others, on stderr. The method is
//! a structured hinge loss with AdaGrad steps, averaged; it starts from the built-in table.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for the workbench: the table it learns is its output"
)]

use newsprint::{
    extract::{
        EntityKind,
        entity::{Evidence, Lattice, Step, Tag, Weights, read},
    },
    pack::{Lexicon, Packs},
    scan::Scanned,
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// How much worse a wrong name must score, in thousandths of a nat.
const FALSE_NAME: i32 = 1800;
/// How much better a right name must score.
const MISSED_NAME: i32 = 1000;
/// Far above any honest score.
const FORCED: i32 = 1_000_000;
const RATE: f64 = 400.0;
const DECAY: f64 = 1e-6;

struct Row {
    text: String,
    source: String,
    weight: f64,
    kinds: Vec<EntityKind>,
    gold: Vec<(u32, u32, EntityKind)>,
    ignore: Vec<(u32, u32)>,
}

/// A weight's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Feature {
    Evidence(Evidence),
    Pair(Tag, Tag),
}

/// May the weight be learnt? Common words hold the scale: no annotation tells how they divide.
fn is_free(feature: Feature) -> bool {
    match feature {
        Feature::Evidence(e) => !e.name().starts_with("word-"),
        Feature::Pair(a, b) => a.kind().is_some() || b.kind().is_some() || a == Tag::Honorific || b == Tag::Honorific,
    }
}

/// How many units of the evidence make one nat, roughly: costs are counted in tenths.
fn unit(feature: Feature) -> f64 {
    match feature {
        Feature::Evidence(e) if e.name().ends_with("-cost") => 60.0,
        Feature::Evidence(e) if e.name().ends_with("-length") => 5.0,
        _ => 1.0,
    }
}

fn kind(name: &str) -> Option<EntityKind> {
    Some(match name {
        "PERSON" => EntityKind::Person,
        "ORG" => EntityKind::Org,
        "PLACE" => EntityKind::Place,
        "TITLE" => EntityKind::Title,
        "PRODUCT" => EntityKind::Product,
        "WORK" => EntityKind::Work,
        "STOCK" => EntityKind::Ticker,
        _ => return None,
    })
}

fn load(argument: &str) -> Vec<Row> {
    let (path, weight) = argument.split_once('*').unwrap_or((argument, "1"));
    let weight = weight.parse().expect("a number after *");
    let text = std::fs::read_to_string(path).expect("a readable file");
    text.lines().map(|l| row(&serde_json::from_str(l).expect("JSON"), weight, path)).collect()
}

fn row(value: &Value, weight: f64, path: &str) -> Row {
    let text = value["text"].as_str().unwrap_or_default().to_owned();
    let chars: Vec<char> = text.chars().collect();
    let at = |v: &Value, k: &str| v[k].as_u64().unwrap_or(0) as u32;
    let list = |k: &str| value[k].as_array().cloned().unwrap_or_default();
    let mut gold = Vec::new();
    for g in list("gold") {
        let Some(kind) = g["type"].as_str().and_then(kind) else { continue };
        let (mut start, mut end) = (at(&g, "start"), at(&g, "end"));
        if matches!(kind, EntityKind::Work | EntityKind::Product) {
            let mark = |c: char| "《》〈〉「」『』“”‘’\"'（）() 　".contains(c);
            while start < end && mark(chars[start as usize]) {
                start += 1;
            }
            while end > start && mark(chars[end as usize - 1]) {
                end -= 1;
            }
        }
        gold.push((start, end, kind));
    }
    let kinds = list("types").iter().filter_map(|t| t.as_str().and_then(kind)).collect();
    let ignore = list("ignore").iter().map(|i| (at(i, "start"), at(i, "end"))).collect();
    Row { text, source: path.to_owned(), weight, kinds, gold, ignore }
}

impl Row {
    /// Marked and quoted names hide what stands in them: where they are not annotated they are left out of learning.
    fn bars(&self, step: &Step) -> bool {
        let kind = step.tag.kind().filter(|k| matches!(k, EntityKind::Work | EntityKind::Product));
        kind.is_some_and(|k| !self.kinds.contains(&k))
    }

    /// Is the step scored here, and right?
    fn judge(&self, step: &Step) -> Option<bool> {
        let kind = step.tag.kind()?;
        if !self.kinds.contains(&kind) {
            return None;
        }
        if self.gold.contains(&(step.start, step.end, kind)) {
            return Some(true);
        }
        // What lies inside an annotated name may be what the name is made of.
        if self.gold.iter().any(|g| g.0 <= step.start && step.end <= g.1) {
            return None;
        }
        let doubtful = self.ignore.iter().any(|i| i.0 < step.end && step.start < i.1);
        (!doubtful).then_some(false)
    }
}

struct Learner {
    value: HashMap<Feature, f64>,
    square: HashMap<Feature, f64>,
    sum: BTreeMap<Feature, f64>,
    rounds: f64,
    weights: Weights,
}

impl Learner {
    fn new() -> Self {
        let weights = Weights::built_in().clone();
        let mut value = HashMap::new();
        for &e in Evidence::ALL {
            value.insert(Feature::Evidence(e), f64::from(weights.of(e)));
        }
        for &a in Tag::ALL {
            for &b in Tag::ALL {
                value.insert(Feature::Pair(a, b), f64::from(weights.pair(a, b)));
            }
        }
        Self { value, square: HashMap::new(), sum: BTreeMap::new(), rounds: 0.0, weights }
    }

    fn set(weights: &mut Weights, feature: Feature, value: f64) {
        let name = match feature {
            Feature::Evidence(e) => e.name().to_owned(),
            Feature::Pair(a, b) => format!("{}>{}", a.name(), b.name()),
        };
        weights.set(&name, value.round() as i32);
    }

    fn learn(&mut self, row: &Row, lexicon: &Lexicon) {
        let scan = Scanned::new(&row.text, lexicon);
        let weights = self.weights.clone();
        let (wrong, wrong_path) = read(&scan, lexicon, &weights, |s| match row.judge(s) {
            Some(true) => -MISSED_NAME,
            Some(false) => FALSE_NAME,
            None => {
                if row.bars(s) {
                    -FORCED
                } else {
                    0
                }
            }
        });
        let (right, right_path) = read(&scan, lexicon, &weights, |s| match row.judge(s) {
            Some(true) => FORCED,
            Some(false) => -FORCED,
            None => {
                if row.bars(s) {
                    -FORCED
                } else {
                    0
                }
            }
        });
        let mut gradient: HashMap<Feature, f64> = HashMap::new();
        tally(&right, &right_path, 1.0, &mut gradient);
        tally(&wrong, &wrong_path, -1.0, &mut gradient);
        for (feature, g) in gradient.into_iter().filter(|(f, g)| *g != 0.0 && is_free(*f)) {
            let g = g * row.weight;
            let square = self.square.entry(feature).or_insert(1.0);
            *square += g * g;
            let value = self.value.entry(feature).or_insert(0.0);
            *value = (*value + RATE / unit(feature) * g / square.sqrt()) * (1.0 - DECAY);
            Self::set(&mut self.weights, feature, *value);
        }
        self.rounds += 1.0;
    }

    /// Takes the present values into the average.
    fn sample(&mut self) {
        for (&f, &v) in &self.value {
            *self.sum.entry(f).or_insert(0.0) += v;
        }
    }

    fn averaged(&self, samples: f64) -> Weights {
        let mut weights = Weights::read("");
        for (&feature, &sum) in &self.sum {
            Self::set(&mut weights, feature, sum / samples);
        }
        weights
    }
}

fn tally(lattice: &Lattice<'_>, path: &[u32], sign: f64, gradient: &mut HashMap<Feature, f64>) {
    let (evidence, pairs) = lattice.account(path);
    for (e, n) in evidence {
        *gradient.entry(Feature::Evidence(e)).or_insert(0.0) += sign * f64::from(n);
    }
    for (a, b) in pairs {
        *gradient.entry(Feature::Pair(a, b)).or_insert(0.0) += sign;
    }
}

fn train(rows: &[&Row], epochs: usize, lexicon: &Lexicon) -> Weights {
    let mut learner = Learner::new();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut seed = 20_260_101_u64;
    let mut samples = 0.0;
    for epoch in 0..epochs {
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for (i, &at) in order.iter().enumerate() {
            learner.learn(rows[at], lexicon);
            if epoch > 0 && i % 100 == 0 {
                learner.sample();
                samples += 1.0;
            }
        }
        eprintln!("epoch {epoch}");
    }
    learner.averaged(samples)
}

/// (right, predicted, gold) by source, over every kind.
fn score(rows: &[&Row], weights: &Weights, lexicon: &Lexicon, into: &mut BTreeMap<(String, EntityKind), [u32; 3]>) {
    for row in rows {
        let scan = Scanned::new(&row.text, lexicon);
        let (lattice, path) = read(&scan, lexicon, weights, |_| 0);
        for step in path.iter().map(|&n| lattice.step(n)) {
            let Some(kind) = step.tag.kind().filter(|k| row.kinds.contains(k)) else { continue };
            let right = row.gold.contains(&(step.start, step.end, kind));
            if !right && row.ignore.iter().any(|i| i.0 < step.end && step.start < i.1) {
                continue;
            }
            let slot = into.entry((row.source.clone(), kind)).or_default();
            slot[0] += u32::from(right);
            slot[1] += 1;
        }
        for g in &row.gold {
            into.entry((row.source.clone(), g.2)).or_default()[2] += 1;
        }
    }
}

fn report(scores: &BTreeMap<(String, EntityKind), [u32; 3]>) {
    let mut all: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    let line = |name: &str, s: &[u32; 3]| {
        let (p, r) = (f64::from(s[0]) / f64::from(s[1].max(1)), f64::from(s[0]) / f64::from(s[2].max(1)));
        eprintln!("{name:50} P {:.3} R {:.3} F {:.3}", p, r, 2.0 * p * r / (p + r).max(1e-9));
    };
    for ((source, kind), s) in scores {
        let name = source.rsplit('/').next().unwrap_or(source);
        line(&format!("{name} {kind:?}"), s);
        let sum = all.entry(name).or_default();
        for i in 0..3 {
            sum[i] += s[i];
        }
    }
    for (name, s) in &all {
        line(name, s);
    }
}

fn print(weights: &Weights) {
    println!("# How much each piece of evidence and each pair of neighbours counts, in thousandths of a nat a unit.");
    println!("# Learnt by examples/tune_entities.rs; evidence is explained in src/extract/entity/evidence.rs.");
    for &e in Evidence::ALL {
        println!("{}\t{}", e.name(), weights.of(e));
    }
    for &a in Tag::ALL {
        for &b in Tag::ALL {
            if weights.pair(a, b).abs() >= 20 {
                println!("{}>{}\t{}", a.name(), b.name(), weights.pair(a, b));
            }
        }
    }
}

fn main() {
    let mut folds = 0;
    let mut epochs = 5;
    let mut rows = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--folds" => folds = arguments.next().and_then(|n| n.parse().ok()).expect("a number"),
            "--epochs" => epochs = arguments.next().and_then(|n| n.parse().ok()).expect("a number"),
            path => rows.extend(load(path)),
        }
    }
    let packs = Packs::built_in();
    let mut scores = BTreeMap::new();
    for fold in 0..folds {
        // Neighbouring rows come from one story: they stay in one fold.
        let held = |i: usize| (i / 12) % folds == fold;
        let learnt: Vec<&Row> = rows.iter().enumerate().filter(|(i, _)| !held(*i)).map(|(_, r)| r).collect();
        let tried: Vec<&Row> = rows.iter().enumerate().filter(|(i, _)| held(*i)).map(|(_, r)| r).collect();
        let weights = train(&learnt, epochs, &packs.lexicon);
        score(&tried, &weights, &packs.lexicon, &mut scores);
    }
    if folds > 0 {
        report(&scores);
        return;
    }
    let all: Vec<&Row> = rows.iter().collect();
    let weights = train(&all, epochs, &packs.lexicon);
    score(&all, &weights, &packs.lexicon, &mut scores);
    report(&scores);
    print(&weights);
}
