"""How far the sources agree on when heads of state and of government took and left office.

Two sources are compared where both date the same person in the same office of the same state; the
Factbook and its archive count as one. What differs most since 1990 is listed with the date that the
gazetteer has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from tools.gazetteer.leader.join import Person
from tools.gazetteer.leader.spells import (
    EFFECTIVE_LEADER,
    OTHER,
    UNKNOWN,
    VICE_PRESIDENT,
    Spell,
    high,
    low,
)

TABLE = Path("docs/date_agreement.tsv")
DISAGREEMENTS = TABLE.with_name("date_disagreements.tsv")
FAMILY = {"factbook-archive": "factbook"}
CLASSES = ("same day", "compatible", "within 7 days", "within 45 days", "more")
# Statements further apart are about different terms of the person.
SAME_TERM = 400
LISTED = 60
SINCE = "1990"


def write(persons: Iterable[Person], terms: Mapping[int, list[Mapping[str, str]]]) -> None:
    """Writes both tables. `terms` are the rows of each person, by the identity of the person."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    worst = []
    for person in persons:
        for one, other in pairs(person):
            for measure in ("start", "end"):
                a, b = getattr(one, measure), getattr(other, measure)
                # One source may split at an election what another counts as one time.
                split = measure == "end" and (continues(person, one) or continues(person, other))
                if a and b and not split:
                    days, found = compare(a, b)
                    names = sorted((family(one), family(other)))
                    counts[" / ".join(names), measure][found] += 1
                    if found == "more" and min(a, b) >= SINCE:
                        decided = nearest(terms.get(id(person), []), one, other, measure)
                        worst.append((days, measure, person, one, other, decided))
    lines = ["\t".join(("sources", "measure", "compared", *CLASSES))]
    for (compared, measure), numbers in sorted(counts.items()):
        cells = [str(numbers[name]) for name in CLASSES]
        lines.append("\t".join((compared, measure, str(numbers.total()), *cells)))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    columns = ("state", "leader", "measure", "one", "date", "other", "date", "gazetteer")
    lines = ["\t".join(columns)]
    worst.sort(key=lambda row: (-row[0], row[3].body, row[3].name, row[1], row[4].source))
    for _, measure, person, one, other, decided in worst[:LISTED]:
        name = min(person.names(), default="")
        stated = [one.source, getattr(one, measure), other.source, getattr(other, measure)]
        lines.append("\t".join((one.body, name, measure, *stated, decided)))
    DISAGREEMENTS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def pairs(person: Person) -> Iterator[tuple[Spell, Spell]]:
    """Statements of two sources about one term."""
    skipped = (VICE_PRESIDENT, OTHER)
    spells = [s for s in person.spells if s.start and s.role not in skipped]
    for one, other in combinations(spells, 2):
        same_office = one.role == other.role or EFFECTIVE_LEADER in (one.role, other.role)
        if family(one) == family(other) or one.body != other.body or not same_office:
            continue
        if compare(one.start, other.start)[0] <= SAME_TERM:
            yield one, other


def continues(person: Person, spell: Spell) -> bool:
    """Whether the source has the person in the office again within two months of this end."""
    return bool(spell.end) and any(
        s.source == spell.source and s.body == spell.body and s.start > spell.start
        and (low(s.start) - high(spell.end)).days <= 60
        for s in person.spells
        if s.start
    )  # fmt: skip


def family(spell: Spell) -> str:
    return FAMILY.get(spell.source, spell.source)


def compare(one: str, other: str) -> tuple[int, str]:
    """The days between two dates at their precisions, and the class of the difference."""
    if one == other and len(one) == 10:
        return 0, "same day"
    gap = max((low(one) - high(other)).days, (low(other) - high(one)).days, 0)
    if gap == 0:
        return 0, "compatible"
    return gap, "within 7 days" if gap <= 7 else "within 45 days" if gap <= 45 else "more"


def nearest(terms: list[Mapping[str, str]], one: Spell, other: Spell, measure: str) -> str:
    """The date of the gazetteer that comes nearest to the two."""
    own = [t[measure] for t in terms if t["body"] == one.body and t[measure] not in ("", UNKNOWN)]
    wanted = (getattr(one, measure), getattr(other, measure))
    return min(own, key=lambda day: min(compare(day, w)[0] for w in wanted), default="")
