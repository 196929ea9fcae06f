//! The run itself: groups of inputs, worked on in parallel while the group before is written, in path order.

use super::{
    Columns, Entry, Fate, Given, Ledger, Limits, Material, Record, Row, Tally, entry,
    ledger::Made,
    panics, read,
    row::Output,
    sink::{Sink, Staged, Staging},
};
use crate::error::{Error, Result};
use rayon::prelude::*;
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// A group ends when it has so many inputs, or so many bytes of them.
const GROUP: usize = 512;
const GROUP_BYTES: u64 = 4 << 20;

/// What a page's work is given.
#[derive(Debug)]
pub struct Input<'a> {
    /// Its path, as its document is to show it.
    pub shown: &'a str,
    /// Its bytes; of a line of JSONL, those of its text.
    pub bytes: &'a [u8],
    /// What the user says of it.
    pub given: &'a Given,
    /// The line of JSONL it came in.
    pub record: Option<&'a Record>,
}

/// What a page's work gives.
#[derive(Debug, Default)]
pub struct Product {
    /// The output, as it is to be written.
    pub bytes: Vec<u8>,
    /// BLAKE3 of the input, where the work came by it.
    pub blake3: Option<String>,
    /// How many articles.
    pub articles: usize,
    /// How many entities, amounts, dates and quotes.
    pub findings: usize,
    /// How many changes the repairs made.
    pub repairs: usize,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Every input had its turn.
    Whole,
    /// It was asked to stop.
    Interrupted,
    /// More inputs failed than allowed.
    TooManyFailures,
}

/// Everything a run needs.
pub struct Run<'a> {
    /// Makes an output of a page.
    pub work: &'a (dyn Fn(&Input<'_>) -> Product + Sync),
    /// Names of JSONL columns.
    pub columns: &'a Columns,
    /// Limits an input must keep to.
    pub limits: &'a Limits,
    /// What outputs are made with, beside their input: version, packs and flags.
    pub key: &'a str,
    /// Where workers put outputs.
    pub staging: &'a dyn Staging,
    /// Outputs of an earlier run that may be kept.
    pub made: &'a Made,
    /// Set from outside to end the run early.
    pub stop: &'a AtomicBool,
    /// The run ends when more inputs than this failed.
    pub max_failures: Option<usize>,
}

/// The writer's side of a run.
pub struct Writer<'a> {
    /// Where outputs end up.
    pub sink: &'a mut dyn Sink,
    /// The record, if one is kept.
    pub ledger: Option<&'a mut Ledger>,
    /// Called for each input in path order.
    pub watch: &'a mut (dyn FnMut(&Row) + Send),
    /// What became of the inputs so far.
    pub tally: Tally,
}

/// An input that had its turn.
struct Done {
    row: Row,
    staged: Option<Staged>,
    took: Duration,
}

