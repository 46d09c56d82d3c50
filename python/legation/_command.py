"""The entry point of the `legation` command; the command itself is in Rust."""

from __future__ import annotations

import signal
import sys

from legation._core import run_command


def main() -> None:
    """Runs the command with the arguments of the process and exits with its code."""
    # Python's handler would only run when Rust is done: let Ctrl-C end the process at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Nothing can be written; and the next file that is opened would get its number.
    if sys.stdout is None:
        sys.exit("legation: cannot write the output: standard output is closed")
    sys.exit(run_command(["legation", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
