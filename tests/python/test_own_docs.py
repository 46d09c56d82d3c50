"""The examples of `docs/own-entities.md` are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs/own-entities.md"
PARTS = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
EXAMPLES = [
    (part.splitlines()[0], code)
    for part in PARTS
    for code in re.findall(r"```python\n(.*?)```", part, re.DOTALL)
]


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == 10


@pytest.mark.parametrize(("title", "code"), EXAMPLES, ids=[title for title, _ in EXAMPLES])
def test_an_example_holds(
    title: str, code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Nobody's own layers.
    monkeypatch.setenv("LEGATION_DATA", str(tmp_path))
    exec(compile(code, f"{PAGE.name}: {title}", "exec"), {})
