"""The father's surname of those who have the mother's behind it: "Arosemena" of Carlos Julio
Arosemena Monroy.

`family_of` takes both where the first is on the list of family names. Here the first is whatever
is nobody's given name: a word before the last one of a Spanish name is one or the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from tools.gazetteer.leader.figures import Known
from tools.gazetteer.leader.person_names import TWO_SURNAMES, is_plain, listed
from tools.gazetteer.leader.person_similarity import fold

# Where the mother's surname stands first, and the father's or both are used: "Passos Coelho".
PORTUGUESE = frozenset(
    "country:" + code for code in ("AGO", "BRA", "CPV", "GNB", "MOZ", "PRT", "STP", "TLS")
)
SHORTEST = 4


def add(everyone: Iterable[Known]) -> None:
    """Adds the surnames, and the whole names that they make with the first given name.

    They need support in the text: many are borne by others.
    """
    everyone = list(everyone)
    given = set(listed("given"))
    for person in everyone:
        words = fold(person.names.canonical).split()
        given.update(words[:1])
        if len(words) > 3 and person.countries & (TWO_SURNAMES | PORTUGUESE):
            given.update({words[1]} - listed("family"))
    for person in everyone:
        if person.countries & TWO_SURNAMES:
            _add(person, given, both=False)
        elif person.countries & PORTUGUESE:
            _add(person, given, both=True)


def _add(person: Known, given: AbstractSet[str], *, both: bool) -> None:
    names = person.names
    words = names.canonical.split()
    if len(words) < 3 or words[-1] != names.family:
        return
    surname = words[-2]
    if not is_plain(surname) or len(surname) < SHORTEST or fold(surname) in given:
        return
    if both:
        if fold(surname) in listed("family"):
            names.add(f"{surname} {words[-1]}", "surname", "context", "derived")
        return
    names.add(surname, "surname", "context", "derived")
    if is_plain(words[0]):
        names.add(f"{words[0]} {surname}", "name", "context", "derived")
