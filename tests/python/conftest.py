"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def summit() -> str:
    """The article that every face of the library is shown with."""
    path = ROOT / "seeds" / "documents" / "china-south-korea-summit.txt"
    # As bytes: text mode would turn the line ends of another platform.
    return path.read_bytes().decode("utf-8")
