//! Writing what is done in path order: one worker at a time, whoever comes to it.

use super::{
    Crew,
    order::{End, Order},
    turn::{Weight, held},
};
use crate::{
    batch::{Tally, run::Done},
    error::Result,
};
use std::sync::MutexGuard;

impl Crew {
    /// Writes what is next in path order, unless another worker does; little is left waiting unless `all` is to go.
    pub(super) fn write<'c>(&'c self, mut order: MutexGuard<'c, Order>, all: bool) {
        while !order.writing && order.error.is_none() {
            let all = all || order.over.is_some();
            let Some((weight, group)) = order.group(all) else { break };
            order.writing = true;
            drop(order);
            let Some((written, tally)) = self.put(group) else { return };
            order = held(&self.order);
            self.note_written(&mut order, weight, tally, written);
        }
    }

    /// Hands a group to the writer, if it is still there: how that went, and what it has written so far.
    fn put(&self, group: Vec<Done>) -> Option<(Result<()>, Tally)> {
        let mut writer = held(&self.writer);
        let writer = writer.as_mut()?;
        Some((writer.write(group), writer.tally()))
    }

    /// Notes that a group was written; a run that must go no further ends.
    fn note_written(&self, order: &mut Order, weight: Weight, tally: Tally, written: Result<()>) {
        order.writing = false;
        order.tally = tally;
        order.held -= weight;
        if let Err(error) = written {
            self.fail(order, error);
        }
        if self.orders.max_failures.is_some_and(|most| tally.failures() > most) {
            self.end_early(order, End::TooManyFailures);
        }
        self.moved.notify_all();
    }
}
