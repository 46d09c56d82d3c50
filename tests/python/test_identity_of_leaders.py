"""Who is taken for one person when two sources spell the name differently."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tools.gazetteer.leader.figures import Known  # noqa: E402
from tools.gazetteer.leader.identity import IN_OFFICE, Alike, Candidate, Spelt  # noqa: E402
from tools.gazetteer.leader.person_names import Names  # noqa: E402


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
