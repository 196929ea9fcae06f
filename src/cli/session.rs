//! A run over many pages, from its settings to its last line.

use super::{
    args::{InputArgs, MessageArgs, RunArgs},
    exit::Outcome,
    progress::Progress,
    settings, terminal,
};
use crate::{
    Error, Result,
    batch::{
        self, Destination, End, Fate, Feed, Given, Input, Manner, Opened, Orders, Product, Row, Run, Stream, Tally,
        Writer, entry_text,
    },
};
use std::{
    collections::HashSet,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

/// What a command brings to a run.
pub struct Session<'a> {
    /// Flags of every command.
    pub common: &'a MessageArgs,
    /// What to read.
    pub reading: &'a InputArgs,
    /// How to run.
    pub running: &'a RunArgs,
    /// Where outputs go.
    pub destination: Destination,
    /// What a file of the output folder is called beyond the name of its input.
    pub ending: &'static str,
    /// What stands before all outputs of one file.
    pub header: Vec<u8>,
    /// What is said of the pages on the command line.
    pub given: Given,
    /// The column of JSONL files that holds the date, where the command wants one.
    pub date_field: Option<&'a str>,
    /// The digest of the words, rules and weights in force.
    pub rules: String,
    /// What else the outputs depend on: the command and its flags.
    pub key: String,
}

/// What makes an output of a page.
type Work = Box<dyn Fn(&Input<'_>) -> Product + Send + Sync>;

impl Session<'_> {
    /// Runs `work` over all inputs.
    pub fn run(self, work: Work) -> Result<Outcome> {
        let inputs = settings::inputs(self.reading, &self.given, &self.destination)?;
        let mut progress = Progress::new(self.common, Arc::clone(&inputs.progress));
        let feed = Feed::new(inputs)?;
        let manner = Manner {
            ending: self.ending,
            header: self.header.clone(),
            shard: self.running.shard_size,
            resume: self.running.resume,
        };
        let Opened { sink, staging, ledger, earlier } = self.destination.open(&self.record_folder(), manner)?;
        let resumable = ledger.is_some();
        let run = Run {
            work,
            columns: settings::columns(self.reading, self.date_field),
            limits: self.reading.limits,
            rules: self.rules.clone(),
            key: self.key.clone(),
            staging,
            earlier,
        };
        let writer = Writer::new(sink, ledger, self.watch());
        progress.expect(feed.total());
        let ran = batch::run_over(run, feed, writer, self.orders(), &mut |tally| progress.glance(tally));
        progress.end();
        let batch::RunOutcome { end, taken, tally, writer } = ran?;
        writer.map_or(Ok(()), Writer::finish)?;
        assert!(end != End::Whole || taken == tally.all(), "{taken} in, but {} accounted for", tally.all());
        Ok(self.end(end, taken, tally, resumable))
    }

    fn orders(&self) -> Orders {
        let timeout = Some(self.reading.limits.file_timeout).filter(|seconds| *seconds > 0).map(Duration::from_secs);
        let RunArgs { jobs, max_failures, .. } = *self.running;
        Orders { jobs, timeout, max_failures, stop: stop_on_signals() }
    }

    /// Where the record of the run is kept.
    fn record_folder(&self) -> PathBuf {
        match &self.destination {
            Destination::Stdout => PathBuf::new(),
            Destination::Folder(folder) => folder.join(".newsprint"),
            Destination::File(file) if self.running.out.is_dir() => file.with_file_name(".newsprint"),
            Destination::File(file) => file.with_file_name(".newsprint").join(file.file_name().unwrap_or_default()),
        }
    }

    /// What says what became of an input, where that is not as it should be.
    fn watch(&self) -> Box<dyn FnMut(&Row) + Send> {
        let MessageArgs { quiet, verbose, .. } = *self.common;
        let colours = terminal::has_colours(self.common.color);
        let named = self.reading.paths.iter().filter(|p| !p.is_dir()).filter_map(|p| Some(entry_text(p.file_name()?)));
        let named: HashSet<String> = named.collect();
        Box::new(move |row| {
            let Some(why) = row.fate.reason() else { return };
            let asked_for = matches!(row.fate, Fate::Skipped(_)) && named.contains(&row.path);
            if row.fate.is_failure() || verbose || (asked_for && !quiet) {
                terminal::tell(&row.path, &row.fate, why, colours);
            }
        })
    }

    fn end(&self, end: End, taken: usize, tally: Tally, resumable: bool) -> Outcome {
        if !self.common.quiet {
            terminal::say(&format!("{taken} in, {} accounted for: {tally}", tally.all()));
        }
        match end {
            End::Interrupted if resumable => {
                terminal::error(&format!("interrupted; to go on: {}", terminal::resume_command(std::env::args_os())));
                Outcome::Interrupted
            }
            End::Interrupted => {
                terminal::error("interrupted");
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
    Stream::stdout(bytes)?.finish()?;
    Ok(Outcome::Done)
}
