//! Tables for other libraries, by the Arrow C data interface (<https://arrow.apache.org/docs/format/CDataInterface.html>).
//!
//! The interface is three C structures, laid down for good. They are written here by hand because `arrow-array` would add 226 kB to a
//! wheel that is near its limit, for types and kernels that nobody here calls. This is the only file with unsafe code. What it rests on:
//!
//! - A structure owns what its `private_data` points to, made by `Box::into_raw` and freed once, by its `release`, which then clears itself
//!   as the interface demands. A consumer may move a structure by copying its bytes and clearing `release` in the old place.
//! - Buffers are vectors inside the private data; their memory does not move while it lives.
//! - Consumers call back with pointers to structures made here, one call at a time.

#![allow(unsafe_code)]

use std::collections::HashMap;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Instant;

use legation::{Batch, Column, ColumnType, RECORD_SCHEMA, Texts, Values};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::interrupt;

#[repr(C)]
struct ArrowSchema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut ArrowSchema,
    dictionary: *mut ArrowSchema,
    release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    private_data: *mut c_void,
}

#[repr(C)]
struct ArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *mut *const c_void,
    children: *mut *mut ArrowArray,
    dictionary: *mut ArrowArray,
    release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    private_data: *mut c_void,
}

#[repr(C)]
struct ArrowArrayStream {
    get_schema: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowSchema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowArray) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut ArrowArrayStream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut ArrowArrayStream)>,
    private_data: *mut c_void,
}

/// Whether nothing may be missing is in the flags.
const NULLABLE: i64 = 2;
/// `EIO`: the only error number that a stream here gives; the message says the rest.
const FAILED: c_int = 5;

/// Which columns of the batches, and how their texts are laid out.
#[derive(Clone)]
pub struct Layout {
    pub columns: Vec<(usize, &'static Column)>,
    /// Whether texts are dictionaries, and not plain.
    pub dictionaries: bool,
}

/// What gives the batches of a stream, one after another; then nothing.
pub trait Source: Send + 'static {
    fn next(&mut self) -> Result<Option<Arc<Batch>>, String>;
}

/// Something with the interpreter, in a call from a library. `None` when the interpreter is shutting down.
///
/// `home` is the thread that asked for the stream. There a function of ours may have called the library, which then let go of the interpreter
/// behind our back: the binding believes it is still held. So it is taken in any case, which does no harm where it is.
pub fn attached<R>(home: ThreadId, work: impl FnOnce(Python<'_>) -> R) -> Option<R> {
    struct Held(pyo3::ffi::PyGILState_STATE);
    impl Drop for Held {
        fn drop(&mut self) {
            // SAFETY: taken on this thread, and let go of in the opposite order.
            unsafe { pyo3::ffi::PyGILState_Release(self.0) };
        }
    }
    // SAFETY: this thread has been in Python, which therefore is initialised.
    let held = (thread::current().id() == home).then(|| Held(unsafe { pyo3::ffi::PyGILState_Ensure() }));
    let done = Python::try_attach(work);
    drop(held);
    done
}

/// The exception of a signal that came while a library read a stream: the library has an error of its own for it.
#[derive(Clone, Default)]
pub struct Raised(Arc<Mutex<Option<PyErr>>>);

impl Raised {
    /// The exception, once.
    pub fn take(&self) -> Option<PyErr> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn keep(&self, error: PyErr) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
    }
}

/// The capsule that `__arrow_c_stream__` returns.
pub fn stream_capsule<'py>(
    py: Python<'py>,
    layout: Layout,
    source: impl Source,
    raised: Raised,
) -> PyResult<Bound<'py, PyCapsule>> {
    let signals = Signals { thread: thread::current().id(), looked: Instant::now(), raised };
    let parts = Stream { layout, source: Box::new(source), signals, error: CString::default() };
    let stream = ArrowArrayStream {
        get_schema: Some(get_schema),
        get_next: Some(get_next),
        get_last_error: Some(get_last_error),
        release: Some(release_stream),
        private_data: into_private(parts),
    };
    PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
}

/// The capsule that `__arrow_c_schema__` returns.
pub fn schema_capsule<'py>(py: Python<'py>, layout: &Layout) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, table_schema(layout), c"arrow_schema")
}

// SAFETY: the structures own what they point to, and that is `Send`.
unsafe impl Send for ArrowArrayStream {}
// SAFETY: as above; a schema points to constants and its own strings.
unsafe impl Send for ArrowSchema {}

