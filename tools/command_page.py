"""`python -m tools.command_page > FILE`: the help of every command as a page."""

from __future__ import annotations

import os
import re
import subprocess
import sys

HEAD = """# Command line

<!-- Made by `make command-page` from the help of the command; a test compares them. -->

`pip install legation` and `cargo install legation-cli` bring the same command. It is all in its
help, of which this page is made. [Completions and the manual](../how-to/shell.md) come out of the
same declaration.
"""
COMMAND = re.compile(r"^  ([a-z][a-z-]*)(?:  |$)", re.MULTILINE)


def main() -> None:
    sys.stdout.write(page())


def page() -> str:
    """The whole page."""
    overview = help_of()
    commands = COMMAND.findall(overview.split("Commands:")[1].split("Options:")[0])
    parts = [HEAD, block(overview)]
    for command in commands:
        if command == "help":
            continue
        parts += [f"## legation {command}\n", block(help_of(command))]
        text = help_of(command)
        if "Commands:" in text:
            inner = COMMAND.findall(text.split("Commands:")[1].split("Options:")[0])
            for name in inner:
                if name != "help":
                    parts += [f"### legation {command} {name}\n", block(help_of(command, name))]
    return "\n".join(parts)


def block(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```\n"


def help_of(*command: str) -> str:
    """The help as it is written where no terminal is."""
    run = [sys.executable, "-m", "legation", *command, "--help"]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(run, capture_output=True, text=True, check=True, env=environment)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


if __name__ == "__main__":
    main()
