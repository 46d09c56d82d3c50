"""Which Wikidata item a body is, by the label and the description of the item."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tools.gazetteer.orgs import curated  # noqa: E402
from tools.gazetteer.orgs.countries import Country  # noqa: E402
from tools.gazetteer.orgs.described import Described  # noqa: E402
from tools.gazetteer.orgs.model import Organisation, Registry  # noqa: E402
from tools.gazetteer.report import Report  # noqa: E402
from tools.gazetteer.sources.suggested_names import Item  # noqa: E402
from tools.gazetteer.tables import read_table  # noqa: E402

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


def registry(*organisations: Organisation) -> Registry:
    found = Registry(Report())
    for organisation in organisations:
        found.add(organisation)
    return found


def rows(*pairs: tuple[str, str]) -> Callable[[str, tuple[str, ...]], list[dict[str, str]]]:
    return lambda table, columns: [
        dict(zip(columns, (*p, "a witness"), strict=True)) for p in pairs
    ]


def test_a_body_gets_the_item_that_a_witness_confirms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curated, "read_rows", rows(("org:quill", "Q7")))
    quill = body("Quill Army", "state_body")
    curated.add_qids(registry(quill))
    assert (quill.qid, quill.sources) == ("Q7", {"curated"})


@pytest.mark.parametrize(
    ("pairs", "sources_say", "others"),
    [
        ([("org:quill", "Q07")], "", ""),  # no Wikidata id
        ([("org:quill", "P7")], "", ""),
        ([("org:nobody", "Q7")], "", ""),  # an entity that is not there
        ([("org:quill", "Q7")], "Q8", ""),  # a source contradicts
        ([("org:quill", "Q7")], "", "Q7"),  # another body's
        ([("org:quill", "Q7"), ("org:other", "Q7")], "", ""),  # two bodies in the table
    ],
)
def test_a_curated_id_that_cannot_be_right_is_an_error(
    monkeypatch: pytest.MonkeyPatch, pairs: list[tuple[str, str]], sources_say: str, others: str
) -> None:
    monkeypatch.setattr(curated, "read_rows", rows(*pairs))
    quill, other = body("Quill Army", "state_body"), body("Other Army", "state_body")
    quill.qid, other.id, other.qid = sources_say, "org:other", others
    with pytest.raises(ValueError, match=r"organisation_qids\.tsv"):
        curated.add_qids(registry(quill, other))


def test_every_curated_id_is_in_the_table() -> None:
    """What the generator read is what the library ships, and nothing was merged away since."""
    written = {row["id"]: row for row in read_table(ROOT / "seeds/gazetteer", "organisations")}
    listed = curated.read_rows("organisation_qids", ("id", "qid", "reason"))
    assert len(listed) >= 40
    for row in listed:
        assert written[row["id"]]["qid"] == row["qid"], row
        assert "curated" in written[row["id"]]["sources"].split("|"), row


def test_a_withdrawn_record_is_no_witness() -> None:
    """Branches bore the name and the article of the whole, with an item of their own."""
    branches = {"Q50357834", "Q61931964"}  # of the African Development Bank, of the UNFPA
    written = read_table(ROOT / "seeds/gazetteer", "organisations")
    assert not branches & {row["qid"] for row in written}
