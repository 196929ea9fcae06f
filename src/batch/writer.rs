//! The writer's side of a run: outputs take their places in path order, then they are recorded.

use super::{
    Fate, Ledger, Row, Tally,
    run::Done,
    side::is_misplaced,
    sink::{Sink, Staged},
    twins::Twins,
};
use crate::error::Result;

/// Puts outputs in their places and keeps the record.
pub struct Writer {
    sink: Box<dyn Sink>,
    ledger: Option<Ledger>,
    watch: Box<dyn FnMut(&Row) + Send>,
    twins: Twins,
    tally: Tally,
}

impl Writer {
    /// Outputs go to `sink`, their record to `ledger` if one is kept; `watch` is called for each input in path order.
    pub fn new(sink: Box<dyn Sink>, ledger: Option<Ledger>, watch: Box<dyn FnMut(&Row) + Send>) -> Self {
        Self { sink, ledger, watch, twins: Twins::default(), tally: Tally::default() }
    }

    /// What became of the inputs so far.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// Writes what was made of some inputs; after it, a power cut takes none of it away.
    pub(super) fn write(&mut self, group: Vec<Done>) -> Result<()> {
        if group.is_empty() {
            return Ok(());
        }
        self.sink.begin()?;
        let mut records = Vec::with_capacity(group.len());
        for Done { mut row, staged, took, mut known } in group {
            if let Some(staged) = staged {
                known &= self.place(&mut row, staged)?;
            }
            row.duplicate_of = self.twins.before(&row);
            self.tally.count(&row.fate);
            (self.watch)(&row);
            records.push((row, took, known));
        }
        self.sink.settle()?;
        let Some(ledger) = &mut self.ledger else { return Ok(()) };
        for (row, took, known) in records {
            ledger.record(&row, took, known)?;
        }
        ledger.settle()
    }

    /// Puts an output in its place. True if it is where an earlier run put it.
    fn place(&mut self, row: &mut Row, staged: Staged) -> Result<bool> {
        match self.sink.commit(staged) {
            Ok((file, at)) => {
                let Some(output) = &mut row.output else { return Ok(false) };
                let same = output.at == at && output.file == file;
                (output.file, output.at) = (file, at);
                Ok(same)
            }
            Err(e) if is_misplaced(&e) => {
                row.fate = Fate::Failed(format!("write: {e}"));
                row.output = None;
                Ok(false)
            }
            Err(e) => Err(e),
        }
    }

    /// Ends a run that came to its end.
    pub fn finish(mut self) -> Result<()> {
        self.sink.finish()?;
        self.ledger.map_or(Ok(()), Ledger::finish)
    }
}
