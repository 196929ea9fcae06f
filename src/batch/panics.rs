//! A page that trips over a fault of ours must not stop the others.

use std::{
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    /// Where and why this thread last panicked.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
    /// In how many calls of `caught` this thread is.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Runs `work`; a panic in it becomes an error that says where and why. Nothing is printed.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| match DEPTH.get() {
            0 => loud(info),
            _ => LAST.with_borrow_mut(|last| *last = info.to_string()),
        }));
    });
    DEPTH.set(DEPTH.get() + 1);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get() - 1);
    result.map_err(|_| LAST.take().replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_says_where_and_why() {
        let said = caught(|| panic!("no such thing")).map(|()| String::new()).unwrap_or_else(|e| e);
        assert!(said.contains("no such thing") && said.contains("panics.rs"), "{said}");
        assert_eq!(caught(|| 7), Ok(7));
    }
}
