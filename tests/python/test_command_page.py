"""The page of the command line has the help that the command has."""

from __future__ import annotations

from pathlib import Path

from tools.command_page import page


def test_the_page_has_the_help_of_every_command(root: Path) -> None:
    written = (root / "docs/reference/command-line.md").read_text(encoding="utf-8")
    made = page()
    assert "## legation extract\n" in made
    assert written == made, "docs/reference/command-line.md is stale: make command-page"
