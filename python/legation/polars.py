"""Expressions of Polars about the entities of texts; to import the module registers them.

>>> import polars
>>> import legation.polars
>>> frame = polars.DataFrame({"text": ["Xi Jinping visited Peru.", "nothing"]})
>>> frame.select(polars.col("text").legation.entity_ids(kind="country")).to_series().to_list()
[['country:PER'], []]

In lazy frames they run batch by batch. Whole tables:
`frame.lazy().map_batches(Mapper(text="text").polars, …)`, or `mentions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import polars

from legation._core import Documents, Options, extract_many
from legation._errors import LegationError
from legation.pipeline import Mapper
from legation.vocabulary import Kind

__all__ = ["Expressions", "mentions"]

_KINDS: tuple[str, ...] = get_args(Kind)
_TYPES = {"large_string": polars.String, "int64": polars.Int64, "double": polars.Float64}
# What most people want of a mention within its row: the document is the row.
_COLUMNS = ("start", "end", "text", "kind", "entity_id", "entity_name", "confidence")


@polars.api.register_expr_namespace("legation")
class Expressions:
    """What an expression of texts can be asked: `polars.col("text").legation`."""

    def __init__(self, texts: polars.Expr) -> None:
        self._texts = texts

    def mentions(
        self,
        columns: Sequence[str] = _COLUMNS,
        *,
        date: polars.Expr | str | None = None,
        options: Options | None = None,
    ) -> polars.Expr:
        """The mentions of each text: a list of structures of columns of their table."""
        empty = extract_many([]).mentions(list(columns)).to_polars()
        of_one = polars.Struct(dict(empty.schema))

        def structures(documents: Documents) -> polars.Series:
            frame = documents.mentions(["document_id", *columns]).to_polars()
            rows = frame.select(
                polars.col("document_id").cast(polars.UInt32).alias("row"),
                polars.struct(columns).alias("mentions"),
            )
            found = rows.group_by("row", maintain_order=True).agg("mentions")
            all_rows = polars.DataFrame(
                {"row": polars.Series(range(len(documents)), dtype=polars.UInt32)}
            )
            joined = all_rows.join(found, on="row", how="left", maintain_order="left")
            return joined["mentions"].fill_null(polars.Series([[]], dtype=polars.List(of_one)))

        return self._mapped(structures, polars.List(of_one), date, options)

    def entity_ids(
        self,
        *,
        kind: Kind | None = None,
        date: polars.Expr | str | None = None,
        options: Options | None = None,
    ) -> polars.Expr:
        """The ids of the entities of each text, each once, in the order of first mention.

        Raises `LegationError` for a kind that there is not.
        """
        if kind is not None and kind not in _KINDS:
            raise LegationError(f"unknown kind {kind!r}: expected {', '.join(_KINDS)}")

        def ids(documents: Documents) -> polars.Series:
            rows = [
                [entity.id for entity in document.entities if kind in (None, entity.kind)]
                for document in documents
            ]
            return polars.Series(rows, dtype=polars.List(polars.String))

        return self._mapped(ids, polars.List(polars.String), date, options)

    def _mapped(
        self,
        of_documents: Any,
        returned: Any,
        date: polars.Expr | str | None,
        options: Options | None,
    ) -> polars.Expr:
        dates = polars.lit(None) if date is None else date

        def read(columns: Sequence[polars.Series]) -> polars.Series:
            texts, given = columns
            dates_of = None if date is None else given
            found = extract_many(texts, dates=dates_of, missing="empty", options=options)
            series: polars.Series = of_documents(found)
            return series.alias(texts.name)

        return polars.map_batches(
            [self._texts, dates], read, return_dtype=returned, is_elementwise=True
        )


def mentions(frame: polars.LazyFrame, **settings: Any) -> polars.LazyFrame:
    """The table of mentions of a lazy frame; the settings are those of `Mapper`."""
    mapper = Mapper(**settings)
    types = {field.name: _TYPES[str(field.type)] for field in mapper.schema}
    mapper.check_columns(frame.collect_schema().names())
    # Rows come and go: nothing may be pushed below, but the frame may be read in parts.
    return frame.select(mapper.needed).map_batches(
        mapper.polars, schema=types, streamable=True, validate_output_schema=True
    )