impl Drop for ArrowArrayStream {
    /// A capsule that nobody consumed.
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: not released yet, and made here.
            unsafe { release(self) };
        }
    }
}

impl Drop for ArrowSchema {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: not released yet, and made here.
            unsafe { release(self) };
        }
    }
}

impl Drop for ArrowArray {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: not released yet, and made here.
            unsafe { release(self) };
        }
    }
}

fn into_private<T>(value: T) -> *mut c_void {
    Box::into_raw(Box::new(value)).cast()
}

/// Children and dictionary of a structure are boxes of their own, which consumers may empty one by one.
fn into_pointers<T>(children: Vec<T>) -> Vec<*mut T> {
    children.into_iter().map(|child| Box::into_raw(Box::new(child))).collect()
}

/// Frees what `into_pointers` made, and releases what no consumer has taken out.
///
/// # Safety
/// Each pointer is one that `into_pointers` made, and is not used again.
unsafe fn free_pointers<T>(children: &[*mut T]) {
    for &child in children {
        // SAFETY: by the contract; dropping the structure releases it unless it was moved away.
        drop(unsafe { Box::from_raw(child) });
    }
}

// --- schemas

struct SchemaParts {
    name: CString,
    metadata: Vec<u8>,
    children: Vec<*mut ArrowSchema>,
    dictionary: Vec<*mut ArrowSchema>,
}

fn schema(
    format: &'static CStr,
    name: &str,
    flags: i64,
    metadata: Vec<u8>,
    children: Vec<ArrowSchema>,
    dictionary: Option<ArrowSchema>,
) -> ArrowSchema {
    let mut parts = Box::new(SchemaParts {
        name: CString::new(name).expect("names of columns have no NUL"),
        metadata,
        children: into_pointers(children),
        dictionary: into_pointers(dictionary.into_iter().collect()),
    });
    ArrowSchema {
        format: format.as_ptr(),
        name: parts.name.as_ptr(),
        metadata: if parts.metadata.is_empty() { ptr::null() } else { parts.metadata.as_ptr().cast() },
        flags,
        n_children: parts.children.len() as i64,
        children: if parts.children.is_empty() { ptr::null_mut() } else { parts.children.as_mut_ptr() },
        dictionary: parts.dictionary.first().copied().unwrap_or(ptr::null_mut()),
        release: Some(release_schema),
        private_data: Box::into_raw(parts).cast(),
    }
}

unsafe extern "C" fn release_schema(schema: *mut ArrowSchema) {
    // SAFETY: consumers pass a live schema of ours; its private data is freed here and only here, as `release` is cleared.
    unsafe {
        let parts = Box::from_raw((*schema).private_data.cast::<SchemaParts>());
        free_pointers(&parts.children);
        free_pointers(&parts.dictionary);
        (*schema).release = None;
    }
}

/// Keys and values as the interface writes them: the number of pairs, then each length before its bytes.
fn metadata(pairs: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = (pairs.len() as i32).to_ne_bytes().to_vec();
    for text in pairs.iter().flat_map(|&(key, value)| [key, value]) {
        bytes.extend((text.len() as i32).to_ne_bytes());
        bytes.extend(text.as_bytes());
    }
    bytes
}

fn column_schema(column: &Column, dictionaries: bool) -> ArrowSchema {
    let flags = if column.nullable { NULLABLE } else { 0 };
    let plain = |format| schema(format, column.name, flags, Vec::new(), Vec::new(), None);
    match column.holds {
        ColumnType::Integer => plain(c"l"),
        ColumnType::Real => plain(c"g"),
        _ if dictionaries => {
            let values = schema(c"U", "", 0, Vec::new(), Vec::new(), None);
            schema(c"i", column.name, flags, Vec::new(), Vec::new(), Some(values))
        }
        _ => plain(c"U"),
    }
}

/// A table is a structure of its columns.
fn table_schema(layout: &Layout) -> ArrowSchema {
    let columns = layout.columns.iter().map(|(_, column)| column_schema(column, layout.dictionaries)).collect();
    let version = metadata(&[("legation.record_schema", &RECORD_SCHEMA.to_string())]);
    schema(c"+s", "", 0, version, columns, None)
}

// --- arrays

/// Memory that an array points to.
enum Buffer {
    /// Nothing is missing: no bitmap.
    Absent,
    Bytes(Vec<u8>),
    Indexes(Vec<i32>),
    Integers(Vec<i64>),
    Reals(Vec<f64>),
}

