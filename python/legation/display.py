"""Lists of facts as tables that notebooks show.

Documents, entities and tables show themselves. A list is Python's own and does not:

>>> import legation
>>> from legation.display import table
>>> table(legation.search("Korea", limit=2)).columns
['entity_id', 'kind', 'entity_name', 'matched', 'edits', 'whole']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from legation._core import Entity, Term, rows_to_html

__all__ = ["HtmlTable", "table"]

# So many rows are worth making: more are not shown.
_SHOWN = 20


class HtmlTable:
    """Rows and columns of which a notebook shows the first: escaped, without scripts."""

    def __init__(self, columns: list[str], rows: list[list[object]]) -> None:
        self.columns: list[str] = columns
        self.rows: list[list[object]] = rows

    def _repr_html_(self) -> str:
        return rows_to_html(self.columns, self.rows[:_SHOWN], len(self.rows))

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<HtmlTable of {len(self.rows)} rows: {', '.join(self.columns)}>"


def table(things: Iterable[Any] | Mapping[str, list[Any]]) -> HtmlTable:
    """What look-ups return as a table, or columns by their names.

    That is what `search` finds, terms, memberships, names, codes, entities.

    >>> table(legation.office_holders("Peru", on=2020)).columns
    ['leader', 'office', 'body', 'role', 'start', 'end']

    Raises `TypeError` for things that are of no such class, or of several.
    """
    if isinstance(things, Mapping):
        rows = [list(row) for row in zip(*things.values(), strict=True)]
        return HtmlTable(list(things), rows)
    given = list(things)
    rows_of = [_row(thing) for thing in given]
    columns = list(rows_of[0]) if rows_of else []
    if any(list(row) != columns for row in rows_of):
        raise TypeError("a table has things of one class: " + ", ".join(_classes(given)))
    return HtmlTable(columns, [list(row.values()) for row in rows_of])


def _row(thing: Any) -> dict[str, object]:
    if isinstance(thing, Term):
        return {
            "leader": thing.leader.name,
            "office": thing.office,
            "body": thing.body.name,
            "role": thing.role,
            "start": thing.start,
            "end": thing.end,
        }
    if isinstance(thing, Entity):
        return {"id": thing.id, "kind": thing.kind, "name": thing.name, "qid": thing.qid}
    # The classes of plain values say what they are made of.
    if type(thing).__module__ == "legation" and hasattr(thing, "__match_args__"):
        return {name: _cell(getattr(thing, name)) for name in thing.__match_args__}
    raise TypeError(f"a table is made of what look-ups return, not of {type(thing).__name__}")


def _cell(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value


def _classes(things: list[Any]) -> list[str]:
    return sorted({type(thing).__name__ for thing in things})
