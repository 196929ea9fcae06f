//! Taking turns: inputs that are not yet taken, and how much of them may be under way at a time.

use super::{
    Crew,
    order::{End, Order},
    turn::{Turn, Weight, held},
};
use crate::batch::Entry;
use std::{
    collections::VecDeque,
    sync::{Arc, MutexGuard, PoisonError, atomic::Ordering},
};

/// A turn ends when it has so much.
const TURN: Weight = Weight { inputs: 16, bytes: 64 << 10 };
/// Most that is taken and not yet written, one turn a worker beyond it.
const MOST: Weight = Weight { inputs: 1024, bytes: 4 << 20 };

/// Inputs not yet taken.
pub(super) struct Intake {
    inputs: Box<dyn Iterator<Item = Entry> + Send>,
    number: usize,
    turns: usize,
}

impl Intake {
    /// All of `inputs`.
    pub(super) fn of(inputs: impl Iterator<Item = Entry> + Send + 'static) -> Self {
        Self { inputs: Box::new(inputs), number: 0, turns: 0 }
    }

    /// The next inputs that are taken together; none when there are no more.
    fn turn(&mut self) -> Turn {
        let mut weight = Weight::default();
        let mut entries = VecDeque::new();
        while !weight.reaches(TURN) {
            let Some(entry) = self.inputs.next() else { break };
            weight += Weight { inputs: 1, bytes: entry.size() };
            entries.push_back((self.number, entry));
            self.number += 1;
        }
        self.turns += 1;
        Turn::new(self.turns - 1, weight, entries)
    }
}

/// What a worker gets that asks for a turn.
enum Next<'c> {
    /// The turn.
    Turn(Arc<Turn>),
    /// None any more; where the run stands.
    Over(MutexGuard<'c, Order>),
}

impl Crew {
    /// Takes a turn: one that another worker did not end, or new inputs, once there is room for them.
    pub(super) fn next_turn(&self) -> Option<Arc<Turn>> {
        let mut intake = held(&self.intake);
        let next = self.wait_for_room().unwrap_or_else(|| self.take(intake.turn()));
        drop(intake);
        match next {
            Next::Turn(turn) => Some(turn),
            Next::Over(order) => {
                self.write(order, true);
                None
            }
        }
    }

    /// Waits until there is room for new inputs, writing if that makes some; what came first instead, if anything did.
    fn wait_for_room(&self) -> Option<Next<'_>> {
        let mut order = held(&self.order);
        loop {
            if let Some(turn) = order.orphans.pop_front() {
                return Some(Next::Turn(order.give(turn)));
            }
            if order.over.is_some() || self.is_to_stop() {
                return Some(Next::Over(order));
            }
            if !order.held.reaches(MOST) {
                return None;
            }
            if order.is_ready() && !order.writing {
                self.write(order, true);
                order = held(&self.order);
            } else {
                order = self.moved.wait(order).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }

    /// Takes new inputs; where there are none, the run is over.
    fn take(&self, turn: Turn) -> Next<'_> {
        let mut order = held(&self.order);
        if turn.weight.inputs == 0 {
            order.over.get_or_insert(End::Whole);
            return Next::Over(order);
        }
        self.taken.fetch_add(turn.weight.inputs, Ordering::Relaxed);
        order.held += turn.weight;
        Next::Turn(order.give(turn))
    }
}