impl Buffer {
    fn as_ptr(&self) -> *const c_void {
        match self {
            Buffer::Absent => ptr::null(),
            Buffer::Bytes(values) => values.as_ptr().cast(),
            Buffer::Indexes(values) => values.as_ptr().cast(),
            Buffer::Integers(values) => values.as_ptr().cast(),
            Buffer::Reals(values) => values.as_ptr().cast(),
        }
    }
}

struct ArrayParts {
    /// Keeps the memory behind the pointers.
    _buffers: Vec<Buffer>,
    pointers: Vec<*const c_void>,
    children: Vec<*mut ArrowArray>,
    dictionary: Vec<*mut ArrowArray>,
}

fn array(
    length: usize,
    missing: usize,
    buffers: Vec<Buffer>,
    children: Vec<ArrowArray>,
    dictionary: Option<ArrowArray>,
) -> ArrowArray {
    let mut parts = Box::new(ArrayParts {
        pointers: buffers.iter().map(Buffer::as_ptr).collect(),
        _buffers: buffers,
        children: into_pointers(children),
        dictionary: into_pointers(dictionary.into_iter().collect()),
    });
    ArrowArray {
        length: length as i64,
        null_count: missing as i64,
        offset: 0,
        n_buffers: parts.pointers.len() as i64,
        n_children: parts.children.len() as i64,
        buffers: parts.pointers.as_mut_ptr(),
        children: if parts.children.is_empty() { ptr::null_mut() } else { parts.children.as_mut_ptr() },
        dictionary: parts.dictionary.first().copied().unwrap_or(ptr::null_mut()),
        release: Some(release_array),
        private_data: Box::into_raw(parts).cast(),
    }
}

unsafe extern "C" fn release_array(array: *mut ArrowArray) {
    // SAFETY: consumers pass a live array of ours; its private data is freed here and only here, as `release` is cleared.
    unsafe {
        let parts = Box::from_raw((*array).private_data.cast::<ArrayParts>());
        free_pointers(&parts.children);
        free_pointers(&parts.dictionary);
        (*array).release = None;
    }
}

/// The bitmap of what is there, and how much is not.
fn validity(present: impl ExactSizeIterator<Item = bool>) -> (Buffer, usize) {
    let mut bits = vec![0u8; present.len().div_ceil(8)];
    let mut missing = 0;
    for (place, present) in present.enumerate() {
        bits[place / 8] |= u8::from(present) << (place % 8);
        missing += usize::from(!present);
    }
    if missing == 0 { (Buffer::Absent, 0) } else { (Buffer::Bytes(bits), missing) }
}

/// The texts of rows one after another, with 64-bit offsets: a batch may hold more than 2 GB.
fn plain_texts(distinct: &[Option<&str>], rows: impl ExactSizeIterator<Item = u32> + Clone) -> ArrowArray {
    let length = rows.len();
    let words: Vec<&str> = distinct.iter().map(|text| text.unwrap_or_default()).collect();
    let mut offsets = Vec::with_capacity(length + 1);
    let mut end = 0;
    offsets.push(end);
    offsets.extend(rows.clone().map(|row| {
        end += words[row as usize].len() as i64;
        end
    }));
    let mut bytes = Vec::with_capacity(end as usize);
    rows.clone().for_each(|row| bytes.extend_from_slice(words[row as usize].as_bytes()));
    let (bitmap, missing) = match distinct.iter().any(Option::is_none) {
        true => validity(rows.map(|row| distinct[row as usize].is_some())),
        false => (Buffer::Absent, 0),
    };
    array(length, missing, vec![bitmap, Buffer::Integers(offsets), Buffer::Bytes(bytes)], Vec::new(), None)
}

/// Each text once, and which one each row has.
fn dictionary(texts: &Texts) -> ArrowArray {
    let mut positions = HashMap::new();
    let mut words: Vec<Option<&str>> = Vec::new();
    let places: Vec<Option<i32>> = texts
        .distinct
        .iter()
        .map(|text| {
            let text = text.as_deref()?;
            Some(*positions.entry(text).or_insert_with(|| {
                words.push(Some(text));
                (words.len() - 1) as i32
            }))
        })
        .collect();
    let rows = texts.rows.iter().map(|&row| places[row as usize]);
    let (bitmap, missing) = validity(rows.clone().map(|place| place.is_some()));
    let indexes = rows.map(Option::unwrap_or_default).collect();
    array(
        texts.rows.len(),
        missing,
        vec![bitmap, Buffer::Indexes(indexes)],
        Vec::new(),
        Some(plain_texts(&words, 0..words.len() as u32)),
    )
}

