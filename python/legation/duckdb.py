"""Functions for SQL in DuckDB about the entities of texts.

>>> import duckdb
>>> import legation.duckdb
>>> connection = legation.duckdb.register(duckdb.connect())
>>> connection.sql("select legation_entity_ids('Xi Jinping visited Peru.', null)").fetchall()
[(['leader:xi-jinping', 'country:PER'],)]

What is extracted already needs no function: `duckdb.sql("from documents")` reads the result of
`extract_many`.
"""

from __future__ import annotations

import contextlib
from typing import Any

from legation._core import Options, extract_many

__all__ = ["register"]

_COLUMNS = (
    "start",
    "end",
    "text",
    "kind",
    "entity_id",
    "entity_name",
    "iso3",
    "office",
    "confidence",
)
_TYPES = {"large_string": "varchar", "int64": "bigint", "double": "double"}


def register(connection: Any, *, options: Options | None = None) -> Any:
    """Gives a connection two functions of a text and its date (or null), and returns it.

    `legation_mentions(text, date)` is a list of structures, for `unnest`;
    `legation_entity_ids(text, date)` a list of ids, each once. Texts are read some thousand at a
    time, on all cores. Registering again, with other options too, takes the place of the functions.
    """
    import duckdb
    import pyarrow

    def documents(texts: Any, dates: Any) -> Any:
        return extract_many(texts, dates=dates, missing="empty", options=options)

    def lists(counts: list[int], values: Any) -> Any:
        ends = [0]
        for count in counts:
            ends.append(ends[-1] + count)
        return pyarrow.ListArray.from_arrays(pyarrow.array(ends, pyarrow.int32()), values)

    def mentions(texts: Any, dates: Any) -> Any:
        found = documents(texts, dates)
        table = found.mentions(list(_COLUMNS)).to_arrow().combine_chunks()
        columns = [column.combine_chunks() for column in table.columns]
        rows = pyarrow.StructArray.from_arrays(columns, names=list(_COLUMNS))
        return lists([len(document) for document in found], rows)

    def entity_ids(texts: Any, dates: Any) -> Any:
        ids = [[entity.id for entity in document.entities] for document in documents(texts, dates)]
        return pyarrow.array(ids, pyarrow.list_(pyarrow.string()))

    schema = pyarrow.schema(extract_many([]).mentions(list(_COLUMNS)))
    fields = ", ".join(f'"{field.name}" {_TYPES[str(field.type)]}' for field in schema)
    for name, function, returned in [
        ("legation_mentions", mentions, f"struct({fields})[]"),
        ("legation_entity_ids", entity_ids, "varchar[]"),
    ]:
        # Whoever runs a cell of a notebook again registers again.
        with contextlib.suppress(duckdb.InvalidInputException):
            connection.remove_function(name)
        connection.create_function(
            name, function, ["varchar", "varchar"], returned, type="arrow", null_handling="special"
        )
    return connection
