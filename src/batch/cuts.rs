//! Tests of whole runs: whatever call to the disk fails or is the last, what is left is sound, and a resumed run ends as
//! one that was never cut off.
#![allow(clippy::unwrap_used)]

use super::{
    Columns, Destination, End, Entry, Fate, Feed, Given, Input, Inputs, Limits, Manner, Material, Opened, Orders,
    Outcome, Product, Row, Run, Sink, Writer,
    fault::{self, Fault, How},
    run_over,
    sink::Staged,
};
use crate::error::{Error, Result};
use std::{
    collections::BTreeMap,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A folder with pages, and a place for outputs.
struct Place(tempfile::TempDir);

impl Place {
    fn with(pages: usize) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(place.path("in/a")).unwrap();
        for n in 0..pages {
            fs::write(place.path(&format!("in/{}{n}.txt", if n % 3 == 0 { "a/" } else { "" })), format!("頁{n}"))
                .unwrap();
        }
        place
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.0.path().join(relative)
    }

    fn folder(&self, out: &str) -> Destination {
        Destination::Folder(self.path(out))
    }

    fn file(&self, out: &str) -> Destination {
        Destination::File(self.path(out).join("pages.jsonl"))
    }

    /// Runs over the pages into `out`.
    fn run(&self, out: &str, to: &Destination, shard: Option<usize>, resume: bool) -> Result<End> {
        let manner = Manner { ending: ".json", header: b"head\n".to_vec(), shard, resume };
        let opened = to.open(&self.path(out).join(".newsprint"), manner)?;
        let inputs = Inputs { paths: vec![self.path("in")], ..Inputs::default() };
        let (outcome, _) = over(opened, Feed::new(inputs)?, orders(2), Box::new(copied));
        let Outcome { end, writer, .. } = outcome?;
        writer.map_or(Ok(()), Writer::finish)?;
        Ok(end)
    }

    /// What is to be the same for the same run.
    fn files(&self, out: &str) -> Files {
        let mut all = Files::new();
        collect(&self.path(out), &self.path(out), &mut all);
        all.retain(|path, _| !["lock", "journal.jsonl"].map(|n| Path::new(".newsprint").join(n)).contains(path));
        all
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            files.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
}

fn orders(jobs: usize) -> Orders {
    Orders { jobs, timeout: None, max_failures: None, stop: Arc::default() }
}

fn copied(input: &Input<'_>) -> Product {
    let bytes = format!("{} {}\n", input.shown, String::from_utf8_lossy(input.bytes)).into_bytes();
    Product { bytes, ..Product::default() }
}

/// Runs, and gives the rows as they were told.
fn over(
    opened: Opened,
    feed: impl Iterator<Item = Entry> + Send + 'static,
    orders: Orders,
    work: Box<dyn Fn(&Input<'_>) -> Product + Send + Sync>,
) -> (Result<Outcome>, Vec<Row>) {
    let Opened { sink, staging, ledger, earlier } = opened;
    let columns = Columns { id: "id".into(), text: "text".into(), date: "date".into() };
    let run = Run { work, columns, limits: Limits::default(), key: "test".into(), staging, earlier };
    let rows = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&rows);
    let writer = Writer::new(sink, ledger, Box::new(move |row| told.lock().unwrap().push(row.clone())));
    let outcome = run_over(run, feed, writer, orders, &mut |_| {});
    let rows = std::mem::take(&mut *rows.lock().unwrap());
    (outcome, rows)
}

/// What an uncut run leaves, for each kind of destination.
fn kinds(place: &Place) -> [(Destination, Option<usize>, Files); 3] {
    let whole = |to: Destination, shard| {
        assert_eq!(place.run("whole", &to, shard, false).unwrap(), End::Whole);
        let files = place.files("whole");
        fs::remove_dir_all(place.path("whole")).unwrap();
        files
    };
    [
        (place.folder("out"), None, whole(place.folder("whole"), None)),
        (place.file("out"), None, whole(place.file("whole"), None)),
        (place.file("out"), Some(5), whole(place.file("whole"), Some(5))),
    ]
}

/// Every document that is in its place is whole, whatever happened.
fn assert_nothing_is_half(files: &Files, whole: &Files, cut: usize) {
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with(".newsprint")) {
        assert!(whole.get(path) == Some(bytes), "cut {cut}: {} is not as it should be", path.display());
    }
}

