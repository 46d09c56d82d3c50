"""The ruling families of the Gulf: "Al Thani" is the surname of every one of them.

Sources print the given names of a sheikh in capitals, so that the patronymics in the middle were
taken for surnames: "Mubarak" of Jaber Al-Mubarak Al-Hamad Al-Sabah.
"""

from __future__ import annotations

import re

from tools.gazetteer.leader.figures import Known
from tools.gazetteer.leader.person_similarity import fold, similarity
from tools.gazetteer.leader.romanisation import spellings

GULF = frozenset("country:" + code for code in ("ARE", "BHR", "KWT", "OMN", "QAT", "SAU"))
HOUSE = re.compile(
    r"\b[Aa]l[- ](Khalifa|Maktoum|Maktum|Mualla|Nahyan|Nuaimi|Nuhayyan|Qasimi|Sabah|Said|Saud"
    r"|Sharqi|Thani)$"
)


def call_by_family(person: Known) -> None:
    """Gives a member of a ruling family its name as the surname, and no other.

    What is not the name of the family is a given name, alone or with the father's, where it begins
    as the whole name does; a father's by itself is taken away.
    """
    house = HOUSE.search(person.names.canonical)
    if house is None or not person.countries & GULF:
        return
    names = person.names
    given = names.canonical.removeprefix("Sheikh ").removeprefix("Shaikh ").split()[0]
    families = spellings(house[1], frozenset())
    ends = {fold(family) for family in families}
    kept = []
    for row in names.rows:
        if row["form"] == "surname" and row["sources"] == "derived":
            tail = re.split("[- ]", row["text"])[-1]
            if fold(tail) not in ends:
                if similarity(fold(row["text"].split()[0]), fold(given)) < 0.8:
                    names.seen.discard(fold(row["text"]))
                    continue
                row = {**row, "form": "given"}
        kept.append(row)
    names.rows[:] = kept
    names.family = house[0]
    for family in families:
        names.add(f"Al {family}", "surname", "context", "derived")
