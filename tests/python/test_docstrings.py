"""The examples in docstrings answer what they say, and every public name has its words."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator

import legation
import legation.vocabulary
import pytest


def documented() -> Iterator[tuple[str, str]]:
    """Every public name with its docstring: the module, what it exports, and their members."""
    yield "legation", legation.__doc__ or ""
    yield "legation.vocabulary", legation.vocabulary.__doc__ or ""
    for name in legation.__all__:
        value = getattr(legation, name)
        if isinstance(value, str):
            continue
        yield name, inspect.getdoc(value) or ""
        if not isinstance(value, type) or issubclass(value, Exception):
            continue
        for member in sorted(vars(value)):
            if not member.startswith("_"):
                yield f"{name}.{member}", inspect.getdoc(getattr(value, member)) or ""


DOCUMENTED = dict(documented())
EXAMPLES = {name: words for name, words in DOCUMENTED.items() if ">>>" in words}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_answers_as_it_says(name: str) -> None:
    if name.endswith("dyad_graph"):
        pytest.importorskip("networkx")
    names = {"legation": legation}
    example = doctest.DocTestParser().get_doctest(EXAMPLES[name], names, name, None, None)
    report: list[str] = []
    runner = doctest.DocTestRunner()
    runner.run(example, out=report.append)
    assert not runner.failures, "".join(report)


def test_every_public_name_has_words() -> None:
    assert len(EXAMPLES) > 10
    assert [name for name, words in DOCUMENTED.items() if not words.strip()] == []
