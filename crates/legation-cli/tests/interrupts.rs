//! Ctrl-C ends the command at once, whatever it is doing and however it was started.
#![cfg(unix)]

use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A user takes 0.2 s for "at once"; the rest is for slow and busy machines.
const AT_ONCE: Duration = Duration::from_secs(1);
/// When the test gives up.
const NEVER: Duration = Duration::from_secs(20);
const SIGINT: i32 = 2;

/// A command of a shell in which interrupts are as usual, or ignored, as they are for what a script starts with `&`.
fn start(ignored: bool, arguments: &[&str]) -> Child {
    let shell = if ignored { "trap '' INT; exec \"$@\"" } else { "exec \"$@\"" };
    let mut command = Command::new("sh");
    command.args(["-c", shell, "sh", env!("CARGO_BIN_EXE_legation")]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("the command starts")
}

/// Interrupts a process and says how long it took to end.
fn interrupt(mut child: Child) -> Duration {
    assert!(child.try_wait().expect("a child").is_none(), "it ended before it was interrupted");
    let started = Instant::now();
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(sent.success());
    loop {
        if let Some(status) = child.try_wait().expect("a child") {
            assert_eq!(status.signal(), Some(SIGINT), "{status}");
            return started.elapsed();
        }
        if started.elapsed() > NEVER {
            child.kill().expect("a child");
            panic!("it did not end within {NEVER:?}");
        }
        sleep(Duration::from_millis(1));
    }
}

#[test]
fn while_it_waits_for_its_input() {
    for ignored in [false, true] {
        let child = start(ignored, &["extract", "-"]);
        sleep(Duration::from_millis(300));
        let took = interrupt(child);
        println!("waiting, interrupts ignored by the parent: {ignored}; it took {took:?}");
        assert!(took < AT_ONCE, "{took:?}");
    }
}

#[test]
fn while_it_extracts() {
    let directory = tempfile::tempdir().expect("a directory can be made");
    let file = directory.path().join("long.txt");
    let sentence = "President Vladimir Putin met Angela Merkel in Peru, said Foreign Minister Rudolf Rassendyll. ";
    std::fs::write(&file, sentence.repeat(1 << 20)).expect("a file can be written");
    for ignored in [false, true] {
        let child = start(ignored, &["extract", file.to_str().expect("a plain path")]);
        sleep(Duration::from_millis(500));
        let took = interrupt(child);
        println!("extracting, interrupts ignored by the parent: {ignored}; it took {took:?}");
        assert!(took < AT_ONCE, "{took:?}");
    }
}
