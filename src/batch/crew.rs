//! The workers of a run. Each takes a few inputs, works on them, and writes what is next in path order if nobody else
//! does: no thread only reads or only writes, and no input changes threads.
//!
//! What is taken and not yet written is bounded, whatever the number of workers: who finds the bound reached waits until
//! something is written.

use super::{
    Entry, Tally, Writer,
    order::{End, Order},
    panics,
    run::Run,
    turn::{Turn, Weight, held},
};
use crate::error::{Error, Result};
use std::{
    collections::VecDeque,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// A turn ends when it has so much.
const TURN: Weight = Weight { inputs: 16, bytes: 64 << 10 };
/// Most that is taken and not yet written, one turn a worker beyond it.
const MOST: Weight = Weight { inputs: 1024, bytes: 4 << 20 };
/// How often the run is looked at.
const GLANCE: Duration = Duration::from_millis(50);
/// How long a run that was asked to stop waits for inputs at hand.
const GRACE: Duration = Duration::from_millis(1500);
/// A worker's stack, in bytes.
const STACK: usize = 8 << 20;

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
pub struct Outcome {
    /// How it ended.
    pub end: End,
    /// How many inputs were taken.
    pub taken: usize,
    /// What became of those that were written.
    pub tally: Tally,
    /// The writer, to be finished; only of a run that is whole.
    pub writer: Option<Writer>,
}

type Inputs = Box<dyn Iterator<Item = Entry> + Send>;

struct Crew {
    run: Run,
    orders: Orders,
    feed: Mutex<Feed>,
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

/// Inputs not yet taken.
struct Feed {
    inputs: Inputs,
    number: usize,
    turns: usize,
}

/// Runs over all of `inputs`. `glance` is called now and then with what became of inputs so far.
pub fn run(
    run: Run,
    inputs: impl Iterator<Item = Entry> + Send + 'static,
    writer: Writer,
    orders: Orders,
    glance: &mut dyn FnMut(&Tally),
) -> Result<Outcome> {
    let crew = Arc::new(Crew {
        run,
        orders,
        feed: Mutex::new(Feed { inputs: Box::new(inputs), number: 0, turns: 0 }),
        taken: AtomicUsize::new(0),
        order: Mutex::default(),
        moved: Condvar::new(),
        left: Condvar::new(),
        early: AtomicBool::new(false),
        writer: Mutex::new(Some(writer)),
    });
    crew.hire().map_err(|e| Error::Usage(format!("no worker can be started: {e}")))?;
    crew.watch_over(glance);
    crew.end()
}

impl Crew {
    /// One more worker.
    fn hire(self: &Arc<Self>) -> std::io::Result<()> {
        held(&self.order).workers += 1;
        let crew = Arc::clone(self);
        let spawned = thread::Builder::new().stack_size(STACK).spawn(move || crew.labour());
        if spawned.is_err() {
            held(&self.order).workers -= 1;
        }
        spawned.map(drop)
    }

    /// One more worker where there may be more: they come one by one, as long as there are inputs. A system that gives no
    /// more threads is worked with as it is.
    fn hire_more(self: &Arc<Self>) {
        let most = match self.orders.jobs {
            0 => thread::available_parallelism().map_or(1, usize::from),
            jobs => jobs,
        };
        if held(&self.order).workers < most {
            let _ = self.hire();
        }
    }

    fn labour(self: &Arc<Self>) {
        let left = panics::caught(|| {
            while let Some(turn) = self.next_turn() {
                self.hire_more();
                if !self.work(&turn) {
                    return false;
                }
                let mut order = held(&self.order);
                order.open.remove(&turn.number);
                order.done.insert(turn.number, (turn.weight, turn.end()));
                self.moved.notify_all();
                self.write(order, false);
            }
            true
        });
        let mut order = held(&self.order);
        match left {
            Ok(true) => order.workers -= 1,
            // Another worker was hired in its place.
            Ok(false) => {}
            Err(bug) => {
                order.workers -= 1;
                order.bug = Some(bug);
                self.end_early(&mut order, End::Interrupted);
            }
        }
        self.left.notify_all();
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

    /// Works on a turn; false if it was taken away.
    fn work(&self, turn: &Turn) -> bool {
        while !self.is_over_early()
            && let Some((number, entry)) = turn.next()
        {
            match self.run.process(number, entry) {
                Ok(done) => {
                    if !turn.put(done) {
                        return false;
                    }
                }
                Err(error) => self.fail(&mut held(&self.order), error),
            }
        }
        true
    }

    fn is_over_early(&self) -> bool {
        self.orders.stop.load(Ordering::Relaxed) || self.early.load(Ordering::Relaxed)
    }

    /// Takes a turn: one that another worker did not end, or new inputs, once there is room for them.
    fn next_turn(&self) -> Option<Arc<Turn>> {
        let mut feed = held(&self.feed);
        let mut order = held(&self.order);
        loop {
            if let Some(turn) = order.orphans.pop_front() {
                return Some(order.give(turn));
            }
            if order.over.is_some() || self.orders.stop.load(Ordering::Relaxed) {
                drop(feed);
                self.write(order, true);
                return None;
            }
            if order.held.inputs < MOST.inputs && order.held.bytes < MOST.bytes {
                break;
            }
            if order.is_ready() && !order.writing {
                self.write(order, true);
                order = held(&self.order);
            } else {
                order = self.moved.wait(order).unwrap_or_else(PoisonError::into_inner);
            }
        }
        drop(order);
        let turn = feed.turn();
        let mut order = held(&self.order);
        if turn.weight.inputs == 0 {
            order.over.get_or_insert(End::Whole);
            drop(feed);
            self.write(order, true);
            return None;
        }
        self.taken.fetch_add(turn.weight.inputs, Ordering::Relaxed);
        order.held.inputs += turn.weight.inputs;
        order.held.bytes += turn.weight.bytes;
        Some(order.give(turn))
    }

    /// Writes what is next in path order, unless another worker does; little is left waiting unless `all` is to go.
    fn write<'c>(&'c self, mut order: MutexGuard<'c, Order>, all: bool) {
        while !order.writing && order.error.is_none() {
            let all = all || order.over.is_some();
            let Some((weight, group)) = order.group(all) else { break };
            order.writing = true;
            drop(order);
            let (written, tally) = match &mut *held(&self.writer) {
                Some(writer) => (writer.write(group), writer.tally()),
                None => return,
            };
            order = held(&self.order);
            order.writing = false;
            order.tally = tally;
            order.held.inputs -= weight.inputs;
            order.held.bytes -= weight.bytes;
            if let Err(error) = written {
                self.fail(&mut order, error);
            }
            if self.orders.max_failures.is_some_and(|most| tally.failures() > most) {
                self.end_early(&mut order, End::TooManyFailures);
            }
            self.moved.notify_all();
        }
    }

    /// Waits for the workers; gives up inputs that take too long, and workers that do not hear that the run is over.
    fn watch_over(self: &Arc<Self>, glance: &mut dyn FnMut(&Tally)) {
        let mut stopped: Option<Instant> = None;
        let mut order = held(&self.order);
        while order.workers > 0 {
            order = self.left.wait_timeout(order, GLANCE).unwrap_or_else(PoisonError::into_inner).0;
            if self.orders.stop.load(Ordering::Relaxed) {
                let end = order.over.filter(|end| *end != End::Whole).unwrap_or(End::Interrupted);
                self.end_early(&mut order, end);
                let idle = order.open.is_empty() && order.done.is_empty() && !order.writing;
                if idle || stopped.get_or_insert_with(Instant::now).elapsed() > GRACE {
                    break;
                }
            }
            let lost = self.orders.timeout.map_or(0, |limit| order.take_away(limit));
            order.workers -= lost;
            let tally = order.tally;
            drop(order);
            (0..lost).for_each(|_| self.replace());
            glance(&tally);
            order = held(&self.order);
        }
        self.write(order, true);
    }

    /// A worker in the place of one that is lost.
    fn replace(self: &Arc<Self>) {
        if let Err(e) = self.hire() {
            self.fail(&mut held(&self.order), Error::Usage(format!("no worker can be started: {e}")));
        }
        self.moved.notify_all();
    }

    fn end(&self) -> Result<Outcome> {
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
        Ok(Outcome { end, taken, tally: order.tally, writer: writer.filter(|_| end == End::Whole) })
    }
}

impl Feed {
    /// The next inputs that are taken together; none when there are no more.
    fn turn(&mut self) -> Turn {
        let mut weight = Weight::default();
        let mut entries = VecDeque::new();
        while weight.inputs < TURN.inputs && weight.bytes < TURN.bytes {
            let Some(entry) = self.inputs.next() else { break };
            weight.inputs += 1;
            weight.bytes += entry.size();
            entries.push_back((self.number, entry));
            self.number += 1;
        }
        self.turns += 1;
        Turn::new(self.turns - 1, weight, entries)
    }
}
