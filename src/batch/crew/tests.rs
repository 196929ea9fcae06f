//! What a crew is to hold to whatever the pages do: bounded, in order, never stopped by one of them.
#![allow(clippy::unwrap_used)]

use super::{End, Orders};
use crate::{
    batch::{
        Earlier, Entry, Fate, Given, Input, Material, Opened, Passing, Product, Sink,
        sink::Staged,
        tests::trial::{copied, orders, over},
    },
    error::Result,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// Counts what is put in its place.
struct Counting(Arc<AtomicUsize>);

impl Sink for Counting {
    fn commit(&mut self, _staged: Staged) -> Result<(String, u64)> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok((String::new(), 0))
    }
}

fn memory(sink: impl Sink + 'static) -> Opened {
    Opened { sink: Box::new(sink), staging: Box::new(Passing), ledger: None, earlier: Earlier::default() }
}

fn entry(text: impl Into<String>) -> Entry {
    let text = text.into();
    let material = Material::Bytes(text.clone().into_bytes());
    Entry { shown: text.clone(), target: text.into(), given: Given::default(), material }
}

#[test]
fn what_is_held_does_not_grow_with_the_run() {
    for jobs in [1, 3, 1000] {
        let (written, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (seen, held) = (Arc::clone(&written), Arc::clone(&most));
        let feed = (0..20_000).map(move |n| {
            held.fetch_max(n - seen.load(Ordering::Relaxed), Ordering::Relaxed);
            entry(format!("{n}"))
        });
        let (outcome, rows) = over(memory(Counting(Arc::clone(&written))), feed, orders(jobs), Box::new(copied));
        assert_eq!((outcome.unwrap().end, rows.len()), (End::Whole, 20_000));
        assert!(rows.iter().enumerate().all(|(n, row)| row.path == n.to_string()), "in order");
        let most = most.load(Ordering::Relaxed);
        assert!(most <= 1024 + 16, "{jobs} jobs held {most}");
    }
}

#[test]
fn pages_that_panic_or_do_not_end_are_quarantined_and_the_rest_goes_on() {
    let work = |input: &Input<'_>| match input.shown {
        "9 panics" => panic!("no such thing"),
        "5 hangs" => {
            thread::sleep(Duration::from_secs(20));
            Product::default()
        }
        "7 is huge" => Product { bytes: vec![b'x'; 20 << 20], ..Product::default() },
        _ => copied(input),
    };
    let name = |n: usize| match n {
        5 => "5 hangs".to_owned(),
        7 => "7 is huge".to_owned(),
        9 => "9 panics".to_owned(),
        n => n.to_string(),
    };
    for jobs in [1, 2] {
        let start = Instant::now();
        let orders = Orders { timeout: Some(Duration::from_millis(500)), ..orders(jobs) };
        let written = Arc::new(AtomicUsize::new(0));
        let sink = Counting(Arc::clone(&written));
        let (outcome, rows) = over(memory(sink), (0..60).map(move |n| entry(name(n))), orders, Box::new(work));
        let outcome = outcome.unwrap();
        assert_eq!((outcome.end, outcome.taken, outcome.tally.ok, outcome.tally.quarantined), (End::Whole, 60, 58, 2));
        assert_eq!(rows[5].fate, Fate::Quarantined("--file-timeout: not done after 0.5 s".into()));
        assert!(rows[9].fate.reason().unwrap().contains("no such thing"));
        assert!(start.elapsed() < Duration::from_secs(15));
    }
}

#[test]
fn a_run_that_is_asked_to_stop_does_so_though_a_page_hangs() {
    let work = |input: &Input<'_>| {
        if input.shown == "30" {
            thread::sleep(Duration::from_secs(20));
        }
        copied(input)
    };
    let stop = Arc::new(AtomicBool::new(false));
    let (orders, later) = (Orders { stop: Arc::clone(&stop), ..orders(2) }, stop);
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(200));
        later.store(true, Ordering::Relaxed);
    });
    let start = Instant::now();
    let sink = Counting(Arc::default());
    let (outcome, rows) = over(memory(sink), (0..100_000).map(|n| entry(n.to_string())), orders, Box::new(work));
    assert_eq!(outcome.unwrap().end, End::Interrupted);
    assert_eq!(rows.len(), 16, "the turns before the page that hangs are written");
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn too_many_failures_end_the_run() {
    let work = |_: &Input<'_>| -> Product { panic!("always") };
    let orders = Orders { max_failures: Some(3), ..orders(2) };
    let (outcome, rows) =
        over(memory(Counting(Arc::default())), (0..50_000).map(|n| entry(n.to_string())), orders, Box::new(work));
    assert_eq!(outcome.unwrap().end, End::TooManyFailures);
    assert!(rows.len() > 3 && rows.len() < 10_000, "{}", rows.len());
}
