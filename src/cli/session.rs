//! A run over many pages, from its settings to its last line.

use super::{
    args::{Common, Reading, Running},
    exit::Outcome,
    settings::{self, Destination},
    terminal,
};
use crate::{
    Error, Result,
    batch::{
        self, End, Fate, Feed, Input, Kept, Ledger, Made, Product, Row, Run, Sink, Staging, Stream, Tally, Tree, Writer,
    },
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicBool},
};

/// What a command brings to a run.
pub struct Session<'a> {
    /// Flags of every command.
    pub common: &'a Common,
    /// What to read.
    pub reading: &'a Reading,
    /// How to run.
    pub running: &'a Running,
    /// Where outputs go.
    pub destination: Destination,
    /// What a file of the output folder is called beyond the name of its input.
    pub ending: &'static str,
    /// What stands before all outputs of one file.
    pub header: Vec<u8>,
    /// What the outputs depend on beside inputs and what is said of them.
    pub key: String,
}

impl Session<'_> {
    /// Runs `work` over all inputs.
    pub fn run(self, work: &(dyn Fn(&Input<'_>) -> Product + Sync)) -> Result<Outcome> {
        let feed = Feed::new(settings::inputs(self.reading, &self.destination)?)?;
        let (mut ledger, made) = self.ledger()?;
        let (mut sink, staging) = self.output()?;
        let stop = stop_on_signals();
        let columns = settings::columns(self.reading);
        let run = Run {
            work,
            columns: &columns,
            limits: &self.reading.limits,
            key: &self.key,
            staging: &*staging,
            made: &made,
            stop: &stop,
            max_failures: self.running.max_failures,
        };
        let mut watch = |row: &Row| self.watch(row);
        let mut writer =
            Writer { sink: &mut *sink, ledger: ledger.as_mut(), watch: &mut watch, tally: Tally::default() };
        let end = pool(self.running.jobs)?.install(|| run.over(feed, &mut writer))?;
        let tally = writer.tally;
        if end == End::Whole {
            sink.finish()?;
            ledger.map_or(Ok(()), Ledger::finish)?;
        }
        Ok(self.end(end, tally))
    }

    /// The record of the run, and what an earlier one made. Standard output and devices have none.
    fn ledger(&self) -> Result<(Option<Ledger>, Made)> {
        let Some(folder) = self.record_folder() else { return Ok((None, Made::new())) };
        let (ledger, made) = Ledger::open(&folder, self.running.resume)?;
        Ok((Some(ledger), made))
    }

    /// Where the record of the run is kept.
    fn record_folder(&self) -> Option<PathBuf> {
        match &self.destination {
            Destination::Stdout => None,
            Destination::Folder(folder) => Some(folder.join(".newsprint")),
            Destination::File(file) if settings::is_device(file) => None,
            Destination::File(file) if self.running.out.is_dir() => Some(file.with_file_name(".newsprint")),
            Destination::File(file) => Some(file.with_file_name(".newsprint").join(file.file_name()?)),
        }
    }

    fn output(&self) -> Result<(Box<dyn Sink>, Box<dyn Staging>)> {
        let record = self.record_folder().unwrap_or_default();
        Ok(match &self.destination {
            Destination::Folder(folder) => {
                let tree = Tree::new(folder, Ledger::parts(&record), self.ending);
                (Box::new(tree.clone()), Box::new(tree))
            }
            Destination::Stdout => (self.headed(Stream::stdout())?, Box::new(Kept::default())),
            Destination::File(file) => {
                let part = record.join("output.part");
                let old = self.running.resume.then(|| unfinished(&part, file)).flatten();
                (self.headed(Stream::file(file, part)?)?, Box::new(Kept::from(old)))
            }
        })
    }

    fn headed(&self, mut stream: Stream) -> Result<Box<dyn Sink>> {
        stream.open_with(&self.header)?;
        Ok(Box::new(stream))
    }

    /// Says what became of an input, where that is not as it should be.
    fn watch(&self, row: &Row) {
        let Some(why) = row.fate.reason() else { return };
        let named = matches!(row.fate, Fate::Skipped(_)) && self.names_a_file(&row.path);
        if row.fate.is_failure() || self.common.verbose || (named && !self.common.quiet) {
            let word = match row.fate {
                Fate::Skipped(_) => "skipped",
                Fate::Quarantined(_) => "quarantined",
                _ => "failed",
            };
            terminal::say(&format!("{}: {word}: {why}", row.path));
        }
    }

    /// Was the input named on the command line, not met in a folder?
    fn names_a_file(&self, path: &str) -> bool {
        self.reading.paths.iter().any(|p| !p.is_dir() && p.file_name().is_some_and(|n| n == path))
    }

    fn end(&self, end: End, tally: Tally) -> Outcome {
        if !self.common.quiet {
            terminal::say(&tally.to_string());
        }
        match end {
            End::Interrupted => {
                terminal::error("interrupted; run the same command with --resume to go on");
                Outcome::Interrupted
            }
            End::TooManyFailures => {
                terminal::error(&format!("stopped: more than {} failures", self.running.max_failures.unwrap_or(0)));
                Outcome::Findings
            }
            End::Whole if tally.done() == 0 => {
                terminal::error("no usable input");
                Outcome::NoUsableInput
            }
            End::Whole if tally.failures() > 0 => Outcome::Findings,
            End::Whole => Outcome::Done,
        }
    }
}

/// The file that an earlier run left unfinished, put aside for this one to recall from; or the one it finished.
fn unfinished(part: &Path, place: &Path) -> Option<PathBuf> {
    let old = part.with_file_name("output.old");
    match fs::rename(part, &old) {
        Ok(()) => Some(old),
        Err(_) if place.is_file() => Some(place.to_owned()),
        Err(_) => None,
    }
}

/// So many workers; 0 for as many as there are processors.
pub fn pool(jobs: usize) -> Result<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(8 << 20).build();
    pool.map_err(|e| Error::Usage(format!("--jobs {jobs}: {e}")))
}

/// The first SIGINT or SIGTERM sets a flag, the second ends the program at once.
fn stop_on_signals() -> Arc<AtomicBool> {
    use signal_hook::{consts, flag};
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [consts::SIGINT, consts::SIGTERM] {
        let _ = flag::register_conditional_shutdown(signal, 130, Arc::clone(&stop));
        let _ = flag::register(signal, Arc::clone(&stop));
    }
    stop
}

/// Writes to standard output what a command prints in one piece.
pub fn print(bytes: &[u8]) -> Result<Outcome> {
    use batch::Sink as _;
    let mut out = Stream::stdout();
    out.open_with(bytes)?;
    out.finish()?;
    Ok(Outcome::Done)
}
