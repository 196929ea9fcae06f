//! The workers of a run. Each takes a few inputs, works on them, and writes what is next in path order if nobody else
//! does: no thread only reads or only writes, and no input changes threads.
//!
//! `intake` gives the turns, `worker` is who does them, `commit` writes, and `watch` is what the thread of the caller does
//! meanwhile. What is taken and not yet written is bounded, whatever the number of workers: who finds the bound reached
//! waits until something is written.

mod commit;
mod intake;
mod order;
mod turn;
mod watch;
mod worker;

#[cfg(test)]
mod tests;

pub use order::End;

use super::{Entry, Tally, Writer, run::Run};
use crate::error::{Error, Result};
use intake::Intake;
use order::Order;
use std::{
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use turn::held;

/// How a run goes.
#[derive(Debug, Clone)]
pub struct Orders {
    /// Workers; 0 for as many as there are processors.
    pub jobs: usize,
    /// An input that takes longer is given up.
    pub timeout: Option<Duration>,
    /// The run ends when more inputs than this failed.
    pub max_failures: Option<usize>,
    /// Set from outside to end the run early.
    pub stop: Arc<AtomicBool>,
}

/// What a run came to.
pub struct RunOutcome {
    /// How it ended.
    pub end: End,
    /// How many inputs were taken.
    pub taken: usize,
    /// What became of those that were written.
    pub tally: Tally,
    /// The writer, to be finished; only of a run that is whole.
    pub writer: Option<Writer>,
}

struct Crew {
    run: Run,
    orders: Orders,
    intake: Mutex<Intake>,
    /// How many inputs were taken.
    taken: AtomicUsize,
    order: Mutex<Order>,
    /// Something was done, written or taken away: there may be room to go on.
    moved: Condvar,
    /// A worker left.
    left: Condvar,
    /// The run ends before its inputs do.
    early: AtomicBool,
    writer: Mutex<Option<Writer>>,
}

/// Runs over all of `inputs`. `glance` is called now and then with what became of inputs so far.
pub fn run(
    run: Run,
    inputs: impl Iterator<Item = Entry> + Send + 'static,
    writer: Writer,
    orders: Orders,
    glance: &mut dyn FnMut(&Tally),
) -> Result<RunOutcome> {
    let crew = Arc::new(Crew::new(run, Intake::of(inputs), writer, orders));
    crew.hire().map_err(|e| Error::Usage(format!("no worker can be started: {e}")))?;
    crew.watch_over(glance);
    crew.end()
}

impl Crew {
    /// A crew without workers.
    fn new(run: Run, intake: Intake, writer: Writer, orders: Orders) -> Self {
        Self {
            run,
            orders,
            intake: Mutex::new(intake),
            taken: AtomicUsize::new(0),
            order: Mutex::default(),
            moved: Condvar::new(),
            left: Condvar::new(),
            early: AtomicBool::new(false),
            writer: Mutex::new(Some(writer)),
        }
    }

    /// Was it asked from outside to stop?
    fn is_to_stop(&self) -> bool {
        self.orders.stop.load(Ordering::Relaxed)
    }

    fn is_over_early(&self) -> bool {
        self.is_to_stop() || self.early.load(Ordering::Relaxed)
    }

    fn end_early(&self, order: &mut Order, end: End) {
        order.over = Some(end);
        self.early.store(true, Ordering::Relaxed);
        self.moved.notify_all();
    }

    fn fail(&self, order: &mut Order, error: Error) {
        order.error.get_or_insert(error);
        self.end_early(order, End::Interrupted);
    }

    fn end(&self) -> Result<RunOutcome> {
        // A worker that does not come back may hold the writer; with it the lock on the output stays until the program ends.
        let writer = match self.writer.try_lock() {
            Ok(mut writer) => writer.take(),
            Err(_) => None,
        };
        let mut order = held(&self.order);
        if let Some(bug) = order.bug.take() {
            panic!("{bug}");
        }
        if let Some(error) = order.error.take() {
            return Err(error);
        }
        let (end, taken) = (order.over.unwrap_or(End::Whole), self.taken.load(Ordering::Relaxed));
        Ok(RunOutcome { end, taken, tally: order.tally, writer: writer.filter(|_| end == End::Whole) })
    }
}
