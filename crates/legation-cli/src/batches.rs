//! Records some at a time: of a file always many; of what others are still writing those that are there, so that answers do not wait for its end.

use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

use crate::Failure;
use crate::input::{self, Form, shown};
use crate::records::{Fields, Record, records};

/// How many records are read at a time: enough for all cores, and few enough that output comes soon.
const RECORDS: usize = 256;

/// Records, or what is wrong with them, a few hundred at most.
pub(crate) type Batches<'s> = Box<dyn Iterator<Item = Vec<Result<Record, Failure>>> + 's>;

/// The records of what is whole.
pub(crate) fn of_file<'s>(mut records: impl Iterator<Item = Result<Record, Failure>> + 's) -> Batches<'s> {
    Box::new(std::iter::from_fn(move || {
        let some: Vec<_> = records.by_ref().take(RECORDS).collect();
        (!some.is_empty()).then_some(some)
    }))
}

/// The records of a stream: waits for one, and takes what came with it.
pub(crate) fn of_stream(file: PathBuf, form: Form, fields: Fields) -> Batches<'static> {
    let (sender, come) = mpsc::sync_channel(RECORDS);
    // Nobody waits for the thread: it may be reading when the command ends.
    thread::spawn(move || {
        let shown = shown(&file);
        match input::open(&file).and_then(|bytes| records(&shown, form, &fields, bytes)) {
            Ok(mut records) => drop(records.try_for_each(|record| sender.send(record))),
            Err(failure) => drop(sender.send(Err(failure))),
        }
    });
    Box::new(std::iter::from_fn(move || {
        let first = come.recv().ok()?;
        Some(std::iter::once(first).chain(come.try_iter().take(RECORDS - 1)).collect())
    }))
}
