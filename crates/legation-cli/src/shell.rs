//! What shells and manual readers want of the command: completions and pages.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, CommandFactory};

use crate::{Arguments, Failure};

#[derive(Args)]
pub(crate) struct CompletionsArguments {
    /// The shell that is to complete
    shell: clap_complete::Shell,
}

/// Writes the completions of a shell, for the place where it looks for them.
pub(crate) fn completions(arguments: &CompletionsArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "legation", &mut script);
    Ok(out.write_all(&script)?)
}

#[derive(Args)]
pub(crate) struct ManualArguments {
    /// Where the pages are written, one for the command and one for each of its commands
    directory: PathBuf,
}

/// Writes the pages of the manual: `legation.1`, `legation-extract.1` …
pub(crate) fn manual(arguments: &ManualArguments) -> Result<(), Failure> {
    let directory = &arguments.directory;
    let written =
        std::fs::create_dir_all(directory).and_then(|()| clap_mangen::generate_to(Arguments::command(), directory));
    written.map_err(|error| Failure::message(format_args!("cannot write to {}: {error}", directory.display())))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn every_shell_completes_every_command() {
        for &shell in clap_complete::Shell::value_variants() {
            let mut script = Vec::new();
            completions(&CompletionsArguments { shell }, &mut script).ok().expect("a vector can be written to");
            let script = String::from_utf8(script).expect("scripts are text");
            for command in Arguments::command().get_subcommands().filter(|command| !command.is_hide_set()) {
                assert!(script.contains(command.get_name()), "{shell} does not know {}", command.get_name());
            }
        }
    }

    #[test]
    fn the_manual_has_a_page_for_each_command() {
        let directory = tempfile::tempdir().expect("a directory can be made");
        manual(&ManualArguments { directory: directory.path().join("man1") }).ok().expect("it can be written to");
        let page = |name: &str| std::fs::read_to_string(directory.path().join("man1").join(name)).expect(name);
        assert!(page("legation.1").contains("office\\-holders"));
        assert!(page("legation-extract.1").contains("\\-\\-metonyms"));
    }
}
