"""The common shape of what every source says about who held which office, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

HEAD_OF_STATE = "head_of_state"
HEAD_OF_GOVERNMENT = "head_of_government"
EFFECTIVE_LEADER = "effective_leader"
VICE_PRESIDENT = "vice_president"
OTHER = "other"
UNKNOWN = "?"

ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")


@dataclass
class Spell:
    """One source's statement: this person, in this role of this body, from then until then.

    `start` and `end` are `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or empty (not stated). `open` says that
    the source states the person to be in office still.
    """

    source: str
    body: str
    role: str
    name: str
    family: str = ""
    qid: str = ""
    office: str = ""
    start: str = ""
    end: str = ""
    open: bool = False
    variants: set[str] = field(default_factory=set)
    born: str = ""
    died: str = ""
    title: str = ""
    first_seen: str = ""
    last_seen: str = ""
    primary: bool = True
    represented: bool = False
    # The person's id in the source, where it has ids of its own.
    identifier: str = ""


def low(when: str) -> date:
    """The first day a date of any precision can mean."""
    parts = [int(part) for part in when.split("-")] + [1, 1]
    return date(parts[0], parts[1], parts[2])


def high(when: str) -> date:
    """The last day a date of any precision can mean (within a day or two at the end of a month)."""
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 28)
    return date(parts[0], parts[1], parts[2])


def near(one: str, other: str, days: int = 45) -> bool:
    """Whether two dates can be the same within `days`, each at its own precision."""
    if not one or not other or UNKNOWN in (one, other):
        return False
    if low(one) > high(other):
        return (low(one) - high(other)).days <= days
    if low(other) > high(one):
        return (low(other) - high(one)).days <= days
    return True


def precision(when: str) -> int:
    return len(when)
