//! How far a run is: a bar on a terminal, a plain line now and then elsewhere. All of it on standard error.

use super::{
    args::{self, MessageArgs},
    terminal,
};
use crate::batch::Tally;
use std::{
    io::{self, IsTerminal},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// How often the bar is drawn.
const DRAW: Duration = Duration::from_millis(100);
/// How often a line is written where there is no terminal.
const LINE: Duration = Duration::from_secs(30);
/// Least that a run has to last before it says how long it will.
const SETTLED: Duration = Duration::from_secs(2);

/// Shows how far a run is.
pub struct Progress {
    shown: Shown,
    start: Instant,
    next: Instant,
    /// Bytes of files begun.
    read: Arc<AtomicU64>,
    /// Bytes of all files; 0 while not known.
    total: Arc<AtomicU64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Bar,
    Lines,
}

impl Progress {
    /// Shows what `common` asks for; `read` counts bytes of files begun.
    pub fn new(common: &MessageArgs, read: Arc<AtomicU64>) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let shown = match common.progress {
            args::ShowProgress::Never => Shown::Nothing,
            args::ShowProgress::Auto if common.quiet => Shown::Nothing,
            args::ShowProgress::Auto if io::stderr().is_terminal() && !dumb => Shown::Bar,
            args::ShowProgress::Auto => Shown::Lines,
        };
        let start = Instant::now();
        let wait = if shown == Shown::Bar { DRAW } else { LINE };
        Self { shown, start, next: start + wait, read, total: Arc::default() }
    }

    /// Has `total` count, beside the run, the bytes that will be read.
    pub fn expect(&self, total: Option<impl FnOnce() -> u64 + Send + 'static>) {
        let Some(count) = total.filter(|_| self.shown != Shown::Nothing) else { return };
        let total = Arc::clone(&self.total);
        thread::spawn(move || total.store(count(), Ordering::Relaxed));
    }

    /// Shows where the run stands, if it is time to.
    pub fn glance(&mut self, tally: &Tally) {
        let now = Instant::now();
        if self.shown == Shown::Nothing || now < self.next {
            return;
        }
        let stand = Stand {
            pages: tally.all() as u64,
            read: self.read.load(Ordering::Relaxed),
            total: self.total.load(Ordering::Relaxed),
            took: now - self.start,
        };
        if self.shown == Shown::Bar {
            self.next = now + DRAW;
            terminal::draw(&stand.bar(terminal::columns()));
        } else {
            self.next = now + LINE;
            terminal::say(&stand.line());
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if self.shown == Shown::Bar {
            terminal::draw("");
        }
    }
}

/// Where a run stands.
#[derive(Debug, Clone, Copy)]
struct Stand {
    pages: u64,
    read: u64,
    total: u64,
    took: Duration,
}

impl Stand {
    fn line(self) -> String {
        self.parts().join(", ")
    }

    /// The bar, as much of it as fits into so many columns.
    fn bar(self, columns: usize) -> String {
        let mut parts = self.parts();
        while parts.len() > 1 && parts.join(", ").len() >= columns {
            parts.remove(1);
        }
        let text = parts.join(", ");
        let room = columns.saturating_sub(text.len() + 9).min(30);
        if self.total == 0 || room < 5 {
            return text;
        }
        let share = self.read.min(self.total) as usize * room / self.total.max(1) as usize;
        let percent = self.read.min(self.total) * 100 / self.total;
        format!("{percent:3}% [{}{}] {text}", "#".repeat(share), "-".repeat(room - share))
    }

    /// What there is to say: the first part first to be kept.
    fn parts(self) -> Vec<String> {
        let milliseconds = self.took.as_millis().max(1) as u64;
        let mut parts = vec![
            format!("{} pages", self.pages),
            format!("{}/s", self.pages * 1000 / milliseconds),
            format!("{}.{} MB/s", self.read / milliseconds / 1000, self.read / milliseconds / 100 % 10),
        ];
        if self.total > 0 && self.read > 0 && self.took > SETTLED {
            let left =
                self.took.as_secs() as u128 * u128::from(self.total.saturating_sub(self.read)) / u128::from(self.read);
            parts.push(format!("{} left", clock(left)));
        }
        parts
    }
}

/// Seconds as hours, minutes and seconds.
fn clock(seconds: u128) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAND: Stand = Stand { pages: 1200, read: 6_300_000, total: 12_600_000, took: Duration::from_secs(3) };

    #[test]
    fn rate_and_time_left_are_told() {
        assert_eq!(STAND.line(), "1200 pages, 400/s, 2.1 MB/s, 0:03 left");
        assert_eq!(Stand { total: 0, ..STAND }.line(), "1200 pages, 400/s, 2.1 MB/s");
        assert_eq!(clock(3_725), "1:02:05");
    }

    #[test]
    fn the_bar_fits_its_terminal() {
        assert!(STAND.bar(80).starts_with(" 50% [###############---------------] 1200 pages"), "{}", STAND.bar(80));
        for columns in [1, 20, 40, 60, 80, 200] {
            let bar = STAND.bar(columns);
            assert!(bar.len() < columns.max(12), "{columns}: {bar}");
        }
    }
}
