//! `newsprint extract`: a document of each page.

use super::{
    args::{Extract, Format, MessageArgs, Overlaps},
    exit::Outcome,
    session::Session,
    settings,
};
use crate::{
    Result,
    batch::{Input, InputForm, Product},
    document::{Document, TextRecord},
    extract,
    pack::Packs,
    pipeline::{self, Known},
    report::{self, Csv, Safety},
};
use serde_json::Value;

/// Runs the command.
pub fn run(args: &Extract, common: &MessageArgs) -> Result<Outcome> {
    let (format, destination) = settings::extract_output(args)?;
    let writer = PageWriter {
        packs: Packs::load(&args.packs)?,
        format,
        safety: if args.csv_raw { Safety::Raw } else { Safety::Safe },
        overlaps: match args.overlaps {
            Overlaps::Best => extract::Overlaps::Best,
            Overlaps::All => extract::Overlaps::All,
        },
    };
    let session = Session {
        common,
        reading: &args.reading,
        running: &args.running,
        destination,
        ending: ".json",
        header: if format == Format::Csv { Csv::header() } else { Vec::new() },
        given: settings::given(&args.said)?,
        date_field: Some(&args.date_field),
        rules: writer.packs.digest(),
        key: writer.key(),
    };
    session.run(Box::new(move |input| writer.product(input)))
}

/// Makes pages into what is written.
struct PageWriter {
    packs: Packs,
    format: Format,
    safety: Safety,
    overlaps: extract::Overlaps,
}

impl PageWriter {
    /// What every output depends on beside the packs.
    fn key(&self) -> String {
        format!("extract {:?} {:?} {:?}", self.format, self.safety, self.overlaps)
    }

    fn product(&self, input: &Input<'_>) -> Product {
        let known = self.known(input);
        match settings::input_form(input.given) {
            InputForm::Text => self.text(input, &known),
            InputForm::Page | InputForm::Article => self.page(input, &known),
        }
    }

    fn known(&self, input: &Input<'_>) -> Known {
        Known {
            path: input.shown.to_owned(),
            id: input.record.map(|r| r.id.clone()),
            date: input.record.and_then(|r| r.date).or(input.given.date),
            clock: input.record.and_then(|r| r.clock),
            publication: input.given.publication.clone(),
            encoding: input.given.encoding,
            form: settings::input_form(input.given).form(),
            overlaps: self.overlaps,
        }
    }

    fn page(&self, input: &Input<'_>, known: &Known) -> Product {
        let document = pipeline::page(input.bytes, known, &self.packs);
        let bytes = match self.format {
            Format::Json => report::json(&document),
            Format::Jsonl => report::jsonl(&document),
            Format::Csv => Csv::page(&document, self.safety),
        };
        Product {
            bytes,
            articles: document.articles.len(),
            findings: findings(&document),
            repairs: document.repairs.iter().map(|r| r.count).sum(),
            blake3: Some(document.source.blake3),
        }
    }

    fn text(&self, input: &Input<'_>, known: &Known) -> Product {
        let id = known.id.clone().unwrap_or_else(|| Value::from(input.shown));
        let (record, repairs) = pipeline::text_file(id, input.bytes, known, &self.packs);
        let bytes = match self.format {
            Format::Json => report::json(&record),
            Format::Jsonl => report::jsonl(&record),
            Format::Csv => Csv::text(&record, input.shown, self.safety),
        };
        let TextRecord { entities, amounts, dates, quotes, .. } = &record;
        let findings = entities.len() + amounts.len() + dates.len() + quotes.len();
        Product { bytes, findings, repairs, ..Product::default() }
    }
}

fn findings(document: &Document) -> usize {
    document.articles.iter().map(|a| a.entities.len() + a.amounts.len() + a.dates.len() + a.quotes.len()).sum()
}
