//! The threads that work for Python: a pool for each process.
//!
//! Threads do not survive a fork. A child that handed its work to the pool of its parent would wait for ever, so it starts a pool of its own
//! and lets the parent's be. No lock is taken on the way: another thread could hold it at the moment of the fork, and nobody would release it.

use once_cell::race::OnceBox;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// The pool of one process, and the place for that of a process that was forked from it.
struct ProcessPool {
    process: u32,
    threads: ThreadPool,
    forked: OnceBox<ProcessPool>,
}

impl ProcessPool {
    fn start(process: u32) -> PyResult<Box<ProcessPool>> {
        let threads = ThreadPoolBuilder::new().thread_name(|number| format!("legation-{number}")).build();
        let threads = threads.map_err(|error| PyRuntimeError::new_err(format!("cannot start threads: {error}")))?;
        Ok(Box::new(ProcessPool { process, threads, forked: OnceBox::new() }))
    }
}

/// The pool of this process, started when it is first asked for.
pub fn threads() -> PyResult<&'static ThreadPool> {
    static FIRST: OnceBox<ProcessPool> = OnceBox::new();
    let process = std::process::id();
    let mut pool = FIRST.get_or_try_init(|| ProcessPool::start(process))?;
    while pool.process != process {
        pool = pool.forked.get_or_try_init(|| ProcessPool::start(process))?;
    }
    Ok(&pool.threads)
}
