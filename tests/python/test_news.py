"""The annotated news is found as it is annotated, but for the errors that are known.

A known error that is mended must leave `tests/news/known_errors.tsv`:
`python tests/python/test_news.py` writes the file anew. The texts are ours, so they may be here;
measure on other news (`make accuracy`).
"""

from __future__ import annotations

from pathlib import Path

import annotated_news
import legation
import pytest

KNOWN_ERRORS = annotated_news.DIRECTORY / "known_errors.tsv"
TEXTS = annotated_news.read_all()


def test_there_is_enough_news() -> None:
    assert len(TEXTS) >= 60
    assert sum(text.date >= "2024" for text in TEXTS) >= 10


@pytest.mark.parametrize("annotated", TEXTS, ids=lambda annotated: annotated.name)
def test_marks_are_of_the_gazetteer(annotated: annotated_news.AnnotatedText) -> None:
    for mark in annotated.marks:
        assert mark.target == "discovered" or legation.entity(mark.target).id == mark.target
        assert annotated.text[mark.start : mark.end] == mark.surface


@pytest.mark.parametrize("annotated", TEXTS, ids=lambda annotated: annotated.name)
def test_only_known_errors_are_made(annotated: annotated_news.AnnotatedText) -> None:
    known = [
        line
        for line in KNOWN_ERRORS.read_text(encoding="utf-8").splitlines()
        if line.startswith(f"{annotated.name}\t")
    ]
    assert annotated_news.differences(annotated) == known


def test_nearly_all_is_right() -> None:
    marks = sum(len(text.marks) for text in TEXTS)
    errors = KNOWN_ERRORS.read_text(encoding="utf-8").splitlines()
    assert sum("\tmissed\t" in error for error in errors) < 0.03 * marks
    assert sum("\twrong\t" in error for error in errors) < 0.03 * marks


def write_known_errors(path: Path) -> None:
    lines = [line for text in TEXTS for line in annotated_news.differences(text)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    write_known_errors(KNOWN_ERRORS)
