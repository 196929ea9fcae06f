//! Where a run stands: which turns are at work, which are done and wait for those before them, and what is held of both.

use super::turn::{Turn, Weight};
use crate::{
    batch::{Tally, run::Done},
    error::Error,
};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
    time::Duration,
};

/// Outputs are written together when there are so many, of inputs of so many bytes.
const GROUP: Weight = Weight { inputs: 512, bytes: 2 << 20 };

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Every input had its turn.
    Whole,
    /// It was asked to stop.
    Interrupted,
    /// More inputs failed than allowed.
    TooManyFailures,
}

/// Where everything stands.
#[derive(Default)]
pub(super) struct Order {
    pub workers: usize,
    /// Turns at work.
    pub open: BTreeMap<usize, Arc<Turn>>,
    /// Turns taken away from workers that did not come back.
    pub orphans: VecDeque<Turn>,
    /// Turns that ended and are not yet written.
    pub done: BTreeMap<usize, (Weight, Vec<Done>)>,
    /// The turn that is to be written next.
    pub next: usize,
    /// What is taken and not yet written.
    pub held: Weight,
    pub writing: bool,
    pub tally: Tally,
    /// There are no more inputs, or none are wanted.
    pub over: Option<End>,
    pub error: Option<Error>,
    /// A fault of ours outside the work on a page.
    pub bug: Option<String>,
}

impl Order {
    /// Notes a turn as being worked on.
    pub fn give(&mut self, turn: Turn) -> Arc<Turn> {
        let turn = Arc::new(turn);
        self.open.insert(turn.number, Arc::clone(&turn));
        turn
    }

    /// Notes a turn as done.
    pub fn end(&mut self, turn: &Turn) {
        self.open.remove(&turn.number);
        self.done.insert(turn.number, (turn.weight, turn.end()));
    }

    /// Is nothing being worked on or written, or waiting for it?
    pub fn is_idle(&self) -> bool {
        self.open.is_empty() && self.done.is_empty() && !self.writing
    }

    /// Is there anything that can be written?
    pub fn is_ready(&self) -> bool {
        self.done.contains_key(&self.next)
    }

    /// What is to be written next, if it is much or `all` is to go.
    pub fn group(&mut self, all: bool) -> Option<(Weight, Vec<Done>)> {
        let mut weight = Weight::default();
        let turns = (self.next..).map_while(|number| self.done.get(&number));
        let count = turns.inspect(|(w, _)| weight += *w).count();
        if count == 0 || !(all || weight.reaches(GROUP)) {
            return None;
        }
        let numbers = self.next..self.next + count;
        self.next = numbers.end;
        let group = numbers.filter_map(|number| self.done.remove(&number)).flat_map(|(_, done)| done).collect();
        Some((weight, group))
    }

    /// Takes turns away whose inputs take longer than `limit`: how many.
    pub fn take_away(&mut self, limit: Duration) -> usize {
        let away: Vec<Turn> = self.open.values().filter_map(|turn| turn.take_away(limit)).collect();
        let count = away.len();
        for turn in away {
            self.open.remove(&turn.number);
            self.orphans.push_back(turn);
        }
        count
    }
}
