//! A page that trips over a fault of ours must not stop the others.

use std::{
    cell::RefCell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    /// Where and why this thread last panicked.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs `work`; a panic in it becomes an error that says where and why. Nothing is printed.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| panic::set_hook(Box::new(|info| LAST.with_borrow_mut(|last| *last = info.to_string()))));
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| LAST.take().replace('\n', " "))
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