fn column_array(values: &Values, dictionaries: bool) -> ArrowArray {
    match values {
        Values::Integers(numbers) => {
            array(numbers.len(), 0, vec![Buffer::Absent, Buffer::Integers(numbers.clone())], Vec::new(), None)
        }
        Values::Reals(numbers) => {
            array(numbers.len(), 0, vec![Buffer::Absent, Buffer::Reals(numbers.clone())], Vec::new(), None)
        }
        Values::Texts(texts) if dictionaries => dictionary(texts),
        Values::Texts(texts) => {
            let distinct: Vec<_> = texts.distinct.iter().map(Option::as_deref).collect();
            plain_texts(&distinct, texts.rows.iter().copied())
        }
        _ => unreachable!("a type of column that is new"),
    }
}

/// Looks for signals after each column: a batch may have a million rows.
fn table_array(batch: &Batch, layout: &Layout, signals: &mut Signals) -> Result<ArrowArray, String> {
    let column = |&(place, _): &(usize, &Column)| {
        signals.check().map(|()| column_array(&batch.columns()[place], layout.dictionaries))
    };
    let columns = layout.columns.iter().map(column).collect::<Result<_, _>>()?;
    Ok(array(batch.len(), 0, vec![Buffer::Absent], columns, None))
}

// --- streams

/// When a stream looks for signals, and where it leaves the exception.
struct Signals {
    /// Which asked for the stream: on others, which a library may have started and wait for with the interpreter in its hand, no signal is told.
    thread: ThreadId,
    looked: Instant,
    raised: Raised,
}

impl Signals {
    fn check(&mut self) -> Result<(), String> {
        if self.looked.elapsed() < interrupt::PATIENCE || thread::current().id() != self.thread {
            return Ok(());
        }
        let checked = attached(self.thread, |py| {
            py.check_signals().map_err(|error| {
                let message = error.to_string();
                self.raised.keep(error);
                message
            })
        });
        self.looked = Instant::now();
        checked.unwrap_or(Ok(()))
    }
}

struct Stream {
    layout: Layout,
    source: Box<dyn Source>,
    signals: Signals,
    /// Why the last call failed.
    error: CString,
}

/// # Safety
/// `stream` is a live stream of ours, and no other call is in it.
unsafe fn stream_of<'s>(stream: *mut ArrowArrayStream) -> &'s mut Stream {
    // SAFETY: by the contract.
    unsafe { &mut *(*stream).private_data.cast::<Stream>() }
}

unsafe extern "C" fn get_schema(stream: *mut ArrowArrayStream, out: *mut ArrowSchema) -> c_int {
    // SAFETY: consumers pass a live stream of ours, and room for a schema, which may hold anything.
    unsafe { ptr::write(out, table_schema(&stream_of(stream).layout)) };
    0
}

unsafe extern "C" fn get_next(stream: *mut ArrowArrayStream, out: *mut ArrowArray) -> c_int {
    // SAFETY: consumers pass a live stream of ours.
    let stream = unsafe { stream_of(stream) };
    // A panic must not cross into C.
    let next = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let next = stream.source.next()?;
        next.map(|batch| table_array(&batch, &stream.layout, &mut stream.signals)).transpose()
    }));
    match next.unwrap_or_else(|_| Err("an internal error".to_owned())) {
        Ok(next) => {
            // SAFETY: consumers pass room for an array, which may hold anything; all zeros, a released array, is the end.
            unsafe { ptr::write(out, next.unwrap_or_else(|| std::mem::zeroed())) };
            0
        }
        Err(message) => {
            stream.error = CString::new(message.replace('\0', " ")).unwrap_or_default();
            FAILED
        }
    }
}

unsafe extern "C" fn get_last_error(stream: *mut ArrowArrayStream) -> *const c_char {
    // SAFETY: consumers pass a live stream of ours; the message lives until the next call.
    unsafe { stream_of(stream).error.as_ptr() }
}

unsafe extern "C" fn release_stream(stream: *mut ArrowArrayStream) {
    // SAFETY: consumers pass a live stream of ours; its private data is freed here and only here, as `release` is cleared.
    unsafe {
        drop(Box::from_raw((*stream).private_data.cast::<Stream>()));
        (*stream).release = None;
    }
}
