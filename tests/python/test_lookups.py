"""The shared table of look-ups, `tests/lookups.json`; `tests/lookups.rs` runs it through Rust."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import legation
import pytest

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).resolve().parents[1] / "lookups.json").read_bytes()
)


def answers(case: dict[str, Any]) -> list[str]:
    """The answers to one question, as ids or codes; none where the gazetteer knows none."""
    of, on = case["of"], case.get("on")
    match case["ask"]:
        case "country" | "leader" | "organisation" as ask:
            try:
                if ask == "country":
                    return [legation.country(of, on=on).id]
                return [legation.leader(of).id if ask == "leader" else legation.organisation(of).id]
            except legation.UnknownEntityError:
                return []
        case "leader_of":
            term = legation.leader_of(of, on=on, role=case.get("role"))
            return [term.leader.id] if term else []
        case "head_of":
            head = legation.head_of(of, on=on)
            return [head.leader.id] if head else []
        case "convert_code":
            code = legation.convert_code(of, case["from"], case["to"], on=on)
            return [code] if code else []
        case "search":
            return [result.entity_id for result in legation.search(of, limit=1)]
        case "members":
            return [m.member_id for m in legation.members(of, on=on)]
        case "memberships":
            return [m.organisation_id for m in legation.memberships(of, on=on)]
        case "terms":
            return [term.body.id for term in legation.terms(of)]
    raise ValueError(case["ask"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['ask']} {case['of']}")
def test_look_ups_answer_as_the_table_says(case: dict[str, Any]) -> None:
    found = answers(case)
    if "is" in case:
        assert found == ([case["is"]] if case["is"] else [])
    elif "all" in case:
        assert sorted(found) == sorted(case["all"])
    else:
        assert set(case.get("holds", ())) <= set(found)
        assert not set(case.get("lacks", ())) & set(found)


def test_what_is_not_known_is_an_error_that_says_so() -> None:
    for ask in (
        legation.members, legation.memberships, legation.terms, legation.leader_of, legation.head_of
    ):  # fmt: skip
        with pytest.raises(legation.UnknownEntityError, match="Atlantis"):
            ask("Atlantis")
    with pytest.raises(legation.UnknownEntityError, match="head_of_state"):
        legation.leader_of("France", role="king")  # type: ignore[arg-type]
    with pytest.raises(legation.UnknownEntityError, match="nearly so called") as misspelt:
        legation.head_of("Untied Nations")
    assert misspelt.value.candidates[0] == "org:un"
    with pytest.raises(legation.UnknownEntityError) as several:
        legation.head_of("Labour Party")
    assert len(several.value.candidates) > 1
    with pytest.raises(legation.UnknownEntityError, match="iso3"):
        legation.convert_code("FRA", "iso3", "fips")  # type: ignore[arg-type]
    with pytest.raises(legation.DateError):
        legation.members("NATO", on="2020-02-30")


def test_external_ids_lead_back() -> None:
    thatcher = legation.leader("Margaret Thatcher")
    archigos = next(e.id for e in thatcher.external_ids if e.system == "archigos")
    assert legation.by_external_id("archigos", archigos) == [thatcher]
    assert legation.by_external_id("archigos", "none such") == []


def test_results_pickle_and_compare() -> None:
    for value in (legation.search("Merkel")[0], legation.members("NATO")[0]):
        assert pickle.loads(pickle.dumps(value)) == value
        assert type(value).__name__ in repr(value)


def test_a_discovered_leader_is_a_mention_without_an_entity() -> None:
    text = "Ruritanian Foreign Minister Rudolf Rassendyll resigned. Rassendyll gave no reason."
    doc = legation.extract(text)
    first, second = doc.mentions
    assert (first.text, first.form, first.entity, first.entity_id) == (
        "Rudolf Rassendyll", "discovered", None, None,
    )  # fmt: skip
    (leader,) = doc.discovered
    assert first.discovered == second.discovered == leader
    assert (leader.name, leader.office, leader.count) == (
        "Rudolf Rassendyll",
        "Foreign Minister",
        2,
    )
    assert second.entity_name == "Rudolf Rassendyll"
    assert doc.entities == ()
    assert pickle.loads(pickle.dumps(first)) == first
    assert legation.extract(text, discovered=False).mentions == ()
    record: Any = doc.to_dict()
    assert record["mentions"][1]["entity_id"] is None
    assert record["discovered"][0]["name"] == "Rudolf Rassendyll"
