"""Full names that were made of a longer one and are somebody else's: alone they are the other's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tools.gazetteer.leader.figures import Known
from tools.gazetteer.leader.person_similarity import fold


def need_context(everyone: Iterable[Known]) -> None:
    """Lets "Abdullah Abdullah" of Abdullah Sallum Abdullah count only with what supports it."""
    persons = list(everyone)
    stated: defaultdict[str, set[int]] = defaultdict(set)
    for person in persons:
        for row in person.names.rows:
            if row["form"] == "name" and row["sources"] != "derived":
                stated[fold(row["text"])].add(id(person))
    for person in persons:
        for row in person.names.rows:
            is_alone = row["form"] == "name" and row["context"] == "alone"
            others = stated[fold(row["text"])] - {id(person)}
            if is_alone and row["sources"] == "derived" and others:
                row["context"] = "context"
