//! For tests: a run without a command line, over inputs that are given.
#![allow(clippy::unwrap_used)]

use crate::{
    batch::{Columns, Entry, Input, Limits, Opened, Orders, Product, Row, Run, RunOutcome, Writer, run_over},
    error::Result,
};
use std::sync::{Arc, Mutex};

/// Orders that bound nothing but the number of workers.
pub fn orders(jobs: usize) -> Orders {
    Orders { jobs, timeout: None, max_failures: None, stop: Arc::default() }
}

/// A work whose output shows its input.
pub fn copied(input: &Input<'_>) -> Product {
    let bytes = format!("{} {}\n", input.shown, String::from_utf8_lossy(input.bytes)).into_bytes();
    Product { bytes, ..Product::default() }
}

/// Runs, and gives the rows as they were told.
pub fn over(
    opened: Opened,
    feed: impl Iterator<Item = Entry> + Send + 'static,
    orders: Orders,
    work: Box<dyn Fn(&Input<'_>) -> Product + Send + Sync>,
) -> (Result<RunOutcome>, Vec<Row>) {
    let Opened { sink, staging, ledger, earlier } = opened;
    let columns = Columns { id: "id".into(), must_have_id: false, text: "text".into(), date: None };
    let run =
        Run { work, columns, limits: Limits::default(), rules: "data".into(), key: "test".into(), staging, earlier };
    let rows = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&rows);
    let writer = Writer::new(sink, ledger, Box::new(move |row| told.lock().unwrap().push(row.clone())));
    let outcome = run_over(run, feed, writer, orders, &mut |_| {});
    let rows = std::mem::take(&mut *rows.lock().unwrap());
    (outcome, rows)
}
