"""The examples of the pages answer what the pages say."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import legation
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("page", ["README.md", "docs/columns.md"])
def test_the_examples_of_a_page_answer_as_it_says(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(>>> .*?)^```", text, re.MULTILINE | re.DOTALL)
    assert blocks, "the page has examples"
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    # One session: a block goes on where the last one ended.
    session = {"legation": legation}
    example = doctest.DocTestParser().get_doctest("\n".join(blocks), session, page, page, 0)
    report: list[str] = []
    runner.run(example, out=report.append)
    assert not runner.failures, "".join(report)
    assert runner.tries >= 3
