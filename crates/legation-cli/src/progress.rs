//! How far a long run has come, for those who watch: one line on standard error where that is a terminal and the output goes elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Short runs show nothing.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is renewed.
const INTERVAL: Duration = Duration::from_millis(100);

pub(crate) struct Progress {
    /// When the line is due; nothing where nobody watches.
    due: Option<Instant>,
    started: Instant,
    is_shown: bool,
    files: Option<usize>,
    read: usize,
    documents: u64,
    bytes: u64,
}

impl Progress {
    /// Of so many files, where that is known. `elsewhere`: whether the output is not on the terminal.
    pub(crate) fn new(files: Option<usize>, elsewhere: bool) -> Progress {
        let started = Instant::now();
        let is_watched = elsewhere && io::stderr().is_terminal();
        let due = is_watched.then(|| started + PATIENCE);
        Progress { due, started, is_shown: false, files, read: 0, documents: 0, bytes: 0 }
    }

    /// Texts were read.
    pub(crate) fn add<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            self.documents += 1;
            self.bytes += text.len() as u64;
        }
        let now = Instant::now();
        if self.due.is_some_and(|due| due <= now) {
            self.due = Some(now + INTERVAL);
            self.is_shown = true;
            let megabytes = self.bytes as f64 / 1e6;
            let speed = megabytes / (now - self.started).as_secs_f64();
            let of_files = match self.files {
                Some(..=1) => String::new(),
                Some(files) => format!(", file {} of {files}", self.read + 1),
                None => format!(", file {}", self.read + 1),
            };
            // Who closed standard error does not watch.
            let _ = write!(
                io::stderr(),
                "\r\x1b[K{} documents, {megabytes:.1} MB{of_files}, {speed:.0} MB/s",
                self.documents
            );
        }
    }

    /// A file is done.
    pub(crate) fn next_file(&mut self) {
        self.read += 1;
    }

    /// Makes room for a message.
    pub(crate) fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
