//! Work that Ctrl-C ends: Python is asked for signals about every 50 ms while Rust works.
//!
//! Python delivers signals to its main thread alone; in others the question is harmless, and the work goes on. Work that panics raises
//! `InternalError`: one text that we fail on does not take a service down, which catches `Exception`.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;

use crate::pool;

pyo3::import_exception!(legation._errors, InternalError);

/// What work asks again and again: whether to go on.
pub type KeepGoing<'w> = &'w (dyn Fn() -> bool + Sync);

/// How long a signal may wait.
pub const PATIENCE: Duration = Duration::from_millis(50);

/// The exception of a signal handler, such as `KeyboardInterrupt`.
fn check_signals() -> PyResult<()> {
    let checked = Python::try_attach(|py| py.check_signals());
    // The interpreter is shutting down: nobody waits for the result.
    checked.unwrap_or_else(|| Err(PyKeyboardInterrupt::new_err(())))
}

/// What work gives, or the exception for its panic. Nothing that Python sees is changed by half: documents are made of what comes back.
fn without_panic<R>(work: impl FnOnce() -> R) -> Result<R, PyErr> {
    catch_unwind(AssertUnwindSafe(work)).map_err(internal_error)
}

/// The exception for a panic, with what it said.
fn internal_error(panic: Box<dyn Any + Send>) -> PyErr {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("unknown");
    InternalError::new_err(format!("legation has a fault: {said}; please report it with the text"))
}

/// The items, and now and then the exception of a signal: for millions of objects, which are made with the interpreter.
pub fn between<T>(py: Python<'_>, items: impl Iterator<Item = T>) -> impl Iterator<Item = PyResult<T>> {
    const ITEMS: usize = 1 << 12;
    let checked = move |place: usize| if place % ITEMS == ITEMS - 1 { py.check_signals() } else { Ok(()) };
    items.enumerate().map(move |(place, item)| checked(place).map(|()| item))
}

/// Works on this thread, without the interpreter; `work` returns nothing where it was told not to go on.
pub fn here<R: Send>(py: Python<'_>, work: impl FnOnce(KeepGoing<'_>) -> Option<R> + Send) -> PyResult<R> {
    py.detach(|| {
        let raised = Mutex::new(None);
        // Short work is done after the first question, which comes before it begins and therefore does not look at the clock.
        let asked = AtomicBool::new(false);
        let started = OnceLock::new();
        let stopped = AtomicBool::new(false);
        let next_check = AtomicU64::new(PATIENCE.as_millis() as u64);
        let keep_going = || {
            if !asked.swap(true, Ordering::Relaxed) {
                return true;
            }
            let elapsed = || started.get_or_init(Instant::now).elapsed().as_millis() as u64;
            if elapsed() < next_check.load(Ordering::Relaxed) {
                return !stopped.load(Ordering::Relaxed);
            }
            let checked = check_signals();
            next_check.store(elapsed() + PATIENCE.as_millis() as u64, Ordering::Relaxed);
            // After the first "no" there is no other answer: the next question may come before the next look.
            stopped.fetch_or(checked.is_err(), Ordering::Relaxed);
            let checked = checked.map_err(|error| *raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error));
            checked.is_ok() && !stopped.load(Ordering::Relaxed)
        };
        let done = without_panic(|| work(&keep_going))?;
        let raised = raised.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.ok_or_else(|| raised.unwrap_or_else(|| PyKeyboardInterrupt::new_err(())))
    })
}

/// Works on the threads of the pool, without the interpreter, while this thread looks for signals; `work` returns nothing where it was told
/// not to go on.
pub fn on_all_cores<R: Send>(py: Python<'_>, work: impl FnOnce(KeepGoing<'_>) -> Option<R> + Send) -> PyResult<R> {
    telling(py, || Ok(()), work)
}

/// The same; whenever this thread looks for signals, it also tells how far the work has come.
pub fn telling<R: Send>(
    py: Python<'_>,
    mut tell: impl FnMut() -> PyResult<()> + Send,
    work: impl FnOnce(KeepGoing<'_>) -> Option<R> + Send,
) -> PyResult<R> {
    let threads = pool::threads()?;
    py.detach(|| {
        let stop = AtomicBool::new(false);
        let (done, waiting) = mpsc::sync_channel(1);
        let stop = &stop;
        threads.in_place_scope(move |scope| {
            // The receiver is there until the scope ends, so sending does not fail.
            scope.spawn(move |_| drop(done.send(without_panic(|| work(&|| !stop.load(Ordering::Relaxed))))));
            loop {
                match waiting.recv_timeout(PATIENCE) {
                    Ok(Ok(Some(result))) => return Ok(result),
                    Ok(Err(panicked)) => return Err(panicked),
                    Err(RecvTimeoutError::Timeout) => {
                        let checked = check_signals().and_then(|()| tell());
                        checked.inspect_err(|_| stop.store(true, Ordering::Relaxed))?
                    }
                    Ok(Ok(None)) | Err(RecvTimeoutError::Disconnected) => return Err(PyKeyboardInterrupt::new_err(())),
                }
            }
        })
    })
}

/// Works on the threads of the pool, without the interpreter, and is not waited for after a signal: it is told to stop, and ends when it next
/// asks, or is done. For work that hardly asks; it owns what it reads.
pub fn aside<R: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce(KeepGoing<'_>) -> Option<R> + Send + 'static,
) -> PyResult<R> {
    let stop = Arc::new(AtomicBool::new(false));
    let (done, waiting) = mpsc::sync_channel(1);
    let told = stop.clone();
    // Perhaps nobody waits any more.
    pool::threads()?.spawn(move || drop(done.send(without_panic(|| work(&|| !told.load(Ordering::Relaxed))))));
    py.detach(move || {
        loop {
            match waiting.recv_timeout(PATIENCE) {
                Ok(Ok(Some(result))) => return Ok(result),
                Ok(Err(panicked)) => return Err(panicked),
                Err(RecvTimeoutError::Timeout) => {
                    check_signals().inspect_err(|_| stop.store(true, Ordering::Relaxed))?;
                }
                Ok(Ok(None)) | Err(RecvTimeoutError::Disconnected) => return Err(PyKeyboardInterrupt::new_err(())),
            }
        }
    })
}

/// Panics on purpose, in each of the ways of working: tests ask what Python sees of it, and whether it goes on.
#[pyfunction]
#[allow(clippy::panic)] // that is what it is for
pub fn panic_on_purpose(py: Python<'_>, way: &str) -> PyResult<()> {
    let fail = |_: KeepGoing<'_>| -> Option<()> { panic!("on purpose") };
    match way {
        "here" => here(py, fail),
        "on_all_cores" => on_all_cores(py, fail),
        "aside" => aside(py, fail),
        _ => panic!("on purpose"),
    }
}
