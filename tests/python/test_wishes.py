"""What a caller can ask for on top: offices as leaders, small letters, rejections, reasons."""

from __future__ import annotations

import pickle

import legation
import pytest

TEXT = "The South Korean president met the French foreign minister and Michael Jordan in Beijing."


def test_offices_stand_for_their_holders_on_the_date() -> None:
    doc = legation.extract(TEXT, date="2025-11-01", roles=True)
    roles = [(m.text, m.entity_id) for m in doc.mentions if m.form == "role"]
    assert roles == [
        ("president", "leader:lee-jae-myung"),
        ("foreign minister", "leader:jean-noel-barrot"),
    ]
    assert [e.rule for e in doc.mentions[1].evidence] == ["country_of_office", "office_on_date"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (TEXT, None),  # nobody holds an office at no time
        ("Chinese President Xi Jinping spoke.", "2025-11-01"),  # the holder is named
        ("The former president of France spoke.", "2025-11-01"),
    ],
)
def test_other_offices_stand_for_nobody(text: str, date: str | None) -> None:
    doc = legation.extract(text, date=date, roles=True)
    assert [m for m in doc.mentions if m.form == "role"] == []


def test_head_nouns_stand_for_what_was_named() -> None:
    text = (
        "The International Criminal Court met. The Court of Appeal did not. The Court will wait "
        "for the Council, said the Party Congress."
    )
    assert [m.text for m in legation.extract(text, head_nouns=False)] == [
        "International Criminal Court"
    ]
    doc = legation.extract(text)
    named, head = doc.mentions
    assert (head.text, head.start, head.entity_id) == ("Court", 71, named.entity_id)


def test_names_in_small_letters() -> None:
    text = "angela merkel of germany talked to nato about turkey, and merkel left in may"
    assert legation.extract(text).mentions == ()
    found = [m.text for m in legation.extract(text, lower_case=True)]
    assert found == ["angela merkel", "germany", "nato", "merkel"]


def test_what_was_turned_down_has_a_reason() -> None:
    assert legation.extract(TEXT).rejected == ()
    doc = legation.extract(TEXT, include_rejected=True)
    assert [(r.text, r.reason, r.entity_ids) for r in doc.rejected] == [
        ("Michael Jordan", "blocked", []),
        ("Beijing", "not_asked_for", ["country:CHN"]),
    ]
    for rejected in doc.rejected:
        assert doc.text[rejected.start : rejected.end] == rejected.text
    reasons = {record["reason"] for record in doc.to_dict()["rejected"]}  # type: ignore[attr-defined]
    assert reasons == {"blocked", "not_asked_for"}
    assert "rejected" not in legation.extract(TEXT).to_dict()


def test_a_document_explains_itself() -> None:
    doc = legation.extract(TEXT, include_rejected=True)
    lines = doc.explain().splitlines()
    assert len(lines) == len(doc.mentions) + len(doc.rejected)
    assert lines[0].startswith("4: “South Korean” is South Korea (country:KOR), by adjective")
    assert lines[-1] == "81: “Beijing” is not a mention (country:CHN): not_asked_for"


def test_wishes_survive_a_pickle() -> None:
    doc = legation.extract(TEXT, date="2025-11-01", roles=True, include_rejected=True)
    again = pickle.loads(pickle.dumps(doc))
    assert again == doc
    assert again.rejected == doc.rejected
