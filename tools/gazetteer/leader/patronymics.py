"""The name without the family's: "Qaboos bin Said" of Qaboos bin Said Al Said.

News of the Gulf calls rulers and princes by their own name and their father's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tools.gazetteer.leader.figures import Known
from tools.gazetteer.leader.person_names import FILIATIONS
from tools.gazetteer.leader.person_similarity import fold

# What begins the name of a family.
FAMILIES = ("al", "aal")
ARTICLES = ("al-", "el-")


def add(everyone: Iterable[Known]) -> None:
    """Adds the names, which need support unless one ruler alone is called so."""
    short = [(person, name) for person in everyone for name in sorted(set(stated(person)))]
    bearers = Counter(key for key, _ in {(fold(name), id(person)) for person, name in short})
    known = {fold(name) for person in everyone for name in person.full()}
    for person, name in short:
        key = fold(name)
        if key not in known:
            is_clear = person.head and bearers[key] == 1
            context = "alone" if is_clear else "context"
            person.names.add(name, "name", context, "derived")


def stated(person: Known) -> Iterable[str]:
    """The short forms of the full names that a source states."""
    for row in person.names.rows:
        if row["form"] in ("name", "official") and row["sources"] != "derived":
            yield from filter(None, [without_family(row["text"])])


def without_family(name: str) -> str:
    """The given name and the father's, of a name that goes on; empty if it is none such."""
    words = name.split()
    at = next((place for place, word in enumerate(words) if word.lower() in FILIATIONS), 0)
    end = at + 2
    # "Salman bin Abd al-Aziz Al Saud", "Abdul Aziz".
    if len(words) > end and words[at + 1].lower() in ("abd", "abdul", "abdel"):
        end += 1
    goes_on = len(words) > end and is_family_or_father(words[end])
    return " ".join(words[:end]) if at > 0 and goes_on else ""


def is_family_or_father(word: str) -> bool:
    small = word.lower()
    return small in (*FILIATIONS, *FAMILIES) or small.startswith(ARTICLES)
