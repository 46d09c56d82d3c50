"""The folding that tests and the generator share with the library."""

from __future__ import annotations

import csv
from pathlib import Path

import legation
import pytest
from legation._core import fold_key

from tools.gazetteer.matching import is_matchable

CURATED = Path(__file__).parents[2] / "tools/gazetteer/curated"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("U.S.", "us"),
        ("Côte d'Ivoire", "cote divoire"),
        ("Lee Jae-myung", "lee jae myung"),
        ("Straße", "strasse"),
        ("Россия", "россия"),
        ("Alliance 90/The Greens", "alliance 90/the greens"),
        ("Peru. Chile", None),
        ("", None),
        ("—", None),
    ],
)
def test_a_name_has_one_key_or_none(name: str, key: str | None) -> None:
    assert fold_key(name) == key


def test_names_with_one_key_are_found_together() -> None:
    for one, other in [("CÔTE D’IVOIRE", "Cote d'Ivoire"), ("south–korea", "South Korea")]:
        assert fold_key(one) == fold_key(other)
        assert (
            [name.entity_id for name in legation.named(one)]
            == [name.entity_id for name in legation.named(other)]
            != []
        )


@pytest.mark.parametrize("table", ["country_names", "organisation_names", "leader_names"])
def test_the_generator_keeps_what_has_a_key(table: str) -> None:
    with (CURATED / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file, delimiter="\t")]
    assert texts
    assert [text for text in texts if is_matchable(text) != (fold_key(text) is not None)] == []
