"""The surname as other spellings of the whole name have it: "Tudjman" of Franjo Tuđman,
"Yanukovich" of Viktor Yanukovych.

Headlines have the surname alone in the spelling of the paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from tools.gazetteer.leader.figures import Known
from tools.gazetteer.leader.person_names import EAST_ASIAN, is_plain, listed
from tools.gazetteer.leader.person_similarity import alike, fold

SHORTEST = 4
# How alike two spellings of a surname are at least, and of the given name before it.
SURNAMES = 0.8
GIVEN_NAMES = 0.6


def add(everyone: Iterable[Known]) -> None:
    """Adds the surnames; they need support in the text as the other surnames do."""
    given = set(listed("given"))
    for person in everyone:
        if person.countries & EAST_ASIAN:
            continue
        with_dj(person)
        for row in [row for row in person.names.rows if row["form"] == "name"]:
            if surname := spelt_otherwise(person, row["text"], given):
                person.names.add(surname, "surname", "context", "derived")


def with_dj(person: Known) -> None:
    """The letter đ, which papers without it spell "dj"."""
    for row in list(person.names.rows):
        text = row["text"].replace("đ", "dj").replace("Đ", "Dj")
        if text != row["text"] and row["form"] in ("name", "surname"):
            person.names.add(text, row["form"], row["context"], "derived")


def spelt_otherwise(person: Known, name: str, given: AbstractSet[str]) -> str:
    """The last word of a name, if it is the family name in another spelling; empty if not."""
    own, words = person.names.canonical.split(), name.split()
    surname, family = words[-1], fold(person.names.family)
    is_one = len(words) > 1 and is_plain(surname) and len(surname) >= SHORTEST
    if not is_one or not family or fold(surname) in {*given, *family.split()}:
        return ""
    is_alike = alike(fold(surname), family) >= SURNAMES
    is_same_person = alike(fold(words[0]), fold(own[0])) >= GIVEN_NAMES
    return surname if is_alike and is_same_person else ""
