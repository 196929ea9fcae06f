//! `newsprint clean`: decoded and repaired, not joined.

use super::{
    args::{Clean, CleanFormat, Common},
    exit::Outcome,
    session::Session,
    settings,
};
use crate::{
    Result,
    batch::{Input, Product},
    pack::Packs,
    pipeline::{self, Known},
    report,
};

/// Runs the command.
pub fn run(args: &Clean, common: &Common) -> Result<Outcome> {
    let format = args.format;
    let session = Session {
        common,
        reading: &args.reading,
        running: &args.running,
        destination: settings::clean_output(format, &args.reading, &args.running)?,
        ending: "",
        header: Vec::new(),
        given: settings::given_encoding(&args.encoded)?,
        rules: Packs::digest_of_built_in(),
        key: format!("clean {format:?}"),
    };
    session.run(Box::new(move |input| product(input, format)))
}

fn product(input: &Input<'_>, format: CleanFormat) -> Product {
    let known = Known { path: input.shown.to_owned(), encoding: input.given.encoding, ..Known::default() };
    let record = pipeline::clean_page(input.bytes, &known);
    let repairs = record.repairs.len();
    let bytes = match format {
        CleanFormat::Text => record.text.into_bytes(),
        CleanFormat::Jsonl => report::jsonl(&record),
    };
    Product { bytes, repairs, ..Product::default() }
}
