//! What happens to one input of a run: it is read, or found to be made already, worked on, and its output staged.

use super::{
    Columns, Entry, Fate, Given, Limits, Material, Record, Row,
    journal::Earlier,
    manifest_row::Output,
    panics, read,
    sink::{Staged, Staging},
};
use crate::error::{Error, Result};
use std::time::{Duration, Instant};

/// The version of the program, as outputs name it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

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

/// Everything a run needs to make outputs of inputs.
pub struct Run {
    /// Makes an output of a page.
    pub work: Box<dyn Fn(&Input<'_>) -> Product + Send + Sync>,
    /// Names of JSONL columns.
    pub columns: Columns,
    /// Limits an input must keep to.
    pub limits: Limits,
    /// The digest of the words, rules and weights in force.
    pub rules: String,
    /// What else outputs are made with, beside their input: the command and its flags.
    pub key: String,
    /// Where workers put outputs.
    pub staging: Box<dyn Staging>,
    /// Outputs of an earlier run that may be kept.
    pub earlier: Earlier,
}

/// An input that had its turn.
#[derive(Debug)]
pub(super) struct Done {
    /// What became of it.
    pub row: Row,
    /// Its output.
    pub staged: Option<Staged>,
    /// How long it took.
    pub took: Duration,
    /// Does the journal of an earlier run say the same?
    pub known: bool,
}

impl Run {
    /// Gives an input its turn; `number` is unlike that of any other.
    pub(super) fn process(&self, number: usize, entry: Entry) -> Result<Done> {
        let start = Instant::now();
        let Entry { shown, target, given, material } = entry;
        let mut row = Row::of(&target);
        let before = self.earlier.of(&row);
        let mut staged = None;
        match self.load(material) {
            Err(fate) => row.fate = fate,
            Ok((bytes, record)) => {
                row.bytes = Some(bytes.len() as u64);
                let input = Input { shown: &shown, bytes: &bytes, given: &given, record: record.as_ref() };
                staged = match before.as_ref().and_then(|old| self.recall(&input, old, &mut row)) {
                    None => self.make(&input, &mut row, |output| self.staging.stage(&target, number, output))?,
                    recalled => recalled,
                };
            }
        }
        let known = before.is_some_and(|old| old == Row { duplicate_of: old.duplicate_of.clone(), ..row.clone() });
        Ok(Done { row, staged, took: start.elapsed(), known })
    }

    fn load(&self, material: Material) -> Result<(Vec<u8>, Option<Record>), Fate> {
        match material {
            Material::Closed(fate) => Err(fate),
            Material::File { path, .. } => Ok((read::page(&path, &self.limits)?, None)),
            Material::Bytes(bytes) => Ok((bytes, None)),
            Material::Line(line) => {
                let mut record = self.columns.read(&line).map_err(Fate::Failed)?;
                Ok((std::mem::take(&mut record.text).into_bytes(), Some(record)))
            }
        }
    }

    /// The output that an earlier run made of the same input in the same way, if it is still there to the byte.
    fn recall(&self, input: &Input<'_>, old: &Row, row: &mut Row) -> Option<Staged> {
        let (digest, output) = (old.blake3.as_ref()?, old.output.as_ref()?);
        if output.key != self.key(input) || *blake3::hash(input.bytes).to_hex() != **digest {
            return None;
        }
        let staged = self.staging.recall(output)?;
        row.blake3 = Some(digest.clone());
        row.fate = if output.repairs > 0 { Fate::Repaired } else { Fate::Ok };
        row.output = Some(output.clone());
        Some(staged)
    }

    /// Makes the output of a page.
    fn make(
        &self,
        input: &Input<'_>,
        row: &mut Row,
        stage: impl FnOnce(Vec<u8>) -> Result<Staged>,
    ) -> Result<Option<Staged>> {
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
        let (length, digest, key) = (bytes.len() as u64, blake3::hash(&bytes).to_hex().to_string(), self.key(input));
        let (version, rules) = (VERSION.to_owned(), self.rules.clone());
        let made = Output { articles, findings, repairs, version, rules, key, ..Output::default() };
        row.output = Some(Output { bytes: length, blake3: digest, ..made });
        stage(bytes).map(Some)
    }

    /// What this input's output depends on beside its bytes.
    fn key(&self, input: &Input<'_>) -> String {
        let Given { date, publication, encoding, form } = input.given;
        let record = input.record.map(|r| (&r.id, r.date, r.clock));
        let made_with = format!("{VERSION} {} {}", self.rules, self.key);
        let all = format!("{made_with}|{}|{date:?}|{publication:?}|{encoding:?}|{form:?}|{record:?}", input.shown);
        blake3::hash(all.as_bytes()).to_hex()[..16].to_owned()
    }
}

/// An error that ends the run quietly: the reader of standard output went away.
pub fn is_closed_pipe(error: &Error) -> bool {
    matches!(error, Error::Write { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
}
