//! A worker's turn: a few inputs taken at once. It can be taken from a worker that does not come back from one of them.

use crate::batch::{Entry, Fate, Row, run::Done};
use std::{
    collections::VecDeque,
    ops::{AddAssign, SubAssign},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Locks, whether or not another thread fell while it held the lock.
pub fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How much a turn holds of what a run may hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// Inputs.
    pub inputs: usize,
    /// Bytes of them.
    pub bytes: u64,
}

impl Weight {
    /// Is it as much as `bound`, in inputs or in bytes?
    pub fn reaches(self, bound: Self) -> bool {
        self.inputs >= bound.inputs || self.bytes >= bound.bytes
    }
}

impl AddAssign for Weight {
    fn add_assign(&mut self, other: Self) {
        self.inputs += other.inputs;
        self.bytes += other.bytes;
    }
}

impl SubAssign for Weight {
    fn sub_assign(&mut self, other: Self) {
        self.inputs -= other.inputs;
        self.bytes -= other.bytes;
    }
}

/// A few inputs, some of which had their turn.
#[derive(Debug)]
pub struct Turn {
    /// Its place among all turns of the run.
    pub number: usize,
    /// What it holds.
    pub weight: Weight,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    rest: VecDeque<(usize, Entry)>,
    done: Vec<Done>,
    now: Option<(Row, Instant)>,
    taken_away: bool,
}

impl Turn {
    /// A turn over numbered inputs.
    pub fn new(number: usize, weight: Weight, rest: VecDeque<(usize, Entry)>) -> Self {
        Self { number, weight, state: Mutex::new(State { rest, ..State::default() }) }
    }

    /// The next input.
    pub fn next(&self) -> Option<(usize, Entry)> {
        let mut state = held(&self.state);
        let (number, entry) = state.rest.pop_front()?;
        state.now = Some((Row::of(&entry.target), Instant::now()));
        Some((number, entry))
    }

    /// Takes what became of the input that was given last. False if the turn was taken away meanwhile.
    pub fn put(&self, done: Done) -> bool {
        let mut state = held(&self.state);
        if !state.taken_away {
            state.now = None;
            state.done.push(done);
        }
        !state.taken_away
    }

    /// What became of the inputs, in order. Those that had no turn are dropped.
    pub fn end(&self) -> Vec<Done> {
        std::mem::take(&mut held(&self.state).done)
    }

    /// If the input at hand has taken longer than `limit`: the turn without it, which another worker can go on with.
    pub fn take_away(&self, limit: Duration) -> Option<Self> {
        let mut state = held(&self.state);
        let took = state.now.as_ref()?.1.elapsed();
        if took <= limit {
            return None;
        }
        state.taken_away = true;
        let (mut row, _) = state.now.take()?;
        row.fate = Fate::Quarantined(format!("--file-timeout: not done after {} s", limit.as_secs_f32()));
        let mut done = std::mem::take(&mut state.done);
        done.push(Done { row, staged: None, took, known: false });
        let state = State { rest: std::mem::take(&mut state.rest), done, ..State::default() };
        Some(Self { number: self.number, weight: self.weight, state: Mutex::new(state) })
    }
}
