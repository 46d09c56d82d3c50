"""Which Wikidata item a body is, by the label and the description of the item."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tools.gazetteer.orgs.countries import Country  # noqa: E402
from tools.gazetteer.orgs.described import Described  # noqa: E402
from tools.gazetteer.orgs.model import Organisation  # noqa: E402
from tools.gazetteer.sources.suggested_names import Item  # noqa: E402

SYRIA = Country("country:SYR", "Syria", "member", "SY", ["Syria"], ["Syrian"], {"syria", "syrian"})
COUNTRIES = {SYRIA.id: SYRIA}


def body(name: str, klass: str, country: str = "country:SYR") -> Organisation:
    organisation = Organisation("org:quill", name, klass, {"curated"}, country=country)
    organisation.add(name, "name", "curated")
    return organisation


def item(label: str, description: str, tree: str = "operators", place: str = "sy") -> Item:
    return Item("Q1", label, description, (tree,), (place,))


@pytest.mark.parametrize(
    ("organisation", "found"),
    [
        (body("Ministry of Justice", "ministry"), item("Ministry of Justice", "ministry of Syria")),
        (body("Syrian Army", "state_body"), item("Syrian Army", "land force")),
        (body("Quill Relief", "ngo", ""), item("Quill Relief", "charity", place="001")),
        (
            body("Central Bank of Syria", "central_bank"),
            item("Central Bank of Syria", "central bank of Syria", "brands"),
        ),
    ],
)
def test_a_body_is_the_item_that_is_described_as_it(
    organisation: Organisation, found: Item
) -> None:
    assert Described([found], COUNTRIES).find(organisation) == "Q1"


@pytest.mark.parametrize(
    ("organisation", "other"),
    [
        # Another country's, by the description or by the place.
        (body("Ministry of Justice", "ministry"), item("Ministry of Justice", "ministry of Iraq")),
        (
            body("Ministry of Justice", "ministry"),
            item("Ministry of Justice", "ministry of Syria", place="iq"),
        ),
        # A part of the state has a ministry of the name.
        (
            body("Ministry of Health", "ministry"),
            item("Ministry of Health", "ministry in Quill, Syria", place="sy-di"),
        ),
        # A shop of the name.
        (body("Quill Relief", "ngo", ""), item("Quill Relief", "chain of shops", "brands", "001")),
        (
            body("Bank of Syria", "central_bank"),
            item("Bank of Syria", "commercial bank in Syria", "brands"),
        ),
    ],
)
def test_a_name_alone_is_not_enough(organisation: Organisation, other: Item) -> None:
    assert Described([other], COUNTRIES).find(organisation) == ""
