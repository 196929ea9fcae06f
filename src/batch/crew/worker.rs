//! A worker: it takes turn after turn, works on the inputs of each, and writes what is next.

use super::{
    Crew,
    order::End,
    turn::{Turn, held},
};
use crate::{batch::panics, error::Error};
use std::{
    sync::Arc,
    thread::{self, Builder},
};

/// A worker's stack, in bytes.
const STACK: usize = 8 << 20;

impl Crew {
    /// One more worker.
    pub(super) fn hire(self: &Arc<Self>) -> std::io::Result<()> {
        held(&self.order).workers += 1;
        let crew = Arc::clone(self);
        let spawned = Builder::new().stack_size(STACK).spawn(move || crew.labour());
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

    /// A worker in the place of one that is lost.
    pub(super) fn replace(self: &Arc<Self>) {
        if let Err(e) = self.hire() {
            self.fail(&mut held(&self.order), Error::Usage(format!("no worker can be started: {e}")));
        }
        self.moved.notify_all();
    }

    fn labour(self: &Arc<Self>) {
        let left = panics::caught(|| self.take_turns());
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

    /// Takes turns as long as there are any; false if the last one was taken away.
    fn take_turns(self: &Arc<Self>) -> bool {
        while let Some(turn) = self.next_turn() {
            self.hire_more();
            if !self.work(&turn) {
                return false;
            }
            let mut order = held(&self.order);
            order.end(&turn);
            self.moved.notify_all();
            self.write(order, false);
        }
        true
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
}