#[test]
fn a_run_cut_off_at_any_call_is_gone_on_with() {
    let place = Place::with(17);
    for (to, shard, whole) in kinds(&place) {
        for power in [false, true] {
            for cut in 0.. {
                let _ = fs::remove_dir_all(place.path("out"));
                let fault = Fault::after(cut, None, How::Dead, &place.path("out"));
                let ended = place.run("out", &to, shard, false);
                let met = fault.was_met();
                drop(fault);
                if power {
                    fault::lose_power(&place.path("out"));
                }
                assert_eq!(ended.is_err(), met, "cut {cut} of {to:?}");
                assert_nothing_is_half(&place.files("out"), &whole, cut);
                assert_eq!(place.run("out", &to, shard, true).unwrap(), End::Whole);
                assert!(place.files("out") == whole, "cut {cut} of {to:?}, power lost: {power}");
                if !met {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_run_cut_off_again_and_again_is_gone_on_with() {
    let place = Place::with(17);
    for (to, shard, whole) in kinds(&place) {
        let _ = fs::remove_dir_all(place.path("out"));
        for cut in 0.. {
            let fault = Fault::after(cut, None, How::Dead, &place.path("out"));
            let ended = place.run("out", &to, shard, true);
            if !fault.was_met() {
                assert_eq!(ended.unwrap(), End::Whole);
                break;
            }
        }
        assert!(place.files("out") == whole, "{to:?}");
    }
}

#[test]
fn a_call_that_fails_ends_the_run_and_loses_nothing() {
    let place = Place::with(7);
    for (to, shard, whole) in kinds(&place) {
        for kind in [ErrorKind::StorageFull, ErrorKind::Interrupted, ErrorKind::Other] {
            for call in 0.. {
                let _ = fs::remove_dir_all(place.path("out"));
                let fault = Fault::after(call, None, How::Once(kind), &place.path("out"));
                let ended = place.run("out", &to, shard, false);
                let met = fault.was_met();
                drop(fault);
                match ended {
                    Ok(_) => {
                        assert!(!met || kind == ErrorKind::Interrupted, "{kind:?} at {call} of {to:?} was not told")
                    }
                    Err(e) => assert!(matches!(e, Error::Write { .. } | Error::Create { .. }), "{e}"),
                }
                assert_eq!(place.run("out", &to, shard, true).unwrap(), End::Whole);
                assert!(place.files("out") == whole, "{kind:?} at {call} of {to:?}");
                if !met {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_full_disk_says_how_much_was_needed() {
    let place = Place::with(1);
    let write = Some(super::disk::Call::Write);
    let _fault = Fault::after(0, write, How::Once(ErrorKind::StorageFull), &place.path("out/.newsprint/parts"));
    let error = place.run("out", &place.folder("out"), None, false).unwrap_err().to_string();
    assert!(error.contains("bytes needed)"), "{error}");
}

#[test]
fn inputs_that_changed_or_came_are_made_and_the_others_kept() {
    let place = Place::with(17);
    for (to, shard, _) in kinds(&place) {
        let _ = fs::remove_dir_all(place.path("out"));
        fs::write(place.path("in/1.txt"), "頁1").unwrap();
        let _ = fs::remove_file(place.path("in/0new.txt"));
        place.run("out", &to, shard, false).unwrap();
        fs::write(place.path("in/1.txt"), "改了，也長了").unwrap();
        fs::write(place.path("in/0new.txt"), "新").unwrap();
        let fault = Fault::after(6, None, How::Dead, &place.path("out"));
        assert!(place.run("out", &to, shard, true).is_err() && fault.was_met());
        drop(fault);
        place.run("out", &to, shard, true).unwrap();
        let resumed = place.files("out");
        let _ = fs::remove_dir_all(place.path("out"));
        place.run("out", &to, shard, false).unwrap();
        assert!(resumed == place.files("out"), "{to:?}");
    }
}

/// Counts what is put in its place.
struct Counting(Arc<AtomicUsize>);

impl Sink for Counting {
    fn commit(&mut self, _staged: Staged) -> Result<(String, u64)> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok((String::new(), 0))
    }
}

fn memory(sink: impl Sink + 'static) -> Opened {
    Opened { sink: Box::new(sink), staging: Box::new(super::Passing), ledger: None, earlier: super::Earlier::default() }
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
