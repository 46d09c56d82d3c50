"""The examples of the pages answer what the pages say."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A program may be followed by what it prints.
EXAMPLE = re.compile(
    r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("page", ["README.md", "docs/analysis.md", "docs/columns.md"])
def test_the_examples_of_a_page_answer_as_it_says(page: str) -> None:
    examples = EXAMPLE.findall((ROOT / page).read_text(encoding="utf-8"))
    assert len(examples) >= 3
    # One session: an example goes on where the last one ended.
    session: dict[str, Any] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    report: list[str] = []
    for program, printed in examples:
        if program.startswith(">>> "):
            dialogue = doctest.DocTestParser().get_doctest(program, session, page, page, 0)
            runner.run(dialogue, out=report.append, clear_globs=False)
            session.update(dialogue.globs)
        else:
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(program, session)
            assert out.getvalue() == printed
    assert not runner.failures, "".join(report)
