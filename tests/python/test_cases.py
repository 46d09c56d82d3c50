"""The shared table of cases, `tests/cases/*.json`; `tests/cases.rs` runs it through Rust."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import legation
import pytest

CASES = Path(__file__).resolve().parents[1] / "cases"
GAPS = "known_gaps"


# The keys of a case that are not options; `tests/cases/README.md` explains them.
KEYS = {"name", "text", "mentions", "starts", "why", "rejected", "reason"}

Case = dict[str, Any]


def cases(gaps: bool) -> list[object]:
    """The cases of all themes, or the known gaps, as parameters named after theme and case."""
    found = []
    for path in sorted(CASES.glob("*.json")):
        if (path.stem == GAPS) == gaps:
            rows: list[Case] = json.loads(path.read_bytes())
            found += [pytest.param(row, id=f"{path.stem}: {row['name']}") for row in rows]
    return list(found)


def extract(case: Case) -> legation.Document:
    """The document of a case; what was rejected is kept where the case states it."""
    options = {key: value for key, value in case.items() if key not in KEYS}
    if "rejected" in case:
        options["include_rejected"] = True
    return legation.extract(case["text"], **options)


def check(case: Case) -> None:
    """Compares the mentions of a case, and why they are mentions, with what is found."""
    doc = extract(case)
    assert [[m.text, m.entity_id or "discovered", m.form] for m in doc.mentions] == case["mentions"]
    for mention in doc.mentions:
        assert case["text"][mention.start : mention.end] == mention.text
    if "starts" in case:
        assert [m.start for m in doc.mentions] == case["starts"]
    if "why" in case:
        assert [[e.rule for e in m.evidence] for m in doc.mentions] == case["why"]
    if "rejected" in case:
        found = [[r.text, r.reason] for r in doc.rejected]
        assert found or not case["rejected"]
        assert case["rejected"] or not found
        others = iter(found)
        assert all(pair in others for pair in case["rejected"]), found


@pytest.mark.parametrize("case", cases(gaps=False))
def test_case_holds(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases(gaps=True))
def test_known_gap_is_still_open(case: Case) -> None:
    """A gap that is closed must move to the cases of its theme."""
    with pytest.raises(AssertionError):
        check(case)


def test_there_are_cases() -> None:
    assert len(cases(gaps=False)) >= 330
