//! The command line; all of it is in [`legation::cli`].

fn main() -> std::process::ExitCode {
    legation::cli::run(std::env::args_os()).into()
}
