"""The shared table of cases, `tests/cases/*.json`; `tests/cases.rs` runs it through Rust."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NotRequired, TypedDict

import legation
import pytest

CASES = Path(__file__).resolve().parents[1] / "cases"
GAPS = "known_gaps"


class Case(TypedDict):
    """A text and what it mentions."""

    name: str
    text: str
    date: NotRequired[str]
    language: NotRequired[str]
    metonyms: NotRequired[bool]
    constituents: NotRequired[bool]
    news_agencies: NotRequired[bool]
    mentions: list[list[str]]
    starts: NotRequired[list[int]]


def cases(gaps: bool) -> list[object]:
    """The cases of all themes, or the known gaps, as parameters named after theme and case."""
    found = []
    for path in sorted(CASES.glob("*.json")):
        if (path.stem == GAPS) == gaps:
            rows: list[Case] = json.loads(path.read_bytes())
            found += [pytest.param(row, id=f"{path.stem}: {row['name']}") for row in rows]
    return list(found)


def extract(case: Case) -> legation.Document:
    """The document of a case."""
    return legation.extract(
        case["text"],
        date=case.get("date"),
        language=case.get("language", "en"),
        metonyms=case.get("metonyms", False),
        constituents=case.get("constituents", False),
        news_agencies=case.get("news_agencies", False),
    )


def check(case: Case) -> None:
    """Compares the mentions of a case with what is found."""
    doc = extract(case)
    assert [[m.text, m.entity_id or "discovered", m.form] for m in doc.mentions] == case["mentions"]
    for mention in doc.mentions:
        assert case["text"][mention.start : mention.end] == mention.text
    if "starts" in case:
        assert [m.start for m in doc.mentions] == case["starts"]


@pytest.mark.parametrize("case", cases(gaps=False))
def test_case_holds(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases(gaps=True))
def test_known_gap_is_still_open(case: Case) -> None:
    """A gap that is closed must move to the cases of its theme."""
    with pytest.raises(AssertionError):
        check(case)


def test_there_are_cases() -> None:
    assert len(cases(gaps=False)) >= 250
