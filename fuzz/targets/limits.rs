//! What every target holds its code to besides not panicking: 200 ms of CPU an input. Memory is libFuzzer's to watch.

use std::time::Duration;

/// Runs `work`; panics when it took more CPU than any input may.
pub(crate) fn within<T>(work: impl FnOnce() -> T) -> T {
    let began = cpu_time::ThreadTime::now();
    let done = work();
    let took = began.elapsed();
    assert!(took < Duration::from_millis(200), "one input took {took:?}");
    done
}
