"""The article as a whole: the same golden files that `tests/snapshots.rs` writes and reviews."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import legation
import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
DATE = "2025-11-01"


def golden(name: str) -> Any:
    """The JSON of an insta snapshot: what follows its header."""
    _, _, body = (GOLDEN / f"{name}.snap").read_text(encoding="utf-8").split("---\n", 2)
    return json.loads(body)


def redacted(doc: legation.Document) -> dict[str, object]:
    """The document without what changes with every release of the data."""
    found: dict[str, object] = doc.to_dict()
    info = legation.data_info()
    assert (found["data_version"], found["data_hash"]) == (info.version, info.hash)
    return found | {"data_version": "[data_version]", "data_hash": "[data_hash]"}


@pytest.mark.parametrize(
    ("name", "metonyms"),
    [("china_south_korea_summit", False), ("china_south_korea_summit_metonyms", True)],
)
def test_document_is_the_golden_one(summit: str, name: str, metonyms: bool) -> None:
    doc = legation.extract(summit, date=DATE, metonyms=metonyms)
    assert redacted(doc) == golden(name)
    assert json.loads(doc.to_json()) == doc.to_dict()
    assert [m.text for m in doc.mentions] == [m["text"] for m in golden(name)["mentions"]]


def occurrences(text: str, *words: str) -> int:
    """How often the words stand in the text, read by eye and counted by Python."""
    return sum(text.count(word) for word in words)


def test_nothing_in_the_article_is_missed(summit: str) -> None:
    """The counts are taken from the text, not from an earlier answer."""
    doc = legation.extract(summit, date=DATE)
    count = {entity.id: len(doc.mentions_of(entity)) for entity in doc.entities}
    assert count == {
        "country:CHN": occurrences(summit, "China", "Chinese"),
        # "South Korea" is in "South Korean" too.
        "country:KOR": occurrences(summit, "South Korea"),
        "leader:xi-jinping": occurrences(summit, "President Xi"),
        "leader:lee-jae-myung": occurrences(summit, "President Lee"),
        "org:apec": occurrences(summit, "APEC", "Asia-Pacific Economic Cooperation"),
    }
    assert min(count.values()) >= 3


def test_places_and_regions_are_no_countries(summit: str) -> None:
    doc = legation.extract(summit, date=DATE)
    surfaces = {m.text for m in doc.mentions}
    assert not surfaces & {
        "Asian",
        "East Asian",
        "Asia Pacific",
        "Asia-Pacific",
        "Gyeongju",
        "Beijing",
        "Seoul",
    }
    on_request = legation.extract(summit, date=DATE, metonyms=True)
    added = {m.text: m.entity_id for m in on_request.mentions if m.text not in surfaces}
    assert added == {"Beijing": "country:CHN", "Seoul": "country:KOR"}
    assert len(on_request) == len(doc) + 2
