//! The command line; all of it is in [`legation_cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    answer_interrupts();
    legation_cli::run(std::env::args_os()).into()
}

/// Ctrl-C ends the process at once, also where its parent had interrupts ignored, as shells do for what they start with `&` in a script:
/// such a process would wait for its input for ever.
fn answer_interrupts() {
    #[cfg(unix)]
    {
        use std::sync::Arc;
        use std::sync::atomic::AtomicBool;

        // It can only fail for signals that nobody may catch; then things are as they were.
        let always = Arc::new(AtomicBool::new(true));
        let _ = signal_hook::flag::register_conditional_default(signal_hook::consts::SIGINT, always);
    }
}