impl Run<'_> {
    /// Runs over all of `feed`.
    pub fn over(&self, mut feed: impl Iterator<Item = Entry>, writer: &mut Writer<'_>) -> Result<End> {
        let mut number = 0;
        let mut ready: Vec<Done> = Vec::new();
        let end = loop {
            if self.stop.load(Ordering::Relaxed) {
                break End::Interrupted;
            }
            if self.max_failures.is_some_and(|most| writer.tally.failures() > most) {
                break End::TooManyFailures;
            }
            let group = group(&mut feed, &mut number);
            if group.is_empty() {
                break End::Whole;
            }
            let work = || group.into_par_iter().map(|(n, entry)| self.process(n, entry)).collect::<Result<Vec<Done>>>();
            let (written, done) = rayon::join(|| writer.write(std::mem::take(&mut ready)), work);
            written?;
            ready = done?;
        };
        writer.write(ready)?;
        let over = self.max_failures.is_some_and(|most| writer.tally.failures() > most);
        Ok(if over { End::TooManyFailures } else { end })
    }

    fn process(&self, number: usize, entry: Entry) -> Result<Done> {
        let start = Instant::now();
        let Entry { shown, target, given, material } = entry;
        let mut row = Row { path: entry::text(&target), fate: Fate::Ok, bytes: None, blake3: None, output: None };
        let staged = match self.load(material) {
            Err(fate) => {
                row.fate = fate;
                None
            }
            Ok((bytes, record)) => {
                row.bytes = Some(bytes.len() as u64);
                let input = Input { shown: &shown, bytes: &bytes, given: &given, record: record.as_ref() };
                self.make(&input, &mut row, |output| self.staging.stage(&target, number, output))?
            }
        };
        Ok(Done { row, staged, took: start.elapsed() })
    }

    fn load(&self, material: Material) -> Result<(Vec<u8>, Option<Record>), Fate> {
        match material {
            Material::Closed(fate) => Err(fate),
            Material::File { path, .. } => Ok((read::page(&path, self.limits)?, None)),
            Material::Bytes(bytes) => Ok((bytes, None)),
            Material::Line(line) => {
                let mut record = self.columns.read(&line).map_err(Fate::Failed)?;
                Ok((std::mem::take(&mut record.text).into_bytes(), Some(record)))
            }
        }
    }

    /// Makes the output of a page, or finds that an earlier run made it.
    fn make(
        &self,
        input: &Input<'_>,
        row: &mut Row,
        stage: impl FnOnce(Vec<u8>) -> Result<Staged>,
    ) -> Result<Option<Staged>> {
        let key = self.key(input);
        if let Some((digest, output)) = self.made.get(&row.path)
            && output.key == key
            && *blake3::hash(input.bytes).to_hex() == **digest
            && let Some(staged) = self.staging.recall(output)
        {
            row.blake3 = Some(digest.clone());
            row.fate = if output.repairs > 0 { Fate::Repaired } else { Fate::Ok };
            row.output = Some(output.clone());
            return Ok(Some(staged));
        }
        let product = match panics::caught(|| (self.work)(input)) {
            Ok(product) => product,
            Err(why) => {
                row.fate = Fate::Quarantined(why);
                return Ok(None);
            }
        };
        let Product { bytes, blake3, articles, findings, repairs } = product;
        row.blake3 = Some(blake3.unwrap_or_else(|| blake3::hash(input.bytes).to_hex().to_string()));
        row.fate = if repairs > 0 { Fate::Repaired } else { Fate::Ok };
        let (length, digest) = (bytes.len() as u64, blake3::hash(&bytes).to_hex().to_string());
        row.output =
            Some(Output { bytes: length, blake3: digest, articles, findings, repairs, key, ..Output::default() });
        stage(bytes).map(Some)
    }

    /// What this input's output depends on beside its bytes.
    fn key(&self, input: &Input<'_>) -> String {
        let Given { date, publication, encoding, shape } = input.given;
        let record = input.record.map(|r| (&r.id, r.date));
        let all = format!("{}|{}|{date:?}|{publication:?}|{encoding:?}|{shape:?}|{record:?}", self.key, input.shown);
        blake3::hash(all.as_bytes()).to_hex()[..16].to_owned()
    }
}

impl Writer<'_> {
    fn write(&mut self, group: Vec<Done>) -> Result<()> {
        if group.is_empty() {
            return Ok(());
        }
        self.sink.begin()?;
        let mut records = Vec::with_capacity(group.len());
        for Done { mut row, staged, took } in group {
            if let Some(staged) = staged {
                let (file, at) = self.sink.commit(staged)?;
                if let Some(output) = &mut row.output {
                    (output.file, output.at) = (file, at);
                }
            }
            self.tally.count(&row.fate);
            (self.watch)(&row);
            records.push((row, took));
        }
        self.sink.settle()?;
        let Some(ledger) = &mut self.ledger else { return Ok(()) };
        for (row, took) in records {
            ledger.record(&row, took)?;
        }
        ledger.settle()
    }
}

/// The next inputs that are worked on together, numbered through the run.
fn group(feed: &mut impl Iterator<Item = Entry>, number: &mut usize) -> Vec<(usize, Entry)> {
    let mut group = Vec::new();
    let mut bytes = 0;
    while group.len() < GROUP && bytes < GROUP_BYTES {
        let Some(entry) = feed.next() else { break };
        bytes += entry.size();
        group.push((*number, entry));
        *number += 1;
    }
    group
}

/// An error that ends the run quietly: the reader of standard output went away.
pub fn is_closed_pipe(error: &Error) -> bool {
    matches!(error, Error::Write { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
}
