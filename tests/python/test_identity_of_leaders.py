"""Who is taken for one person when two sources spell the name differently."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tools.gazetteer.leader import curated  # noqa: E402
from tools.gazetteer.leader.figure import Figure  # noqa: E402
from tools.gazetteer.leader.figures import Known, add_term  # noqa: E402
from tools.gazetteer.leader.identity import IN_OFFICE, Alike, Candidate, Spelt  # noqa: E402
from tools.gazetteer.leader.join import families_differ  # noqa: E402
from tools.gazetteer.leader.person_names import Names, is_chinese, tidy_label  # noqa: E402
from tools.gazetteer.leader.spells import Spell  # noqa: E402
from tools.gazetteer.report import Report  # noqa: E402
from tools.gazetteer.tables import read_table  # noqa: E402


def known(name: str, role: str, start: str, end: str, country: str = "country:BGR") -> Known:
    names = Names(name)
    names.add(name, "name", "alone", "curated")
    person = Known(names, countries={country})
    person.terms.append({"body": country, "role": role, "start": start, "end": end})
    return person


def candidate(
    qid: str, name: str, first: int, last: int, country: str = "country:BGR"
) -> Candidate:
    return Candidate(
        qid,
        "every-politician",
        names={name},
        countries={country},
        years={first, last},
        offices={(country, first, last, IN_OFFICE)},
    )


def test_a_minister_of_the_time_is_found_under_another_spelling() -> None:
    person = known("Anatoliy Veresnev", "minister", "2004-05", "2007")
    alike = Alike([candidate("Q1", "Anatoly Veresniev", 2003, 2007)])
    assert alike.find(person) == {"Q1"}


@pytest.mark.parametrize(
    ("person", "others"),
    [
        # Years apart.
        (
            known("Anatoliy Veresnev", "minister", "1990", "1991"),
            [candidate("Q1", "Anatoly Veresniev", 2003, 2007)],
        ),
        # Two could be meant, though only one held an office then.
        (
            known("Anatoliy Veresnev", "minister", "2004", "2007"),
            [
                candidate("Q1", "Anatoly Veresniev", 2003, 2007),
                candidate("Q2", "Anatolij Veresnyev", 1999, 2001),
            ],
        ),
        # An ambassador is one of hundreds.
        (
            known("Anatoliy Veresnev", "ambassador", "2004", "2007"),
            [candidate("Q1", "Anatoly Veresniev", 2003, 2007)],
        ),
        # Where names of fathers tell people apart.
        (
            known("Selim Nasir Karim", "minister", "2004", "2007", "country:SYR"),
            [candidate("Q1", "Salim Nassar Kerimi", 2003, 2007, "country:SYR")],
        ),
    ],
)
def test_a_name_like_it_is_not_enough(person: Known, others: list[Candidate]) -> None:
    assert Alike(others).find(person) == set()


def test_a_monarch_is_known_by_number_and_beginning_of_the_reign() -> None:
    king = known("Wilfred IV", "head_of_state", "1921-03", "1950", "country:NOR")
    reign = Candidate(
        "Q1", "wikidata-spells", {"Vilfredo IV da Noruega"}, {"country:NOR"}, {1921, 1950}
    )
    reign.led["country:NOR"] = {1921, 1950}
    son = Candidate(
        "Q2", "wikidata-spells", {"Vilfredo V da Noruega"}, {"country:NOR"}, {1950, 1970}
    )
    son.led["country:NOR"] = {1950, 1970}
    assert Spelt([reign, son]).find(king) == {"Q1"}


def test_alfonso_xiii_is_not_alfonso_xii() -> None:
    person = known("Alfonso XIII", "head_of_state", "1886-05", "1931-04", "country:ESP")
    others = [
        Candidate("Q13", "wikidata-spells", {"Afonso XIII de Espanha"}, {"country:ESP"}),
        Candidate("Q12", "wikidata-spells", {"Alfonso XII"}, {"country:ESP"}),
    ]
    others[0].led["country:ESP"] = {1886, 1931}
    others[1].led["country:ESP"] = {1874, 1885}
    assert Spelt(others).find(person) == {"Q13"}


def statement(start: str, end: str, seen: str = "", office: str = "Minister of Defence") -> Figure:
    return Figure(
        "every-politician", "country:BGR", "country:BGR", "defence_minister", office,
        "Anatoliy Veresnev", start, end, seen=seen,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        # The next cabinet begins when the one before ends: one term.
        (
            [("2019-06-03", "2020-01-07"), ("2020-01-07", "2021-10-11")],
            [("2019-06-03", "2021-10-11")],
        ),
        # One start, stated once for each cabinet, the last without an end.
        (
            [("2019-11-04", "2020-03-14"), ("2019-11-04", "2020-12-23"), ("2019-11-04", "?")],
            [("2019-11-04", "?")],
        ),
        # Years out of office: two terms.
        (
            [("2013-12", "2015-02"), ("2019-06", "2021-10")],
            [("2013-12", "2015-02"), ("2019-06", "2021-10")],
        ),
    ],
)  # fmt: skip
def test_a_minister_goes_on_from_cabinet_to_cabinet(
    statements: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    names = Names("Anatoliy Veresnev")
    person = Known(names, countries={"country:BGR"})
    for start, end in statements:
        add_term(person, statement(start, end, "2022-12" if end == "?" else ""), Report())
    assert [(term["start"], term["end"]) for term in person.terms] == expected


def test_vietnamese_families_tell_names_apart() -> None:
    spell = Spell("factbook-archive", "country:VNM", "head_of_state", "Le Duc ANH")
    assert families_differ(spell, "Nong Duc Manh")
    assert not families_differ(spell, "Lê Đức Anh")


@pytest.mark.parametrize(
    "name", ["Lee Kuan Yew", "Tan Chuan-Jin", "Leung Chun-ying", "Gan Kim Yong"]
)
def test_a_chinese_name_begins_with_the_family(name: str) -> None:
    assert is_chinese(name.split())


@pytest.mark.parametrize("name", ["Karen Tan", "Tony Tan Keng Yam", "Mahathir bin Mohamad"])
def test_another_name_is_not_taken_for_a_chinese_one(name: str) -> None:
    assert not is_chinese(name.split())


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Rt Hon Sir Quentin Quill", "Quentin Quill"),
        ("Dr. Meera M. Quill", "Meera M. Quill"),
        # One word after a title is no whole name.
        ("Dr Quill", "Dr Quill"),
    ],
)
def test_honours_are_no_part_of_a_name(label: str, name: str) -> None:
    assert tidy_label(label) == name


def test_every_curated_id_is_in_the_table() -> None:
    written = {row["qid"]: row for row in read_table(ROOT / "seeds/gazetteer", "leaders")}
    listed = curated.rows("leader_qids")
    assert len(listed) >= 16
    for row in listed:
        assert row["reason"], row
        assert written[row["qid"]]["name"] == row["name"], row
        assert "curated" in written[row["qid"]]["sources"].split("|"), row
