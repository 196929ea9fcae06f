//! Watching over the workers: inputs that take too long are given up, and so are workers that do not hear that the run is
//! over.

use super::{
    Crew,
    order::{End, Order},
    turn::held,
};
use crate::batch::Tally;
use std::{
    sync::{Arc, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// How often the run is looked at.
const GLANCE: Duration = Duration::from_millis(50);
/// How long a run that was asked to stop waits for inputs at hand.
const GRACE: Duration = Duration::from_millis(1500);

impl Crew {
    /// Waits for the workers, then writes what is left.
    pub(super) fn watch_over(self: &Arc<Self>, glance: &mut dyn FnMut(&Tally)) {
        let mut stopped: Option<Instant> = None;
        let mut order = held(&self.order);
        while order.workers > 0 {
            order = self.left.wait_timeout(order, GLANCE).unwrap_or_else(PoisonError::into_inner).0;
            if self.is_to_stop() {
                self.stop(&mut order);
                if order.is_idle() || stopped.get_or_insert_with(Instant::now).elapsed() > GRACE {
                    break;
                }
            }
            glance(&self.replace_the_lost(order));
            order = held(&self.order);
        }
        self.write(order, true);
    }

    /// Ends the run early, if it is not already over for another reason.
    fn stop(&self, order: &mut Order) {
        let end = order.over.filter(|end| *end != End::Whole).unwrap_or(End::Interrupted);
        self.end_early(order, end);
    }

    /// Takes turns away from workers that do not come back and hires others for them; answers with what was written.
    fn replace_the_lost(self: &Arc<Self>, mut order: MutexGuard<'_, Order>) -> Tally {
        let lost = self.orders.timeout.map_or(0, |limit| order.take_away(limit));
        order.workers -= lost;
        let tally = order.tally;
        drop(order);
        (0..lost).for_each(|_| self.replace());
        tally
    }
}
