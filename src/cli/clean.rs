//! `newsprint clean`: decoded and repaired, not joined.

use super::{
    args::{Clean, CleanFormat, MessageArgs},
    exit::Outcome,
    session::Session,
    settings,
};
use crate::{
    Result,
    batch::{Destination, Input, Product},
    pack::Packs,
    pipeline::{self, Known},
    report,
};

/// Runs the command.
pub fn run(args: &Clean, common: &MessageArgs) -> Result<Outcome> {
    let (format, destination) = settings::clean_output(args)?;
    let streamed = !matches!(&destination, Destination::Folder(_));
    let session = Session {
        common,
        reading: &args.reading,
        running: &args.running,
        destination,
        ending: "",
        header: Vec::new(),
        given: settings::given_encoding(&args.encoded)?,
        date_field: None,
        rules: Packs::digest_of_built_in(),
        key: format!("clean {format:?}"),
    };
    session.run(Box::new(move |input| product(input, format, streamed)))
}

/// A page's product; `streamed` where the text of another page may follow it, which begins on a line of its own then.
fn product(input: &Input<'_>, format: CleanFormat, streamed: bool) -> Product {
    let known = Known {
        path: input.shown.to_owned(),
        id: input.record.map(|r| r.id.clone()),
        encoding: input.given.encoding,
        ..Known::default()
    };
    let record = pipeline::clean_page(input.bytes, &known);
    let repairs = record.repairs.len();
    let bytes = match format {
        CleanFormat::Text if streamed => ended(record.text).into_bytes(),
        CleanFormat::Text => record.text.into_bytes(),
        CleanFormat::Jsonl => report::jsonl(&record),
    };
    Product { bytes, repairs, ..Product::default() }
}

/// A text that ends in a line break, unless there is none of it.
fn ended(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
