"""The examples of the pages answer what the pages say.

A program may be followed by what it prints, which UPDATE_DOCS=1 in the environment writes.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A program may be followed by what it prints.
EXAMPLE = re.compile(
    r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL
)
ELSEWHERE = {
    # They need environments of their own: `make notebook-check`, `make pipelines-check`.
    "docs/notebooks.md",
    "docs/pipelines.md",
    # Each example is one program: `test_own_docs.py`.
    "docs/own-entities.md",
    # Its examples need tables of the reader's: `test_tables.py` tries what they show.
    "docs/tables.md",
}
PAGES = [
    path
    for path in ["README.md", *sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/**/*.md"))]
    if path not in ELSEWHERE and EXAMPLE.search((ROOT / path).read_text(encoding="utf-8"))
]


def test_pages_have_examples() -> None:
    assert {"README.md", "docs/columns.md", "docs/tutorial.md"} <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_answer_as_it_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    # What an example writes lies in a directory of its own.
    monkeypatch.chdir(tmp_path)
    # One session: an example goes on where the last one ended.
    session: dict[str, Any] = {"__name__": "example"}
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    report: list[str] = []
    written = ""
    end = 0
    for example in EXAMPLE.finditer(text):
        program, printed = example[1], example[2]
        if program.startswith(">>> "):
            dialogue = doctest.DocTestParser().get_doctest(program, session, page, page, 0)
            runner.run(dialogue, out=report.append, clear_globs=False)
            session.update(dialogue.globs)
            continue
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(program, session)
        if os.environ.get("UPDATE_DOCS") and printed is not None:
            written += text[end : example.start(2)] + out.getvalue()
            end = example.end(2)
        else:
            assert out.getvalue() == (printed or ""), page
    assert not runner.failures, "".join(report)
    if written:
        (ROOT / page).write_text(written + text[end:], encoding="utf-8")
