//! A panic or an endless loop in the tool is a miss, and not the end.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// How long a comparison may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Panics are kept for the report, and not printed.
pub(crate) fn quiet() {
    std::panic::set_hook(Box::new(|info| {
        let text = info.to_string().replace('\n', " ");
        LAST.with_borrow_mut(|last| *last = text);
    }));
}

/// Does `work` on a thread of its own; says how it did not end, where it did not.
pub(crate) async fn caught<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    let guarded =
        move || catch_unwind(AssertUnwindSafe(work)).map_err(|_| LAST.with_borrow(|last| format!("panic: {last}")));
    match tokio::time::timeout(PATIENCE, tokio::task::spawn_blocking(guarded)).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(format!("takes more than {} seconds", PATIENCE.as_secs())),
    }
}
